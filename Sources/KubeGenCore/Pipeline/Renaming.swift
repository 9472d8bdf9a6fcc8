/// The Swift names that a configuration chooses for kinds.
///
/// A kind is written as `group/version/Kind`, or as `group/Kind` for all its versions; in the core
/// group as `version/Kind` or `Kind`.
struct Renaming {
  private let entries: [Configuration.Rename]

  init(_ entries: [Configuration.Rename]) {
    self.entries = entries
  }

  /// By the kind as the configuration writes it.
  var names: [String: String] {
    Dictionary(entries.map { ($0.kind.text, $0.name.text) }) { first, _ in first }
  }

  /// For the kinds of OpenAPI documents, of which there may be several versions.
  var chosen: ChosenNames {
    var chosen = ChosenNames()
    for entry in entries {
      let kind = Self.kind(entry.kind.text)
      if let kind, let version = kind.version {
        let named = GroupVersionKind(group: kind.group, version: version, kind: kind.kind)
        chosen.ofVersions[named] = entry.name.text
      } else {
        chosen.ofKinds[entry.kind.text] = entry.name.text
      }
    }
    return chosen
  }

  private static func kind(_ text: String) -> (group: String, version: String?, kind: String)? {
    let words = text.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    switch words.count {
    case 1: return ("", nil, words[0])
    case 2 where VersionMaturity.isVersion(words[0]): return ("", words[0], words[1])
    case 2: return (words[0], nil, words[1])
    case 3: return (words[0], words[1], words[2])
    default: return nil
    }
  }

  /// Complains about entries that rename nothing.
  func checkUse(
    among units: [SourceUnit], annotated: [SourceUnit], diagnostics: inout Diagnostics
  ) {
    let known = Self.spellings(of: units)
    let written = Set(Self.spellings(of: annotated))
    let used = Set(known)
    for entry in entries where !used.contains(entry.kind.text) {
      let text = entry.kind.text
      if written.contains(text) {
        diagnostics.error(
          "'\(text)' is the kind of an annotated struct. Write its name into the annotation: "
            + "'root: \"\(entry.name.text)\"'.", at: entry.kind.location)
        continue
      }
      diagnostics.error(
        "'\(text)' is renamed, but nothing that is read has this kind."
          + Self.suggestion(for: text, among: known)
          + " A kind is written as group/version/Kind, or as group/Kind for all its versions; in "
          + "the core group as version/Kind or Kind.", at: entry.kind.location)
    }
  }

  /// Every way to write the kinds of the units.
  private static func spellings(of units: [SourceUnit]) -> [String] {
    units.flatMap(\.types).compactMap(\.resource).flatMap { resource in
      [
        "\(resource.apiVersion)/\(resource.kind)",
        resource.group.isEmpty ? resource.kind : "\(resource.group)/\(resource.kind)",
      ]
    }
  }

  /// The same kind elsewhere is nearer than any spelling.
  private static func suggestion(for text: String, among known: [String]) -> String {
    func kind(_ text: String) -> Substring { text.split(separator: "/").last ?? "" }
    let wanted = kind(text).lowercased()
    let namesakes = known.filter { kind($0).lowercased() == wanted }
    let similar = Suggestion.phrase(for: text, among: namesakes.isEmpty ? known : namesakes)
    if similar.isEmpty, let namesake = namesakes.min() { return " Did you mean '\(namesake)'?" }
    return similar
  }
}
