import KubeCore

/// One candidate for a lease, as a state machine.
///
/// Its time is that of the local clock, and no other: a lease of another's is over when it has not
/// changed for as long as it says since it was first seen so. The time of day is written for people
/// and never read.
///
/// Why no two act at once: one who acts does so until ``LeaderElectionSettings/renewDeadline`` after
/// it *sent* a write that succeeded, and each write names the version that it replaces. Another, who
/// takes the lease over, replaces that very version, and has seen it for the lease's duration, which
/// is longer. It saw it after it was written, so after it was sent.
///
/// A create names no version. One that was given up for lost may arrive when a lease that was held
/// since has been deleted, so a lease that is ours, or given up, is waited for all the same if one
/// that was seen before has vanished.
struct LeaderElectionState: Sendable {
  /// What is to be done next; one at a time, and its outcome told.
  enum Action: Sendable {
    case wait(until: Duration)
    /// Ends with ``found(_:now:)`` or ``failed(isRefused:now:)``.
    case read
    /// Ends with ``wrote(_:now:)`` or ``failed(isRefused:now:)``, as ``update(_:)`` does.
    case create(Lease)
    case update(Lease)
    /// The lease was lost.
    case stop
  }

  private enum Phase: Sendable {
    /// To ``leading`` by a write that succeeds in time.
    case waiting
    /// To ``lost`` when it is over, or the lease is seen to be another's.
    case leading(until: Duration)
    /// To ``waiting`` by ``begin(now:)``.
    case lost
  }

  private enum Plan: Sendable {
    case read
    case write
  }

  let identity: String
  let name: String
  let namespace: String
  private let settings: LeaderElectionSettings
  private var phase = Phase.waiting
  private var plan = Plan.read
  /// When the plan is due.
  private var due: Duration = .zero
  private var sent: Duration = .zero
  private var refusals = 0
  /// Whether nobody knows yet what has become of the last write.
  private(set) var isUnsure = false

  /// The lease as it was seen last; nil if it was not there, or never looked for.
  private(set) var observed: Lease?
  /// When a lease that is not ours may be taken, by what was seen of it last. Nil for one that never
  /// was there.
  private var freeAt: Duration?
  /// Until when whoever held a lease that has vanished since may act.
  private var vanishedUntil: Duration?
  /// What our own writes say, so that one is known again whose answer was lost; those of late.
  private var acquireTimes: [MicroTime] = []
  private var renewTime: MicroTime?
  /// How often the lease changed hands: the most that was seen. One that is made anew, or was set
  /// back by hand, goes on from there.
  private(set) var transitions: Int32 = 0
  /// Whether the lease was ever there.
  private var hasSeen = false

  init(
    identity: String, name: String, namespace: String, settings: LeaderElectionSettings
  ) {
    self.identity = identity
    self.name = name
    self.namespace = namespace
    self.settings = settings
  }

  /// Whether whoever has this state may act.
  func isLeading(now: Duration) -> Bool {
    guard case .leading(let until) = phase else { return false }
    return now < until
  }

  /// Until when, if nothing is renewed.
  var deadline: Duration? {
    if case .leading(let until) = phase { until } else { nil }
  }

  var isLost: Bool { if case .lost = phase { true } else { false } }

  /// Who holds the lease, as far as is known.
  var holder: String? {
    guard let holder = observed?.spec?.holderIdentity, !holder.isEmpty else { return nil }
    return holder
  }

  /// Whether renewals have taken more than one write lately.
  private(set) var slowPaths = 0

  // What happens

  /// Is a candidate, from here on.
  mutating func begin(now: Duration) {
    phase = .waiting
    plan = .read
    due = now
    refusals = 0
  }

  mutating func next(now: Duration, time: MicroTime) -> Action {
    expire(now: now)
    if isLost { return .stop }
    guard now >= due else { return .wait(until: due) }
    sent = now
    guard plan == .write else { return .read }
    plan = .read
    isUnsure = true
    return write(time)
  }

  /// Loses the lease, if its time is over.
  mutating func expire(now: Duration) {
    if case .leading(let until) = phase, now >= until { phase = .lost }
  }

  mutating func found(_ lease: Lease?, now: Duration) {
    if let lease, !lease.canBeReplaced { return failed(isRefused: false, now: now) }
    expire(now: now)
    observe(lease, now: now)
    switch phase {
    case .lost: break
    case .leading:
      slowPaths &+= 1
      if lease == nil ? settings.recreates : isOurs(lease) {
        plan = .write
        due = now
      } else {
        phase = .lost
      }
    case .waiting:
      if now >= freeAt ?? now {
        plan = .write
        due = now
      } else {
        due = now + jittered
      }
    }
  }

  mutating func wrote(_ lease: Lease, now: Duration) {
    // A server that answers with another lease than was sent has not said that it was stored.
    guard isOurs(lease), lease.canBeReplaced else { return failed(isRefused: false, now: now) }
    expire(now: now)
    refusals = 0
    observe(lease, now: now)
    guard !isLost else { return }
    let until = sent + settings.renewDeadline
    guard now < until else {
      // It is ours, but the answer came too late to act upon.
      due = now
      return
    }
    phase = .leading(until: until)
    plan = .write
    due = max(now, sent + settings.retryPeriod)
  }

