import KubeValues

/// Conversions between types, `int(…)` and the like.
enum Conversions {
  static func identity(_ value: CELValue) -> CELValue { value }

  static func toType(_ value: CELValue) -> CELValue { .type(value.type) }

  static func toBool(_ value: CELValue) throws(CELFailure) -> CELValue {
    switch value {
    case .bool: return value
    case .string("1"), .string("t"), .string("T"), .string("TRUE"), .string("true"),
      .string("True"):
      return .bool(true)
    case .string("0"), .string("f"), .string("F"), .string("FALSE"), .string("false"),
      .string("False"):
      return .bool(false)
    default: throw failure(value, "bool")
    }
  }

  static func toBytes(_ value: CELValue) throws(CELFailure) -> CELValue {
    switch value {
    case .bytes: return value
    case .string(let text): return .bytes(Array(text.utf8))
    default: throw failure(value, "bytes")
    }
  }

  static func toDouble(_ value: CELValue) throws(CELFailure) -> CELValue {
    switch value {
    case .double: return value
    case .int(let value): return .double(Double(value))
    case .uint(let value): return .double(Double(value))
    case .string(let text):
      guard let value = GoNumberReader.double(text) else { throw failure(value, "double") }
      return .double(value)
    default: throw failure(value, "double")
    }
  }

  static func toInt(_ value: CELValue) throws(CELFailure) -> CELValue {
    switch value {
    case .int: return value
    case .uint(let value):
      guard let value = Int64(exactly: value) else { throw .intOverflow }
      return .int(value)
    case .double(let value):
      guard value > -0x1p63, value < 0x1p63 else { throw .intOverflow }
      return .int(Int64(value))
    case .string(let text):
      guard let value = Int64(text) else { throw failure(value, "int") }
      return .int(value)
    case .timestamp(let value): return .int(value.seconds)
    case .duration(let value): return .int(value.nanoseconds)
    default: throw failure(value, "int")
    }
  }

  static func toUint(_ value: CELValue) throws(CELFailure) -> CELValue {
    switch value {
    case .uint: return value
    case .int(let value):
      guard let value = UInt64(exactly: value) else { throw .uintOverflow }
      return .uint(value)
    case .double(let value):
      guard value >= 0, value < 0x1p64 else { throw .uintOverflow }
      return .uint(UInt64(value))
    case .string(let text):
      // No sign, not even of zero.
      let isNumber = text.utf8.first.map { $0 >= 0x30 && $0 <= 0x39 } ?? false
      guard isNumber, let value = UInt64(text) else { throw failure(value, "uint") }
      return .uint(value)
    default: throw failure(value, "uint")
    }
  }

  static func toString(_ value: CELValue) throws(CELFailure) -> CELValue {
    switch value {
    case .string: return value
    case .bool(let value): return .string(String(value))
    case .int(let value): return .string(String(value))
    case .uint(let value): return .string(String(value))
    case .double(let value): return .string(GoNumberText.general(value))
    case .bytes(let value):
      guard let text = String(validating: value, as: UTF8.self) else {
        throw .other("invalid UTF-8 in bytes, cannot convert to string")
      }
      return .string(text)
    case .timestamp(let value): return .string(value.text)
    case .duration(let value): return .string(value.text)
    case .ip(let address): return .string(address.text)
    case .cidr(let network): return .string(network.text)
    default: throw failure(value, "string")
    }
  }

  static func toTimestamp(_ value: CELValue) throws(CELFailure) -> CELValue {
    let time: CELTimestamp
    switch value {
    case .timestamp: return value
    case .int(let seconds): time = CELTimestamp(seconds: seconds)
    case .string(let text):
      guard let read = TimestampReader.read(text) else {
        throw failure(value, "google.protobuf.Timestamp")
      }
      time = read
    default: throw failure(value, "google.protobuf.Timestamp")
    }
    let range = CELTimestamp.leastSeconds...CELTimestamp.greatestSeconds
    guard range.contains(time.seconds) else { throw .timestampOverflow }
    return .timestamp(time)
  }

  static func toDuration(_ value: CELValue) throws(CELFailure) -> CELValue {
    switch value {
    case .duration: return value
    case .int(let value): return .duration(CELDuration(nanoseconds: value))
    case .string(let text):
      guard let duration = try? KubeDuration(text) else {
        throw failure(value, "google.protobuf.Duration")
      }
      return .duration(CELDuration(nanoseconds: duration.nanoseconds))
    default: throw failure(value, "google.protobuf.Duration")
    }
  }

  private static func failure(_ value: CELValue, _ type: String) -> CELFailure {
    .conversion(from: value.typeName, to: type)
  }
}
