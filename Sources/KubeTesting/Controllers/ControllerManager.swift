import KubeCore
import Synchronization

/// Runs the controllers: after each write until nothing is left to do, and when a time has come.
///
/// One thread at a time does; whoever comes meanwhile leaves a note and goes on.
final class ControllerManager: Sendable {
  private let state: Mutex<ControllerRun>
  private let isWanted = Atomic(false)
  private let isOn = Atomic(false)
  private let nextTimer = Mutex(NextTimer())
  private let settings = Mutex(Settings())

  struct Settings: Sendable {
    var controllers: ClusterControllers = .none
    var kubelet: Kubelet?
    /// Who writes, for managedFields.
    var manager = "kube-controller-manager"
    /// How long a namespace waits before it is emptied.
    var namespaceDelay: Duration = .zero
  }

  init() {
    state = Mutex(ControllerRun())
  }

  /// What runs. Whatever is there already is looked at.
  func change(_ server: APIServer, _ body: (inout Settings) -> Void) {
    let settings = settings.withLock { settings in
      body(&settings)
      return settings
    }
    state.withLock { $0.configure(settings) }
    isOn.store(settings.controllers != .none || settings.kubelet != nil, ordering: .releasing)
    settle(server)
  }

  var current: Settings { settings.withLock { $0 } }

  /// Does all that there is to do.
  func settle(_ server: APIServer) {
    guard runs else { return }
    isWanted.store(true, ordering: .sequentiallyConsistent)
    while isWanted.load(ordering: .sequentiallyConsistent) {
      let next = state.withLockIfAvailable { run -> ClusterClock.Instant?? in
        while isWanted.exchange(false, ordering: .sequentiallyConsistent) { run.run(server) }
        return .some(run.nextTimer)
      }
      // Whoever has the lock looks for the note before and after giving it back.
      guard let next, let timer = next else { return }
      for continuation in nextTimer.withLock({ $0.set(timer) }) { continuation.resume() }
    }
  }

  /// Does what was to be done by now, if there is something.
  func settleDue(_ server: APIServer) {
    guard runs, let next = nextTimer.withLock({ $0.deadline }),
      next <= server.clock.now
    else { return }
    settle(server)
  }

  /// Whether any controller runs.
  var runs: Bool { isOn.load(ordering: .acquiring) }

  /// When something is to be done next, and how often that has changed.
  var timer: (deadline: ClusterClock.Instant?, changes: Int) {
    nextTimer.withLock { ($0.deadline, $0.changes) }
  }

  /// Returns once the next timer is another, or the task is cancelled.
  func waitForTimer(after changes: Int) async {
    let number = nextTimer.withLock { $0.nextNumber() }
    await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        let isOver = nextTimer.withLock { timer in
          if timer.changes != changes || Task.isCancelled { return true }
          timer.waiting[number] = continuation
          return false
        }
        if isOver { continuation.resume() }
      }
    } onCancel: {
      let waiting = nextTimer.withLock { $0.waiting.removeValue(forKey: number) }
      waiting?.resume()
    }
  }

  /// What went wrong lately.
  var troubles: [String] { state.withLock { $0.troubles } }
}

/// What the controllers know and have to do.
struct ControllerRun: Sendable {
  private struct Entry: Sendable {
    var controller: any Controller
    var queue = KeyQueue()
    /// How often in a row a key has failed.
    var failures: [StorageKey: Int] = [:]

    mutating func observe(_ change: Change, _ resource: GroupResource) {
      controller.observe(change, of: resource, &queue)
    }
  }

  private var entries: [Entry] = []
  private var timers = TimerHeap()
  private var context: ControllerContext?
  private var settings = ControllerManager.Settings()
  /// Up to which revision writes have been looked at; nil before the first time.
  private var cursor: Int?
  private(set) var troubles: [String] = []

  /// One key that is looked at so often between two requests never comes to rest.
  static let stepLimit = 1000

  var nextTimer: ClusterClock.Instant? { timers.next }

  mutating func configure(_ settings: ControllerManager.Settings) {
    self.settings = settings
    entries = ControllerRun.controllers(settings).map { Entry(controller: $0) }
    timers = TimerHeap()
    context = nil
    cursor = nil
  }

