/// The part of the standard definitions: arithmetic.
extension Function {
  static let standardArithmetic: [Function] = [
    Function(
      "_+_",
      [
        .global("add_bytes", [.bytes, .bytes], .bytes, .binary(Arithmetic.add)),
        .global("add_double", [.double, .double], .double, .binary(Arithmetic.add)),
        .global(
          "add_duration_duration", [.duration, .duration], .duration, .binary(Arithmetic.add)),
        .global(
          "add_duration_timestamp", [.duration, .timestamp], .timestamp, .binary(Arithmetic.add)),
        .global(
          "add_timestamp_duration", [.timestamp, .duration], .timestamp, .binary(Arithmetic.add)),
        .global("add_int64", [.int, .int], .int, .binary(Arithmetic.add)),
        .global("add_list", [.listOfA, .listOfA], .listOfA, .binary(Arithmetic.add)),
        .global("add_string", [.string, .string], .string, .binary(Arithmetic.add)),
        .global("add_uint64", [.uint, .uint], .uint, .binary(Arithmetic.add)),
      ]),
    Function(
      "_/_",
      [
        .global("divide_double", [.double, .double], .double, .binary(Arithmetic.divide)),
        .global("divide_int64", [.int, .int], .int, .binary(Arithmetic.divide)),
        .global("divide_uint64", [.uint, .uint], .uint, .binary(Arithmetic.divide)),
      ]),
    Function(
      "_%_",
      [
        .global("modulo_int64", [.int, .int], .int, .binary(Arithmetic.remainder)),
        .global("modulo_uint64", [.uint, .uint], .uint, .binary(Arithmetic.remainder)),
      ]),
    Function(
      "_*_",
      [
        .global("multiply_double", [.double, .double], .double, .binary(Arithmetic.multiply)),
        .global("multiply_int64", [.int, .int], .int, .binary(Arithmetic.multiply)),
        .global("multiply_uint64", [.uint, .uint], .uint, .binary(Arithmetic.multiply)),
      ]),
    Function(
      "-_",
      [
        .global("negate_double", [.double], .double, .unary(Arithmetic.negate)),
        .global("negate_int64", [.int], .int, .unary(Arithmetic.negate)),
      ]),
    Function(
      "_-_",
      [
        .global("subtract_double", [.double, .double], .double, .binary(Arithmetic.subtract)),
        .global(
          "subtract_duration_duration", [.duration, .duration], .duration,
          .binary(Arithmetic.subtract)),
        .global("subtract_int64", [.int, .int], .int, .binary(Arithmetic.subtract)),
        .global(
          "subtract_timestamp_duration", [.timestamp, .duration], .timestamp,
          .binary(Arithmetic.subtract)),
        .global(
          "subtract_timestamp_timestamp", [.timestamp, .timestamp], .duration,
          .binary(Arithmetic.subtract)),
        .global("subtract_uint64", [.uint, .uint], .uint, .binary(Arithmetic.subtract)),
      ]),
  ]
}
