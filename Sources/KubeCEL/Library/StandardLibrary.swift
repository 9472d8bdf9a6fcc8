extension Library {
  /// The standard definitions of the language.
  static let standard = Library(
    "cel.lib.std",
    types: [
      "bool": .bool, "bytes": .bytes, "double": .double, "google.protobuf.Duration": .duration,
      "int": .int, "list": .list(.dyn), "map": .map(.dyn, .dyn), "null_type": .null,
      "string": .string,
      "google.protobuf.Timestamp": .timestamp, "type": .type(nil), "uint": .uint,
    ],
    macros: .standard,
    Function.standardLogic + Function.standardArithmetic + Function.standardOrder
      + Function.standardContainers + Function.standardConversions + Function.standardText
      + Function.standardDates)
}

/// The parameters that declarations of generic functions share.
extension CELType {
  static let a = CELType.parameter("A")
  static let b = CELType.parameter("B")
  static let k = CELType.parameter("K")
  static let t = CELType.parameter("T")
  static let v = CELType.parameter("V")
  static let listOfA = CELType.list(.a)
  static let mapOfAB = CELType.map(.a, .b)
}
