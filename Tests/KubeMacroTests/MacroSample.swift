import KubeGenCore

/// Expands a macro that stands at a declaration.
struct MacroSample {
  var text: String
  var source: String
  var diagnostics: [Diagnostic]

  /// - Parameter text: A declaration. Where `⟦` stands, its one problem is expected.
  init(
    _ text: String, _ macro: String = "Kube", role: MacroUse.Role = .member,
    in surroundings: String...
  ) {
    let mark: Character = "⟦"
    self.text = text.filter { $0 != mark }
    let expansion = MacroExpander.expand(
      MacroUse(
        macro, role: role,
        declaration: InputFile(path: "Thing.swift", bytes: Array(self.text.utf8)),
        extendedType: nil, missingConformances: ["Sendable"],
        surroundings: surroundings.map { Array($0.utf8) }))
    source = expansion.source
    diagnostics = expansion.diagnostics
    let before = text.prefix { $0 != mark }
    place = SourceLocation(
      path: "Thing.swift", line: before.count { $0 == "\n" } + 1,
      column: (before.split(separator: "\n", omittingEmptySubsequences: false).last?.utf8.count ?? 0)
        + 1)
  }

  var place: SourceLocation

  static let head = "@Kube(group: \"example.com\", version: \"v1\", kind: \"Thing\")\n"

  /// The text with what the fix of the first problem does.
  var fixed: String? {
    guard let fix = diagnostics.first?.fix else { return nil }
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { Array($0.utf8) }
    let line = fix.location.line - 1
    let start = fix.location.column - 1
    lines[line].replaceSubrange(start..<(start + fix.length), with: Array(fix.text.utf8))
    return lines.map { String(decoding: $0, as: UTF8.self) }.joined(separator: "\n")
  }
}
