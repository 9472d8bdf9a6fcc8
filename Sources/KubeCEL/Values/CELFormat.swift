import KubeValues

/// A format with a name, whose `validate` says what is wrong with a text.
public enum CELFormat: String, Sendable, Hashable, CaseIterable {
  case dns1123Label
  case dns1123Subdomain
  case dns1035Label
  case qualifiedName
  case dns1123LabelPrefix
  case dns1123SubdomainPrefix
  case dns1035LabelPrefix
  case labelValue
  case uri
  case uuid
  case byte
  case date
  case datetime

  /// How long a pattern for the format is; costs go by it.
  var patternLength: Int {
    switch self {
    case .dns1123Label, .dns1035Label, .dns1123LabelPrefix, .dns1035LabelPrefix: 30
    case .dns1123Subdomain, .dns1123SubdomainPrefix, .qualifiedName: 60
    case .labelValue: 40
    case .uri: 1103
    case .uuid: 70
    case .byte: 84
    case .date, .datetime: 71
    }
  }

  /// What is wrong with the text, in the API server's words.
  func problems(with text: String) -> [String] {
    switch self {
    case .dns1123Label: NameRules.label(text)
    case .dns1123Subdomain: NameRules.subdomain(text)
    case .dns1035Label: NameRules.label1035(text)
    case .qualifiedName: NameRules.qualifiedName(text)
    case .dns1123LabelPrefix: NameRules.label(NameRules.masked(text))
    case .dns1123SubdomainPrefix: NameRules.subdomain(NameRules.masked(text))
    case .dns1035LabelPrefix: NameRules.label1035(NameRules.masked(text))
    case .labelValue: NameRules.labelValue(text)
    case .uri: Self.uriProblems(text)
    case .uuid: Self.isUUID(text) ? [] : ["does not match the UUID format"]
    case .byte: Self.isBase64(text) ? [] : ["invalid base64"]
    case .date: TimestampReader.readDate(text) != nil ? [] : ["invalid date"]
    case .datetime: Self.isDateTime(text) ? [] : ["invalid datetime"]
    }
  }

  private static func uriProblems(_ text: String) -> [String] {
    do throws(CELFailure) {
      try URLReader.check(text)
      return []
    } catch {
      return [error.message]
    }
  }

  /// Groups of 8, 4, 4, 4 and 12 hexadecimal digits, with a hyphen between or none.
  private static func isUUID(_ text: String) -> Bool {
    var rest = Substring(text).utf8
    for (index, count) in [8, 4, 4, 4, 12].enumerated() {
      if index > 0, rest.first == UInt8(ascii: "-") { rest.removeFirst() }
      let digits = rest.prefix(count)
      guard digits.count == count, digits.allSatisfy(Self.isHexadecimal) else { return false }
      rest.removeFirst(count)
    }
    return rest.isEmpty
  }

  private static func isHexadecimal(_ byte: UInt8) -> Bool {
    switch Unicode.Scalar(byte) {
    case "0"..."9", "a"..."f", "A"..."F": true
    default: false
    }
  }

  /// Nothing is not enough.
  private static func isBase64(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    guard !bytes.isEmpty, bytes.count % 4 == 0 else { return false }
    let padding = bytes.suffix(2).filter { $0 == UInt8(ascii: "=") }.count
    return bytes.suffix(padding).allSatisfy { $0 == UInt8(ascii: "=") }
      && bytes.dropLast(padding).allSatisfy { byte in
        switch Unicode.Scalar(byte) {
        case "0"..."9", "a"..."z", "A"..."Z", "+", "/": true
        default: false
        }
      }
  }

  /// A date, `t` and a time of day with an offset, whose parts are compared as texts.
  private static func isDateTime(_ text: String) -> Bool {
    let parts = text.lowercased().split(separator: "t", omittingEmptySubsequences: false)
    guard text.utf8.count >= 4, parts.count >= 2,
      TimestampReader.readDate(String(parts[0])) != nil
    else { return false }
    var rest = parts[1].unicodeScalars
    func pair() -> Substring? {
      let digits = rest.prefix(2)
      guard digits.count == 2, digits.allSatisfy({ "0"..."9" ~= $0 }) else { return nil }
      rest.removeFirst(2)
      return Substring(digits)
    }
    func skip(_ scalar: Unicode.Scalar) -> Bool {
      guard rest.first == scalar else { return false }
      rest.removeFirst()
      return true
    }
    guard let hour = pair(), hour <= "23", skip(":"), let minute = pair(), minute <= "59",
      skip(":"), let second = pair(), second <= "59"
    else { return false }
    // Any character may stand before the fraction.
    let fraction = rest.dropFirst().prefix { "0"..."9" ~= $0 }
    let isOffset = rest.first == "z" || rest.first == "+" || rest.first == "-"
    let hasFraction = !fraction.isEmpty && !(isOffset && rest.dropFirst(3).first == ":")
    if hasFraction { rest = rest.dropFirst(1 + fraction.count) }
    if rest.first == "z" { return rest.count == 1 }
    guard skip("+") || skip("-"), pair() != nil, skip(":"), pair() != nil else { return false }
    return rest.isEmpty
  }
}
