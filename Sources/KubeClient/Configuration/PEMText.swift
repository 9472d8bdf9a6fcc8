import KubeCore
import KubeTransport

/// Looks into PEM texts as far as it takes to say what is wrong with them.
enum PEMText {
  enum Kind {
    case certificate, key
  }

  /// A clause that begins with a verb, or nil if the text looks right.
  static func problem(_ bytes: [UInt8], _ kind: Kind) -> String? {
    let text = String(decoding: bytes, as: UTF8.self)
    let labels = labels(text)
    switch kind {
    case .certificate:
      if labels.contains(where: { $0.hasSuffix("CERTIFICATE") }) { return nil }
    case .key:
      if labels.contains("ENCRYPTED PRIVATE KEY") || text.contains("Proc-Type: 4,ENCRYPTED") {
        return "holds a key that is encrypted, which cannot be used. Decrypt it with "
          + "'openssl pkey -in FILE -out FILE'."
      }
      if labels.contains(where: { $0.hasSuffix("PRIVATE KEY") }) { return nil }
    }
    let wanted = kind == .certificate ? "CERTIFICATE" : "PRIVATE KEY"
    let found = labels.first.map { "a block \(quoted($0))" } ?? (bytes.isEmpty ? "nothing" : "none")
    return "must hold a PEM block with BEGIN \(wanted), and has \(found)."
  }

  private static func quoted(_ label: String) -> String { "'\(label.prefix(40))'" }

  /// The labels of the blocks: `CERTIFICATE`, `RSA PRIVATE KEY`.
  private static func labels(_ text: String) -> [String] {
    text.split(whereSeparator: \.isNewline).compactMap { line in
      let begin = "-----BEGIN "
      guard line.hasPrefix(begin), let end = line.dropFirst(begin.count).firstIndex(of: "-") else {
        return nil
      }
      return String(line[..<end].dropFirst(begin.count))
    }
  }

  /// The bytes of the first certificate, if its base64 is in order.
  static func firstCertificate(_ bytes: [UInt8]) -> [UInt8]? {
    var isInside = false
    var base64 = ""
    for line in String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline) {
      if line.hasPrefix("-----BEGIN CERTIFICATE-----") {
        isInside = true
      } else if line.hasPrefix("-----END"), isInside {
        return try? Base64Data(base64: base64).bytes
      } else if isInside {
        base64 += line.trimmingWhitespace
      }
    }
    return nil
  }
}

extension StringProtocol {
  var trimmingWhitespace: SubSequence {
    var rest = self[...]
    while rest.first?.isWhitespace == true { rest = rest.dropFirst() }
    while rest.last?.isWhitespace == true { rest = rest.dropLast() }
    return rest
  }
}
