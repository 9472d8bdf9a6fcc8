import KubeCore

/// One replica that shards, as a state machine. It says who owns which key; that its own lease is
/// held, and until when, is a ``LeaderElectionState``'s to know.
///
/// Why no two act on a key at once. Each replica holds a lease of its own, and acts as long as that
/// was renewed in time. Who owns what says the roll, by its members. A replica that sees a newer
/// epoch acts by that one from then on, waits until its work on keys that it has lost has ended, and
/// only then says in the roll that it agrees. One that has won a key does not begin before its former
/// owner has agreed, or is gone. There is no third who could act on it: those who may act by an older
/// epoch would not have agreed to the last one, and without that there is no next.
///
/// A replica is gone when it said so itself, at its end; when its lease has gone over to another
/// session; or when its lease was not renewed for its duration, by the clock of one who watched, and
/// that one has then deleted it in that very version. The latter matters: a replica that was cut off
/// and comes back would otherwise renew, and act by an epoch that is over.
struct ShardsState: Sendable {
  enum Action: Sendable {
    case wait(until: Duration)
    /// All leases of the group. Ends with ``listed(_:now:)`` or ``failed(isRefused:now:)``.
    case list
    /// Delete the lease, if it is still this version. Ends with ``expelled(_:now:)`` or failed.
    case expel(Lease)
    /// Write the roll. Ends with ``wrote(_:now:)`` or failed.
    case create(Lease)
    case update(Lease)
    /// Begin a new session: this one was declared gone.
    case rejoin
  }

  /// What is known of a member's lease.
  private struct Sight: Sendable {
    var lease: Lease
    var record: LeaseRecord
    var session: String
    var freeAt: Duration
    /// Whether its holder has done something since it was first seen.
    var isAlive: Bool

    var uid: String { lease.metadata.uid ?? "" }
  }

  let group: String
  let namespace: String
  let member: String
  private let settings: LeaderElectionSettings
  private let leaseLabels: [String: String]

  /// Nil while the own lease is not held.
  private(set) var session: String?
  private(set) var roll: ShardRoll?
  private var rollLease: Lease?
  private var sights: [String: Sight] = [:]
  private var hasListed = false
  private(set) var absentSince: [String: Duration] = [:]
  /// Sessions of which it is known that they act no more.
  private(set) var gone: Set<String> = []
  private var due: Duration = .zero
  private var isListDue = true

  /// What is being worked on, and how often.
  private var working: [ObjectKey: Int] = [:]
  /// Since when an agreement waits for work on keys that are lost.
  private(set) var waitingSince: Duration?

  init(
    group: String, namespace: String, member: String, settings: LeaderElectionSettings,
    labels: [String: String]
  ) {
    self.group = group
    self.namespace = namespace
    self.member = member
    self.settings = settings
    leaseLabels = labels
  }

  // Who owns what

  func owns(_ key: ObjectKey) -> Bool {
    guard let session, let roll else { return false }
    return roll.owns(KeyHash(key), session)
  }

  /// - Returns: whether the key is owned; then ``end(_:)`` follows.
  mutating func begin(_ key: ObjectKey) -> Bool {
    guard owns(key) else { return false }
    working[key, default: 0] += 1
    return true
  }

  mutating func end(_ key: ObjectKey) {
    let rest = (working[key] ?? 1) - 1
    working[key] = rest > 0 ? rest : nil
  }

  /// Keys that are worked on and not owned any more.
  var lostKeys: [ObjectKey] { working.keys.filter { !owns($0) } }
  var isIdle: Bool { working.isEmpty }
  private var isWorkingOnLost: Bool { working.keys.contains { !owns($0) } }

  /// What has been told of.
  private var told: (roll: ShardRoll?, session: String?) = (nil, nil)

  /// Whether keys may have come or gone since this was asked last.
  mutating func hasChanged() -> Bool {
    defer { told = (roll, session) }
    return told.roll != roll || told.session != session
  }

  var view: ShardView {
    ShardView(
      epoch: roll?.epoch ?? 0,
      members: roll?.entries.filter { $0.isMember && !$0.isGone }.map(\.name) ?? [],
      isSettled: isSettled,
      isMember: session.flatMap { roll?.entry($0) }.map { $0.isMember && !$0.isGone } ?? false)
  }

  // The session

  /// The own lease is held.
  mutating func began(session: String, now: Duration) {
    self.session = session
    isListDue = true
    due = now
  }

  /// The own lease is no longer held: nothing is owned.
  mutating func ended() {
    session = nil
    waitingSince = nil
  }

