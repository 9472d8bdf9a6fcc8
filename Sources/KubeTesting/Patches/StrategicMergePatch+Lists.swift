/// Lists in a strategic merge patch.
extension StrategicMergePatch {
  /// Lists whose order the patch tells, each with what the patch says of it; both leave the patch.
  static func mergeOrderedLists(
    _ patch: inout [String: Unstructured], into original: inout [String: Unstructured],
    _ schema: TypeSchema
  ) throws(Mistake) {
    for key in patch.keys.sorted() where key.hasPrefix(orderPrefix) {
      guard let told = patch.removeValue(forKey: key) else { continue }
      guard case .array(let order) = told else { throw .type(expected: "[]interface {}", told) }
      guard let name = target(of: key, orderPrefix) else {
        throw .badRequest("invalid patch format of setElementOrder list")
      }
      let present = try list(original[name])
      let changes = try list(patch[name])
      let field = try PatchField(list: name, in: schema)
      try checkOrder(of: changes ?? [], order, field.mergeKey)
      let merged: [Unstructured]
      switch (present, changes) {
      case (nil, nil): continue
      case (let present?, nil): merged = present
      case (nil, let changes?): merged = changes.compactMap(withoutDirectives)
      case (let present?, let changes?):
        merged = field.strategy == "merge" ? try mergeList(present, changes, field) : changes
      }
      guard let element = try commonElement([present ?? [], changes ?? []]) else {
        throw .unforeseen("no elements in any of the given slices")
      }
      let (listed, others) = try partition(merged, by: order, field.mergeKey)
      original[name] = .array(
        try interleave(
          listed, order, others, present ?? [], element.isObject ? field.mergeKey : nil)
      )
      patch[name] = nil
    }
  }

  private static func list(_ value: Unstructured?) throws(Mistake) -> [Unstructured]? {
    switch value {
    case nil: return nil
    case .array(let elements)?: return elements
    case let other?: throw .type(expected: "[]interface {}", other)
    }
  }

  /// The items of a patch must stand in the order that it tells, and all in it.
  private static func checkOrder(
    of changes: [Unstructured], _ order: [Unstructured], _ mergeKey: String
  ) throws(Mistake) {
    if order.isEmpty || changes.isEmpty { return }
    var rest = changes[...]
    if !mergeKey.isEmpty {
      rest = []
      for item in changes {
        guard case .object(let members) = item else {
          throw .type(expected: "map[string]interface {}", item)
        }
        if members[directive] != .string("delete") { rest.append(item) }
      }
    }
    var next = order[...]
    while let item = rest.first, let place = next.first {
      if case .object(let members) = item, members[directive] != nil {
        rest.removeFirst()
        continue
      }
      if try itemKey(item, mergeKey) == itemKey(place, mergeKey) { rest.removeFirst() }
      next.removeFirst()
    }
    if !rest.isEmpty && next.isEmpty {
      throw .unforeseen(
        "The order in patch list:\n\(Unstructured.array(changes).goText)\n doesn't match "
          + "\(orderPrefix) list:\n\(Unstructured.array(order).goText)\n")
    }
  }

  /// The item itself, or its member by which items are told apart.
  private static func itemKey(
    _ item: Unstructured, _ mergeKey: String
  ) throws(Mistake) -> Unstructured {
    if mergeKey.isEmpty { return item }
    guard case .object(let members) = item else {
      throw .type(expected: "map[string]interface {}", item)
    }
    guard let key = members[mergeKey] else { throw .noMergeKey(members, mergeKey) }
    return key
  }

  static func mergeList(
    _ original: [Unstructured], _ patch: [Unstructured], _ field: PatchField
  ) throws(Mistake) -> [Unstructured] {
    guard let element = try commonElement([original, patch]) else { return original }
    guard element.isObject else {
      var seen: Set<Unstructured> = []
      let merged = (original + patch).filter { seen.insert($0).inserted }
      let (listed, others) = try partition(merged, by: patch, "")
      return try interleave(listed, patch, others, original, nil)
    }
    guard !field.mergeKey.isEmpty else {
      throw .unforeseen("cannot merge lists without merge key for \(field.schema.goKind)")
    }
    let (kept, changes) = try applyItemDirectives(original, patch, field.mergeKey)
    let merged = try mergeItems(kept, changes, field)
    let (listed, others) = try partition(merged, by: changes, field.mergeKey)
    return try interleave(listed, changes, others, kept, field.mergeKey)
  }

