public import KubeClient
public import KubeCore
import Logging
import Metrics
import ServiceLifecycle
import Synchronization

/// A candidate for a Lease, of which one at a time acts.
///
/// ```swift
/// let election = LeaderElection(client, lease: "my-operator")
/// try await election.run { leadership in
///   try await controller.run(context)    // cancelled if the lease is lost
/// }
/// ```
///
/// It speaks the protocol of client-go, so that both can compete for one lease. The service account
/// needs `get`, `create` and `update` for `leases` of `coordination.k8s.io` in the lease's
/// namespace.
///
/// What holds: from when the body begins until ``LeaderElectionSettings/renewDeadline`` after the
/// last renewal was sent, no other candidate acts, whatever their clocks say and however slow the
/// server is; then the body is cancelled, if nothing was renewed. No server can stop a body that does
/// not heed cancellation, nor call back what was sent: what must not be done by two asks
/// ``Leadership/check()`` right ahead, and names the version of what it replaces.
///
/// What nobody can promise: someone who deletes a lease that is held, or empties it the way a holder
/// does who gives it up, lets a candidate in that never saw it while the former holder has yet to
/// notice, which is at its next renewal. Candidates that saw it wait.
public final class LeaderElection: Sendable {
  public let settings: LeaderElectionSettings
  /// The lease's namespace and name.
  public let lease: ObjectKey
  /// Who this candidate is, in the lease's `holderIdentity`.
  public let identity: String

  let client: Client
  let time: Timeline
  let state: Mutex<LeaderElectionState>
  private let isRunning = Mutex(false)
  private let log: LeaseLog
  private let status: Gauge
  private let slowPaths: Counter

  /// - Parameters:
  ///   - client: speaks to the server. Its clock decides how time goes by.
  ///   - name: the lease's name. It is made if it is not there.
  ///   - namespace: the lease's namespace; that of the context or pod by default, see
  ///     `Client.defaultNamespace`.
  ///   - identity: must be another for each candidate; the host's name and a new UUID by default.
  ///     Two that have the same are noticed and do not act at once, but a process that comes back
  ///     under its old name waits for the lease to expire.
  ///   - settings: the durations, 15, 10 and 2 seconds by default.
  public init(
    _ client: Client, lease name: String, namespace: String? = nil, identity: String? = nil,
    _ settings: LeaderElectionSettings = LeaderElectionSettings()
  ) {
    let namespace = namespace ?? client.defaultNamespace
    self.settings = settings
    self.identity = identity ?? HostIdentity.unique()
    lease = ObjectKey(namespace: namespace, name: name)
    self.client = client.forLeases(settings)
    time = Timeline(client.clock)
    state = Mutex(
      LeaderElectionState(
        identity: self.identity, name: name, namespace: namespace, settings: settings))
    log = LeaseLog(client.logger, lease: lease, identity: self.identity)
    let factory = settings.metrics ?? MetricsSystem.factory
    status = Gauge(
      label: "leader_election_master_status", dimensions: [("name", name)], factory: factory)
    slowPaths = Counter(
      label: "leader_election_slowpath_total", dimensions: [("name", name)], factory: factory)
  }

  /// Whether this candidate may act, at this moment.
  public var isLeader: Bool {
    let now = time.now
    return state.withLock { $0.isLeading(now: now) }
  }

  /// Who held the lease when it was last looked at; nil if nobody did.
  public var leader: String? { state.withLock { $0.holder } }

  /// Waits for the lease, and runs the body while it is held.
  ///
  /// The lease is renewed until the body has returned, also after cancellation, and given up then.
  /// If it is lost, the body is cancelled. A candidate that has lost may run again.
  ///
  /// - Parameter body: returns soon once it is cancelled; `run` waits for it.
  /// - Returns: what the body returns.
  /// - Throws: what the body throws; ``LeaderElectionError`` of kind `lost` if the lease was lost,
  ///   whatever the body made of its cancellation; `CancellationError` if the task was cancelled
  ///   ahead of the body.
  public func run<Value: Sendable>(
    _ body: @escaping @Sendable (Leadership) async throws -> Value
  ) async throws -> Value {
    if let problem = settings.problem { throw LeaderElectionError(.settings, problem) }
    guard begin() else {
      throw LeaderElectionError(.isRunning, "The election for \(lease) runs already.")
    }
    defer { isRunning.withLock { $0 = false } }
    status.record(0)
    do {
      try await cancelWhenGracefulShutdown { try await self.acquire() }
    } catch {
      // A write that was on its way may have made it ours.
      await uncancelled { await self.release() }
      throw error
    }
    status.record(1)
    log.began()
    let term = Term<Value>()
    await withTaskCancellationHandler {
      await uncancelled { await self.hold(term, body) }
    } onCancel: {
      term.stopping.open()
    }
    status.record(0)
    if term.isLost {
      log.lost()
      throw LeaderElectionError(.lost, "The lease \(lease) was lost.")
    }
    log.ended()
    return try term.result.get()
  }