  /// Whether keys change hands.
  var isSettled: Bool { roll?.isSettled ?? false }

  // What happens

  mutating func next(now: Duration) -> Action {
    guard now >= due else { return .wait(until: due) }
    if isListDue {
      isListDue = false
      return .list
    }
    let action = decide(now: now)
    if case .wait = action {
      isListDue = true
      // While keys change hands, somebody waits.
      due = now + settings.retryPeriod / (roll?.isSettled == true ? 1 : 4)
      return .wait(until: due)
    }
    return action
  }

  mutating func listed(_ leases: [Lease], now: Duration) {
    var found: [String: Sight] = [:]
    rollLease = nil
    for lease in leases {
      if lease.name == group {
        see(roll: lease)
      } else if let name = lease.metadata.annotations[Self.memberAnnotation] {
        found[name] = sight(lease, sights[name], now: now)
      }
    }
    for (name, before) in sights {
      guard let after = found[name], after.session != before.session, after.uid == before.uid else {
        continue
      }
      // Given up, or gone over to the next as it does after its time: not merely edited.
      if after.record.isReleased || after.record.transitions > before.record.transitions {
        gone.insert(before.session)
      }
    }
    if rollLease == nil { isRollReadable = false }
    sights = found
    hasListed = true
    for entry in roll?.entries ?? [] {
      if found[entry.name]?.session == entry.session {
        absentSince[entry.session] = nil
      } else if absentSince[entry.session] == nil {
        absentSince[entry.session] = now
      }
    }
    forget()
    due = now
  }

  /// Of sessions that are neither in the roll nor have a lease, nothing is asked any more. One that
  /// comes into the roll yet, by someone who saw it earlier, is absent then, as any that has no lease.
  private mutating func forget() {
    let known = Set((roll?.entries ?? []).map(\.session) + sights.values.map(\.session))
    gone.formIntersection(known)
    absentSince = absentSince.filter { known.contains($0.key) }
  }

  mutating func wrote(_ lease: Lease, now: Duration) {
    see(roll: lease)
    due = now
  }

  mutating func expelled(_ lease: Lease, now: Duration) {
    gone.insert(lease.session)
    due = now
  }

  mutating func failed(isRefused: Bool, now: Duration) {
    isListDue = true
    due = now + settings.retryPeriod * (isRefused ? settings.random(0.05...0.5) : 1)
  }

  // What is seen

  static let memberAnnotation = "swift-kube/member"
  /// Whether the last list had a roll, and it could be read.
  private var isRollReadable = false
  /// The roll's lease that was read last, and whether it could be.
  private var lastRoll: Lease?
  private var wasRollReadable = false

  private mutating func see(roll lease: Lease) {
    if let seen = lastRoll, seen.isSameVersion(as: lease) {
      rollLease = seen
      isRollReadable = wasRollReadable
      return
    }
    rollLease = lease
    lastRoll = lease
    defer { wasRollReadable = isRollReadable }
    let text = lease.metadata.annotations[ShardRoll.annotation] ?? ""
    guard let new = ShardRoll(annotation: text) else {
      isRollReadable = false
      return
    }
    isRollReadable = true
    roll = new
  }

  private func sight(_ lease: Lease, _ before: Sight?, now: Duration) -> Sight {
    if let before, before.lease.isSameVersion(as: lease) { return before }
    // What says the same in another version may have been written by its holder in between.
    let record = LeaseRecord(lease)
    return Sight(
      lease: lease, record: record, session: lease.session,
      freeAt: now + max(.seconds(record.durationSeconds), .seconds(settings.leaseSeconds)),
      isAlive: hasListed)
  }

  // What is done

  private mutating func decide(now: Duration) -> Action {
    guard let session else { return .wait(until: now) }
    guard isRollReadable, let roll, let rollLease else { return renewRoll(session, now: now) }
    if roll.entry(session)?.isGone == true { return .rejoin }
    var new = roll
    for index in new.entries.indices where !new.entries[index].isGone {
      let entry = new.entries[index]
      guard entry.session != session else { continue }
      switch fate(of: entry, now: now) {
      case .alive: break
      case .gone: new.entries[index].isGone = true
      case .expired(let lease): return .expel(lease)
      }
    }
    agree(&new, session, now: now)
    if new.isSettled {
      let newcomers = newcomers(beside: new, session, now: now)
      if !newcomers.isEmpty || new.entries.contains(where: { $0.isGone && $0.isMember }) {
        new = new.next(with: newcomers)
      }
    }
    if new != roll { return .update(lease(of: new, in: rollLease)) }
    if let left = remnant(beside: new, session, now: now) { return .expel(left) }
    return .wait(until: now)
  }

