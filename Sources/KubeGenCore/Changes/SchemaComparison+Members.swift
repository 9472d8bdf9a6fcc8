extension SchemaComparison {
  private static let metaMembers: Set<String> = ["apiVersion", "kind", "metadata"]

  /// Members that have names: what came, what went, what is required.
  mutating func compareMembers(_ pair: Pair) {
    let old = Dictionary(pair.old.properties.map { ($0.key, $0.value) }) { $1 }
    let new = Dictionary(pair.new.properties.map { ($0.key, $0.value) }) { $1 }
    for member in pair.new.properties {
      if let before = old[member.key] {
        compareMember(member.key, before, member.value, in: pair)
      } else {
        addNew(member.key, member.value, in: pair)
      }
    }
    for member in pair.old.properties where new[member.key] == nil {
      addRemoved(member.key, member.value, in: pair)
    }
    // Those that have no property, or none any more.
    for name in Set(pair.old.required + pair.new.required).sorted() where new[name] == nil {
      if old[name] != nil, !pair.new.required.contains(name) { continue }
      let place = pair.place.member(name)
      compareRequired(name, in: pair, at: place, hasDefault: false)
    }
  }

  private mutating func compareMember(
    _ name: String, _ old: Node, _ new: Node, in pair: Pair
  ) {
    let index = rows.count
    let place = inner(pair, pair.place.member(name), isRequired: pair.new.required.contains(name))
    compareRequired(name, in: pair, at: place, hasDefault: new.present("default") != nil)
    compare(old, new, at: place)
    let isRequired = (
      old: pair.old.allRequired.contains(name), new: pair.new.allRequired.contains(name)
    )
    guard role == .structure, rows.count > index || isRequired.old != isRequired.new,
      !(pair.place.isRoot && Self.metaMembers.contains(name))
    else { return }
    addSwiftChange(
      SwiftTypes(isWritten: isWritten).change(old, new, isRequired: isRequired), from: index,
      Pair(old: Schema(old), new: Schema(new), place: place))
  }

  private mutating func compareRequired(
    _ name: String, in pair: Pair, at place: Place, hasDefault: Bool
  ) {
    let (was, isNow) = (pair.old.required.contains(name), pair.new.required.contains(name))
    guard was != isNow else { return }
    if hasMeta(pair.place, pair.new), Self.metaMembers.contains(name) { return }
    let isFilled = role == .structure && hasDefault
    add(
      was ? .requiredRemoved : isFilled ? .requiredAddedWithDefault : .requiredAdded, place, "",
      old: pair.old.node["required"], new: pair.new.node["required"] ?? pair.new.node)
  }

  /// What a place within a schema knows of it.
  func inner(_ pair: Pair, _ place: Place, isRequired: Bool = false) -> Place {
    var place = place
    place.isRequired = isRequired
    place.isObserved = pair.place.isObserved || pair.new.observesMembers
    return place
  }

  private func hasMeta(_ place: Place, _ schema: Schema) -> Bool {
    role == .structure && (place.isRoot || schema.isEmbeddedResource)
  }

  private mutating func addNew(_ name: String, _ schema: Node, in pair: Pair) {
    let place = pair.place.member(name)
    let isRequired = pair.new.required.contains(name)
    let hasDefault = role == .structure && schema.present("default") != nil
    var kind = ChangeKind.memberAdded
    if hasMeta(pair.place, pair.old), Self.metaMembers.contains(name) {
      // A server has looked at these already.
      let known: Node = ["type": name == "metadata" ? "object" : "string"]
      if !contains(schema, known, depth: place.depth) { kind = .memberAddedWhereOpen }
    } else if couldHaveHeld(name, schema, pair) {
      kind = .memberAddedWhereOpen
    } else if hasDefault {
      let isObserved = pair.place.isObserved || pair.new.observesMembers
      kind = isObserved ? .defaultUnderCondition : .memberAddedWithDefault
    } else if isRequired {
      kind = .memberAddedRequired
    }
    add(kind, place, Schema(schema).typeName, old: nil, new: schema)
  }

  /// Whether objects of before may have a member of the name that the schema does not take.
  private func couldHaveHeld(_ name: String, _ schema: Node, _ pair: Pair) -> Bool {
    let depth = pair.place.depth + 1
    switch Additional(pair.old) {
    case .values(let values): return !contains(schema, values, role: role, depth: depth)
    case .anything: break
    case .forbidden: return false
    case .none:
      if role == .structure, !pair.keepsUnknown.old { return false }
    }
    return role == .structure || !contains(schema, [:], depth: depth)
  }

  private mutating func addRemoved(_ name: String, _ schema: Node, in pair: Pair) {
    let place = pair.place.member(name)
    let kind: ChangeKind
    if hasMeta(pair.place, pair.new), Self.metaMembers.contains(name) {
      kind = .conditionLoosened
    } else if isKept(schema, pair) {
      kind = role == .structure ? .memberRemovedKept : .conditionLoosened
    } else {
      kind = .memberRemoved
    }
    add(kind, place, Schema(schema).typeName, old: schema, new: nil)
  }

  private func isKept(_ schema: Node, _ pair: Pair) -> Bool {
    switch Additional(pair.new) {
    case .values(let values):
      contains(values, schema, role: role, depth: pair.place.depth + 1)
    case .anything: role == .condition || Schema(schema).isScalar
    case .forbidden: false
    case .none: role == .condition || pair.keepsUnknown.new
    }
  }

  mutating func compareItems(_ pair: Pair) {
    switch (pair.old.items, pair.new.items) {
    case (let old?, let new?):
      var place = inner(pair, pair.place.inner("[]"))
      place.preserves = pair.keepsUnknown
      compareElement(old, new, at: place)
    case (nil, let new?): add(.itemsAdded, pair, Schema(new).typeName)
    case (let old?, nil):
      add(role == .structure ? .itemsRemoved : .conditionLoosened, pair, Schema(old).typeName)
    case (nil, nil): break
    }
  }

  /// An item, or a value of a map.
  private mutating func compareElement(_ old: Node, _ new: Node, at place: Place) {
    let index = rows.count
    compare(old, new, at: place)
    guard role == .structure, rows.count > index else { return }
    addSwiftChange(
      SwiftTypes(isWritten: isWritten).change(old, new), from: index,
      Pair(old: Schema(old), new: Schema(new), place: place))
  }

  mutating func compareAdditionalProperties(_ pair: Pair) {
    let (old, new) = (Additional(pair.old), Additional(pair.new))
    if case .values(let old) = old, case .values(let new) = new {
      compareElement(old, new, at: inner(pair, pair.place.inner(".*")))
      return
    }
    guard old.word != new.word else { return }
    add(additionalChange(old, new, pair), pair, "\(old.word) → \(new.word)")
  }

  private func additionalChange(
    _ old: Additional, _ new: Additional, _ pair: Pair
  ) -> ChangeKind {
    let keeps = pair.keepsUnknown
    switch (old, new) {
    case (.forbidden, _): return .additionalPropertiesLoosened
    case (_, .forbidden), (.anything, .values): return .additionalPropertiesTightened
    case (.none, .values):
      let mayHold = role == .condition || keeps.old
      return mayHold ? .additionalPropertiesTightened : .additionalPropertiesAdded
    case (.none, .anything):
      if role == .condition { return .additionalPropertiesLoosened }
      return keeps.old ? .additionalPropertiesTightened : .additionalPropertiesAdded
    case (.values(let values), .anything):
      // What is within objects would be dropped.
      let isWider = role == .condition || Schema(values).isScalar
      return isWider ? .additionalPropertiesLoosened : .additionalPropertiesTightened
    case (_, .none):
      let isKept = role == .condition || keeps.new
      return isKept ? .additionalPropertiesLoosened : .additionalPropertiesRemoved
    case (.anything, .anything), (.values, .values): return .additionalPropertiesLoosened
    }
  }
}

/// `additionalProperties` as a server takes it.
private enum Additional {
  case none, forbidden, anything
  case values(Node)

  init(_ schema: Schema) {
    switch schema.additional {
    case .values(let node): self = .values(node)
    case .anything: self = .anything
    case .none:
      self = schema.node["additionalProperties"]?.bool == false ? .forbidden : .none
    }
  }

  var word: String {
    switch self {
    case .none: "none"
    case .forbidden: "false"
    case .anything: "true"
    case .values(let node): Schema(node).typeName
    }
  }
}

extension Schema {
  /// Values that nothing is in.
  var isScalar: Bool {
    !types.isEmpty && !types.contains("object") && !types.contains("array")
  }

  /// The members that types in Swift hold to be required.
  var allRequired: [String] { required + allOf.flatMap { Schema($0).required } }

  /// Whether something here may come out differently if a member comes or goes.
  var observesMembers: Bool {
    !branches.isEmpty || node.present("not") != nil || !values.isEmpty
      || node.present("minProperties") != nil || node.present("maxProperties") != nil
      || node["x-kubernetes-validations"]?.elements?.isEmpty == false
      || ["set", "map"].contains(node["x-kubernetes-list-type"]?.string)
  }
}
