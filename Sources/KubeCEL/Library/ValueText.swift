/// What `%s` writes for a value.
enum ValueText {
  static func text(of value: CELValue) throws(CELFailure) -> String {
    switch value {
    case .list, .map: return try nested(value, depth: 0)
    case .null: return "null"
    case .int, .uint, .double, .bool, .string, .timestamp, .duration, .bytes, .type:
      if case .bytes(let bytes) = value, String(validating: bytes, as: UTF8.self) == nil {
        throw .other(
          "could not convert argument "
            + "\"invalid UTF-8 in bytes, cannot convert to string\" to string")
      }
      if case .type(let type) = value { return type.runtimeName }
      return try Conversions.toString(value).text
    default:
      throw .other(
        "string clause can only be used on strings, bools, bytes, ints, doubles, maps, lists, "
          + "types, durations, and timestamps, was given \(value.typeName)")
    }
  }

  /// Within a list or a map.
  private static func nested(_ value: CELValue, depth: Int) throws(CELFailure) -> String {
    switch value {
    case .string(let text): return GoQuotedText.quoted(text)
    case .bytes(let bytes):
      guard String(validating: bytes, as: UTF8.self) != nil else { return try text(of: value) }
      return "b" + GoQuotedText.quoted(bytes)
    case .double(let value):
      let text = value.isFinite ? value : Double.nan
      guard value.isFinite else {
        return GoQuotedText.quoted(value.isNaN ? "NaN" : value > 0 ? "+Inf" : "-Inf")
      }
      return LocalNumberText.plain(text, places: 6)
    case .timestamp(let time): return "timestamp(\(GoQuotedText.quoted(time.text)))"
    case .duration(let span): return "duration(\(GoQuotedText.quoted(span.text)))"
    case .int, .uint, .bool, .null, .type: return try text(of: value)
    case .list(let list):
      guard depth < CELValue.maximumDepth else { throw .nestedTooDeeply }
      var elements: [String] = []
      for element in try list.values { elements.append(try nested(element, depth: depth + 1)) }
      return "[" + elements.joined(separator: ", ") + "]"
    case .map(let map):
      guard depth < CELValue.maximumDepth else { throw .nestedTooDeeply }
      return try nested(map, depth: depth)
    default: throw .other("no formatting function for \(value.typeName)")
    }
  }

  private static func nested(_ map: CELMap, depth: Int) throws(CELFailure) -> String {
    var entries: [(key: String, value: String)] = []
    for key in map.keys {
      let name: String
      switch key {
      case .string, .bool, .int, .uint: name = try nested(key, depth: depth)
      default:
        throw .other("no formatting function for map key of type \(key.typeName)")
      }
      guard let value = try map.find(key) else {
        throw .other("could not find key: \(GoQuotedText.quoted(key.plainText))")
      }
      entries.append((name, try nested(value, depth: depth + 1)))
    }
    // What no expression can reach counts and has neither name nor value.
    while entries.count < map.count { entries.append(("", "")) }
    entries.sort { $0.key.order($1.key) == .less }
    return "{" + entries.map { "\($0.key):\($0.value)" }.joined(separator: ", ") + "}"
  }
}
