/// The rules that Kubernetes has for names, each as apimachinery checks it.
///
/// API servers check them all again. Checking here gives the error a place and a remedy before
/// anything is sent, and keeps a name from changing the meaning of a URL or a selector.
public enum NameRule: Sendable, Hashable, CaseIterable, CustomStringConvertible {
  /// A label of RFC 1123: 1 to 63 lower case letters, digits and `-`, a letter or digit at both
  /// ends. Names of namespaces and most pods' parts (`IsDNS1123Label` in
  /// `pkg/api/validate/content`).
  case dns1123Label
  /// Such labels joined by dots, 253 bytes in all; Kubernetes does not limit each to 63. Names of
  /// most objects, and groups (`IsDNS1123Subdomain` in `pkg/api/validate/content`).
  case dns1123Subdomain
  /// As ``dns1123Label``, but the first must be a letter. Kinds in lower case, plurals and versions
  /// of custom resources (`IsDNS1035Label` in `pkg/util/validation`).
  case dns1035Label
  /// A qualified name, the key of a label or annotation: 1 to 63 letters, digits, `-`, `_` and
  /// `.`, a letter or digit at both ends, perhaps with a ``dns1123Subdomain`` and `/` in front
  /// (`IsLabelKey`, formerly `IsQualifiedName`, in `pkg/api/validate/content`).
  case labelKey
  /// The value of a label: empty, or as the part of a ``labelKey`` after the slash
  /// (`IsLabelValue` in `pkg/api/validate/content`).
  case labelValue
  /// What any object's name must be to stand in a URL: not `.` or `..`, without `/` and `%`
  /// (`IsPathSegmentName` in `pkg/api/validate/content`). The empty name, which that function
  /// lets pass for historical reasons, is an error: it would turn getting or deleting one object
  /// into listing or deleting all.
  case pathSegment

  /// What the rule is called in messages.
  public var description: String {
    switch self {
    case .dns1123Label: "DNS-1123 label"
    case .dns1123Subdomain: "DNS-1123 subdomain"
    case .dns1035Label: "DNS-1035 label"
    case .labelKey: "label key"
    case .labelValue: "label value"
    case .pathSegment: "name for a URL path"
    }
  }

  /// Throws the first problem of the name under this rule. Lengths are in UTF-8 bytes.
  public func validate(_ name: String) throws(InvalidName) {
    guard let finding = finding(in: name) else { return }
    throw InvalidName(
      rule: self, name: name, offset: finding.offset, problem: finding.problem(name),
      remedy: finding.remedy)
  }

  /// Whether the name obeys this rule.
  public func accepts(_ name: String) -> Bool { finding(in: name) == nil }

  private func finding(in name: String) -> Finding? {
    let bytes = Array(name.utf8)[...]
    switch self {
    case .dns1123Label: return Part.dnsLabel.finding(in: bytes)
    case .dns1123Subdomain: return subdomainFinding(in: bytes)
    case .dns1035Label: return Part.letterFirstLabel.finding(in: bytes)
    case .labelKey: return labelKeyFinding(in: bytes)
    case .labelValue: return bytes.isEmpty ? nil : Part.qualified.finding(in: bytes)
    case .pathSegment: return pathSegmentFinding(in: bytes)
    }
  }
}

/// The first problem of a name. The message is made only when it is thrown.
private struct Finding {
  enum Problem {
    case empty
    case tooLong(limit: Int)
    case forbidden
    case forbiddenAtStart
    case forbiddenAtEnd
    case dots
    case secondSlash
  }

  var kind: Problem
  var offset: Int
  var remedy: String

  func problem(_ name: String) -> String {
    switch kind {
    case .empty: return "nothing stands where a name is needed"
    case .tooLong(let limit): return "longer than \(limit) bytes"
    case .forbidden: return "\(character(of: name)) is not allowed"
    case .forbiddenAtStart: return "\(character(of: name)) is not allowed at the start"
    case .forbiddenAtEnd: return "\(character(of: name)) is not allowed at the end"
    case .dots: return "'.' and '..' mean something else in a path"
    case .secondSlash: return "a second '/'"
    }
  }

  /// The offset is that of the first byte outside ASCII or of an ASCII byte, so a character
  /// begins there.
  private func character(of name: String) -> String {
    let index = name.utf8.index(name.utf8.startIndex, offsetBy: offset)
    return "'" + visible(name.unicodeScalars[index]) + "'"
  }
}

