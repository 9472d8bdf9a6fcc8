/// What the library of semantic versions does.
enum VersionFunctions {
  static func semver(_ text: CELValue) throws(CELFailure) -> CELValue {
    .semver(try SemverReader.read(try text.text))
  }

  static func semver(_ text: CELValue, _ isTolerant: CELValue) throws(CELFailure) -> CELValue {
    guard try isTolerant.truth else { return try semver(text) }
    return .semver(try SemverReader.readTolerantly(try text.text))
  }

  static func isSemver(_ text: CELValue) throws(CELFailure) -> CELValue {
    try isSemver(text, .bool(false))
  }

  static func isSemver(_ text: CELValue, _ isTolerant: CELValue) throws(CELFailure) -> CELValue {
    _ = (try text.text, try isTolerant.truth)
    return .bool((try? semver(text, isTolerant)) != nil)
  }

  static func isGreater(_ left: CELValue, _ right: CELValue) throws(CELFailure) -> CELValue {
    .bool(try left.version.order(try right.version) > 0)
  }

  static func isLess(_ left: CELValue, _ right: CELValue) throws(CELFailure) -> CELValue {
    .bool(try left.version.order(try right.version) < 0)
  }

  static func compare(_ left: CELValue, _ right: CELValue) throws(CELFailure) -> CELValue {
    .int(Int64(try left.version.order(try right.version)))
  }

  static func major(_ version: CELValue) throws(CELFailure) -> CELValue {
    .int(Int64(bitPattern: try version.version.major))
  }

  static func minor(_ version: CELValue) throws(CELFailure) -> CELValue {
    .int(Int64(bitPattern: try version.version.minor))
  }

  static func patch(_ version: CELValue) throws(CELFailure) -> CELValue {
    .int(Int64(bitPattern: try version.version.patch))
  }
}
