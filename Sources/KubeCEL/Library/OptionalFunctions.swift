/// What the library of optionals does, as far as it can be done once all arguments are known.
enum OptionalFunctions {
  static func of(_ value: CELValue) -> CELValue { .optional(CELOptional(value)) }

  static func ofNonZeroValue(_ value: CELValue) -> CELValue {
    value.isZero ? .optional(.none) : .optional(CELOptional(value))
  }

  static func value(_ optional: CELValue) throws(CELFailure) -> CELValue {
    guard let value = try optional.maybe.value else {
      throw .other("optional.none() dereference")
    }
    return value
  }

  static func hasValue(_ optional: CELValue) throws(CELFailure) -> CELValue {
    .bool(try optional.maybe.value != nil)
  }

  static func unwrap(_ list: CELValue) throws(CELFailure) -> CELValue {
    var values: [CELValue] = []
    for element in try list.elements.values {
      guard case .optional(let optional) = element else {
        throw .other("value \(element.plainText) is not optional")
      }
      if let value = optional.value { values.append(value) }
    }
    return .list(of: values)
  }
}
