extension Node {
  /// A value as messages show it: scalars in full, the rest by what it is.
  var brief: String {
    switch content {
    case .null: "null"
    case .bool(let bool): "\(bool)"
    case .integer(let integer): "\(integer)"
    case .number(let text): text
    case .string(let string): string.count > 60 ? "\"\(string.prefix(60))…\"" : "\"\(string)\""
    case .sequence, .mapping: kind
    }
  }

  /// Equal for equal values, whatever the order of members.
  var identity: String {
    switch content {
    case .null: "null"
    case .bool(let bool): "\(bool)"
    case .integer, .number: double.map { "\($0)" } ?? brief
    case .string(let string): "\"\(string)\""
    case .sequence(let elements): "[\(elements.map(\.identity).joined(separator: ","))]"
    case .mapping(let members):
      "{\(members.map { "\($0.key):\($0.value.identity)" }.sorted().joined(separator: ","))}"
    }
  }
}
