/// `size` and `in`.
enum Containers {
  static func size(_ value: CELValue) throws(CELFailure) -> CELValue {
    switch value {
    case .string, .bytes, .list, .map, .ip, .cidr:
      guard let size = value.size else { throw .noSuchOverload }
      return .int(Int64(size))
    default: throw .other("no such overload: size")
    }
  }

  static func contains(_ value: CELValue, _ container: CELValue) throws(CELFailure) -> CELValue {
    switch container {
    case .list(let list): return .bool(try list.contains(value))
    case .map(let map): return .bool(try map.find(value) != nil)
    default: throw .noSuchOverload
    }
  }
}
