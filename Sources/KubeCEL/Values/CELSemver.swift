/// A semantic version.
public struct CELSemver: Sendable, Hashable {
  public let major: UInt64
  public let minor: UInt64
  public let patch: UInt64
  /// What follows the `-`, by its dots.
  public let prerelease: [Identifier]
  /// What follows the `+`, by its dots. It does not count in comparisons.
  public let build: [String]

  public enum Identifier: Sendable, Hashable {
    case number(UInt64)
    case text(String)
  }
}

extension CELSemver {
  /// Below zero if this is the earlier version, zero if builds are all that differ.
  func order(_ other: CELSemver) -> Int {
    let own = (major, minor, patch)
    let others = (other.major, other.minor, other.patch)
    guard own == others else { return own < others ? -1 : 1 }
    guard !prerelease.isEmpty, !other.prerelease.isEmpty else {
      // Without one it is the version itself, after all of its own.
      return prerelease.isEmpty ? (other.prerelease.isEmpty ? 0 : 1) : -1
    }
    for (left, right) in zip(prerelease, other.prerelease) {
      let order = Self.order(left, right)
      if order != 0 { return order }
    }
    return (prerelease.count - other.prerelease.count).signum()
  }

  private static func order(_ left: Identifier, _ right: Identifier) -> Int {
    switch (left, right) {
    case (.number(let left), .number(let right)): ValueOrder(left, right).rawValue
    case (.number, .text): -1
    case (.text, .number): 1
    case (.text(let left), .text(let right)): left.order(right).rawValue
    }
  }
}
