/// Whom a change breaks.
package struct Effects: OptionSet, Sendable, Hashable {
  package let rawValue: Int

  package init(rawValue: Int) { self.rawValue = rawValue }

  /// An object that a server stored under the old definition is refused, loses something or does
  /// not decode under the new one.
  package static let stored = Effects(rawValue: 1)
  /// What clients of before write is refused, what they read does not decode, or Swift code that was
  /// compiled with the old types does not compile with the new ones.
  package static let clients = Effects(rawValue: 2)
  package static let both: Effects = [.stored, .clients]

  package var words: [String] {
    (contains(.stored) ? ["stored objects"] : []) + (contains(.clients) ? ["clients"] : [])
  }
}
