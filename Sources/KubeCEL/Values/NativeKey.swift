import KubeJSON

/// A scalar as the API server has it before it is made into a value: what its sets and keyed lists
/// find elements by.
///
/// A whole number of a `number` property is an integer there and a double in expressions, so the
/// server finds no such element of a set again, and neither does this.
enum NativeKey: Hashable {
  case null
  case bool(Bool)
  case int(Int64)
  case double(Double)
  case string(String)

  /// Nil for lists and objects.
  init?(_ json: JSONValue) {
    if let text = json.string {
      self = .string(text)
    } else if let number = json.number {
      self = Int64(number.text).map { .int($0) } ?? .double(number.double)
    } else if let bool = json.bool {
      self = .bool(bool)
    } else if json.isNull {
      self = .null
    } else {
      return nil
    }
  }

  /// Nil for values that are no JSON scalars.
  init?(_ value: CELValue) {
    switch value {
    case .bool(let value): self = .bool(value)
    case .int(let value): self = .int(value)
    case .double(let value): self = .double(value)
    case .string(let value): self = .string(value)
    default: return nil
    }
  }
}

/// The elements of a list with `x-kubernetes-list-type: set`.
struct JSONSet {
  private(set) var keys: Set<NativeKey>

  init(_ elements: [JSONValue]) {
    keys = Set(elements.compactMap { NativeKey($0) })
  }

  /// False if it is there already.
  mutating func insert(_ json: JSONValue) -> Bool {
    NativeKey(json).map { keys.insert($0).inserted } ?? true
  }

  func contains(_ value: CELValue) -> Bool {
    NativeKey(value).map { keys.contains($0) } ?? false
  }
}

/// Where elements of a list with `x-kubernetes-list-type: map` stand, by their keys.
struct KeyedElements {
  private let keys: [String]
  private var places: [[NativeKey]: Int] = [:]

  init(_ list: JSONList, keys: [String]) {
    self.keys = keys
    for (place, element) in list.elements.enumerated() {
      if let key = key(of: element) { places[key] = place }
    }
  }

  func place(of value: CELValue) -> Int? {
    guard case .map(let map) = value, let members = map.members else { return nil }
    return place(of: JSONValue(members: members))
  }

  func place(of element: JSONValue) -> Int? { key(of: element).flatMap { places[$0] } }

  private func key(of element: JSONValue) -> [NativeKey]? {
    guard element.members != nil else { return nil }
    return keys.map { element[$0].flatMap { NativeKey($0) } ?? .null }
  }
}
