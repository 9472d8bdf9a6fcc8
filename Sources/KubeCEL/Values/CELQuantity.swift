import KubeValues

/// A quantity of Kubernetes' as an expression made it.
public struct CELQuantity: Sendable {
  public let quantity: Quantity
  /// The number as the API server holds it if it is small: not reduced, so that some whole numbers
  /// are not known to be whole.
  let small: Small?
  /// Whether `add` or `sub` made it. The API server cannot compare such a one where it stands to
  /// the right of `==`, and neither can this.
  let isCalculated: Bool

  /// A value times a power of ten.
  struct Small: Sendable, Hashable {
    let value: Int64
    let scale: Int

    /// The value without the power, if it has a place for that.
    func scaled(by exponent: Int) -> Int64? {
      guard exponent <= 18 else { return value == 0 ? 0 : nil }
      var result = value
      for _ in 0..<max(0, exponent) {
        let (product, overflow) = result.multipliedReportingOverflow(by: 10)
        guard !overflow else { return nil }
        result = product
      }
      return result
    }

    var integer: Int64? { scale < 0 ? nil : scaled(by: scale) }

    static func + (left: Small, right: Small) -> Small? {
      if right.value == 0 { return left }
      if left.value == 0 { return right }
      let scale = min(left.scale, right.scale)
      guard let first = left.scaled(by: left.scale - scale),
        let second = right.scaled(by: right.scale - scale)
      else { return nil }
      let (sum, overflow) = first.addingReportingOverflow(second)
      return overflow ? nil : Small(value: sum, scale: scale)
    }

    /// Nil if the values cannot be brought to one scale.
    static func isLess(_ left: Small, _ right: Small) -> Bool? {
      if left.scale == right.scale { return left.value < right.value }
      let scale = min(left.scale, right.scale)
      guard let first = left.scaled(by: left.scale - scale),
        let second = right.scaled(by: right.scale - scale)
      else { return nil }
      return first < second
    }

    static prefix func - (operand: Small) -> Small {
      Small(value: 0 &- operand.value, scale: operand.scale)
    }
  }
}

extension CELQuantity {
  /// A whole number, as the server makes one to calculate with.
  init(_ value: Int64) {
    self.init(
      quantity: Quantity(value, format: .decimalExponent), small: Small(value: value, scale: 0),
      isCalculated: true)
  }

  static func isLess(_ left: CELQuantity, _ right: CELQuantity) -> Bool {
    if let first = left.small, let second = right.small,
      let isLess = Small.isLess(first, second)
    {
      return isLess
    }
    return left.quantity < right.quantity
  }

  func adding(_ other: CELQuantity) throws(CELFailure) -> CELQuantity {
    do throws(QuantityError) {
      return CELQuantity(
        quantity: try quantity + other.quantity, small: sum(small, other.small),
        isCalculated: true)
    } catch {
      throw .other(error.message)
    }
  }

  func subtracting(_ other: CELQuantity) throws(CELFailure) -> CELQuantity {
    do throws(QuantityError) {
      return CELQuantity(
        quantity: try quantity - other.quantity, small: sum(small, other.small.map { -$0 }),
        isCalculated: true)
    } catch {
      throw .other(error.message)
    }
  }

  private func sum(_ left: Small?, _ right: Small?) -> Small? {
    guard let left, let right else { return nil }
    return left + right
  }
}
