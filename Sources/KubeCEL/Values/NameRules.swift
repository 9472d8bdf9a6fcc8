/// Rules for names of Kubernetes objects, labels and the like, with what the API server says
/// against a text.
enum NameRules {
  private static let labelPattern = "[a-z0-9]([-a-z0-9]*[a-z0-9])?"
  private static let keyPattern = "([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]"

  static func label(_ text: String) -> [String] {
    var problems = length(text, 63, "characters")
    guard !isLabel(text[...]) else { return problems }
    if isSubdomain(text) {
      problems.append("must not contain dots")
    } else {
      problems.append(
        "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', "
          + "and must start and end with an alphanumeric character "
          + examples(labelPattern, "my-name", "123-abc"))
    }
    return problems
  }

  static func subdomain(_ text: String) -> [String] {
    subdomain(text, "characters")
  }

  private static func subdomain(_ text: String, _ unit: String) -> [String] {
    var problems = length(text, 253, unit)
    if !isSubdomain(text) {
      problems.append(
        "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' "
          + "or '.', and must start and end with an alphanumeric character "
          + examples("\(labelPattern)(\\.\(labelPattern))*", "example.com"))
    }
    return problems
  }

  static func label1035(_ text: String) -> [String] {
    var problems = length(text, 63, "characters")
    let beginsWithLetter = text.utf8.first.map { $0 >= 0x61 && $0 <= 0x7a } ?? false
    if !isLabel(text[...]) || !beginsWithLetter {
      problems.append(
        "a DNS-1035 label must consist of lower case alphanumeric characters or '-', start with "
          + "an alphabetic character, and end with an alphanumeric character "
          + examples("[a-z]([-a-z0-9]*[a-z0-9])?", "my-name", "abc-123"))
    }
    return problems
  }

  static func qualifiedName(_ text: String) -> [String] {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    let rule =
      "must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an "
      + "alphanumeric character " + examples(keyPattern, "MyName", "my.name", "123-abc")
    var problems: [String] = []
    guard parts.count <= 2, let name = parts.last else {
      return [
        "a valid label key \(rule) with an optional DNS subdomain prefix and '/' "
          + "(e.g. 'example.com/MyName')"
      ]
    }
    if parts.count == 2 {
      if parts[0].isEmpty {
        problems.append("prefix part must be non-empty")
      } else {
        problems += subdomain(String(parts[0]), "bytes").map { "prefix part \($0)" }
      }
    }
    if name.isEmpty {
      problems.append("name part must be non-empty")
    } else {
      problems += length(name, 63, "bytes").map { "name part \($0)" }
    }
    if !isKey(name) { problems.append("name part \(rule)") }
    return problems
  }

  static func labelValue(_ text: String) -> [String] {
    var problems = length(text, 63, "bytes")
    if !text.isEmpty, !isKey(text[...]) {
      problems.append(
        "a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or "
          + "'.', and must start and end with an alphanumeric character "
          + examples("(\(keyPattern))?", "MyValue", "my_value", "12345"))
    }
    return problems
  }

  /// A text to which something will be added may end with a hyphen, which takes the letter before
  /// it with it.
  static func masked(_ text: String) -> String {
    guard text.utf8.count > 1, text.hasSuffix("-") else { return text }
    return String(decoding: Array(text.utf8.dropLast(2)) + [UInt8(ascii: "a")], as: UTF8.self)
  }

  private static func length(
    _ text: some StringProtocol, _ limit: Int, _ unit: String
  ) -> [String] {
    text.utf8.count > limit ? ["must be no more than \(limit) \(unit)"] : []
  }

  private static func examples(_ pattern: String, _ examples: String...) -> String {
    let list = examples.map { "'\($0)', " }.joined(separator: " or ")
    return "(e.g. \(list)regex used for validation is '\(pattern)')"
  }

  private static func isLabel(_ text: Substring) -> Bool {
    isWord(text) { byte in
      switch Unicode.Scalar(byte) {
      case "a"..."z", "0"..."9": true
      case "-": false
      default: nil
      }
    }
  }

  private static func isSubdomain(_ text: String) -> Bool {
    text.split(separator: ".", omittingEmptySubsequences: false).allSatisfy(isLabel)
  }

  private static func isKey(_ text: Substring) -> Bool {
    isWord(text) { byte in
      switch Unicode.Scalar(byte) {
      case "a"..."z", "A"..."Z", "0"..."9": true
      case "-", "_", ".": false
      default: nil
      }
    }
  }

  /// - Parameter kind: true for what may stand at either end, nil for what may stand nowhere.
  private static func isWord(_ text: Substring, _ kind: (UInt8) -> Bool?) -> Bool {
    guard let first = text.utf8.first, let last = text.utf8.last else { return false }
    return kind(first) == true && kind(last) == true && text.utf8.allSatisfy { kind($0) != nil }
  }
}
