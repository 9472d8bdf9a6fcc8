/// Compares two definitions of a kind: what is said of it as a whole, and version by version.
struct DefinitionComparison {
  let old: Definition
  let new: Definition
  /// Whether both come from Swift, and have no places in files.
  let areWritten: Bool
  private(set) var rows: [DefinitionChange] = []

  /// - Parameter versions: one version of each, instead of all.
  static func changes(
    _ old: Definition, _ new: Definition, versions: (old: String, new: String)? = nil,
    areWritten: Bool
  ) -> [DefinitionChange] {
    var comparison = DefinitionComparison(old: old, new: new, areWritten: areWritten)
    if let versions {
      comparison.compareVersions(versions.old, versions.new)
    } else {
      comparison.compareNames()
      comparison.compareConversions()
      comparison.compareVersions()
    }
    return comparison.rows
  }

  private init(old: Definition, new: Definition, areWritten: Bool) {
    self.old = old
    self.new = new
    self.areWritten = areWritten
  }

  mutating func add(
    _ kind: ChangeKind, _ path: String, _ detail: String = "", version: String? = nil,
    old: Node? = nil, new: Node? = nil
  ) {
    rows.append(
      DefinitionChange(
        kind: kind, definition: self.new.name, version: version, path: path, detail: detail,
        location: new.flatMap { self.new.place(of: $0) } ?? old.flatMap { self.old.place(of: $0) }
      ))
  }

  /// The rows of two schemas.
  mutating func add(_ rows: [DefinitionChange], version: String) {
    self.rows += rows.map { row in
      var row = row
      row.definition = new.name
      row.version = version
      return row
    }
  }

  private mutating func compareNames() {
    let single: [(String, ChangeKind)] = [("group", .groupChanged), ("scope", .scopeChanged)]
    for (key, kind) in single { compareWord(kind, ["spec", key]) }
    compareWord(.kindChanged, ["spec", "names", "kind"])
    compareWord(.pluralChanged, ["spec", "names", "plural"])
    compareWord(.listKindChanged, ["spec", "names", "listKind"], unsaid: { "\($0.kind)List" })
    compareWord(.singularChanged, ["spec", "names", "singular"], unsaid: { $0.kind.lowercased() })
    compareWords(
      old.shortNames, new.shortNames, .shortNameAdded, .shortNameRemoved, "spec.names.shortNames")
    compareWords(
      old.categories, new.categories, .categoryAdded, .categoryRemoved, "spec.names.categories")
    let preserves = [old, new].map { $0.spec["preserveUnknownFields"]?.bool ?? false }
    if preserves[0] != preserves[1] {
      add(
        preserves[1] ? .preserveUnknownFieldsAdded : .preserveUnknownFieldsRemoved,
        "spec.preserveUnknownFields", new: new.spec["preserveUnknownFields"])
    }
  }

  private mutating func compareWord(
    _ kind: ChangeKind, _ path: [String], unsaid: (Definition) -> String = { _ in "none" }
  ) {
    func word(_ definition: Definition) -> Node? {
      path.reduce(definition.document) { $0?[$1] }
    }
    let (before, after) = (word(old), word(new))
    let texts = (before?.string ?? unsaid(old), after?.string ?? unsaid(new))
    guard texts.0 != texts.1 else { return }
    // Where nobody says it, it follows the kind.
    if before == nil, after == nil { return }
    add(
      kind, path.joined(separator: "."), "\(texts.0) → \(texts.1)", old: before, new: after)
  }

  mutating func compareWords(
    _ old: [String], _ new: [String], _ added: ChangeKind, _ removed: ChangeKind, _ path: String,
    version: String? = nil
  ) {
    for word in new where !old.contains(word) { add(added, path, word, version: version) }
    for word in old where !new.contains(word) { add(removed, path, word, version: version) }
  }

  private mutating func compareConversions() {
    let (before, after) = (old.spec.present("conversion"), new.spec.present("conversion"))
    let strategies = (old.converts, new.converts)
    switch strategies {
    case (false, true): add(.conversionAdded, "spec.conversion", "Webhook", new: after)
    case (true, false):
      // With one version there is nothing to convert.
      let isNeeded = new.versions.count > 1 || old.versions.count > 1
      add(
        isNeeded ? .conversionRemoved : .conversionChanged, "spec.conversion", "Webhook → None",
        old: before, new: after)
    case (true, true) where before != after:
      add(.conversionChanged, "spec.conversion", old: before, new: after)
    default: break
    }
  }
}

extension Definition {
  var spec: Node { document["spec"] ?? [:] }
  /// As a server calls it.
  var name: String { "\(plural).\(group)" }
  var converts: Bool { spec["conversion"]?["strategy"]?.string == "Webhook" }

  /// Nil where the definition stands in no file.
  func place(of node: Node) -> SourceLocation? {
    isWritten || node.line == 0 ? nil : node.location(in: path)
  }

  /// Whether it was made from Swift.
  var isWritten: Bool { path == DefinitionSource.writtenPath }

  func version(_ name: String) -> Version? { versions.first { $0.name == name } }

  /// A version as the document has it.
  func document(of version: String) -> Node {
    spec["versions"]?.elements?.first { $0["name"]?.string == version } ?? [:]
  }

  var storageVersion: Version? {
    versions.first { document(of: $0.name)["storage"]?.bool == true }
      ?? (versions.count == 1 ? versions.first : nil)
  }

  /// Versions that objects may be stored in, where the definition comes from a server.
  var storedVersions: [String] {
    document["status"]?["storedVersions"]?.elements?.compactMap(\.string) ?? []
  }
}
