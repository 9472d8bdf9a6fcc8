import KubeClient
import KubeCore
import KubeRuntime
import KubeTestSupport
import KubeTestTypes
import KubeTesting
import Logging
import MetricsTestKit
import Synchronization

/// A cluster with ConfigMaps and Secrets, and what a controller of them does.
struct ControllerScene {
  let cluster: TestCluster
  let clock: TestClock
  let log = LogLines()
  let metrics = TestMetrics()
  let client: Client
  /// Each reconcile as it began: the key and what the object says.
  let seen = Shared<[String]>([])

  /// - Parameter clock: waits up to 59 seconds are over at once, unless it says otherwise.
  init(
    _ cluster: TestCluster = TestCluster(clock: .manual(), seed: 1), clock: TestClock = TestClock()
  ) {
    self.cluster = cluster
    self.clock = clock
    client = Client(
      transport: cluster.transport, logger: Logger(label: "test") { [log] _ in log }, clock: clock,
      now: { Time(secondsSince1970: 1_767_225_600) })
  }

  var maps: Api<ConfigMap> { Api(client, namespace: "default") }
  var secrets: Api<Secret> { Api(client, namespace: "default") }

  /// Another client, which this process's stores do not hear of.
  var others: Api<ConfigMap> { Api(Client(transport: cluster.transport), namespace: "default") }

  /// No limits that anything in a test would wait for.
  func settings(_ change: (inout ControllerSettings) -> Void = { _ in }) -> ControllerSettings {
    var settings = ControllerSettings()
    settings.metrics = metrics
    settings.reconcileTimeout = nil
    change(&settings)
    return settings
  }

  func map(_ name: String, _ text: String = "", labels: [String: String] = [:]) -> ConfigMap {
    ConfigMap(metadata: ObjectMeta(name: name, labels: labels), data: ["text": text])
  }

  /// Writes down what it is given.
  func look(_ map: ConfigMap) -> ReconcileAction {
    seen.change { $0.append("\(map.name)=\(map.data["text"] ?? "")") }
    return .awaitChange
  }

  /// Returns once the reconciles that were seen are so.
  func saw(_ isEnough: @escaping @Sendable ([String]) -> Bool) async throws {
    try await seen.wait { isEnough($0) ? () : nil }
  }

  func saw(_ line: String, times: Int = 1) async throws {
    try await saw { $0.count { $0 == line } >= times }
  }

  func count(_ name: String, _ labels: [String: String] = [:]) -> Int64 {
    metrics.counters.filter { counter in
      counter.label == name
        && labels.allSatisfy { label in
          counter.dimensions.contains { $0 == (label.key, label.value) }
        }
    }.map(\.totalValue).reduce(0, +)
  }
}

/// Runs the controller for as long as the body does.
func running(
  _ service: ControllerService, _ body: () async throws -> Void
) async throws {
  try await withThrowingTaskGroup(of: Void.self) { group in
    group.addTask { try await service.run() }
    try await body()
    group.cancelAll()
    try await group.waitForAll()
  }
}

/// What was logged.
struct LogLines: LogHandler {
  struct Line: Sendable, CustomStringConvertible {
    var level: Logger.Level
    var message: String
    var metadata: [String: String]

    var description: String {
      let parts = metadata.map { "\($0.key)=\($0.value)" }.sorted()
      return "\(level) \(message) \(parts.joined(separator: " "))"
    }
  }

  private let entries = Shared<[Line]>([])
  var logLevel = Logger.Level.trace
  var metadata: Logger.Metadata = [:]

  /// Those that somebody is to read.
  var lines: [Line] { entries.value.filter { $0.level >= .info } }

  func count(_ text: String) -> Int { lines.count { $0.description.contains(text) } }

  /// Returns once something was logged that has the text.
  func wait(for text: String) async throws {
    try await entries.wait { $0.contains { $0.description.contains(text) } ? () : nil }
  }

  subscript(metadataKey key: String) -> Logger.Metadata.Value? {
    get { metadata[key] }
    set { metadata[key] = newValue }
  }

  func log(event: LogEvent) {
    let all = metadata.merging(event.metadata ?? [:]) { $1 }
    entries.change {
      $0.append(
        Line(
          level: event.level, message: event.message.description,
          metadata: all.mapValues { "\($0)" }))
    }
  }
}
