/// Changes for people and for programs.
package struct ChangeReport: Sendable {
  /// What a run of the command fails on.
  package enum Threshold: String, Sendable, CaseIterable {
    case stored, breaking, any, never
  }

  package let changes: [DefinitionChange]

  package init(_ changes: [DefinitionChange]) {
    self.changes = changes
  }

  package func fails(on threshold: Threshold) -> Bool {
    switch threshold {
    case .stored: changes.contains { $0.effects.contains(.stored) }
    case .breaking: changes.contains { !$0.effects.isEmpty }
    case .any: !changes.isEmpty
    case .never: false
    }
  }

  /// By definition and class, the worst first, in columns.
  package var text: String {
    if changes.isEmpty { return "Nothing differs.\n" }
    var text = ""
    for name in definitions {
      text += "\(name)\n"
      for (title, effects) in Self.classes {
        let rows = Self.gathered(
          changes.filter { $0.definition == name && $0.effects == effects })
        if rows.isEmpty { continue }
        text += "\n  \(title)\n" + Self.table(rows)
      }
      text += "\n"
    }
    return text + summary + "\n"
  }

  private static let classes: [(String, Effects)] = [
    ("Breaks stored objects and clients", .both), ("Breaks stored objects", .stored),
    ("Breaks clients", .clients), ("Safe", []),
  ]

  private var definitions: [String] {
    var seen: Set<String> = []
    return changes.map(\.definition).filter { seen.insert($0).inserted }
  }

  /// Many descriptions change at once, as with a new version of a generator: they get one row.
  private static func gathered(_ rows: [DefinitionChange]) -> [DefinitionChange] {
    let descriptions = Dictionary(
      grouping: rows.filter { $0.kind == .descriptionChanged && $0.swift == nil }, by: \.version)
    var shown: Set<String?> = []
    return rows.compactMap { row in
      guard row.kind == .descriptionChanged, row.swift == nil,
        let count = descriptions[row.version]?.count, count > 3
      else { return row }
      guard shown.insert(row.version).inserted else { return nil }
      var row = row
      row.path = "\(count) places"
      row.detail = ""
      return row
    }
  }

  private var summary: String {
    func count(_ effects: [Effects]) -> Int { changes.count { effects.contains($0.effects) } }
    let stored = count([.both, .stored])
    let clients = count([.clients])
    let safe = count([[]])
    return "\(stored) break\(stored == 1 ? "s" : "") stored objects, \(clients) "
      + "break\(clients == 1 ? "s" : "") clients alone, \(safe) \(safe == 1 ? "is" : "are") safe."
  }

  private static func table(_ rows: [DefinitionChange]) -> String {
    let cells = rows.map { [$0.version ?? "", $0.path.isEmpty ? "." : $0.path, $0.what] }
    let widths = (0..<3).map { column in cells.map { $0[column].count }.max() ?? 0 }
    return zip(rows, cells).map { row, cells in
      // A long cell must not push all reasons away.
      let columns = zip(cells, widths).map { cell, width in
        cell + String(repeating: " ", count: max(0, min(width, 40) - cell.count))
      }
      let isVersioned = widths[0] > 0
      let shown = isVersioned ? columns : Array(columns.dropFirst())
      return "    \(shown.joined(separator: "  "))  \(row.reason)\n"
    }.joined()
  }

  package var json: String {
    let rows = changes.map { change -> Node in
      var members: [Node.Member] = [
        .init("definition", Node(.string(change.definition))),
        .init("path", Node(.string(change.path))),
        .init("kind", Node(.string(change.kind.rawValue))),
        .init("change", Node(.string(change.what))),
        .init("breaks", Node(.sequence(change.effects.words.map { Node(.string($0)) }))),
        .init("reason", Node(.string(change.reason))),
      ]
      if let version = change.version {
        members.insert(.init("version", Node(.string(version))), at: 1)
      }
      if let location = change.location {
        members.append(.init("location", Node(.string(location.description))))
      }
      return Node(.mapping(members))
    }
    return Node(.sequence(rows)).indentedJSONText()
  }
}
