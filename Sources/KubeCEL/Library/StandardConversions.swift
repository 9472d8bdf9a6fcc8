/// The part of the standard definitions: conversions.
extension Function {
  static let standardConversions: [Function] = [
    Function(
      "type",
      [
        .global("type", [.a], .type(.a), .unary(Conversions.toType))
      ]),
    Function(
      "bool",
      [
        .global("bool_to_bool", [.bool], .bool, .unary(Conversions.identity)),
        .global("string_to_bool", [.string], .bool, .unary(Conversions.toBool)),
      ]),
    Function(
      "bytes",
      [
        .global("bytes_to_bytes", [.bytes], .bytes, .unary(Conversions.identity)),
        .global("string_to_bytes", [.string], .bytes, .unary(Conversions.toBytes)),
      ]),
    Function(
      "double",
      [
        .global("double_to_double", [.double], .double, .unary(Conversions.identity)),
        .global("int64_to_double", [.int], .double, .unary(Conversions.toDouble)),
        .global("string_to_double", [.string], .double, .unary(Conversions.toDouble)),
        .global("uint64_to_double", [.uint], .double, .unary(Conversions.toDouble)),
      ]),
    Function(
      "duration",
      [
        .global("duration_to_duration", [.duration], .duration, .unary(Conversions.identity)),
        .global("int64_to_duration", [.int], .duration, .unary(Conversions.toDuration)),
        .global("string_to_duration", [.string], .duration, .unary(Conversions.toDuration)),
      ]),
    Function(
      "dyn",
      [
        .global("to_dyn", [.a], .dyn, .unary(Conversions.identity))
      ]),
    Function(
      "int",
      [
        .global("int64_to_int64", [.int], .int, .unary(Conversions.identity)),
        .global("double_to_int64", [.double], .int, .unary(Conversions.toInt)),
        .global("duration_to_int64", [.duration], .int, .unary(Conversions.toInt)),
        .global("string_to_int64", [.string], .int, .unary(Conversions.toInt)),
        .global("timestamp_to_int64", [.timestamp], .int, .unary(Conversions.toInt)),
        .global("uint64_to_int64", [.uint], .int, .unary(Conversions.toInt)),
      ]),
    Function(
      "string",
      [
        .global("string_to_string", [.string], .string, .unary(Conversions.identity)),
        .global("bool_to_string", [.bool], .string, .unary(Conversions.toString)),
        .global("bytes_to_string", [.bytes], .string, .unary(Conversions.toString)),
        .global("double_to_string", [.double], .string, .unary(Conversions.toString)),
        .global("duration_to_string", [.duration], .string, .unary(Conversions.toString)),
        .global("int64_to_string", [.int], .string, .unary(Conversions.toString)),
        .global("timestamp_to_string", [.timestamp], .string, .unary(Conversions.toString)),
        .global("uint64_to_string", [.uint], .string, .unary(Conversions.toString)),
      ]),
    Function(
      "timestamp",
      [
        .global("timestamp_to_timestamp", [.timestamp], .timestamp, .unary(Conversions.identity)),
        .global("int64_to_timestamp", [.int], .timestamp, .unary(Conversions.toTimestamp)),
        .global("string_to_timestamp", [.string], .timestamp, .unary(Conversions.toTimestamp)),
      ]),
    Function(
      "uint",
      [
        .global("uint64_to_uint64", [.uint], .uint, .unary(Conversions.identity)),
        .global("double_to_uint64", [.double], .uint, .unary(Conversions.toUint)),
        .global("int64_to_uint64", [.int], .uint, .unary(Conversions.toUint)),
        .global("string_to_uint64", [.string], .uint, .unary(Conversions.toUint)),
      ]),
  ]
}