  /// - Parameter isRefused: whether the lease is another than it was thought to be, so that it helps
  ///   to look again. Else nobody knows whether what was sent was done.
  mutating func failed(isRefused: Bool, now: Duration) {
    expire(now: now)
    plan = .read
    if isRefused { isUnsure = false }
    refusals = isRefused ? refusals + 1 : 0
    if isRefused, refusals == 1 {
      due = now
    } else if case .leading = phase {
      due = now + settings.retryPeriod
    } else {
      due = now + jittered
    }
  }

  /// What gives the lease up, if it is ours. Only for when nobody acts any more.
  mutating func release(time: MicroTime) -> Lease? {
    guard isOurs(observed), var lease = observed else { return nil }
    phase = .waiting
    let stamp = stamp(time)
    // As client-go does, for which one second is the least.
    lease.spec?.holderIdentity = ""
    lease.spec?.leaseDurationSeconds = Self.releasedSeconds
    lease.spec?.acquireTime = stamp
    lease.spec?.renewTime = stamp
    return lease
  }

  /// Looks at the lease ahead of another ``release(time:)``.
  mutating func sawAtRelease(_ lease: Lease?, now: Duration) { observe(lease, now: now) }

  // What is known of the lease

  private static var releasedSeconds: Int32 { 1 }

  private mutating func observe(_ lease: Lease?, now: Duration) {
    defer { observed = lease }
    isUnsure = false
    if let lease {
      hasSeen = true
      transitions = max(transitions, lease.spec?.leaseTransitions ?? 0)
    }
    if let observed, observed.metadata.uid != lease?.metadata.uid {
      // Whoever held it when it was deleted acts by its last renewal, which we need not have seen.
      vanishedUntil = now + .seconds(settings.leaseSeconds)
    }
    guard let lease else {
      freeAt = vanishedUntil
      return
    }
    // By its version, not by what it says: somebody may have written the very same twice, and its
    // holder renewed it in between.
    if let observed, observed.metadata.uid == lease.metadata.uid,
      observed.metadata.resourceVersion == lease.metadata.resourceVersion
    {
      return
    }
    let record = LeaseRecord(lease)
    let isFree = record.isReleased || isOurs(lease)
    let duration = max(record.durationSeconds, settings.leaseSeconds)
    freeAt = max(isFree ? now : now + .seconds(duration), vanishedUntil ?? now)
  }

  private func isOurs(_ lease: Lease?) -> Bool {
    guard let spec = lease?.spec, let acquireTime = spec.acquireTime else { return false }
    return spec.holderIdentity == identity && acquireTimes.contains(acquireTime)
  }

  private var jittered: Duration {
    settings.retryPeriod * (1 + settings.random(0...1.2))
  }

  // What is written

  /// The time of day, but later than what was written before: a renewal always changes the lease.
  private mutating func stamp(_ time: MicroTime) -> MicroTime {
    let stamp = max(time, renewTime.map { $0 + .microseconds(1) } ?? time)
    renewTime = stamp
    return stamp
  }

  private mutating func write(_ time: MicroTime) -> Action {
    let isOurs = isOurs(observed)
    let isRenewal = isOurs || deadline != nil
    if !isRenewal { renewTime = nil }
    let stamp = stamp(time)
    let before = observed?.spec?.leaseTransitions ?? 0
    // Not if another had a turn since ours began: our write came late then.
    let isSameTurn = deadline != nil || isOurs && before >= transitions
    var acquired = stamp
    if isRenewal {
      acquired = (isOurs ? observed?.spec?.acquireTime : acquireTimes.last) ?? stamp
    } else {
      acquireTimes = acquireTimes.suffix(7) + [stamp]
    }
    var spec = observed?.spec ?? LeaseSpec()
    spec.holderIdentity = identity
    spec.leaseDurationSeconds = settings.leaseSeconds
    spec.acquireTime = acquired
    spec.renewTime = stamp
    spec.leaseTransitions = isSameTurn || !hasSeen ? transitions : transitions.next
    var lease = observed ?? Lease(name: name, namespace: namespace)
    lease.spec = spec
    lease.metadata.labels.merge(settings.labels) { _, ours in ours }
    lease.metadata.annotations.merge(settings.annotations) { _, ours in ours }
    lease.metadata.managedFields = []
    return observed == nil ? .create(lease) : .update(lease)
  }
}

extension Int32 {
  /// One more, as far as there is.
  fileprivate var next: Int32 { self == .max ? .max : self + 1 }
}

extension Lease {
  /// Whether a write can name the version that it replaces. Only a server of nonsense says none.
  fileprivate var canBeReplaced: Bool {
    metadata.uid?.isEmpty == false && metadata.resourceVersion?.isEmpty == false
  }
}