  private mutating func agree(_ roll: inout ShardRoll, _ session: String, now: Duration) {
    guard let index = roll.entries.firstIndex(where: { $0.session == session }),
      !roll.entries[index].hasAgreed
    else {
      waitingSince = nil
      return
    }
    if isWorkingOnLost {
      waitingSince = waitingSince ?? now
    } else {
      waitingSince = nil
      roll.entries[index].hasAgreed = true
    }
  }

  private enum Fate {
    case alive
    case gone
    case expired(Lease)
  }

  private func fate(of entry: ShardRoll.Entry, now: Duration) -> Fate {
    if gone.contains(entry.session) { return .gone }
    if let sight = sights[entry.name], sight.session == entry.session {
      return now >= sight.freeAt ? .expired(sight.lease) : .alive
    }
    // Nobody can renew what is not there; what was renewed last is over after this.
    guard let since = absentSince[entry.session] else { return .alive }
    return now >= since + .seconds(settings.leaseSeconds) ? .gone : .alive
  }

  private func newcomers(
    beside roll: ShardRoll, _ session: String, now: Duration
  ) -> [(name: String, session: String)] {
    var newcomers: [(name: String, session: String)] = []
    // Members of the next epoch.
    let names = Set(roll.entries.filter { $0.isMember && !$0.isGone }.map(\.name))
    for (name, sight) in sights.sorted(by: { $0.key < $1.key }) where !names.contains(name) {
      guard !sight.record.holder.isEmpty, !gone.contains(sight.session),
        roll.entry(sight.session)?.isGone != true
      else { continue }
      if sight.session == session || (sight.isAlive && now < sight.freeAt) {
        newcomers.append((name, sight.session))
      }
    }
    return newcomers
  }

  /// A lease of one who took part and does no more.
  private func remnant(beside roll: ShardRoll, _ session: String, now: Duration) -> Lease? {
    sights.values.first { sight in
      now >= sight.freeAt && sight.session != session && !gone.contains(sight.session)
        && roll.entry(sight.session).map(\.isGone) ?? true
    }?.lease
  }

  /// Begins a history, where there is none or it cannot be read. Who may have acted by what it was
  /// before must agree first.
  private func renewRoll(_ session: String, now: Duration) -> Action {
    guard let mine = sights[member], mine.session == session else { return .wait(until: now) }
    var entries: [String: ShardRoll.Entry] = [:]
    for entry in roll?.entries ?? [] where !entry.isGone && !gone.contains(entry.session) {
      var entry = entry
      (entry.isMember, entry.wasMember, entry.hasAgreed) = (false, true, false)
      entries[entry.session] = entry
    }
    for (name, sight) in sights where !sight.record.holder.isEmpty {
      guard !gone.contains(sight.session) else { continue }
      entries[sight.session] = ShardRoll.Entry(
        name: name, session: sight.session, isMember: sight.isAlive || sight.session == session,
        wasMember: true, hasAgreed: false, isGone: false)
    }
    let isAlone = entries.count == 1 && roll == nil && isIdle
    if isAlone { entries[session]?.hasAgreed = true }
    let new = ShardRoll(
      epoch: ShardRoll.epoch(after: roll?.epoch ?? 0), knowsPast: isAlone,
      entries: entries.values.sorted { ($0.name, $0.session) < ($1.name, $1.session) })
    if let rollLease { return .update(lease(of: new, in: rollLease)) }
    return .create(
      lease(of: new, in: Lease(name: group, namespace: namespace)))
  }

  private func lease(of roll: ShardRoll, in lease: Lease) -> Lease {
    var lease = lease
    lease.metadata.managedFields = []
    lease.metadata.labels.merge(leaseLabels) { $1 }
    lease.metadata.annotations[ShardRoll.annotation] = roll.annotationText
    return lease
  }
}

extension Lease {
  fileprivate func isSameVersion(as other: Lease) -> Bool {
    metadata.resourceVersion == other.metadata.resourceVersion
      && metadata.uid == other.metadata.uid && metadata.resourceVersion?.isEmpty == false
  }

  /// Which life of its holder it is.
  var session: String {
    let (uid, spec) = (metadata.uid ?? "", spec)
    return "\(uid)/\(spec?.holderIdentity ?? "")/\(spec?.acquireTime?.description ?? "")"
  }
}
