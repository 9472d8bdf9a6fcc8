/// A value or none: what `optional.of(x)` and `optional.none()` give.
public final class CELOptional: Sendable {
  public let value: CELValue?

  public init(_ value: CELValue?) {
    self.value = value
  }

  public static let none = CELOptional(nil)
}
