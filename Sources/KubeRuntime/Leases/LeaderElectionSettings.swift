public import Metrics

/// How an election goes. All candidates for one lease should have the same durations.
public struct LeaderElectionSettings: Sendable {
  /// For how long others wait for one who holds the lease and is no longer heard of. 15 seconds by
  /// default; leases count whole seconds, so that it is rounded up.
  public var leaseDuration: Duration
  /// For how long after a renewal was sent its sender acts. 10 seconds by default; less than
  /// ``leaseDuration``: the difference is what clocks that go unequally, and work that is slow to
  /// stop, may take.
  public var renewDeadline: Duration
  /// How often the lease is renewed, and looked at by those who wait for it. 2 seconds by default.
  public var retryPeriod: Duration
  /// Whether the lease is given up at the end, so that another need not wait for it to expire.
  public var releasesOnStop: Bool
  /// Labels for the lease; others that it has are left alone.
  public var labels: [String: String]
  /// Where chance comes from, of the waits between looks: a number in a range.
  public var random: @Sendable (ClosedRange<Double>) -> Double
  /// Takes `leader_election_master_status` and `leader_election_slowpath_total`; nil for the
  /// process's own (`MetricsSystem`).
  public var metrics: (any MetricsFactory)?
  /// Whether a holder whose lease was deleted makes it anew, and goes on.
  var recreates = true
  var annotations: [String: String] = [:]

  public init(
    leaseDuration: Duration = .seconds(15), renewDeadline: Duration = .seconds(10),
    retryPeriod: Duration = .seconds(2), releasesOnStop: Bool = true,
    labels: [String: String] = [:],
    random: @escaping @Sendable (ClosedRange<Double>) -> Double = { Double.random(in: $0) },
    metrics: (any MetricsFactory)? = nil
  ) {
    self.leaseDuration = leaseDuration
    self.renewDeadline = renewDeadline
    self.retryPeriod = retryPeriod
    self.releasesOnStop = releasesOnStop
    self.labels = labels
    self.random = random
    self.metrics = metrics
  }

  /// What is wrong with them; nil for nothing.
  var problem: String? {
    if retryPeriod <= .zero { return "The retry period must be above zero." }
    if renewDeadline <= retryPeriod * 1.2 {
      return "The renew deadline must be above 1.2 times the retry period."
    }
    if leaseDuration <= renewDeadline {
      return "The lease's duration must be above the renew deadline."
    }
    if leaseDuration > .seconds(Int32.max / 2) { return "The lease's duration is too long." }
    return nil
  }

  /// What a lease says, which rounds up.
  var leaseSeconds: Int32 {
    let (seconds, attoseconds) = leaseDuration.components
    return Int32(clamping: attoseconds > 0 ? seconds + 1 : seconds)
  }
}

/// Why an election ended that was not asked to.
public struct LeaderElectionError: Error, Sendable, CustomStringConvertible {
  public enum Kind: Sendable, Hashable {
    /// The lease was held, and is another's or could not be renewed in time.
    case lost
    /// It runs already: one election is one candidate.
    case isRunning
    /// The settings make no sense.
    case settings
  }

  public let kind: Kind
  public let description: String

  init(_ kind: Kind, _ description: String) {
    self.kind = kind
    self.description = description
  }
}
