extension Quantity {
  /// The sum, exactly, in the format of `left`, or that of `right` if `left` is zero.
  ///
  /// - Throws: ``QuantityError`` if one of them is not a quantity.
  public static func + (left: Quantity, right: Quantity) throws(QuantityError) -> Quantity {
    let (left, right) = (try left.read(), try right.read())
    let format = left.amount.isZero ? right.format : left.format
    return try Quantity(checking: left.amount + right.amount, format: format)
  }

  /// The difference, exactly, in the format of `left`, or that of `right` if `left` is zero.
  ///
  /// - Throws: ``QuantityError`` if one of them is not a quantity.
  public static func - (left: Quantity, right: Quantity) throws(QuantityError) -> Quantity {
    let (left, right) = (try left.read(), try right.read())
    let format = left.amount.isZero ? right.format : left.format
    return try Quantity(checking: left.amount + -right.amount, format: format)
  }

  /// The product, exactly, in the format of `left`.
  ///
  /// - Throws: ``QuantityError`` if `left` is not a quantity.
  public static func * (left: Quantity, right: Int64) throws(QuantityError) -> Quantity {
    let left = try left.read()
    return try Quantity(checking: left.amount * right, format: left.format)
  }

  /// The same magnitude with the other sign.
  ///
  /// - Throws: ``QuantityError`` if the operand is not a quantity.
  public static prefix func - (operand: Quantity) throws(QuantityError) -> Quantity {
    let operand = try operand.read()
    return Quantity(-operand.amount, format: operand.format)
  }

  /// Adds `right` to `left`.
  ///
  /// - Throws: ``QuantityError`` if one of them is not a quantity; `left` is then as it was.
  public static func += (left: inout Quantity, right: Quantity) throws(QuantityError) {
    left = try left + right
  }

  /// Subtracts `right` from `left`.
  ///
  /// - Throws: ``QuantityError`` if one of them is not a quantity; `left` is then as it was.
  public static func -= (left: inout Quantity, right: Quantity) throws(QuantityError) {
    left = try left - right
  }

  /// Multiplies `left` by `right`.
  ///
  /// - Throws: ``QuantityError`` if `left` is not a quantity; it is then as it was.
  public static func *= (left: inout Quantity, right: Int64) throws(QuantityError) {
    left = try left * right
  }

  private init(checking amount: NanoAmount, format: Format) throws(QuantityError) {
    guard amount.wholeDigits <= NanoAmount.maximumWholeDigits else {
      throw .tooLarge("the result")
    }
    self.init(amount, format: format)
  }
}
