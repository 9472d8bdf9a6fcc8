import KubeRuntime
import KubeTestSupport
import KubeTestTypes
import KubeTransport
import Testing

@Suite("What a watcher tells is what the server holds", .timeLimit(.minutes(15)))
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
      case .failed(let failure):
        guard let key = failure.key, failure.isGone else { return }
        if restart == nil { objects[key.name] = nil } else { restart?[key.name] = nil }
      case .bookmark: break
      }
    }
  }

  /// Whether chance has it that what there is comes as a stream, and how large pages are.
  private func settings(_ random: inout SplitMix64) -> WatcherSettings {
    var settings = WatcherSettings.quick
    settings.initialList = random.chance(1, in: 2) ? .streamed : .paged
    settings.pageSize = random.element([nil, 1, 2, 3])
    return settings
  }

  /// Follows a watcher to the end of a schedule, and says what is wrong.
  ///
  /// - Parameters:
  ///   - isOver: whether a version is the last that there will be.
  ///   - differs: what is wrong with what is kept at a version.
  private func follow(
    _ transport: some HTTPTransport, _ settings: WatcherSettings,
    isOver: (String) -> Bool, differs: (Kept, String) -> String?
  ) async -> String? {
    var client = Client(
      transport: transport, clock: TestClock(instantUpTo: .milliseconds(900)))
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
      if let fault = differs(kept, version) { return "at \(version): \(fault)" }
      if isOver(version) { return nil }
    }
    return "the watcher ended"
  }

  @Test("after any schedule of writes and faults, and whenever it says up to which version")
  func anySchedule() async throws {
    try await Fuzzing.run("watcher", rounds: 2000) { seed in
      var random = SplitMix64(seed: ~seed)
      let server = ModelServer(
        seed: seed, steps: 5 + random.below(30), hasStreams: random.chance(3, in: 4))
      return await follow(server, settings(&random)) {
        server.isOver && $0 == "\(server.revision)"
      } differs: { kept, version in
        guard let objects = server.objects(at: version) else { return "an unknown version" }
        for name in Set(objects.keys).union(kept.objects.keys) {
          // Of what does not fit, an earlier state may be kept.
          if objects[name]?.fits == false { continue }
          let held = objects[name].map { "\($0.number)" }
          if kept.objects[name] != held {
            return "\(name)@\(kept.objects[name] ?? "none") instead of \(held ?? "none")"
          }
        }
        return nil
      }
    }
  }

  @Test("on the cluster in memory, too, with its restarts, compactions and lagging caches")
  func onCluster() async throws {
    try await Fuzzing.run("watcher on a cluster", rounds: 20) { seed in
      var random = SplitMix64(seed: ~seed)
      var settings = settings(&random)
      let selectsLabel = random.chance(1, in: 3)
      if selectsLabel { settings.labels = "on" }
      let schedule = try await FaultSchedule(
        seed: seed, steps: 10 + random.below(40), selectsLabel: selectsLabel)
      return await follow(schedule, settings) {
        schedule.isOver && $0 == "\(schedule.revision)"
      } differs: { kept, version in
        guard let held = schedule.versions(at: version) else { return "an unknown version" }
        return kept.objects == held ? nil : "\(kept.objects) instead of \(held)"
      }
    }
  }
}
