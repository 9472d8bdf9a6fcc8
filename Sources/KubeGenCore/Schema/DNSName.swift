/// The forms of names that Kubernetes takes from DNS.
enum DNSName {
  /// A lower-case letter, then letters, digits and hyphens, no hyphen at the end, at most 63 characters (RFC 1035).
  static func isLabel(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    guard let first = bytes.first, let last = bytes.last, bytes.count <= 63 else { return false }
    return isLetter(first) && (isLetter(last) || isDigit(last))
      && bytes.allSatisfy { isLetter($0) || isDigit($0) || $0 == UInt8(ascii: "-") }
  }

  /// Labels that may begin with a digit, separated by dots, at most 253 characters in all (RFC 1123).
  static func isSubdomain(_ text: String) -> Bool {
    guard !text.isEmpty, text.utf8.count <= 253 else { return false }
    return text.split(separator: ".", omittingEmptySubsequences: false).allSatisfy { part in
      let bytes = Array(part.utf8)
      guard let first = bytes.first, let last = bytes.last else { return false }
      return (isLetter(first) || isDigit(first)) && (isLetter(last) || isDigit(last))
        && bytes.allSatisfy { isLetter($0) || isDigit($0) || $0 == UInt8(ascii: "-") }
    }
  }

  /// `[prefix/]name`: what the keys of labels and annotations are.
  static func isQualifiedName(_ text: String) -> Bool {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count <= 2, let name = parts.last else { return false }
    return (parts.count == 1 || isSubdomain(String(parts[0]))) && isLabelName(String(name))
  }

  /// What the value of a label is: empty, or like a key without prefix.
  static func isLabelValue(_ text: String) -> Bool { text.isEmpty || isLabelName(text) }

  private static func isLabelName(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    guard let first = bytes.first, let last = bytes.last, bytes.count <= 63 else { return false }
    let isInner: (UInt8) -> Bool = { byte in
      isAlphanumeric(byte)
        || [UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: ".")].contains(byte)
    }
    return isAlphanumeric(first) && isAlphanumeric(last) && bytes.allSatisfy(isInner)
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }

  private static func isAlphanumeric(_ byte: UInt8) -> Bool {
    isLetter(byte) || isDigit(byte) || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
  }
}
