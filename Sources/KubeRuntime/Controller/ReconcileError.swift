/// What went wrong with a reconcile, besides what the reconciler throws.
public enum ReconcileError: Error, Sendable, CustomStringConvertible {
  /// It took longer than ``ControllerSettings/reconcileTimeout``, and was cancelled.
  case timedOut(after: Duration)

  public var description: String {
    switch self {
    case .timedOut(let limit): "the reconcile did not end within \(limit)"
    }
  }
}

/// An error that trying again does not help against: the object is left alone until something
/// changes.
///
/// ```swift
/// guard let image = Image(parsing: app.spec.image) else {
///   throw TerminalError("\(app.spec.image) is no image")
/// }
/// ```
public struct TerminalError: Error, Sendable, CustomStringConvertible {
  public let description: String
  public let cause: (any Error)?

  public init(_ description: String) {
    self.description = description
    cause = nil
  }

  public init(_ cause: any Error) {
    description = "\(cause)"
    self.cause = cause
  }
}
