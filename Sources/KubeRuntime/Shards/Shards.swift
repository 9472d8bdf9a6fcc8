public import KubeClient
public import KubeCore
import Logging
import ServiceLifecycle
import Synchronization

/// The keys of a controller, divided over its replicas: each key has one owner at any time.
///
/// ```swift
/// let shards = Shards(client, group: "my-operator")
/// manager.add(shards)
/// …
/// if shards.owns(key) { … }
/// try await shards.withOwnership(of: key) { … }    // cancelled if the key is lost
/// ```
///
/// Each replica has a Lease, `GROUP-MEMBER`, which it renews, and all agree on the members in
/// another, `GROUP`. A key's owner is the member that wants it most (rendezvous hashing of names), so
/// that a replica which comes takes its share from all others, one which goes leaves its share to all
/// others, and no other key moves. When members change, a key that moves has no owner until the
/// former one has ended its work on it, or is lost, which is noticed after
/// ``LeaderElectionSettings/leaseDuration``.
///
/// What holds is what ``LeaderElection`` says of acting and of what no server can stop. So that a
/// former owner's work is known to have ended, it is done within ``withOwnership(of:_:)``; what only
/// asks ``owns(_:)`` may go on for as long as it takes after the key has gone.
///
/// The service account needs `get`, `list`, `create`, `update` and `delete` for `leases` of
/// `coordination.k8s.io` in the group's namespace.
public final class Shards: Runnable {
  private struct Core: Sendable {
    var state: ShardsState
    /// Work that goes on: what to open if its key is lost.
    var work: [Int: (key: ObjectKey, lost: Latch)] = [:]
    var last = 0
    var view: ShardView
    /// Opened when no work goes on any more.
    var idle: Latch?
    var watchers: [Int: AsyncStream<ShardView>.Continuation] = [:]
  }

  /// Thrown to begin a new session.
  private struct Rejoining: Error {}

  public let group: String
  /// What this replica is called.
  public let member: String
  public let settings: ShardsSettings
  private let election: LeaderElection
  private let core: Mutex<Core>
  private let log: LeaseLog
  private let selection: LabelQuery

  static let groupLabel = "swift-kube/shards"

  /// - Parameters:
  ///   - client: speaks to the server. Its clock decides how time goes by.
  ///   - group: what all replicas have in common; a name for a lease, of at most 63 letters.
  ///   - namespace: the namespace of the leases; that of the context or pod by default.
  ///   - member: must be another for each replica, and a name for a lease, too; the host's name by
  ///     default, which is the pod's. A replica that comes back under its name (StatefulSet) has the
  ///     keys that it had.
  ///   - settings: the durations.
  public init(
    _ client: Client, group: String, namespace: String? = nil, member: String? = nil,
    _ settings: ShardsSettings = ShardsSettings()
  ) {
    self.group = group
    let member = member ?? HostIdentity.host()
    self.member = member
    self.settings = settings
    var lease = settings.lease
    lease.recreates = false
    lease.releasesOnStop = true
    lease.labels[Self.groupLabel] = group
    lease.annotations[ShardsState.memberAnnotation] = member
    election = LeaderElection(client, lease: "\(group)-\(member)", namespace: namespace, lease)
    log = LeaseLog(client.logger, lease: election.lease, identity: election.identity)
    selection = LabelQuery([Self.groupLabel: group])
    let state = ShardsState(
      group: group, namespace: election.lease.namespace ?? "", member: member,
      settings: lease, labels: [Self.groupLabel: group])
    core = Mutex(
      Core(state: state, view: ShardView(epoch: 0, members: [], isSettled: false, isMember: false)))
  }

  public var runnableName: String { "shards" }
  public var needsLeaderElection: Bool { false }
  public var managerStage: ControllerManager.Stage { .caches }
  public var stopsGracefully: Bool { true }

  // Who owns what

  /// Whether this replica may act on a key, at this moment.
  public func owns(_ key: ObjectKey) -> Bool {
    election.isLeader && core.withLock { $0.state.owns(key) }
  }

  /// Does work on a key, if this replica owns it. The key has no other owner before the work has
  /// ended; if the key is lost meanwhile, the work is cancelled.
  ///
  /// - Returns: what the work returns; nil, and nothing is done, if the key is not owned.
  public func withOwnership<Value: Sendable>(
    of key: ObjectKey, _ work: @escaping @Sendable () async throws -> Value
  ) async throws -> Value? {
    guard election.isLeader, let (number, lost) = begin(key) else { return nil }
    defer { end(number, key) }
    let term = Term<Value>(stopping: lost)
    await term.run(work)
    return try term.result.get()
  }

  private func begin(_ key: ObjectKey) -> (Int, Latch)? {
    core.withLock { core in
      guard core.state.begin(key) else { return nil }
      core.last += 1
      let lost = Latch()
      core.work[core.last] = (key, lost)
      return (core.last, lost)
    }
  }

  private func end(_ number: Int, _ key: ObjectKey) {
    let idle = core.withLock { core -> Latch? in
      core.work[number] = nil
      core.state.end(key)
      return core.work.isEmpty ? core.idle : nil
    }
    idle?.open()
  }

  /// Who shards, as far as is known here.
  public var view: ShardView { core.withLock { $0.view } }

