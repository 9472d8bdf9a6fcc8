import KubeJSON

/// Which fields differ between two objects.
struct FieldComparison: Sendable, Hashable {
  var added = FieldSet()
  var modified = FieldSet()
  var removed = FieldSet()

  var isEmpty: Bool { added.isEmpty && modified.isEmpty && removed.isEmpty }

  func excluding(_ fields: FieldSet?) -> FieldComparison {
    guard let fields, !fields.isEmpty else { return self }
    return FieldComparison(
      added: added.subtractingAll(below: fields), modified: modified.subtractingAll(below: fields),
      removed: removed.subtractingAll(below: fields))
  }
}

extension FieldComparison {
  /// Compares all of two objects but their `managedFields`.
  ///
  /// - Throws: if one of them does not fit the type.
  init(old: JSONValue, new: JSONValue, schema: TypeSchema) throws(TypingFailure) {
    var walk = Walk()
    let level = walk.members(
      old, new, schema.asRoot, keepsUnknown: schema.preservesUnknown, isRoot: true)
    if let problem = walk.problem {
      throw TypingFailure("failed to compare objects: \(problem)")
    }
    self.init(
      added: FieldSet(unsorted: level.added), modified: FieldSet(unsorted: level.modified),
      removed: FieldSet(unsorted: level.removed))
  }

  /// What differs in one level of the objects.
  fileprivate struct Level {
    var added: [FieldSet.Node] = []
    var modified: [FieldSet.Node] = []
    var removed: [FieldSet.Node] = []

    mutating func append(_ found: Found, at element: @autoclosure () -> PathElement) {
      guard !found.isEmpty else { return }
      let element = element()
      Self.append(&added, element, found.isAdded, found.below?.added)
      Self.append(&modified, element, found.isModified, found.below?.modified)
      Self.append(&removed, element, found.isRemoved, found.below?.removed)
    }

    private static func append(
      _ nodes: inout [FieldSet.Node], _ element: PathElement, _ isMember: Bool,
      _ below: [FieldSet.Node]?
    ) {
      let below = below ?? []
      guard isMember || !below.isEmpty else { return }
      nodes.append(
        FieldSet.Node(
          element: element, isMember: isMember, children: FieldSet(unsorted: below)))
    }

    mutating func add(_ other: Level) {
      added += other.added
      modified += other.modified
      removed += other.removed
    }
  }

  /// What differs between two values, and below them.
  fileprivate struct Found {
    var isAdded = false
    var isModified = false
    var isRemoved = false
    var below: Level?

    var isEmpty: Bool { !isAdded && !isModified && !isRemoved && below == nil }
  }

