/// A semantic version.
public struct CELSemver: Sendable, Hashable {
  public let major: UInt64
  public let minor: UInt64
  public let patch: UInt64
  /// What follows the `-`, by its dots.
  public let prerelease: [String]
  /// What follows the `+`, by its dots. It does not count in comparisons.
  public let build: [String]
}
