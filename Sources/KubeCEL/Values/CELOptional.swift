/// A value or none: what `optional.of(x)` and `optional.none()` give.
public final class CELOptional: Sendable {
  public let value: CELValue?

  init(_ value: CELValue?) {
    self.value = value
  }

  static let none = CELOptional(nil)
}