  private static func controllers(
    _ settings: ControllerManager.Settings
  ) -> [any Controller] {
    let wanted = settings.controllers
    var all: [any Controller] = []
    if wanted.contains(.serviceAccounts) { all.append(ServiceAccountController()) }
    if wanted.contains(.rootCertificates) { all.append(RootCertificateController()) }
    if wanted.contains(.quotas) { all.append(QuotaController()) }
    if wanted.contains(.deployments) {
      all.append(DeploymentController())
      all.append(ReplicaSetController())
      all.append(ReplicaSetController(ControlledResource.replicationControllers))
    }
    if wanted.contains(.statefulSets) { all.append(StatefulSetController()) }
    if wanted.contains(.daemonSets) { all.append(DaemonSetController()) }
    if wanted.contains(.jobs) { all.append(JobController()) }
    if wanted.contains(.cronJobs) { all.append(CronJobController()) }
    if let kubelet = settings.kubelet {
      all.append(KubeletController(kubelet))
      all.append(TaintEvictionController())
    }
    if wanted.contains(.endpoints) {
      all.append(EndpointController())
      all.append(EndpointMirrorController())
    }
    if wanted.contains(.disruptionBudgets) { all.append(DisruptionController()) }
    if wanted.contains(.garbageCollection) { all.append(GarbageCollector()) }
    if wanted.contains(.namespaces) {
      all.append(NamespaceController(delay: settings.namespaceDelay))
    }
    return all
  }

  /// Looks at what was written and takes steps until there are no more.
  mutating func run(_ server: APIServer) {
    guard !entries.isEmpty else { return }
    if context == nil { context = ControllerContext(server, manager: settings.manager) }
    pull(server)
    let now = server.clock.now
    takeDue(now)
    var counts: [String: Int] = [:]
    while let index = entries.firstIndex(where: { !$0.queue.isEmpty }) {
      guard let key = entries[index].queue.next() else { continue }
      let name = "\(index) \(key.path)"
      counts[name, default: 0] += 1
      guard counts[name, default: 0] <= Self.stepLimit else {
        complain("\(entries[index].controller.name) does not come to rest at \(key.path).")
        timers.add(key, of: index, at: now.advanced(by: .seconds(1)))
        continue
      }
      step(index, key, now)
      pull(server)
      takeDue(now)
    }
  }

  private mutating func takeDue(_ now: ClusterClock.Instant) {
    while let due = timers.pop(until: now) { entries[due.controller].queue.add(due.key) }
  }

  private mutating func step(_ index: Int, _ key: StorageKey, _ now: ClusterClock.Instant) {
    guard var context else { return }
    self.context = nil
    context.component = entries[index].controller.name
    do throws(Refusal) {
      try entries[index].controller.step(key, &context)
      entries[index].failures[key] = nil
    } catch {
      if error.reason == "Conflict" {
        // Somebody was faster.
        entries[index].queue.add(key)
      } else {
        let failures = entries[index].failures[key, default: 0]
        entries[index].failures[key] = failures + 1
        complain("\(entries[index].controller.name), \(key.path): \(error.message)")
        timers.add(
          key, of: index, at: now.advanced(by: .seconds(min(60, 1 << min(failures, 6)))))
      }
    }
    for wake in context.wakes { timers.add(wake.key, of: index, at: wake.at) }
    context.wakes = []
    self.context = context
  }

  private mutating func complain(_ text: String) {
    troubles.append(text)
    if troubles.count > 100 { troubles.removeFirst() }
  }

  /// Hands on what was written since the last time.
  private mutating func pull(_ server: APIServer) {
    let store = server.store
    if let cursor, store.revision == cursor { return }
    guard let cursor, let (changes, revision) = store.changes(after: cursor) else {
      observeAll(server)
      return
    }
    self.cursor = revision
    for (resource, change) in changes { observe(change, resource) }
  }

  /// The first time, or after more was written than is remembered: everything is new.
  private mutating func observeAll(_ server: APIServer) {
    cursor = server.store.revision
    context?.pods = PodIndex()
    for index in entries.indices { entries[index].controller.forget() }
    for resource in server.store.resources {
      let (_, objects) = server.store.snapshot(resource)
      objects.visit(prefix: "", from: "") { object in
        observe(Change(revision: object.revision, old: nil, new: object), resource)
        return true
      }
    }
  }

  private mutating func observe(_ change: Change, _ resource: GroupResource) {
    if resource == ControlledResource.pods.groupResource { context?.pods.observe(change) }
    for index in entries.indices {
      entries[index].observe(change, resource)
    }
  }
}
