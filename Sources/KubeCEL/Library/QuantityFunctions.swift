import KubeValues

/// What the quantity library does.
enum QuantityFunctions {
  static func quantity(_ text: CELValue) throws(CELFailure) -> CELValue {
    .quantity(try QuantityReader.read(try text.text))
  }

  static func isQuantity(_ text: CELValue) throws(CELFailure) -> CELValue {
    let text = try text.text
    return .bool((try? QuantityReader.read(text)) != nil)
  }

  static func sign(_ quantity: CELValue) throws(CELFailure) -> CELValue {
    .int(Int64((try? quantity.amount.quantity.sign) ?? 0))
  }

  static func isGreater(_ left: CELValue, _ right: CELValue) throws(CELFailure) -> CELValue {
    .bool(CELQuantity.isLess(try right.amount, try left.amount))
  }

  static func isLess(_ left: CELValue, _ right: CELValue) throws(CELFailure) -> CELValue {
    .bool(CELQuantity.isLess(try left.amount, try right.amount))
  }

  static func compare(_ left: CELValue, _ right: CELValue) throws(CELFailure) -> CELValue {
    let (left, right) = (try left.amount.quantity, try right.amount.quantity)
    return .int(Int64(ValueOrder(left, right).rawValue))
  }

  static func double(_ quantity: CELValue) throws(CELFailure) -> CELValue {
    .double((try? quantity.amount.quantity.asDouble) ?? .nan)
  }

  static func integer(_ quantity: CELValue) throws(CELFailure) -> CELValue {
    guard let integer = try quantity.amount.small?.integer else {
      throw .other("cannot convert value to integer")
    }
    return .int(integer)
  }

  static func isInteger(_ quantity: CELValue) throws(CELFailure) -> CELValue {
    .bool(try quantity.amount.small?.integer != nil)
  }

  static func add(_ left: CELValue, _ right: CELValue) throws(CELFailure) -> CELValue {
    .quantity(try left.amount.adding(try right.amount))
  }

  static func addInteger(_ left: CELValue, _ right: CELValue) throws(CELFailure) -> CELValue {
    .quantity(try left.amount.adding(CELQuantity(try right.integer)))
  }

  static func subtract(_ left: CELValue, _ right: CELValue) throws(CELFailure) -> CELValue {
    .quantity(try left.amount.subtracting(try right.amount))
  }

  static func subtractInteger(
    _ left: CELValue, _ right: CELValue
  ) throws(CELFailure) -> CELValue {
    .quantity(try left.amount.subtracting(CELQuantity(try right.integer)))
  }
}
