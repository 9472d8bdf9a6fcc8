import KubeCore
import KubeTransport

/// Finds the end of a certificate's life in its DER form, and nothing else.
struct CertificateExpiry {
  private var bytes: ArraySlice<UInt8>

  /// When the first certificate of a PEM text expires; nil if that cannot be made out.
  static func read(pem: [UInt8]) -> Time? {
    guard let der = PEMText.firstCertificate(pem) else { return nil }
    return read(der: der)
  }

  static func read(der: [UInt8]) -> Time? {
    var reader = CertificateExpiry(bytes: der[...])
    // Certificate, and in it the part that is signed.
    guard let certificate = reader.enter(0x30) else { return nil }
    reader.bytes = certificate
    guard let signed = reader.enter(0x30) else { return nil }
    reader.bytes = signed
    // The version may be left out; then serial number, algorithm, issuer.
    if reader.bytes.first == 0xA0 { _ = reader.next() }
    for _ in 0..<3 where reader.next() == nil { return nil }
    guard let validity = reader.enter(0x30) else { return nil }
    reader.bytes = validity
    guard reader.next() != nil, let end = reader.next() else { return nil }
    return time(end.content, tag: end.tag)
  }

  private mutating func enter(_ tag: UInt8) -> ArraySlice<UInt8>? {
    guard let element = next(), element.tag == tag else { return nil }
    return element.content
  }

  private mutating func next() -> (tag: UInt8, content: ArraySlice<UInt8>)? {
    guard let tag = bytes.popFirst(), let first = bytes.popFirst() else { return nil }
    var length = Int(first)
    if first >= 0x80 {
      guard (0x81...0x84).contains(first) else { return nil }
      length = 0
      for _ in 0..<(first & 0x7F) {
        guard let byte = bytes.popFirst() else { return nil }
        length = length << 8 | Int(byte)
      }
    }
    guard length <= bytes.count else { return nil }
    let content = bytes.prefix(length)
    bytes = bytes.dropFirst(length)
    return (tag, content)
  }

  /// `YYMMDDhhmmssZ` until 2049, `YYYYMMDDhhmmssZ` after.
  private static func time(_ content: ArraySlice<UInt8>, tag: UInt8) -> Time? {
    var digits = String(decoding: content, as: UTF8.self)
    guard digits.utf8.last == UInt8(ascii: "Z") else { return nil }
    digits.removeLast()
    if tag == 0x17, digits.count == 12 { digits = (digits < "5" ? "20" : "19") + digits }
    let parts = Array(digits)
    guard parts.count == 14 else { return nil }
    func part(_ range: Range<Int>) -> String { String(parts[range]) }
    return try? Time(
      "\(part(0..<4))-\(part(4..<6))-\(part(6..<8))T\(part(8..<10)):\(part(10..<12)):"
        + "\(part(12..<14))Z")
  }
}
