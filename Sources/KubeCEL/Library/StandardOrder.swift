/// The part of the standard definitions: order.
extension Function {
  static let standardOrder: [Function] = [
    Function(
      "_<_",
      [
        .global("less_bool", [.bool, .bool], .bool, .binary(Comparison.less)),
        .global("less_int64", [.int, .int], .bool, .binary(Comparison.less)),
        .global("less_int64_double", [.int, .double], .bool, .binary(Comparison.less)),
        .global("less_int64_uint64", [.int, .uint], .bool, .binary(Comparison.less)),
        .global("less_uint64", [.uint, .uint], .bool, .binary(Comparison.less)),
        .global("less_uint64_double", [.uint, .double], .bool, .binary(Comparison.less)),
        .global("less_uint64_int64", [.uint, .int], .bool, .binary(Comparison.less)),
        .global("less_double", [.double, .double], .bool, .binary(Comparison.less)),
        .global("less_double_int64", [.double, .int], .bool, .binary(Comparison.less)),
        .global("less_double_uint64", [.double, .uint], .bool, .binary(Comparison.less)),
        .global("less_string", [.string, .string], .bool, .binary(Comparison.less)),
        .global("less_bytes", [.bytes, .bytes], .bool, .binary(Comparison.less)),
        .global("less_timestamp", [.timestamp, .timestamp], .bool, .binary(Comparison.less)),
        .global("less_duration", [.duration, .duration], .bool, .binary(Comparison.less)),
      ]),
    Function(
      "_<=_",
      [
        .global("less_equals_bool", [.bool, .bool], .bool, .binary(Comparison.lessOrEqual)),
        .global("less_equals_int64", [.int, .int], .bool, .binary(Comparison.lessOrEqual)),
        .global(
          "less_equals_int64_double", [.int, .double], .bool, .binary(Comparison.lessOrEqual)),
        .global("less_equals_int64_uint64", [.int, .uint], .bool, .binary(Comparison.lessOrEqual)),
        .global("less_equals_uint64", [.uint, .uint], .bool, .binary(Comparison.lessOrEqual)),
        .global(
          "less_equals_uint64_double", [.uint, .double], .bool, .binary(Comparison.lessOrEqual)),
        .global("less_equals_uint64_int64", [.uint, .int], .bool, .binary(Comparison.lessOrEqual)),
        .global("less_equals_double", [.double, .double], .bool, .binary(Comparison.lessOrEqual)),
        .global(
          "less_equals_double_int64", [.double, .int], .bool, .binary(Comparison.lessOrEqual)),
        .global(
          "less_equals_double_uint64", [.double, .uint], .bool, .binary(Comparison.lessOrEqual)),
        .global("less_equals_string", [.string, .string], .bool, .binary(Comparison.lessOrEqual)),
        .global("less_equals_bytes", [.bytes, .bytes], .bool, .binary(Comparison.lessOrEqual)),
        .global(
          "less_equals_timestamp", [.timestamp, .timestamp], .bool, .binary(Comparison.lessOrEqual)),
        .global(
          "less_equals_duration", [.duration, .duration], .bool, .binary(Comparison.lessOrEqual)),
      ]),
    Function(
      "_>_",
      [
        .global("greater_bool", [.bool, .bool], .bool, .binary(Comparison.greater)),
        .global("greater_int64", [.int, .int], .bool, .binary(Comparison.greater)),
        .global("greater_int64_double", [.int, .double], .bool, .binary(Comparison.greater)),
        .global("greater_int64_uint64", [.int, .uint], .bool, .binary(Comparison.greater)),
        .global("greater_uint64", [.uint, .uint], .bool, .binary(Comparison.greater)),
        .global("greater_uint64_double", [.uint, .double], .bool, .binary(Comparison.greater)),
        .global("greater_uint64_int64", [.uint, .int], .bool, .binary(Comparison.greater)),
        .global("greater_double", [.double, .double], .bool, .binary(Comparison.greater)),
        .global("greater_double_int64", [.double, .int], .bool, .binary(Comparison.greater)),
        .global("greater_double_uint64", [.double, .uint], .bool, .binary(Comparison.greater)),
        .global("greater_string", [.string, .string], .bool, .binary(Comparison.greater)),
        .global("greater_bytes", [.bytes, .bytes], .bool, .binary(Comparison.greater)),
        .global("greater_timestamp", [.timestamp, .timestamp], .bool, .binary(Comparison.greater)),
        .global("greater_duration", [.duration, .duration], .bool, .binary(Comparison.greater)),
      ]),
    Function(
      "_>=_",
      [
        .global("greater_equals_bool", [.bool, .bool], .bool, .binary(Comparison.greaterOrEqual)),
        .global("greater_equals_int64", [.int, .int], .bool, .binary(Comparison.greaterOrEqual)),
        .global(
          "greater_equals_int64_double", [.int, .double], .bool, .binary(Comparison.greaterOrEqual)),
        .global(
          "greater_equals_int64_uint64", [.int, .uint], .bool, .binary(Comparison.greaterOrEqual)),
        .global(
          "greater_equals_uint64", [.uint, .uint], .bool, .binary(Comparison.greaterOrEqual)),
        .global(
          "greater_equals_uint64_double", [.uint, .double], .bool,
          .binary(Comparison.greaterOrEqual)),
        .global(
          "greater_equals_uint64_int64", [.uint, .int], .bool, .binary(Comparison.greaterOrEqual)),
        .global(
          "greater_equals_double", [.double, .double], .bool, .binary(Comparison.greaterOrEqual)),
        .global(
          "greater_equals_double_int64", [.double, .int], .bool, .binary(Comparison.greaterOrEqual)),
        .global(
          "greater_equals_double_uint64", [.double, .uint], .bool,
          .binary(Comparison.greaterOrEqual)),
        .global(
          "greater_equals_string", [.string, .string], .bool, .binary(Comparison.greaterOrEqual)),
        .global(
          "greater_equals_bytes", [.bytes, .bytes], .bool, .binary(Comparison.greaterOrEqual)),
        .global(
          "greater_equals_timestamp", [.timestamp, .timestamp], .bool,
          .binary(Comparison.greaterOrEqual)),
        .global(
          "greater_equals_duration", [.duration, .duration], .bool,
          .binary(Comparison.greaterOrEqual)),
      ]),
  ]
}
