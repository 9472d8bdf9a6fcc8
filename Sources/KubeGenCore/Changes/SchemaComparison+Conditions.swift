extension SchemaComparison {
  mutating func compareConditions(_ pair: Pair) {
    let depth = pair.place.depth + 1
    let reader = self
    compare("allOf", \.allOf, pair) { old, new in
      new.allSatisfy { branch in
        old.contains { reader.contains(branch, $0, depth: depth) }
      }
    }
    compare("anyOf", \.anyOf, pair) { old, new in
      new.isEmpty
        || !old.isEmpty
          && old.allSatisfy { branch in
            new.contains { reader.contains($0, branch, depth: depth) }
          }
    }
    compare("oneOf", \.oneOf, pair) { old, new in
      new.isEmpty
        || old.count == new.count
          && zip(old, new).allSatisfy { old, new in
            reader.contains(new, old, depth: depth)
              && reader.contains(old, new, depth: depth)
          }
    }
    let (old, new) = (pair.old.node.present("not"), pair.new.node.present("not"))
    if old != new {
      var isLooser = new == nil
      if let old, let new { isLooser = reader.contains(old, new, depth: depth) }
      add(isLooser ? .conditionLoosened : .conditionTightened, pair, "not")
    }
    if role == .structure { compareAlternatives(pair) }
  }

  private mutating func compare(
    _ keyword: String, _ branches: (Schema) -> [Node], _ pair: Pair,
    isLooser: ([Node], [Node]) -> Bool
  ) {
    let (old, new) = (branches(pair.old), branches(pair.new))
    guard old != new else { return }
    add(isLooser(old, new) ? .conditionLoosened : .conditionTightened, pair, keyword)
  }

  /// Types in Swift have members that only stand in conditions.
  private mutating func compareAlternatives(_ pair: Pair) {
    let old = Alternatives(pair.old).properties
    guard !old.isEmpty, pair.old.branches != pair.new.branches else { return }
    let new = Alternatives(pair.new).properties
    let own = pair.new.properties
    let types = SwiftTypes(isWritten: isWritten)
    for (name, schemas) in old {
      let named = own.first { $0.key == name }?.value
      let after = named.map { [$0] } ?? new.first { $0.name == name }?.schemas ?? []
      let isRequired = named != nil && pair.new.allRequired.contains(name)
      let (before, now) = (types.fullText(schemas), types.fullText(after))
      if before == now, !isRequired { continue }
      let change = SwiftTypeChange(
        old: "\(types.text(schemas))?",
        new: after.isEmpty ? "nothing" : types.text(after) + (isRequired ? "" : "?"))
      add(
        .swiftTypeChanged, pair.place.member(name), "\(change.old) → \(change.new)",
        old: schemas.first, new: after.first)
    }
  }
}