  fileprivate struct Walk {
    var problem: String?

    mutating func value(
      _ old: JSONValue?, _ new: JSONValue?, _ schema: TypeSchema, keepsUnknown: Bool
    ) -> Found {
      var found = Found()
      guard let old else {
        guard let new else { return found }
        found.isAdded = true
        let nodes = whole(new, schema, keepsUnknown: keepsUnknown)
        if !nodes.isEmpty { found.below = Level(added: nodes) }
        return found
      }
      guard let new else {
        found.isRemoved = true
        let nodes = whole(old, schema, keepsUnknown: keepsUnknown)
        if !nodes.isEmpty { found.below = Level(removed: nodes) }
        return found
      }
      if old.isSameTree(as: new) { return found }
      let oldShape = schema.shape(of: old)
      let newShape = schema.shape(of: new)
      if oldShape != newShape {
        handle(old, new, oldShape, schema, keepsUnknown, &found)
      }
      handle(old, new, newShape, schema, keepsUnknown, &found)
      return found
    }

    /// All fields below a value that is on one side only.
    private mutating func whole(
      _ value: JSONValue, _ schema: TypeSchema, keepsUnknown: Bool
    ) -> [FieldSet.Node] {
      var nodes: [FieldSet.Node] = []
      switch schema.shape(of: value) {
      case .scalar: break
      case .map, .open:
        if schema.isAtomicMap { break }
        let keepsUnknown = keepsUnknown || schema.preservesUnknown
        let members = value.members ?? []
        nodes.reserveCapacity(members.count)
        for member in members {
          guard let type = self.type(member.name, schema, keepsUnknown) else { continue }
          nodes.append(
            FieldSet.Node(
              element: .field(member.name), isMember: true,
              children: FieldSet(
                unsorted: whole(member.value, type, keepsUnknown: keepsUnknown))))
        }
      case .list:
        if schema.isAtomicList { break }
        let items = value.array ?? []
        nodes.reserveCapacity(items.count)
        var pairs = ItemPairs()
        add(items, to: &pairs, schema, isOld: false)
        for pair in pairs.pairs {
          // Nobody owns what is in items that are there twice.
          let below =
            pair.new.count == 1
            ? whole(pair.new[0], schema.itemSchema, keepsUnknown: keepsUnknown) : []
          nodes.append(
            FieldSet.Node(
              element: pair.element, isMember: true, children: FieldSet(unsorted: below)))
        }
      }
      return nodes
    }

    private mutating func type(
      _ name: String, _ schema: TypeSchema, _ keepsUnknown: Bool
    ) -> TypeSchema? {
      let type = schema.memberSchema(name, keepsUnknown: keepsUnknown)
      if type == nil { problem = problem ?? ".\(name): schema error: invalid atom: inlined" }
      return type
    }

    private mutating func handle(
      _ old: JSONValue, _ new: JSONValue, _ shape: FieldShape, _ schema: TypeSchema,
      _ keepsUnknown: Bool, _ found: inout Found
    ) {
      var level = Level()
      switch shape {
      case .scalar: return leaf(old, new, &found)
      case .map, .open:
        let isEmpty = (old.members ?? []).isEmpty && (new.members ?? []).isEmpty
        if isEmpty || schema.isAtomicMap { return leaf(old, new, &found) }
        level = members(
          old, new, schema, keepsUnknown: keepsUnknown || schema.preservesUnknown, isRoot: false)
      case .list:
        let isEmpty = (old.array ?? []).isEmpty && (new.array ?? []).isEmpty
        if isEmpty || schema.isAtomicList { return leaf(old, new, &found) }
        level = items(old.array ?? [], new.array ?? [], schema, keepsUnknown)
      }
      if level.added.isEmpty, level.modified.isEmpty, level.removed.isEmpty { return }
      if found.below == nil { found.below = level } else { found.below?.add(level) }
    }

    private func leaf(_ old: JSONValue, _ new: JSONValue, _ found: inout Found) {
      if !old.hasSameValue(as: new) { found.isModified = true }
    }

    mutating func members(
      _ old: JSONValue?, _ new: JSONValue?, _ schema: TypeSchema, keepsUnknown: Bool, isRoot: Bool
    ) -> Level {
      let old = old?.members ?? []
      let new = new?.members ?? []
      var level = Level()
      // Members mostly stand in the same order on both sides.
      var next = 0
      var seen = 0
      for member in old {
        var other: JSONValue?
        if next < new.count, new[next].name == member.name {
          other = new[next].value
          next += 1
          seen += 1
        } else if let place = new.firstIndex(where: { $0.name == member.name }) {
          other = new[place].value
          next = place + 1
          seen += 1
        }
        compare(member.name, member.value, other, schema, keepsUnknown, isRoot, &level)
      }
      guard seen < new.count else { return level }
      next = 0
      for member in new {
        if next < old.count, old[next].name == member.name {
          next += 1
        } else if let place = old.firstIndex(where: { $0.name == member.name }) {
          next = place + 1
        } else {
          compare(member.name, nil, member.value, schema, keepsUnknown, isRoot, &level)
        }
      }
      return level
    }

    private mutating func compare(
      _ name: String, _ old: JSONValue?, _ new: JSONValue?, _ schema: TypeSchema,
      _ keepsUnknown: Bool, _ isRoot: Bool, _ level: inout Level
    ) {
      if isRoot, name == "metadata" {
        let found = metadata(old, new)
        return level.append(found, at: .field(name))
      }
      guard let type = type(name, schema, keepsUnknown) else { return }
      level.append(
        value(old, new, type, keepsUnknown: keepsUnknown), at: .field(name))
    }

    /// `managedFields` are no field of the object that somebody could own.
    private mutating func metadata(_ old: JSONValue?, _ new: JSONValue?) -> Found {
      var old = old
      var new = new
      if old?["managedFields"] != nil { old?["managedFields"] = nil }
      if new?["managedFields"] != nil { new?["managedFields"] = nil }
      return value(old, new, .objectMetadata, keepsUnknown: false)
    }

    private mutating func items(
      _ old: [JSONValue], _ new: [JSONValue], _ schema: TypeSchema, _ keepsUnknown: Bool
    ) -> Level {
      var items = ItemPairs()
      add(old, to: &items, schema, isOld: true)
      add(new, to: &items, schema, isOld: false)
      var level = Level()
      let type = schema.itemSchema
      for pair in items.pairs {
        var found = Found()
        switch (pair.old.count, pair.new.count) {
        case (0...1, 0...1):
          found = value(pair.old.first, pair.new.first, type, keepsUnknown: keepsUnknown)
        case (2..., 2...):
          let isSame =
            pair.old.count == pair.new.count
            && zip(pair.old, pair.new).allSatisfy { $0.hasSameValue(as: $1) }
          if !isSame { found.isModified = true }
        case (2..., _):
          if let item = pair.new.first {
            found = value(nil, item, type, keepsUnknown: keepsUnknown)
          }
          found.isRemoved = true
        default:
          if let item = pair.old.first {
            found = value(item, nil, type, keepsUnknown: keepsUnknown)
          }
          found.isAdded = true
        }
        level.append(found, at: pair.element)
      }
      return level
    }

    private mutating func add(
      _ list: [JSONValue], to items: inout ItemPairs, _ schema: TypeSchema, isOld: Bool
    ) {
      for (place, item) in list.enumerated() {
        do throws(ItemProblem) {
          items.add(try schema.element(of: item), item, isOld: isOld)
        } catch {
          problem = problem ?? "element \(place): \(error.message)"
        }
      }
    }
  }
}
