public import KubeCore

/// That a lease is held: what a body of ``LeaderElection/run(_:)`` acts by.
public struct Leadership: Sendable {
  /// Which turn at a lease it is.
  ///
  /// Of one uid, the later turn has the greater token. A lease that was deleted has another uid when it
  /// is made anew: its transitions go on from there if whoever makes it had seen the former one, and
  /// begin at zero again if not. Tokens of different uids therefore say nothing of which was first,
  /// though they compare: by transitions, and then by the letters of their uids.
  public struct Token: Sendable, Hashable, Comparable {
    /// The lease's uid: another, if it was deleted and made anew.
    public let uid: String
    /// How often the lease had changed hands by then.
    public let transitions: Int

    public static func < (a: Token, b: Token) -> Bool {
      (a.transitions, a.uid) < (b.transitions, b.uid)
    }
  }

  private let election: LeaderElection
  /// Grows from one holder to the next, so that what keeps the highest that it has seen can refuse
  /// one who comes late; as long as nobody deletes the lease.
  public let token: Token

  /// The same for those who must tell it from the lease alone.
  let session: String

  init(_ election: LeaderElection, _ state: LeaderElectionState) {
    self.election = election
    session = state.observed?.session ?? ""
    token = Token(
      uid: state.observed?.metadata.uid ?? "", transitions: Int(state.transitions))
  }

  public var lease: ObjectKey { election.lease }
  public var identity: String { election.identity }

  /// Whether the lease is held, at this moment. It costs a look at the clock.
  public var isHeld: Bool { election.isLeader }

  /// For how long yet the lease is held, if it is not renewed; zero once it is lost. A step that
  /// takes longer, and must not be done by two, waits for the next renewal.
  public var remaining: Duration { election.remaining }

  /// Throws if the lease is not held any more: for right ahead of what only one may do.
  public func check() throws(LeaderElectionError) {
    guard isHeld else { throw LeaderElectionError(.lost, "The lease \(lease) is not held.") }
  }
}

extension LeaderElection {
  fileprivate var remaining: Duration {
    let now = time.now
    return state.withLock { $0.isLeading(now: now) ? ($0.deadline ?? now) - now : .zero }
  }
}
