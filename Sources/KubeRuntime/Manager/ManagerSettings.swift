#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Android)
  import Android
#endif

/// How a ``ControllerManager`` stops.
public struct ManagerSettings: Sendable {
  /// How long all together may take to stop, of their own accord. Then they are cancelled. 30
  /// seconds by default, which is a pod's grace period: leave some of it, or set the pod's longer.
  public var stopTimeout: Duration
  /// How long they may take to return once they are cancelled, before they are called stuck; 5
  /// seconds by default. ``ControllerManager/runUntilSignal()`` then ends the process.
  public var cancellationTimeout: Duration
  /// Ends the process; for tests.
  var exit: @Sendable (Int32) -> Void = { _exit($0) }

  public init(
    stopTimeout: Duration = .seconds(30), cancellationTimeout: Duration = .seconds(5)
  ) {
    self.stopTimeout = stopTimeout
    self.cancellationTimeout = cancellationTimeout
  }
}

/// Why a ``ControllerManager`` ended that was not asked to, or did not stop in time.
public struct ManagerError: Error, Sendable, CustomStringConvertible {
  public enum Kind: Sendable, Hashable {
    /// A runnable threw; ``runnables`` has its name, and ``cause`` what it threw.
    case runnableFailed
    /// The lease was lost. What needs it has been cancelled.
    case leadershipLost
    /// Those of ``runnables`` did not stop in time.
    case stopTimedOut
  }

  public let kind: Kind
  /// The names of those whom it is about.
  public let runnables: [String]
  public let cause: (any Error)?
  public let description: String

  init(_ kind: Kind, runnables: [String] = [], cause: (any Error)? = nil, _ description: String) {
    self.kind = kind
    self.runnables = runnables
    self.cause = cause
    self.description = description
  }
}
