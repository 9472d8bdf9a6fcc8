/// Compares two schemas keyword by keyword.
///
/// Where no row breaks stored objects, every value that the old schema takes is one that the new one
/// takes, and it is not pruned. What cannot be told, such as which texts two patterns have in common,
/// counts as a break.
struct SchemaComparison {
  /// What a schema is there for.
  enum Role {
    /// Says what there is: values are pruned by it and get defaults.
    case structure
    /// A part of `allOf`, `anyOf`, `oneOf` or `not`: says only which values are right.
    case condition
  }

  /// What is known of a place from what is around it.
  struct Place {
    var path = ""
    /// Whole objects, which have apiVersion, kind and metadata whatever the schema says.
    var isRoot = false
    /// Whether the new schema around it requires the member.
    var isRequired = false
    /// Whether members that are not named stay, in the old and in the new schema.
    var preserves = (old: false, new: false)
    /// Whether something around it sees which members there are.
    var isObserved = false
    var depth = 0

    func inner(_ step: String) -> Place {
      var place = self
      place.path = path.isEmpty && step.hasPrefix(".") ? String(step.dropFirst()) : path + step
      place.isRoot = false
      place.isRequired = false
      place.preserves = (false, false)
      place.depth += 1
      return place
    }

    func member(_ name: String) -> Place {
      let isPlain =
        !name.isEmpty
        && name.unicodeScalars.allSatisfy { scalar in
          scalar == "_" || scalar == "-" || scalar == "$" || "0"..."9" ~= scalar
            || scalar.properties.isAlphabetic
        }
      return inner(isPlain ? ".\(name)" : "['\(name)']")
    }
  }

  /// A schema before and after.
  struct Pair {
    let old: Schema
    let new: Schema
    let place: Place

    var keepsUnknown: (old: Bool, new: Bool) {
      (
        old: place.preserves.old || old.preservesUnknown,
        new: place.preserves.new || new.preservesUnknown
      )
    }
  }

  /// How many parts of conditions may be held against each other: branches within branches are many
  /// pairs. What is not looked at counts as a break.
  private final class Effort {
    var left = 20_000
  }

  let oldPath: String?
  let newPath: String?
  /// Whether types in Swift are those that people wrote, and not those made from definitions.
  let isWritten: Bool
  private(set) var rows: [DefinitionChange] = []
  let role: Role
  private let effort: Effort

  init(oldPath: String? = nil, newPath: String? = nil, isWritten: Bool = false) {
    self.init(.structure, Effort(), oldPath: oldPath, newPath: newPath, isWritten: isWritten)
  }

  private init(
    _ role: Role, _ effort: Effort, oldPath: String? = nil, newPath: String? = nil,
    isWritten: Bool = false
  ) {
    self.role = role
    self.effort = effort
    self.oldPath = oldPath
    self.newPath = newPath
    self.isWritten = isWritten
  }

  /// Whether every value of the one is a value of the other, as far as can be told.
  func contains(_ new: Node, _ old: Node, role: Role = .condition, depth: Int) -> Bool {
    if old == new { return true }
    effort.left -= 1
    guard effort.left > 0 else { return false }
    var comparison = SchemaComparison(role, effort)
    var place = Place()
    place.depth = depth
    comparison.compare(old, new, at: place)
    return !comparison.rows.contains { $0.effects.contains(.stored) }
  }

  mutating func compare(_ old: Node, _ new: Node, at place: Place) {
    guard old != new else { return }
    let pair = Pair(old: Schema(old), new: Schema(new), place: place)
    guard place.depth < SchemaReader.maximumDepth else {
      add(.typeNarrowed, pair, "nested too deep to look at")
      return
    }
    let before = rows.count
    compareValues(pair)
    if role == .structure {
      compareDefaults(pair)
      compareTopology(pair)
      compareRules(pair)
    }
    compareConditions(pair)
    compareMembers(pair)
    compareItems(pair)
    compareAdditionalProperties(pair)
    compareDescriptions(pair)
    if rows.count == before { add(.keywordChanged, pair) }
  }

  mutating func add(_ kind: ChangeKind, _ pair: Pair, _ detail: String = "") {
    add(kind, pair.place, detail, old: pair.old.node, new: pair.new.node)
  }

  mutating func add(
    _ kind: ChangeKind, _ place: Place, _ detail: String, old: Node?, new: Node?
  ) {
    rows.append(
      DefinitionChange(
        kind: kind, definition: "", path: place.path, detail: detail,
        location: newPath.flatMap { path in new.map { $0.location(in: path) } }
          ?? oldPath.flatMap { path in old.map { $0.location(in: path) } }))
  }

  /// Says of the rows from an index on what they do to the type in Swift.
  mutating func addSwiftChange(_ change: SwiftTypeChange?, from index: Int, _ pair: Pair) {
    guard let change else { return }
    let own = rows.indices[index...].filter { rows[$0].path == pair.place.path }
    if let row = own.first(where: { rows[$0].kind != .descriptionChanged }) {
      rows[row].swift = change
      return
    }
    add(.swiftTypeChanged, pair, "\(change.old) → \(change.new)")
    rows[rows.count - 1].swift = change
  }

  private mutating func compareDescriptions(_ pair: Pair) {
    let keywords = ["description", "title", "example", "externalDocs"].filter {
      pair.old.node[$0] != pair.new.node[$0]
    }
    if keywords.isEmpty { return }
    add(
      .descriptionChanged, pair,
      keywords == ["description"] ? "" : keywords.joined(separator: ", "))
  }
}

extension Node {
  /// A value that is there: null says nothing in a schema.
  func present(_ key: String) -> Node? { self[key].flatMap { $0.isNull ? nil : $0 } }

  /// As messages about changes show it: short, on one line.
  var shown: String {
    let text = jsonText()
    return text.count > 60 ? "\(text.prefix(59))…" : text
  }
}
