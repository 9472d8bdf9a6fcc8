/// What a server takes from its clients, and how long it waits for them.
///
/// Waits are those of the system's clock: what a client does is no matter of a cluster's time.
public struct DoorLimits: Sendable, Hashable {
  /// Bytes of the head of a request; more is answered 431.
  public var headBytes = 1 << 20
  /// Bytes of the body of a request; more is answered 413 by the server behind.
  public var bodyBytes = 3 << 20
  /// How long a connection may have no request under way, or a part of a head. 90 seconds by default,
  /// as a kube-apiserver has it.
  public var idle: Duration = .seconds(90)
  /// How long a body may take.
  public var body: Duration = .seconds(60)
  /// How long a client may take none of what is there for it, before it is cut off.
  public var stall: Duration = .seconds(60)
  /// How many connections are open at one time; more are closed at once.
  public var connections = 10_000
  /// How long requests may go on once the server is to end.
  public var ending: Duration = .seconds(5)

  public init() {}
}
