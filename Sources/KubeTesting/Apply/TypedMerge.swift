import KubeJSON

/// Merges what somebody applies into an object. Nothing is removed by it.
enum TypedMerge {
  /// - Parameters:
  ///   - object: may hold items of a key twice.
  ///   - patch: known to fit the type.
  static func merge(
    _ object: JSONValue, _ patch: JSONValue, schema: TypeSchema
  ) -> JSONValue {
    let schema = schema.asRoot
    return members(object, patch, schema, keepsUnknown: schema.preservesUnknown) ?? [:]
  }

  private static func value(
    _ old: JSONValue?, _ new: JSONValue?, _ schema: TypeSchema, keepsUnknown: Bool
  ) -> JSONValue? {
    let shape: FieldShape
    switch (old, new) {
    case (let old?, nil): shape = schema.shape(of: old)
    case (_, let new?): shape = schema.shape(of: new)
    case (nil, nil): return nil
    }
    switch shape {
    case .scalar: return new ?? old
    case .map, .open:
      let isEmpty = (old?.members ?? []).isEmpty && (new?.members ?? []).isEmpty
      if isEmpty || schema.isAtomicMap { return new ?? old }
      return members(old, new, schema, keepsUnknown: keepsUnknown || schema.preservesUnknown)
    case .list:
      let isEmpty = (old?.array ?? []).isEmpty && (new?.array ?? []).isEmpty
      if isEmpty || schema.isAtomicList { return new ?? old }
      return items(old?.array ?? [], new?.array ?? [], schema, keepsUnknown)
    }
  }

  private static func members(
    _ old: JSONValue?, _ new: JSONValue?, _ schema: TypeSchema, keepsUnknown: Bool
  ) -> JSONValue? {
    var result: [UnknownMembers.Member] = []
    let olds = old?.members ?? []
    func add(_ name: String, _ old: JSONValue?, _ new: JSONValue?) {
      let type = schema.memberSchema(name, keepsUnknown: keepsUnknown) ?? .any
      if let merged = value(old, new, type, keepsUnknown: keepsUnknown) {
        result.append(UnknownMembers.Member(name: name, value: merged))
      }
    }
    for member in olds { add(member.name, member.value, new?[member.name]) }
    for member in new?.members ?? [] where old?[member.name] == nil {
      add(member.name, nil, member.value)
    }
    return result.isEmpty ? nil : JSONValue(members: result)
  }

  private static func items(
    _ old: [JSONValue], _ new: [JSONValue], _ schema: TypeSchema, _ keepsUnknown: Bool
  ) -> JSONValue? {
    let olds = Items(old, schema)
    let news = Items(new, schema)
    let type = schema.itemSchema
    var result: [JSONValue] = []
    func add(_ old: JSONValue?, _ new: JSONValue?) {
      if let merged = value(old, new, type, keepsUnknown: keepsUnknown) { result.append(merged) }
    }

    // Both orders are kept where they can be: those that are in both stand as they are applied, and
    // others behind what they stood behind.
    var shared = news.elements.filter { olds.values[$0] != nil }[...]
    var next = shared.popFirst()
    var merged: Set<PathElement> = []
    var o = 0
    var n = 0
    while o < olds.elements.count || n < news.elements.count {
      if o < olds.elements.count, n < news.elements.count {
        let element = olds.elements[o]
        if element == news.elements[n] {
          merged.insert(element)
          add(olds.only(element), news.only(element))
          o += 1
          n += 1
          next = shared.popFirst()
          continue
        }
        if news.values[element] != nil, let awaited = next, awaited != element {
          o += 1
          continue
        }
      }
      if o < olds.elements.count {
        let element = olds.elements[o]
        if news.values[element] == nil {
          add(olds.items[o], nil)
          o += 1
          continue
        }
        if merged.contains(element) { o += 1 }
      }
      if n < news.elements.count {
        let element = news.elements[n]
        merged.insert(element)
        add(olds.only(element), news.only(element))
        n += 1
        if next == element { next = shared.popFirst() }
      }
    }
    return result.isEmpty ? nil : .array(result)
  }

  /// The items of a list by what they are told apart by.
  private struct Items {
    private(set) var items: [JSONValue] = []
    private(set) var elements: [PathElement] = []
    private(set) var values: [PathElement: [JSONValue]] = [:]

    init(_ list: [JSONValue], _ schema: TypeSchema) {
      for item in list {
        guard let element = try? schema.element(of: item) else { continue }
        items.append(item)
        elements.append(element)
        values[element, default: []].append(item)
      }
    }

    /// The item; null if there are several, which are not merged with others; nil if there is none.
    func only(_ element: PathElement) -> JSONValue? {
      guard let found = values[element] else { return nil }
      return found.count == 1 ? found[0] : .null
    }
  }
}
