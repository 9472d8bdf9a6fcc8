/// The order in which API servers and kubectl prefer versions: v2, v1, v2beta1, v1beta2, v1beta1,
/// v1alpha1, then all other names alphabetically. The preferred one is the lesser.
struct VersionOrder: Comparable {
  private let name: String
  private let ranks: [Int]

  init(_ name: String) {
    self.name = name
    ranks = Self.ranks(name)
  }

  static func < (a: VersionOrder, b: VersionOrder) -> Bool {
    if a.ranks != b.ranks { return b.ranks.lexicographicallyPrecedes(a.ranks) }
    return a.name.utf8.lexicographicallyPrecedes(b.name.utf8)
  }

  /// Stability, number, and the number of the beta or alpha; empty for a name of another form.
  private static func ranks(_ name: String) -> [Int] {
    guard name.hasPrefix("v"), let major = number(name.dropFirst().prefix { $0.isNumber }) else {
      return []
    }
    let rest = name.dropFirst().drop { $0.isNumber }
    if rest.isEmpty { return [3, major, 0] }
    for (word, stability) in [("beta", 2), ("alpha", 1)] where rest.hasPrefix(word) {
      guard let minor = number(rest.dropFirst(word.count)) else { return [] }
      return [stability, major, minor]
    }
    return []
  }

  private static func number(_ digits: Substring) -> Int? {
    digits.utf8.allSatisfy(\.isDigit) ? Int(digits) : nil
  }
}
