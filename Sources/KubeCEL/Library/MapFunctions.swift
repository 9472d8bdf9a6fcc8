/// What the macros with two variables make maps with.
enum MapFunctions {
  static func insert(_ arguments: [CELValue]) throws(CELFailure) -> CELValue {
    var builder = try builder(try arguments[0].entries)
    try insert(arguments[1], arguments[2], into: &builder)
    return .map(builder.map)
  }

  static func insert(_ map: CELValue, _ entries: CELValue) throws(CELFailure) -> CELValue {
    var builder = try builder(try map.entries)
    try insert(try entries.entries, into: &builder)
    return .map(builder.map)
  }

  static func insert(
    _ key: CELValue, _ value: CELValue, into builder: inout EntryMapBuilder
  ) throws(CELFailure) {
    guard !builder.contains(key) else {
      throw .other("insert failed: key \(key.plainText) already exists")
    }
    builder.set(key, value)
  }

  static func insert(
    _ entries: CELMap, into builder: inout EntryMapBuilder
  ) throws(CELFailure) {
    for key in entries.keys {
      if let value = try entries.find(key) { try insert(key, value, into: &builder) }
    }
  }

  private static func builder(_ map: CELMap) throws(CELFailure) -> EntryMapBuilder {
    if case .entries(let map) = map.storage { return EntryMapBuilder(map) }
    var builder = EntryMapBuilder()
    try insert(map, into: &builder)
    return builder
  }
}
