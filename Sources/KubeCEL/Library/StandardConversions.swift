/// The part of the standard definitions: conversions.
extension Function {
  static let standardConversions: [Function] = [
    Function(
      "type",
      [
        .global("type", [.a], .type(.a), .builtIn)
      ]),
    Function(
      "bool",
      [
        .global("bool_to_bool", [.bool], .bool, .builtIn),
        .global("string_to_bool", [.string], .bool, .builtIn),
      ]),
    Function(
      "bytes",
      [
        .global("bytes_to_bytes", [.bytes], .bytes, .builtIn),
        .global("string_to_bytes", [.string], .bytes, .builtIn),
      ]),
    Function(
      "double",
      [
        .global("double_to_double", [.double], .double, .builtIn),
        .global("int64_to_double", [.int], .double, .builtIn),
        .global("string_to_double", [.string], .double, .builtIn),
        .global("uint64_to_double", [.uint], .double, .builtIn),
      ]),
    Function(
      "duration",
      [
        .global("duration_to_duration", [.duration], .duration, .builtIn),
        .global("int64_to_duration", [.int], .duration, .builtIn),
        .global("string_to_duration", [.string], .duration, .builtIn),
      ]),
    Function(
      "dyn",
      [
        .global("to_dyn", [.a], .dyn, .builtIn)
      ]),
    Function(
      "int",
      [
        .global("int64_to_int64", [.int], .int, .builtIn),
        .global("double_to_int64", [.double], .int, .builtIn),
        .global("duration_to_int64", [.duration], .int, .builtIn),
        .global("string_to_int64", [.string], .int, .builtIn),
        .global("timestamp_to_int64", [.timestamp], .int, .builtIn),
        .global("uint64_to_int64", [.uint], .int, .builtIn),
      ]),
    Function(
      "string",
      [
        .global("string_to_string", [.string], .string, .builtIn),
        .global("bool_to_string", [.bool], .string, .builtIn),
        .global("bytes_to_string", [.bytes], .string, .builtIn),
        .global("double_to_string", [.double], .string, .builtIn),
        .global("duration_to_string", [.duration], .string, .builtIn),
        .global("int64_to_string", [.int], .string, .builtIn),
        .global("timestamp_to_string", [.timestamp], .string, .builtIn),
        .global("uint64_to_string", [.uint], .string, .builtIn),
      ]),
    Function(
      "timestamp",
      [
        .global("timestamp_to_timestamp", [.timestamp], .timestamp, .builtIn),
        .global("int64_to_timestamp", [.int], .timestamp, .builtIn),
        .global("string_to_timestamp", [.string], .timestamp, .builtIn),
      ]),
    Function(
      "uint",
      [
        .global("uint64_to_uint64", [.uint], .uint, .builtIn),
        .global("double_to_uint64", [.double], .uint, .builtIn),
        .global("int64_to_uint64", [.int], .uint, .builtIn),
        .global("string_to_uint64", [.string], .uint, .builtIn),
      ]),
  ]
}