  /// Deletes items; one item that says `replace` replaces all.
  private static func applyItemDirectives(
    _ original: [Unstructured], _ patch: [Unstructured], _ mergeKey: String
  ) throws(Mistake) -> (original: [Unstructured], patch: [Unstructured]) {
    var deleted: Set<Unstructured> = []
    var rest: [Unstructured] = []
    var replaces = false
    for item in patch {
      guard case .object(let members) = item, let directive = members[directive] else {
        rest.append(item)
        continue
      }
      switch directive {
      case .string("delete"):
        guard let key = members[mergeKey] else { throw .noMergeKey(members, mergeKey) }
        deleted.insert(key)
      case .string("replace"): replaces = true
      case .string("merge"):
        throw .unforeseen("merging lists cannot yet be specified in the patch")
      default: throw .unknownDirective(directive, members)
      }
    }
    if replaces { return (rest, []) }
    if deleted.isEmpty { return (original, rest) }
    let kept = original.filter { item in
      guard case .object(let members) = item, let key = members[mergeKey] else { return true }
      return !deleted.contains(key)
    }
    return (kept, rest)
  }

  private static func mergeItems(
    _ original: [Unstructured], _ patch: [Unstructured], _ field: PatchField
  ) throws(Mistake) -> [Unstructured] {
    var merged = original
    var places = firstPlaces(original, field.mergeKey)
    for item in patch {
      guard case .object(var changes) = item else { continue }
      guard let key = changes[field.mergeKey] else {
        throw .noMergeKey(changes, field.mergeKey)
      }
      guard let place = places[key], case .object(var members) = merged[place] else {
        places[key] = merged.count
        merged.append(item)
        continue
      }
      merged[place] = .null
      try merge(&changes, into: &members, field.schema)
      merged[place] = .object(members)
    }
    return merged
  }

  private static func firstPlaces(
    _ items: [Unstructured], _ mergeKey: String?
  ) -> [Unstructured: Int] {
    var places: [Unstructured: Int] = [:]
    for (place, item) in items.enumerated() {
      guard let key = item.key(mergeKey), places[key] == nil else { continue }
      places[key] = place
    }
    return places
  }

  private static func partition(
    _ items: [Unstructured], by order: [Unstructured], _ mergeKey: String
  ) throws(Mistake) -> (listed: [Unstructured], others: [Unstructured]) {
    let key = mergeKey.isEmpty ? nil : mergeKey
    let places = firstPlaces(order, key)
    var listed: [Unstructured] = []
    var others: [Unstructured] = []
    for item in items {
      if places[try itemKey(item, mergeKey)] == nil {
        others.append(item)
      } else {
        listed.append(item)
      }
    }
    return (listed, others)
  }

  /// Sorts both as they are told, and puts the others among the listed where they stood before, as
  /// far as the order of both allows.
  private static func interleave(
    _ listed: [Unstructured], _ order: [Unstructured], _ others: [Unstructured],
    _ before: [Unstructured], _ mergeKey: String?
  ) throws(Mistake) -> [Unstructured] {
    let places = firstPlaces(before, mergeKey)
    let place = { (item: Unstructured) in item.key(mergeKey).flatMap { places[$0] } }
    var right = try sort(listed, order, mergeKey)[...]
    var left = try sort(others, before, mergeKey)[...]
    var result: [Unstructured] = []
    result.reserveCapacity(left.count + right.count)
    while let first = left.first, let second = right.first {
      if let a = place(first), let b = place(second), a < b {
        result.append(first)
        left.removeFirst()
      } else {
        result.append(second)
        right.removeFirst()
      }
    }
    return result + left + right
  }

  private static func sort(
    _ items: [Unstructured], _ order: [Unstructured], _ mergeKey: String?
  ) throws(Mistake) -> [Unstructured] {
    if let mergeKey {
      for item in items { _ = try itemKey(item, mergeKey) }
      for item in order { _ = try itemKey(item, mergeKey) }
    }
    let places = firstPlaces(order, mergeKey)
    return items.enumerated()
      .map { (item: $1, place: ($1.key(mergeKey).flatMap { places[$0] } ?? .max, $0)) }
      .sorted { $0.place < $1.place }
      .map(\.item)
  }

  /// What the first element is; all must be of its type.
  static func commonElement(_ lists: [[Unstructured]]) throws(Mistake) -> Unstructured? {
    guard let first = lists.lazy.joined().first(where: { _ in true }) else { return nil }
    if case .array = first { throw .unprocessable }
    for element in lists.joined() where element.goType != first.goType {
      let texts = lists.map { Unstructured.array($0).goText }.joined(separator: " ")
      throw .unforeseen("list element types are not identical: [\(texts)]")
    }
    return first
  }
}

extension Unstructured {
  var isObject: Bool {
    if case .object = self { true } else { false }
  }

  /// The member by which items are told apart, or the value itself.
  fileprivate func key(_ mergeKey: String?) -> Unstructured? {
    guard let mergeKey else { return self }
    guard case .object(let members) = self else { return nil }
    return members[mergeKey]
  }
}
