/// Orders the versions of a group as Kubernetes does: `v2`, `v1`, `v2beta1`, `v1beta2`, `v1alpha3`,
/// then all names of another form, alphabetically. The version that is preferred is the least.
package struct VersionMaturity: Hashable, Comparable {
  private let rank: Int
  private let major: Int
  private let minor: Int
  private let name: String

  package init(_ name: String) {
    let parts = Self.parts(of: name)
    rank = parts?.rank ?? 3
    major = parts?.major ?? 0
    minor = parts?.minor ?? 0
    self.name = name
  }

  /// The name has one of the forms `v1`, `v1beta1` and `v1alpha1`.
  package static func isVersion(_ name: some StringProtocol) -> Bool { parts(of: name) != nil }

  package static func < (a: VersionMaturity, b: VersionMaturity) -> Bool {
    if a.rank != b.rank { return a.rank < b.rank }
    if a.major != b.major { return a.major > b.major }
    if a.minor != b.minor { return a.minor > b.minor }
    return a.name < b.name
  }

  private static func parts(of name: some StringProtocol) -> (rank: Int, major: Int, minor: Int)? {
    guard name.first == "v" else { return nil }
    let digits = name.dropFirst().prefix { $0.isASCII && $0.isNumber }
    guard let major = Int(digits) else { return nil }
    let rest = name.dropFirst(1 + digits.count)
    if rest.isEmpty { return (0, major, 0) }
    for (rank, word) in [(1, "beta"), (2, "alpha")] where rest.hasPrefix(word) {
      let number = rest.dropFirst(word.count)
      guard number.allSatisfy({ $0.isASCII && $0.isNumber }), let minor = Int(number) else {
        return nil
      }
      return (rank, major, minor)
    }
    return nil
  }
}
