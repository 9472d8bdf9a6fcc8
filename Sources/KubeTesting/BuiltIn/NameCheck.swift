import KubeCore

/// What the server says of a name that breaks a rule; nothing of one that obeys it.
enum NameCheck {
  private static let label = "[a-z0-9]([-a-z0-9]*[a-z0-9])?"

  static func subdomain(_ name: String) -> [String] {
    length(name, 253)
      + (NameRule.dns1123Subdomain.accepts(shortened(name, 253))
        ? []
        : [
          pattern(
            "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, "
              + "'-' or '.', and must start and end with an alphanumeric character",
            "\(label)(\\.\(label))*", "example.com")
        ])
  }

  static func dnsLabel(_ name: String) -> [String] {
    var problems = length(name, 63)
    if !isLabel(name) {
      problems.append(
        NameRule.dns1123Subdomain.accepts(shortened(name, 253))
          ? "must not contain dots"
          : pattern(
            "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or "
              + "'-', and must start and end with an alphanumeric character",
            label, "my-name", "123-abc"))
    }
    return problems
  }

  static func dns1035Label(_ name: String) -> [String] {
    var problems = length(name, 63)
    if !isLabel(name) || name.utf8.first.map({ (48...57).contains($0) }) ?? true {
      problems.append(
        pattern(
          "a DNS-1035 label must consist of lower case alphanumeric characters or '-', start with "
            + "an alphabetic character, and end with an alphanumeric character",
          "[a-z]([-a-z0-9]*[a-z0-9])?", "my-name", "abc-123"))
    }
    return problems
  }

  /// `*.example.com`
  static func wildcard(_ name: String) -> [String] {
    let problems = length(name, 253)
    if name.hasPrefix("*."), NameRule.dns1123Subdomain.accepts(String(name.dropFirst(2))) {
      return problems
    }
    return problems + [
      pattern(
        "a wildcard DNS-1123 subdomain must start with '*.', followed by a valid DNS subdomain, "
          + "which must consist of lower case alphanumeric characters, '-' or '.' and end with an "
          + "alphanumeric character",
        "\\*\\.\(label)(\\.\(label))*", "*.example.com")
    ]
  }

  static func pathSegment(_ name: String) -> [String] {
    if name == "." || name == ".." { return ["may not be '\(name)'"] }
    return ["/", "%"].filter(name.contains).map { "may not contain '\($0)'" }
  }

  /// A key of labels and annotations, a finalizer, a name of a controller.
  static func qualified(_ name: String) -> [String] {
    let words =
      "must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an "
      + "alphanumeric character"
    let form = "([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]"
    let parts = name.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    guard parts.count <= 2, let last = parts.last else {
      return [
        "a valid label key \(pattern(words, form, "MyName", "my.name", "123-abc")) with an "
          + "optional DNS subdomain prefix and '/' (e.g. 'example.com/MyName')"
      ]
    }
    var problems: [String] = []
    if parts.count == 2 {
      problems +=
        parts[0].isEmpty
        ? ["prefix part must be non-empty"] : subdomain(parts[0]).map { "prefix part \($0)" }
    }
    if last.isEmpty {
      problems.append("name part must be non-empty")
    } else if last.utf8.count > 63 {
      problems.append("name part must be no more than 63 bytes")
    }
    if !isQualified(last) {
      problems.append("name part \(pattern(words, form, "MyName", "my.name", "123-abc"))")
    }
    return problems
  }

  static func labelValue(_ value: String) -> [String] {
    var problems = value.utf8.count > 63 ? ["must be no more than 63 bytes"] : []
    if !value.isEmpty, !isQualified(value) {
      problems.append(
        pattern(
          "a valid label must be an empty string or consist of alphanumeric characters, '-', '_' "
            + "or '.', and must start and end with an alphanumeric character",
          "(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?", "MyValue", "my_value", "12345"))
    }
    return problems
  }

  static func configKey(_ key: String) -> [String] {
    var problems = length(key, 253)
    if key.isEmpty || !key.utf8.allSatisfy(isKeyByte) {
      problems.append(
        pattern(
          "a valid config key must consist of alphanumeric characters, '-', '_' or '.'",
          "[-._a-zA-Z0-9]+", "key.name", "KEY_NAME", "key-name"))
    }
    if key == "." || key == ".." {
      problems.append("must not be '\(key)'")
    } else if key.hasPrefix("..") {
      problems.append("must not start with '..'")
    }
    return problems
  }

  static func environmentVariable(_ name: String) -> [String] {
    if name.isEmpty { return ["environment variable name must be non-empty"] }
    let isPlain = name.utf8.allSatisfy { (0x20..<0x7f).contains($0) && $0 != UInt8(ascii: "=") }
    return isPlain
      ? []
      : [
        "a valid environment variable name must consist only of printable ASCII characters other "
          + "than '='"
      ]
  }

  static func portName(_ name: String) -> [String] {
    var problems = length(name, 15)
    let isLower: (UInt8) -> Bool = { (97...122).contains($0) }
    if name.isEmpty || !name.utf8.allSatisfy({ isLower($0) || (48...57).contains($0) || $0 == 45 })
    {
      problems.append("must contain only alpha-numeric characters (a-z, 0-9), and hyphens (-)")
    }
    if !name.utf8.contains(where: isLower) {
      problems.append("must contain at least one letter (a-z)")
    }
    if name.contains("--") { problems.append("must not contain consecutive hyphens") }
    if name.hasPrefix("-") || name.hasSuffix("-") {
      problems.append("must not begin or end with a hyphen")
    }
    return problems
  }

  static func port(_ number: Int) -> [String] {
    1...65535 ~= number ? [] : ["must be between 1 and 65535, inclusive"]
  }

  private static func pattern(_ words: String, _ form: String, _ examples: String...) -> String {
    // The server leaves two spaces before `or`.
    let list = examples.map { "'\($0)', " }.joined(separator: " or ")
    return "\(words) (e.g. \(list)regex used for validation is '\(form)')"
  }

  private static func length(_ name: String, _ limit: Int) -> [String] {
    name.utf8.count > limit ? ["must be no more than \(limit) characters"] : []
  }

  /// What decides whether a name that is too long has the right form besides.
  private static func shortened(_ name: String, _ limit: Int) -> String {
    guard name.utf8.count > limit else { return name }
    let isGood = name.split(separator: ".", omittingEmptySubsequences: false).allSatisfy {
      isLabel(String($0))
    }
    return isGood ? "a" : "-"
  }

  private static func isLabel(_ name: String) -> Bool {
    let bytes = name.utf8
    let isOuter: (UInt8) -> Bool = { (97...122).contains($0) || (48...57).contains($0) }
    return bytes.first.map(isOuter) ?? false && bytes.last.map(isOuter) ?? false
      && bytes.allSatisfy { isOuter($0) || $0 == 45 }
  }

  private static func isQualified(_ name: String) -> Bool {
    let bytes = name.utf8
    let isOuter: (UInt8) -> Bool = { isKeyByte($0) && $0 != 45 && $0 != 46 && $0 != 95 }
    return bytes.first.map(isOuter) ?? false && bytes.last.map(isOuter) ?? false
      && bytes.allSatisfy(isKeyByte)
  }

  private static func isKeyByte(_ byte: UInt8) -> Bool {
    switch byte {
    case 97...122, 65...90, 48...57, 45, 46, 95: true
    default: false
    }
  }
}
