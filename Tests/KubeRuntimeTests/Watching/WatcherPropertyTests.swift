import KubeRuntime
import KubeTestSupport
import KubeTestTypes
import Testing

@Suite("What a watcher tells is what the server holds")
struct WatcherPropertyTests {
  /// Keeps what a watcher tells, as simply as can be.
  struct Kept {
    var objects: [String: String] = [:]
    var restart: [String: String]?

    mutating func apply(_ event: WatcherEvent<ConfigMap>) {
      switch event {
      case .restartBegan: restart = [:]
      case .restartItem(let object): restart?[object.name] = object.metadata.resourceVersion
      case .restartEnded:
        objects = restart ?? [:]
        restart = nil
      case .applied(let object): objects[object.name] = object.metadata.resourceVersion
      case .deleted(let object):
        if restart == nil { objects[object.name] = nil } else { restart?[object.name] = nil }
      case .bookmark, .failed: break
      }
    }
  }

  /// What is wrong with the run of a seed, at any version that the watcher says it has come to.
  private func run(_ seed: UInt64) async throws -> String? {
    var random = SplitMix64(seed: seed ^ 0xABCD)
    var settings = WatcherSettings.quick
    settings.initialList = random.chance(1, in: 2) ? .streamed : .paged
    settings.pageSize = random.element([nil, 1, 2, 3])
    let selectsLabel = random.chance(1, in: 3)
    if selectsLabel { settings.labels = "on" }
    let schedule = try await FaultSchedule(
      seed: seed, steps: 10 + random.below(40), selectsLabel: selectsLabel)
    var client = Client(
      transport: schedule, clock: TestClock(instantUpTo: .milliseconds(900)))
    client.userAgent = FaultSchedule.agent
    client.headTimeout = nil
    client.idleTimeout = nil
    var kept = Kept()
    var count = 0
    for await event in Watcher(Api<ConfigMap>(client, namespace: "default"), settings) {
      kept.apply(event)
      count += 1
      guard count < 5000 else { return "no end after \(count) events" }
      let version: String
      switch event {
      case .bookmark(let told), .restartEnded(let told): version = told
      default: continue
      }
      guard let held = schedule.versions(at: version) else {
        return "an unknown version \(version)"
      }
      if kept.objects != held { return "at \(version): \(kept.objects) instead of \(held)" }
      if schedule.isOver, Int(version) == schedule.revision { return nil }
    }
    return "the watcher ended"
  }

  @Test("after any schedule of writes and faults, and whenever it says up to which version")
  func anySchedule() async throws {
    try await Fuzzing.run("watcher", rounds: 50) { try await run($0) }
  }
}
