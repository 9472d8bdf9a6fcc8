/// How sharding goes. All replicas of a group should have the same.
public struct ShardsSettings: Sendable {
  /// The durations of the replicas' leases, 15, 10 and 2 seconds by default: a replica that is lost
  /// is noticed after the first.
  public var lease: LeaderElectionSettings
  /// How long work on keys that are lost may take to end, until ``Shards/checkHealth()`` says that it
  /// is stuck; 60 seconds by default. Nobody has these keys as long as it goes on.
  public var handoverTimeout: Duration

  public init(
    lease: LeaderElectionSettings = LeaderElectionSettings(),
    handoverTimeout: Duration = .seconds(60)
  ) {
    self.lease = lease
    self.handoverTimeout = handoverTimeout
  }
}

/// Who shards, as a replica knows.
public struct ShardView: Sendable, Hashable {
  /// Grows whenever the members change.
  public var epoch: Int
  /// The names of the members.
  public var members: [String]
  /// Whether all keys have the owner that they should: none changes hands.
  public var isSettled: Bool
  /// Whether this replica takes part.
  public var isMember: Bool
}

/// Why sharding cannot go on, or is not as it should be.
public struct ShardsError: Error, Sendable, CustomStringConvertible {
  public enum Kind: Sendable, Hashable {
    /// The settings make no sense.
    case settings
    /// It runs already: one is one replica.
    case isRunning
    /// Work on keys that are another's by now does not end.
    case stuck
  }

  public let kind: Kind
  public let description: String
}
