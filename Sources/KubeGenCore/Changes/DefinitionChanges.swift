/// What differs between two sets of definitions.
package enum DefinitionChanges {
  /// - Parameter versions: one version of each side, instead of all.
  package static func between(
    _ old: DefinitionSource, _ new: DefinitionSource,
    versions: (old: String, new: String)? = nil, diagnostics: inout Diagnostics
  ) -> [DefinitionChange] {
    let before = old.definitions(diagnostics: &diagnostics)
    let after = new.definitions(diagnostics: &diagnostics)
    if diagnostics.hasErrors { return [] }
    let pairs = pairs(before, after)
    if let versions { check(versions, pairs, &diagnostics) }
    let areWritten = old.isWritten && new.isWritten
    return pairs.flatMap { pair -> [DefinitionChange] in
      switch pair {
      case (let old?, let new?):
        return DefinitionComparison.changes(old, new, versions: versions, areWritten: areWritten)
      case (let old?, nil): return versions == nil ? [whole(.definitionRemoved, old)] : []
      case (nil, let new?): return versions == nil ? [whole(.definitionAdded, new)] : []
      case (nil, nil): return []
      }
    }
  }

  private static func whole(_ kind: ChangeKind, _ definition: Definition) -> DefinitionChange {
    DefinitionChange(
      kind: kind, definition: definition.name, path: "", detail: definition.kind,
      location: definition.place(of: definition.document))
  }

  /// Definitions of one resource, or of one kind; and where either side has one, these two,
  /// whatever they are called.
  private static func pairs(
    _ old: [Definition], _ new: [Definition]
  ) -> [(old: Definition?, new: Definition?)] {
    if old.count == 1, new.count == 1 { return [(old[0], new[0])] }
    var rest = old
    var pairs: [(old: Definition?, new: Definition?)] = []
    var unmatched: [Definition] = []
    func take(where matches: (Definition) -> Bool) -> Definition? {
      rest.firstIndex(where: matches).map { rest.remove(at: $0) }
    }
    for definition in new {
      if let match = take(where: { $0.name == definition.name }) {
        pairs.append((match, definition))
      } else {
        unmatched.append(definition)
      }
    }
    for definition in unmatched {
      pairs.append((take { $0.qualifiedKind == definition.qualifiedKind }, definition))
    }
    return pairs + rest.map { ($0, nil) }
  }

  private static func check(
    _ versions: (old: String, new: String), _ pairs: [(old: Definition?, new: Definition?)],
    _ diagnostics: inout Diagnostics
  ) {
    for (definition, version) in pairs.flatMap({ [($0.old, versions.old), ($0.new, versions.new)] })
    {
      guard let definition, definition.version(version) == nil else { continue }
      let names = definition.versions.map(\.name)
      diagnostics.error(
        "\(definition.kind) has no version '\(version)'."
          + "\(Suggestion.phrase(for: version, among: names)) It has "
          + "\(names.joined(separator: ", ")).", at: definition.location)
    }
  }
}
