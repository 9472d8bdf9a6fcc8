public import KubeCore

/// What there is to do for an object that a finalizer protects.
///
/// Both may come more than once for the same state of an object: after a restart, a failure, or when
/// something else about it changed.
public enum FinalizerEvent<Object: KubeObject>: Sendable {
  /// The world is to be as the object says.
  case apply(Object)
  /// The object is about to go: what it stands for is to be taken away. It may be that nothing of it
  /// was ever made.
  case cleanup(Object)

  public var object: Object {
    switch self {
    case .apply(let object), .cleanup(let object): object
    }
  }
}

/// Why a finalizer could not be put on an object, or taken off.
public struct FinalizerError: Error, Sendable, CustomStringConvertible {
  public enum Code: Sendable, Hashable {
    /// The finalizer's name is none that Kubernetes takes. Nothing was sent.
    case invalidName
    /// The object has no name. Nothing was sent.
    case unnamedObject
    /// The server did not take the finalizer; the cause says why. Nothing was reconciled.
    case adding
    /// The cleanup is done, but the finalizer is still there; the cause says why.
    case removing
  }

  public let code: Code
  /// An `InvalidName` or a `ClientError`.
  public let cause: (any Error)?
  public let description: String
}
