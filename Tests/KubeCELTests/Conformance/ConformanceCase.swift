@testable import KubeCEL

/// A case of the language's conformance suite, as far as it is about what is here.
struct ConformanceCase: CustomStringConvertible {
  enum Expected {
    case value(CELValue)
    case error
    /// That it has a type; the value does not matter.
    case anything
  }

  let name: String
  let expression: String
  let expected: Expected
  let bindings: [String: CELValue]
  let variables: [String: CELType]
  let isOnlyChecked: Bool

  var description: String { "\(name): \(expression)" }

  /// Nil if it is about messages of protobuf, containers or the like.
  init?(_ message: TextMessage, in section: String) {
    guard let expression = message.text("expr"), message.text("container") == nil,
      message.word("disable_macros") == nil, message.word("disable_check") == nil
    else { return nil }
    name = "\(section)/\(message.text("name") ?? "")"
    self.expression = expression
    if let value = message.message("value") ?? message.message("typed_result")?.message("result") {
      guard let value = Self.value(value) else { return nil }
      expected = .value(value)
    } else if message.message("eval_error") != nil {
      expected = .error
    } else if message.message("typed_result") != nil {
      expected = .anything
    } else if message.fields.contains(where: { $0.name.hasPrefix("any_") || $0.name == "unknown" })
    {
      return nil
    } else {
      expected = .value(.bool(true))
    }
    var bindings: [String: CELValue] = [:]
    for binding in message.messages("bindings") {
      guard let name = binding.text("key"),
        let value = binding.message("value")?.message("value").flatMap(Self.value)
      else { return nil }
      bindings[name] = value
    }
    var variables: [String: CELType] = [:]
    for entry in message.messages("type_env") {
      guard let name = entry.text("name"), let ident = entry.message("ident"),
        let type = ident.message("type").flatMap(Self.type)
      else { return nil }
      variables[name] = type
    }
    isOnlyChecked = message.word("check_only") == "true"
    self.bindings = bindings
    self.variables = variables
  }

  private static func value(_ message: TextMessage) -> CELValue? {
    guard let field = message.fields.first else { return nil }
    switch (field.name, field.value) {
    case ("null_value", _): return .null
    case ("bool_value", .word(let word)): return .bool(word == "true")
    case ("int64_value", .word(let word)): return Int64(word).map { .int($0) }
    case ("uint64_value", .word(let word)): return UInt64(word).map { .uint($0) }
    case ("double_value", .word(let word)):
      return Double(word.lowercased()).map { .double($0) }
    case ("string_value", .text(let bytes)):
      return .string(String(decoding: bytes, as: UTF8.self))
    case ("bytes_value", .text(let bytes)): return .bytes(bytes)
    case ("type_value", .text(let bytes)):
      return Self.types[String(decoding: bytes, as: UTF8.self)].map { .type($0) }
    case ("list_value", .message(let list)):
      let values = list.messages("values").map(Self.value)
      return values.contains { $0 == nil } ? nil : .list(of: values.compactMap { $0 })
    case ("map_value", .message(let map)):
      var entries: [(CELValue, CELValue)] = []
      for entry in map.messages("entries") {
        guard let key = entry.message("key").flatMap(Self.value),
          let value = entry.message("value").flatMap(Self.value)
        else { return nil }
        entries.append((key, value))
      }
      return .map(CELMap(entries))
    case ("object_value", .message(let object)): return wellKnown(object)
    default: return nil
    }
  }

  private static func wellKnown(_ object: TextMessage) -> CELValue? {
    guard let field = object.fields.first, case .message(let body) = field.value else {
      return nil
    }
    let seconds = body.word("seconds").flatMap { Int64($0) } ?? 0
    let nanos = body.word("nanos").flatMap { Int32($0) } ?? 0
    if field.name.hasSuffix("google.protobuf.Timestamp]") {
      return .timestamp(CELTimestamp(seconds: seconds, nanoseconds: nanos))
    }
    if field.name.hasSuffix("google.protobuf.Duration]") {
      return .duration(CELDuration(nanoseconds: seconds * 1_000_000_000 + Int64(nanos)))
    }
    return nil
  }

  private static let types: [String: CELType] = [
    "bool": .bool, "bytes": .bytes, "double": .double, "int": .int, "list": .list(.dyn),
    "map": .map(.dyn, .dyn), "null_type": .null, "string": .string, "type": .type(nil),
    "uint": .uint, "google.protobuf.Timestamp": .timestamp,
    "google.protobuf.Duration": .duration, "optional_type": .optional(.dyn),
  ]

  private static func type(_ message: TextMessage) -> CELType? {
    guard let field = message.fields.first else { return nil }
    switch (field.name, field.value) {
    case ("primitive", .word(let word)):
      return [
        "BOOL": CELType.bool, "INT64": .int, "UINT64": .uint, "DOUBLE": .double,
        "STRING": .string, "BYTES": .bytes,
      ][word]
    case ("well_known", .word("TIMESTAMP")): return .timestamp
    case ("well_known", .word("DURATION")): return .duration
    case ("dyn", _): return .dyn
    case ("null", _): return .null
    case ("list_type", .message(let list)):
      return list.message("elem_type").flatMap(type).map { .list($0) }
    case ("map_type", .message(let map)):
      guard let key = map.message("key_type").flatMap(type),
        let value = map.message("value_type").flatMap(type)
      else { return nil }
      return .map(key, value)
    case ("abstract_type", .message(let abstract)) where abstract.text("name") == "optional_type":
      return abstract.message("parameter_types").flatMap(type).map { .optional($0) }
    default: return nil
    }
  }
}
