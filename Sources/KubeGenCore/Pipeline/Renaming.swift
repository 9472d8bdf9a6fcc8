/// The Swift names that a configuration chooses for kinds.
struct Renaming {
  private let entries: [Configuration.Rename]

  init(_ entries: [Configuration.Rename]) {
    self.entries = entries
  }

  /// By the kind as the configuration writes it.
  var names: [String: String] {
    Dictionary(entries.map { ($0.kind.text, $0.name.text) }) { first, _ in first }
  }

  var namesByKind: [GroupVersionKind: String] {
    var names: [GroupVersionKind: String] = [:]
    for entry in entries {
      let words = entry.kind.text.split(separator: "/").map(String.init)
      guard let kind = words.last, words.count == 2 || words.count == 3 else { continue }
      let group = words.count == 3 ? words[0] : ""
      let identity = GroupVersionKind(group: group, version: words[words.count - 2], kind: kind)
      names[identity] = entry.name.text
    }
    return names
  }

  /// Complains about entries that rename nothing.
  func checkUse(among units: [SourceUnit], diagnostics: inout Diagnostics) {
    let resources = units.flatMap(\.types).compactMap(\.resource)
    let known = resources.flatMap { ["\($0.apiVersion)/\($0.kind)", "\($0.group)/\($0.kind)"] }
    for entry in entries where !known.contains(entry.kind.text) {
      diagnostics.error(
        "'\(entry.kind.text)' is renamed, but nothing that is read has this kind."
          + Suggestion.phrase(for: entry.kind.text, among: known)
          + " A kind is written as group/version/Kind, in the core group as version/Kind.",
        at: entry.kind.location)
    }
  }
}
