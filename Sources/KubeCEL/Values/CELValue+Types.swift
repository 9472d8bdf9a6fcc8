extension CELValue {
  /// The type at run time. Objects are maps, and the types of elements are not known.
  var type: CELType {
    switch self {
    case .null: .null
    case .bool: .bool
    case .int: .int
    case .uint: .uint
    case .double: .double
    case .string: .string
    case .bytes: .bytes
    case .timestamp: .timestamp
    case .duration: .duration
    case .list: .list(.dyn)
    case .map: .map(.dyn, .dyn)
    case .optional: .optional(.dyn)
    case .type: .type(nil)
    case .quantity: .quantity
    case .semver: .semver
    case .ip: .ip
    case .cidr: .cidr
    case .url: .url
    case .format: .format
    case .unknown: .error
    }
  }

  /// The type's name at run time, as errors and `type(x)` show it.
  var typeName: String {
    if case .unknown = self { "unknown" } else { type.runtimeName }
  }
}

extension CELValue {
  /// What cel-go's type for it is called, which some of its errors show.
  var goTypeName: String {
    switch self {
    case .null: "types.Null"
    case .bool: "types.Bool"
    case .int: "types.Int"
    case .uint: "types.Uint"
    case .double: "types.Double"
    case .string: "types.String"
    case .bytes: "types.Bytes"
    case .timestamp: "types.Timestamp"
    case .duration: "types.Duration"
    case .list: "*types.baseList"
    case .map: "*types.baseMap"
    case .optional: "*types.Optional"
    case .type: "*types.Type"
    case .quantity: "cel.Quantity"
    case .semver: "cel.Semver"
    case .ip: "cel.IP"
    case .cidr: "cel.CIDR"
    case .url: "cel.URL"
    case .format: "cel.Format"
    case .unknown: "*common.unknownPreserved"
    }
  }
}

extension CELType {
  /// The type's name at run time, without parameters.
  var runtimeName: String {
    switch self {
    case .dyn: "dyn"
    case .null: "null_type"
    case .bool: "bool"
    case .int: "int"
    case .uint: "uint"
    case .double: "double"
    case .string: "string"
    case .bytes: "bytes"
    case .timestamp: "google.protobuf.Timestamp"
    case .duration: "google.protobuf.Duration"
    case .list: "list"
    case .map: "map"
    case .object(let name), .opaque(let name, _), .parameter(let name): name
    case .type: "type"
    case .variable(let number): "_var\(number)"
    case .error: "error"
    }
  }

  /// Whether a value may be passed for a parameter of this type. Of lists and maps the first
  /// element tells, as in cel-go.
  func accepts(_ value: CELValue) -> Bool {
    switch (self, value) {
    case (.dyn, _), (.parameter, _), (.null, .null), (.bool, .bool), (.int, .int), (.uint, .uint),
      (.double, .double), (.string, .string), (.bytes, .bytes), (.timestamp, .timestamp),
      (.duration, .duration), (.type, .type), (.opaque("optional_type", _), .optional),
      (.quantity, .quantity), (.semver, .semver), (.url, .url), (.format, .format), (.ip, .ip),
      (.cidr, .cidr):
      return true
    case (.list(let element), .list(let list)):
      guard list.count > 0 else { return true }
      guard element != .dyn else { return true }
      guard let first = try? list.element(at: 0) else { return false }
      return element.accepts(first)
    case (.map(let key, let value), .map(let map)):
      guard key != .dyn || value != .dyn else { return true }
      guard let first = map.firstEntry else { return true }
      return key.accepts(first.key) && value.accepts(first.value)
    default: return false
    }
  }
}