/// One run of characters between separators.
private struct Part {
  var limit: Int
  var allows: @Sendable (UInt8) -> Bool
  var allowsAtStart: @Sendable (UInt8) -> Bool
  var allowsAtEnd: @Sendable (UInt8) -> Bool
  var remedy: String

  static let dnsLabel = Part(
    limit: 63, allows: isLowercaseOrHyphen, allowsAtStart: isLowercase, allowsAtEnd: isLowercase,
    remedy: "use 1 to 63 lower case letters, digits and '-', with a letter or digit at both ends")

  static let letterFirstLabel = Part(
    limit: 63, allows: isLowercaseOrHyphen,
    allowsAtStart: { UInt8(ascii: "a")...UInt8(ascii: "z") ~= $0 }, allowsAtEnd: isLowercase,
    remedy: "use 1 to 63 lower case letters, digits and '-', with a letter at the start "
      + "and a letter or digit at the end")

  static let subdomainLabel = Part(
    limit: .max, allows: isLowercaseOrHyphen, allowsAtStart: isLowercase, allowsAtEnd: isLowercase,
    remedy: "use lower case letters, digits, '-' and '.', with a letter or digit at both ends "
      + "of what stands between dots, 253 bytes at most")

  static let qualified = Part(
    limit: 63, allows: isQualified, allowsAtStart: isAlphanumeric, allowsAtEnd: isAlphanumeric,
    remedy: "use 1 to 63 letters, digits, '-', '_' and '.', with a letter or digit at both ends")

  func finding(in bytes: ArraySlice<UInt8>) -> Finding? {
    func finding(_ kind: Finding.Problem, at offset: Int) -> Finding {
      Finding(kind: kind, offset: offset, remedy: remedy)
    }
    guard let first = bytes.first, let last = bytes.last else {
      return finding(.empty, at: bytes.startIndex)
    }
    if let offset = bytes.prefix(limit).firstIndex(where: { !allows($0) }) {
      return finding(.forbidden, at: offset)
    }
    if !allowsAtStart(first) { return finding(.forbiddenAtStart, at: bytes.startIndex) }
    if bytes.count > limit {
      return finding(.tooLong(limit: limit), at: bytes.startIndex + limit)
    }
    return allowsAtEnd(last) ? nil : finding(.forbiddenAtEnd, at: bytes.endIndex - 1)
  }
}

private func subdomainFinding(in bytes: ArraySlice<UInt8>) -> Finding? {
  let limit = 253
  if bytes.count > limit {
    return Finding(
      kind: .tooLong(limit: limit), offset: bytes.startIndex + limit,
      remedy: "shorten it to \(limit) bytes")
  }
  for label in bytes.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false) {
    if let finding = Part.subdomainLabel.finding(in: label) { return finding }
  }
  return nil
}

private func labelKeyFinding(in bytes: ArraySlice<UInt8>) -> Finding? {
  let slash = UInt8(ascii: "/")
  guard let first = bytes.firstIndex(of: slash) else { return Part.qualified.finding(in: bytes) }
  if let second = bytes[(first + 1)...].firstIndex(of: slash) {
    return Finding(
      kind: .secondSlash, offset: second, remedy: "write 'name' or 'prefix.example.com/name'")
  }
  return subdomainFinding(in: bytes[..<first])
    ?? Part.qualified.finding(in: bytes[(first + 1)...])
}

private func pathSegmentFinding(in bytes: ArraySlice<UInt8>) -> Finding? {
  let dot = UInt8(ascii: ".")
  if bytes.isEmpty {
    return Finding(kind: .empty, offset: 0, remedy: "give the object's name")
  }
  if bytes.count <= 2, bytes.allSatisfy({ $0 == dot }) {
    return Finding(kind: .dots, offset: 0, remedy: "choose another name")
  }
  guard let offset = bytes.firstIndex(where: { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "%") })
  else { return nil }
  return Finding(
    kind: .forbidden, offset: offset,
    remedy: "give the plain name: one path segment, not percent-encoded")
}

private func isLowercase(_ byte: UInt8) -> Bool {
  switch byte {
  case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): true
  default: false
  }
}

private func isLowercaseOrHyphen(_ byte: UInt8) -> Bool {
  isLowercase(byte) || byte == UInt8(ascii: "-")
}

private func isAlphanumeric(_ byte: UInt8) -> Bool {
  isLowercase(byte) || UInt8(ascii: "A")...UInt8(ascii: "Z") ~= byte
}

private func isQualified(_ byte: UInt8) -> Bool {
  switch byte {
  case UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."): true
  default: isAlphanumeric(byte)
  }
}
