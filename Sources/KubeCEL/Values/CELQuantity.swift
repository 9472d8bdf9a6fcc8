import KubeValues

/// A quantity of Kubernetes' as an expression made it.
public struct CELQuantity: Sendable {
  public let quantity: Quantity
  /// Whether `add` or `sub` made it. The API server cannot compare such a one where it stands to
  /// the right of `==`, and neither can this.
  let isCalculated: Bool

  init(_ quantity: Quantity, isCalculated: Bool = false) {
    self.quantity = quantity
    self.isCalculated = isCalculated
  }
}