  /// Who shards, now and whenever that changes, which is when keys come and go: whoever keeps a
  /// queue puts all keys into it that it ``owns(_:)`` then. Changes that nobody has waited for are
  /// one.
  ///
  /// Every `for await` begins anew.
  public var changes: ShardChanges { ShardChanges(shards: self) }

  func views() -> AsyncStream<ShardView> {
    let (views, continuation) = AsyncStream.makeStream(
      of: ShardView.self, bufferingPolicy: .bufferingNewest(1))
    let number = core.withLock { core in
      core.last += 1
      core.watchers[core.last] = continuation
      continuation.yield(core.view)
      return core.last
    }
    continuation.onTermination = { [weak self] _ in
      self?.core.withLock { $0.watchers[number] = nil }
    }
    return views
  }

  /// Throws if work on keys that are another's does not end; for a manager's `health`.
  public func checkHealth() throws {
    let now = election.time.now
    let (since, keys) = core.withLock { ($0.state.waitingSince, $0.state.lostKeys) }
    if let since, now - since > settings.handoverTimeout {
      let names = keys.map { "\($0)" }.sorted().joined(separator: ", ")
      throw ShardsError(
        kind: .stuck, description: "Work on keys that are another's does not end: \(names).")
    }
  }

  // Taking part

  /// Takes part until it is stopped: by cancellation, or graceful shutdown. It returns when the work
  /// on all keys has ended, and leaves them to the others then.
  ///
  /// A replica that cannot renew its lease owns nothing, cancels its work, and comes back when the
  /// server can be reached.
  ///
  /// - Throws: ``ShardsError``, if it is set up wrongly.
  public func run() async throws {
    if let problem = settings.lease.problem {
      throw ShardsError(kind: .settings, description: problem)
    }
    guard group.utf8.count <= 63 else {
      throw ShardsError(
        kind: .settings, description: "A group's name has at most 63 letters: \(group).")
    }
    do {
      try await cancelWhenGracefulShutdown { try await self.takePart() }
    } catch is CancellationError {}
  }

  private func takePart() async throws {
    while !Task.isCancelled {
      do {
        try await election.run { leadership in await self.live(leadership) }
      } catch let error as LeaderElectionError {
        guard error.kind == .lost else {
          throw ShardsError(kind: .isRunning, description: "\(self.group) is sharded here already.")
        }
      }
    }
  }

  /// One session, from its beginning until its work has ended.
  private func live(_ leadership: Leadership) async {
    let now = election.time.now
    change { $0.began(session: leadership.session, now: now) }
    do {
      while !Task.isCancelled { try await step() }
    } catch {
      // Cancelled, or to begin anew.
    }
    change { $0.ended() }
    await uncancelled { await self.drain() }
  }

  private func drain() async {
    let idle = Latch()
    let isIdle = core.withLock { core in
      core.idle = idle
      return core.work.isEmpty
    }
    if !isIdle { await idle.wait() }
  }

  /// - Throws: if the task is cancelled, or a new session is to begin.
  private func step() async throws {
    let now = election.time.now
    let action = core.withLock { $0.state.next(now: now) }
    let leases = election.leases
    switch action {
    case .wait(let until): try await election.time.sleep(until: until)
    case .rejoin: throw Rejoining()
    case .list:
      await send {
        let items = try await leases.list(labels: self.selection).items
        return { $0.listed(items, now: $1) }
      }
    case .create(let lease):
      await send {
        let lease = try await leases.create(lease)
        return { $0.wrote(lease, now: $1) }
      }
    case .update(let lease):
      await send {
        let lease = try await leases.replace(lease)
        return { $0.wrote(lease, now: $1) }
      }
    case .expel(let lease):
      await send {
        let answer = try await leases.delete(
          lease.name,
          DeleteParameters(
            preconditions: Preconditions(
              uid: lease.metadata.uid, resourceVersion: lease.metadata.resourceVersion)))
        return { state, now in
          switch answer {
          case .done: state.expelled(lease, now: now)
          // A finalizer holds it, and its holder could renew it yet.
          case .pending: state.failed(isRefused: false, now: now)
          }
        }
      }
    }
  }

  private func send(
    _ request: () async throws -> (inout ShardsState, Duration) -> Void
  ) async {
    do {
      let tell = try await request()
      let now = election.time.now
      change { tell(&$0, now) }
      log.succeeded()
    } catch {
      let isRefused = (error as? ClientError)?.saysOtherVersion ?? false
      let now = election.time.now
      change { $0.failed(isRefused: isRefused, now: now) }
      if !Task.isCancelled, !isRefused { log.failed(error) }
    }
  }

  /// Changes the state, cancels the work on keys that are lost by that, and tells of the change.
  private func change(_ body: (inout ShardsState) -> Void) {
    let lost = core.withLock { core in
      body(&core.state)
      let lost = core.work.values.filter { !core.state.owns($0.key) }.map(\.lost)
      let view = core.state.view
      let isNew = core.state.hasChanged() || view != core.view
      core.view = view
      // Under the lock, so that no view is followed by an older one.
      if isNew { for watcher in core.watchers.values { watcher.yield(view) } }
      return lost
    }
    for latch in lost { latch.open() }
  }
}
