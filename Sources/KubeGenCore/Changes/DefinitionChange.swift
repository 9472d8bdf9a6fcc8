/// A difference between two definitions.
package struct DefinitionChange: Sendable, Hashable {
  package var kind: ChangeKind
  /// `websites.example.com`
  package var definition: String
  /// `v1`, or `v1beta1 → v1`; nil if it is about all versions.
  package var version: String?
  /// Where in objects, or of the definition: `spec.ports[].name`; empty for the whole.
  package var path: String
  /// What was and what is, or what came or went.
  package var detail: String
  /// The types in Swift, if they differ.
  package var swift: SwiftTypeChange?
  /// In the new file or, of what went, in the old one; nil where there is no file.
  package var location: SourceLocation?

  package var effects: Effects {
    swift == nil ? kind.effects : kind.effects.union(.clients)
  }

  package var what: String { detail.isEmpty ? kind.title : "\(kind.title): \(detail)" }

  package var reason: String {
    guard let swift, kind != .swiftTypeChanged else { return kind.reason }
    return "\(kind.reason) In Swift, \(swift.old) becomes \(swift.new)."
  }
}

package struct SwiftTypeChange: Sendable, Hashable {
  package var old: String
  package var new: String
}
