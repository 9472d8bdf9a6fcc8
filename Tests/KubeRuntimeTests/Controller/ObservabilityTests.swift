import InMemoryTracing
import KubeClient
import KubeCore
@testable import KubeRuntime
import KubeTestSupport
import KubeTestTypes
import KubeTesting
import MetricsTestKit
import Testing
import Tracing

@Suite("What a controller tells of itself")
struct ObservabilityTests {
  @Test("metrics have controller-runtime's names and labels, and are there from the beginning")
  func names() async throws {
    let scene = ControllerScene()
    let service = Controller(scene.maps, scene.settings { $0.name = "maps" }).reconciling {
      scene.look($0)
    }
    try await scene.maps.create(scene.map("a"))
    try await running(service) { try await scene.saw("a=") }
    func labels(_ dimensions: [(String, String)]) -> String {
      dimensions.map { "\($0)=\($1)" }.sorted().joined(separator: ",")
    }
    let counters = Set(scene.metrics.counters.map { "\($0.label){\(labels($0.dimensions))}" })
    for result in ["success", "error", "requeue", "requeue_after"] {
      #expect(
        counters.contains("controller_runtime_reconcile_total{controller=maps,result=\(result)}"))
    }
    for name in [
      "controller_runtime_reconcile_errors_total", "controller_runtime_reconcile_timeouts_total",
      "controller_runtime_terminal_reconcile_errors_total",
    ] {
      #expect(counters.contains("\(name){controller=maps}"))
    }
    #expect(counters.contains("workqueue_adds_total{controller=maps,name=maps}"))
    #expect(counters.contains("workqueue_retries_total{controller=maps,name=maps}"))
    let timers = Set(scene.metrics.timers.map(\.label))
    #expect(
      timers == [
        "controller_runtime_reconcile_time_seconds", "workqueue_queue_duration_seconds",
        "workqueue_work_duration_seconds",
      ])
    let meters = Dictionary(
      scene.metrics.meters.map { ($0.label, $0.values) }, uniquingKeysWith: { $0 + $1 })
    #expect(meters["controller_runtime_max_concurrent_reconciles"] == [10])
    #expect(meters["controller_runtime_active_workers"]?.suffix(2) == [1, 0])
    #expect(meters["workqueue_unfinished_work_seconds"]?.last == 0)
    #expect(meters["workqueue_longest_running_processor_seconds"]?.last == 0)
    #expect(meters["workqueue_depth"]?.last == 0)
  }

  @Test("each reconcile is a span, and what it asks of the server is within")
  func spans() async throws {
    let cluster = TestCluster(clock: .manual(), seed: 1)
    let tracer = InMemoryTracer()
    let client = Client(transport: cluster.transport, tracer: tracer, clock: TestClock())
    let maps = Api<ConfigMap>(client, namespace: "default")
    try await maps.create(ConfigMap(metadata: ObjectMeta(name: "a")))
    let rounds = Shared(0)
    var settings = ControllerSettings(name: "maps", reconcileTimeout: nil)
    settings.tracer = tracer
    settings.makeID = { "7" }
    let service = Controller(maps, settings).reconciling { map in
      let round = rounds.change {
        $0 += 1
        return $0
      }
      if round == 1 { throw Trouble() }
      _ = try await maps.get(map.name)
      return .awaitChange
    }
    try await running(service) { try await rounds.wait { $0 == 2 ? () : nil } }
    let spans = tracer.finishedSpans.filter { $0.operationName == "reconcile maps" }
    #expect(spans.count == 2)
    #expect(spans.first?.errors.count == 1 && spans.first?.status?.code == .error)
    #expect(spans.last?.errors.count == 0)
    var found: [String: String] = [:]
    spans.last?.attributes.forEach { found[$0] = "\($1)" }
    #expect(found["k8s.object.name"]?.contains("a") == true)
    #expect(found["k8s.reconcile.id"]?.contains("7") == true)
    let get = tracer.finishedSpans.last { $0.operationName == "get configmaps" }
    #expect(get != nil && get?.parentSpanID == spans.last?.spanID)
  }

  @Test("an object whose reconcile does not end is seen in what does not finish")
  func unfinished() {
    let metrics = TestMetrics()
    let told = ReconcileMetrics("maps", concurrency: 2, factory: metrics)
    told.began(1, at: .seconds(10), waited: .zero, depth: 0)
    told.began(2, at: .seconds(20), waited: .seconds(3), depth: 0)
    told.finished(2, at: .seconds(40), depth: 0)
    told.began(3, at: .seconds(50), waited: .zero, depth: 4)
    let meters = Dictionary(uniqueKeysWithValues: metrics.meters.map { ($0.label, $0.values) })
    #expect(meters["workqueue_unfinished_work_seconds"] == [0, 10, 30, 40])
    #expect(meters["workqueue_longest_running_processor_seconds"] == [0, 10, 30, 40])
    #expect(meters["controller_runtime_active_workers"] == [1, 2, 1, 2])
    #expect(meters["workqueue_depth"] == [0, 0, 0, 4])
  }
}
