public import ServiceLifecycle

/// Something that runs until it is stopped: a controller, a server, a loop of the user's.
///
/// It runs under a ``ControllerManager``, or by itself in a `ServiceGroup`.
public protocol Runnable: Service {
  /// What it is called in errors and logs; the name of its type by default.
  var runnableName: String { get }

  /// Whether it runs only where the manager's lease is held. True by default, which is what all
  /// should do that write for the whole cluster; a server of requests says false.
  var needsLeaderElection: Bool { get }

  /// When it starts; with the work by default.
  var managerStage: ControllerManager.Stage { get }

  /// Whether `run()` heeds graceful shutdown (`withGracefulShutdownHandler` and its like) by ending
  /// soon. False by default: then it is cancelled to stop it.
  var stopsGracefully: Bool { get }

  /// Returns when it is stopped, or has nothing more to do; throws if it cannot go on, which ends
  /// the manager.
  func run() async throws
}

extension Runnable {
  public var runnableName: String { "\(Self.self)" }
  public var needsLeaderElection: Bool { true }
  public var managerStage: ControllerManager.Stage { .work }
  public var stopsGracefully: Bool { false }
}
