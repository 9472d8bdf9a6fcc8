/// Reads semantic versions with the errors of `blang/semver`, which the API server uses.
enum SemverReader {
  static func read(_ text: String) throws(CELFailure) -> CELSemver {
    guard !text.isEmpty else { throw .other("Version string empty") }
    let parts = text.split(separator: ".", maxSplits: 2, omittingEmptySubsequences: false)
    guard parts.count == 3 else { throw .other("No Major.Minor.Patch elements found") }
    let major = try number(parts[0], "Major")
    let minor = try number(parts[1], "Minor")
    var patch = parts[2]
    var build: [String] = []
    var prerelease: [CELSemver.Identifier] = []
    if let plus = patch.firstIndex(of: "+") {
      build = pieces(patch[patch.index(after: plus)...])
      patch = patch[..<plus]
    }
    if let dash = patch.firstIndex(of: "-") {
      let identifiers = pieces(patch[patch.index(after: dash)...])
      patch = patch[..<dash]
      let number = try Self.number(patch, "Patch")
      for identifier in identifiers { prerelease.append(try read(identifier: identifier)) }
      try check(build)
      return CELSemver(
        major: major, minor: minor, patch: number, prerelease: prerelease, build: build)
    }
    let number = try number(patch, "Patch")
    try check(build)
    return CELSemver(major: major, minor: minor, patch: number, prerelease: [], build: build)
  }

  /// Reads versions also with a `v` in front, with parts missing and with zeros in front of
  /// numbers.
  static func readTolerantly(_ text: String) throws(CELFailure) -> CELSemver {
    let text = text.hasPrefix("v") ? text.dropFirst() : text[...]
    var parts = text.split(separator: ".", maxSplits: 2, omittingEmptySubsequences: false)
      .map(String.init)
    for index in parts.indices where parts[index].utf8.count > 1 {
      let trimmed = String(parts[index].drop { $0 == "0" })
      let beginsWithDigit = trimmed.utf8.first.map(isDigit) ?? false
      parts[index] = beginsWithDigit ? trimmed : "0" + trimmed
    }
    if parts.count < 3 {
      if parts.last?.contains(where: { $0 == "+" || $0 == "-" }) == true {
        throw .other("short version cannot contain PreRelease/Build meta data")
      }
      while parts.count < 3 { parts.append("0") }
    }
    return try read(parts.joined(separator: "."))
  }

  private static func pieces(_ text: Substring) -> [String] {
    text.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
  }

  private static func number(_ text: Substring, _ name: String) throws(CELFailure) -> UInt64 {
    guard text.utf8.allSatisfy(isDigit) else {
      throw .other("Invalid character(s) found in \(name.lowercased()) number \(quoted(text))")
    }
    if text.utf8.count > 1, text.utf8.first == UInt8(ascii: "0") {
      throw .other("\(name) number must not contain leading zeroes \(quoted(text))")
    }
    return try number(text)
  }

  private static func number(_ text: Substring) throws(CELFailure) -> UInt64 {
    guard let number = UInt64(text) else {
      let reason = text.isEmpty ? "invalid syntax" : "value out of range"
      throw .other("strconv.ParseUint: parsing \(quoted(text)): \(reason)")
    }
    return number
  }

  private static func read(
    identifier text: String
  ) throws(CELFailure) -> CELSemver.Identifier {
    guard !text.isEmpty else { throw .other("Prerelease is empty") }
    if text.utf8.allSatisfy(isDigit) {
      if text.utf8.count > 1, text.utf8.first == UInt8(ascii: "0") {
        throw .other("Numeric PreRelease version must not contain leading zeroes \(quoted(text))")
      }
      return .number(try number(text[...]))
    }
    guard text.utf8.allSatisfy(isAlphanumeric) else {
      throw .other("Invalid character(s) found in prerelease \(quoted(text))")
    }
    return .text(text)
  }

  private static func check(_ build: [String]) throws(CELFailure) {
    for text in build {
      guard !text.isEmpty else { throw .other("Build meta data is empty") }
      guard text.utf8.allSatisfy(isAlphanumeric) else {
        throw .other("Invalid character(s) found in build meta data \(quoted(text))")
      }
    }
  }

  private static func quoted(_ text: some StringProtocol) -> String {
    GoQuotedText.quoted(String(text))
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")
  }

  private static func isAlphanumeric(_ byte: UInt8) -> Bool {
    isDigit(byte) || byte == UInt8(ascii: "-")
      || (byte | 0x20 >= UInt8(ascii: "a") && byte | 0x20 <= UInt8(ascii: "z"))
  }
}
