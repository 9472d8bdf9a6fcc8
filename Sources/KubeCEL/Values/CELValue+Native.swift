import KubeJSON

extension CELValue {
  /// What becomes of a value that an optional variable holds when it is looked into: cel-go then
  /// takes what is behind the value, of an object the JSON without its schema.
  var native: CELValue {
    get throws(CELFailure) {
      switch self {
      case .map(let map):
        guard let members = map.members else { return self }
        return .map(CELMap(.json(members, .dynamic)))
      case .list(let list):
        switch list.storage {
        case .json(let elements, _): return .list(CELList(.json(elements, .dynamic)))
        case .values, .joined: return self
        }
      case .optional(let optional): return try optional.value?.native ?? .null
      case .unknown(let json): return try ValueShape.dynamic.value(of: json)
      case .quantity: throw .other("unsupported conversion to ref.Val: (*resource.Quantity)")
      case .semver: throw .other("unsupported conversion to ref.Val: (semver.Version)")
      case .ip: throw .other("unsupported conversion to ref.Val: (netip.Addr)")
      case .cidr: throw .other("unsupported conversion to ref.Val: (netip.Prefix)")
      case .url: throw .other("unsupported conversion to ref.Val: (*url.URL)")
      default: return self
      }
    }
  }

  /// The value as JSON, if it is no more than that.
  var json: JSONValue? {
    switch self {
    case .null: JSONValue.null
    case .bool(let value): JSONValue.bool(value)
    case .int(let value): JSONValue.number(JSONNumber(value))
    case .double(let value): JSONNumber(value).map { JSONValue.number($0) }
    case .string(let value): JSONValue.string(value)
    case .map(let map): map.members.map { JSONValue(members: $0) }
    case .list(let list):
      if case .json(let elements, _) = list.storage { JSONValue.array(elements) } else { nil }
    case .unknown(let json): json
    default: nil
    }
  }

  /// Whether `optional.ofNonZeroValue` takes it for nothing.
  var isZero: Bool {
    switch self {
    case .null: true
    case .bool(let value): !value
    case .int(let value): value == 0
    case .uint(let value): value == 0
    case .double(let value): value == 0
    case .string(let value): value.isEmpty
    case .bytes(let value): value.isEmpty
    case .timestamp(let value):
      value.seconds == CELTimestamp.leastSeconds && value.nanoseconds == 0
    case .duration(let value): value.nanoseconds == 0
    // What was read under a schema does not say.
    case .list(let list): !list.isTyped && list.count == 0
    case .map(let map): !map.isTyped && map.count == 0
    default: false
    }
  }

  /// What `size` says and costs go by; nil for values that have none.
  var size: Int? {
    switch self {
    case .string(let text): text.unicodeScalars.count
    case .bytes(let bytes): bytes.count
    case .list(let list): list.count
    case .map(let map): map.count
    case .ip(let address): address.width / 8
    case .cidr(let network): (network.prefixLength + 7) / 8
    default: nil
    }
  }
}