  private func begin() -> Bool {
    let isFirst = isRunning.withLock { isRunning in
      defer { isRunning = true }
      return !isRunning
    }
    guard isFirst else { return false }
    let now = time.now
    state.withLock { $0.begin(now: now) }
    return true
  }

  private func acquire() async throws {
    while !isLeader {
      try Task.checkCancellation()
      let now = time.now
      state.withLock { state in
        // The process was paused after it had won, until that was over.
        if state.isLost { state.begin(now: now) }
      }
      try await step()
    }
  }

  /// Runs the body, and renews the lease until it ends.
  private func hold<Value: Sendable>(
    _ term: Term<Value>, _ body: @escaping @Sendable (Leadership) async throws -> Value
  ) async {
    let leadership = Leadership(self, state.withLock { $0 })
    await withTaskGroup(of: Void.self) { group in
      group.addTask {
        await self.renew()
        // Not if it was told to, as the body has ended.
        if !Task.isCancelled { term.lose() }
      }
      group.addTask {
        await self.watch()
        if !Task.isCancelled { term.lose() }
      }
      await ReconcilePermit.$current.withValue(ReconcilePermit { leadership.isHeld }) {
        await term.run { try await body(leadership) }
      }
      group.cancelAll()
    }
    await release()
  }

  /// Returns when the lease is lost, or the task cancelled.
  private func renew() async {
    while !Task.isCancelled {
      guard (try? await step()) != nil else { return }
      if state.withLock({ $0.isLost }) { return }
    }
  }

  /// Returns when the lease has not been renewed in time, or the task is cancelled.
  private func watch() async {
    while let deadline = state.withLock({ $0.deadline }) {
      guard (try? await time.sleep(until: deadline)) != nil else { return }
      let now = time.now
      state.withLock { $0.expire(now: now) }
    }
  }

  /// - Throws: if the task is cancelled.
  private func step() async throws {
    let (now, day) = (time.now, MicroTime(client.now()))
    switch state.withLock({ $0.next(now: now, time: day) }) {
    case .stop: return
    case .wait(let until): try await time.sleep(until: until)
    case .read:
      let before = state.withLock { $0.slowPaths }
      await send { .found(try await $0.find(self.lease.name)) }
      if state.withLock({ $0.slowPaths }) != before { slowPaths.increment() }
    case .create(let lease):
      // That the namespace is not there is no matter of versions.
      await send(\.isAlreadyExists) { .wrote(try await $0.create(lease)) }
    case .update(let lease): await send { .wrote(try await $0.replace(lease)) }
    }
  }

  private enum Answer {
    case found(Lease?)
    case wrote(Lease)
  }

  /// - Parameter isRefused: whether an error says that the lease is not as it was thought to be.
  private func send(
    _ isRefused: (ClientError) -> Bool = { $0.saysOtherVersion },
    _ request: (Api<Lease>) async throws -> Answer
  ) async {
    do {
      let answer = try await request(leases)
      let now = time.now
      state.withLock { state in
        switch answer {
        case .found(let lease): state.found(lease, now: now)
        case .wrote(let lease): state.wrote(lease, now: now)
        }
      }
      log.succeeded()
    } catch {
      let isRefused = (error as? ClientError).map(isRefused) ?? false
      let now = time.now
      state.withLock { $0.failed(isRefused: isRefused, now: now) }
      if !Task.isCancelled, !isRefused { log.failed(error) }
    }
  }

  var leases: Api<Lease> { Api<Lease>(client, namespace: lease.namespace ?? "") }

  /// Gives the lease up, as long as that takes no longer than a renewal may.
  private func release() async {
    guard settings.releasesOnStop else { return }
    let end = time.now + settings.renewDeadline
    if state.withLock({ $0.isUnsure }), let found = try? await leases.find(lease.name) {
      let now = time.now
      state.withLock { $0.sawAtRelease(found, now: now) }
    }
    for _ in 0..<5 {
      let day = MicroTime(client.now())
      guard time.now < end, let lease = state.withLock({ $0.release(time: day) }) else { return }
      do {
        let answer = try await leases.replace(lease)
        let now = time.now
        return state.withLock { $0.sawAtRelease(answer, now: now) }
      } catch {
        guard (error as? ClientError)?.saysOtherVersion == true else {
          return log.failed(error)
        }
        guard let found = try? await leases.find(self.lease.name) else { return }
        let now = time.now
        state.withLock { $0.sawAtRelease(found, now: now) }
      }
    }
  }
}

extension ClientError {
  /// Whether the object is another than the request was made for.
  var saysOtherVersion: Bool { isConflict || isAlreadyExists || isNotFound }
}

extension Client {
  /// The same client for leases: each request is sent once, as the election knows best when the
  /// next is due, and takes no longer than half of what all together may.
  func forLeases(_ settings: LeaderElectionSettings) -> Client {
    var client = self
    client.retryPolicy = .none
    let limit = max(settings.renewDeadline / 2, .seconds(1))
    client.headTimeout = limit
    client.idleTimeout = limit
    return client
  }
}
