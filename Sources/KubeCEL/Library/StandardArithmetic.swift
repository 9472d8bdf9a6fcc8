/// The part of the standard definitions: arithmetic.
extension Function {
  static let standardArithmetic: [Function] = [
    Function(
      "_+_",
      [
        .global("add_bytes", [.bytes, .bytes], .bytes, .builtIn),
        .global("add_double", [.double, .double], .double, .builtIn),
        .global("add_duration_duration", [.duration, .duration], .duration, .builtIn),
        .global("add_duration_timestamp", [.duration, .timestamp], .timestamp, .builtIn),
        .global("add_timestamp_duration", [.timestamp, .duration], .timestamp, .builtIn),
        .global("add_int64", [.int, .int], .int, .builtIn),
        .global("add_list", [.listOfA, .listOfA], .listOfA, .builtIn),
        .global("add_string", [.string, .string], .string, .builtIn),
        .global("add_uint64", [.uint, .uint], .uint, .builtIn),
      ]),
    Function(
      "_/_",
      [
        .global("divide_double", [.double, .double], .double, .builtIn),
        .global("divide_int64", [.int, .int], .int, .builtIn),
        .global("divide_uint64", [.uint, .uint], .uint, .builtIn),
      ]),
    Function(
      "_%_",
      [
        .global("modulo_int64", [.int, .int], .int, .builtIn),
        .global("modulo_uint64", [.uint, .uint], .uint, .builtIn),
      ]),
    Function(
      "_*_",
      [
        .global("multiply_double", [.double, .double], .double, .builtIn),
        .global("multiply_int64", [.int, .int], .int, .builtIn),
        .global("multiply_uint64", [.uint, .uint], .uint, .builtIn),
      ]),
    Function(
      "-_",
      [
        .global("negate_double", [.double], .double, .builtIn),
        .global("negate_int64", [.int], .int, .builtIn),
      ]),
    Function(
      "_-_",
      [
        .global("subtract_double", [.double, .double], .double, .builtIn),
        .global("subtract_duration_duration", [.duration, .duration], .duration, .builtIn),
        .global("subtract_int64", [.int, .int], .int, .builtIn),
        .global("subtract_timestamp_duration", [.timestamp, .duration], .timestamp, .builtIn),
        .global("subtract_timestamp_timestamp", [.timestamp, .timestamp], .duration, .builtIn),
        .global("subtract_uint64", [.uint, .uint], .uint, .builtIn),
      ]),
  ]
}
