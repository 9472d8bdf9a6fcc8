import KubeJSON

/// A value beside what it was, and so the values within: for what was wrong before and has not
/// changed.
package final class Correlation {
  package let value: JSONValue
  package let old: JSONValue
  private let schema: CustomSchema
  private lazy var oldItems = keyedItems()
  private(set) lazy var isUnchanged = findUnchanged()
  private var fields: [String: Correlation] = [:]
  private var elements: [Int: Correlation] = [:]

  package init(_ value: JSONValue, old: JSONValue, _ schema: CustomSchema) {
    self.value = value
    self.old = old
    self.schema = schema
  }

  /// Nil if the member was not there or the schema does not know it.
  package func child(_ name: String) -> Correlation? {
    if let known = fields[name] { return known }
    guard value.members != nil, let new = value[name], let old = old[name],
      let schema = schema[name]
    else { return nil }
    let child = Correlation(new, old: old, schema)
    fields[name] = child
    return child
  }

  /// Only items of list maps are found again.
  package func child(_ index: Int) -> Correlation? {
    if let known = elements[index] { return known }
    guard let items = schema.items, let element = value[index], let key = key(element),
      let old = oldItems[key]
    else { return nil }
    let child = Correlation(element, old: old, items)
    elements[index] = child
    return child
  }

  private var isListMap: Bool {
    schema.listType == "map" && schema.type == "array" && !schema.listMapKeys.isEmpty
  }

  private func keyedItems() -> [JSONValue: JSONValue] {
    guard isListMap, let elements = old.array else { return [:] }
    return elements.reduce(into: [:]) { items, element in
      guard let key = key(element), items[key] == nil else { return }
      items[key] = element
    }
  }

  private func key(_ element: JSONValue) -> JSONValue? {
    guard isListMap, element.members != nil else { return nil }
    var key: [JSONValue] = []
    for name in schema.listMapKeys {
      guard let value = element[name] else { return nil }
      switch value.kind {
      case .bool, .number, .string: key.append(value)
      default: return nil
      }
    }
    return .array(key)
  }

  private func findUnchanged() -> Bool {
    if let new = value.array {
      guard let old = old.array, old.count == new.count else { return false }
      guard isListMap, !old.isEmpty else { return value == self.old }
      return new.indices.allSatisfy { child($0)?.isUnchanged ?? false }
    }
    if let members = value.members {
      guard let others = old.members, others.count == members.count else { return false }
      return members.allSatisfy { child($0.name)?.isUnchanged ?? false }
    }
    return value == old
  }
}
