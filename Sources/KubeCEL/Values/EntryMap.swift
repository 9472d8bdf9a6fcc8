/// A map that an expression made. Of entries with one key the first holds, so whoever makes one
/// sees to it that there is one.
final class EntryMap: Sendable {
  let keys: [CELValue]
  let values: [CELValue]
  private let index = LazyReference<Index>()

  init(keys: [CELValue], values: [CELValue]) {
    self.keys = keys
    self.values = values
  }

  /// Where a key stands that equals this one; numbers are found by their value.
  func place(of key: CELValue) -> Int? {
    if let place = exactPlace(of: key) { return place }
    switch key {
    case .double(let value):
      if let value = Int64(exactly: value), let place = exactPlace(of: .int(value)) {
        return place
      }
      return UInt64(exactly: value).flatMap { exactPlace(of: .uint($0)) }
    case .int(let value): return UInt64(exactly: value).flatMap { exactPlace(of: .uint($0)) }
    case .uint(let value): return Int64(exactly: value).flatMap { exactPlace(of: .int($0)) }
    default: return nil
    }
  }

  private func exactPlace(of key: CELValue) -> Int? {
    guard let key = MapKey(key) else { return nil }
    if keys.count <= 8 { return keys.firstIndex { MapKey($0) == key } }
    let index = index.object ?? self.index.keep(Index(keys))
    return index.places[key]
  }

  private final class Index: Sendable {
    let places: [MapKey: Int]

    init(_ keys: [CELValue]) {
      var places: [MapKey: Int] = [:]
      for (place, key) in keys.enumerated() {
        if let key = MapKey(key), places[key] == nil { places[key] = place }
      }
      self.places = places
    }
  }
}

/// A value that may be a key of a map. An int and a uint are different ones.
enum MapKey: Hashable, Sendable {
  case null
  case bool(Bool)
  case int(Int64)
  case uint(UInt64)
  case double(Double)
  case string(ExactText)

  /// A text that equals only those with the same bytes.
  struct ExactText: Hashable {
    let text: String

    static func == (left: ExactText, right: ExactText) -> Bool { left.text.isSame(as: right.text) }

    func hash(into hasher: inout Hasher) { hasher.combine(text) }
  }

  /// Nil for values that no map finds.
  init?(_ value: CELValue) {
    switch value {
    case .null: self = .null
    case .bool(let value): self = .bool(value)
    case .int(let value): self = .int(value)
    case .uint(let value): self = .uint(value)
    case .double(let value): self = .double(value)
    case .string(let value): self = .string(ExactText(text: value))
    default: return nil
    }
  }
}

/// Entries as they are gathered.
struct EntryMapBuilder {
  private(set) var keys: [CELValue] = []
  private(set) var values: [CELValue] = []
  private var places: [MapKey: Int] = [:]

  init() {}

  init(_ map: EntryMap) {
    for (key, value) in zip(map.keys, map.values) { set(key, value) }
  }

  func contains(_ key: CELValue) -> Bool {
    switch key {
    case .int(let value):
      return places[.int(value)] != nil
        || UInt64(exactly: value).map { places[.uint($0)] != nil } ?? false
    case .uint(let value):
      return places[.uint(value)] != nil
        || Int64(exactly: value).map { places[.int($0)] != nil } ?? false
    default: return MapKey(key).map { places[$0] != nil } ?? false
    }
  }

  /// A later entry replaces an earlier one.
  mutating func set(_ key: CELValue, _ value: CELValue) {
    guard let mapKey = MapKey(key) else {
      keys.append(key)
      values.append(value)
      return
    }
    if let place = places[mapKey] {
      values[place] = value
    } else {
      places[mapKey] = keys.count
      keys.append(key)
      values.append(value)
    }
  }

  mutating func remove(_ key: CELValue) {
    guard let mapKey = MapKey(key), let place = places.removeValue(forKey: mapKey) else { return }
    keys.remove(at: place)
    values.remove(at: place)
    for (key, other) in places where other > place { places[key] = other - 1 }
  }

  var map: CELMap { CELMap(.entries(EntryMap(keys: keys, values: values))) }
}
