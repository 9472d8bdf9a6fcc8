import KubeClient
import KubeCore
import KubeTestSupport
import KubeTesting
import Testing

@testable import KubeRuntime
@testable import KubeTestTypes

@Suite("What is held to be applied is: a server changes nothing")
struct AppliedFieldsPropertyTests {
  private let client: Client

  init() {
    let cluster = TestCluster(clock: .manual(), seed: 1)
    client = Client(
      transport: cluster.transport, clock: TestClock(instantUpTo: .seconds(5)),
      now: { cluster.clock.time })
  }

  /// Managers and somebody who patches, in any order.
  ///
  /// - Returns: how often nothing was sent, and how often the server was asked for nothing.
  private func run<Object: WholeObject>(
    _ api: Api<Object>, seed: UInt64, managers: [String],
    _ make: (inout SplitMix64) throws -> Object,
    _ drift: (inout SplitMix64) -> JSONValue
  ) async throws -> (held: Int, doubted: Int) {
    var random = SplitMix64(seed: seed)
    var (held, doubted) = (0, 0)
    for _ in 0..<25 {
      let wanted = try make(&random)
      let manager = managers.randomElement(using: &random) ?? ""
      if Int.random(in: 0..<4, using: &random) == 0, try await api.find(wanted.name) != nil {
        try await api.patch(wanted.name, .merge(drift(&random)))
      }
      // The same twice in a row is what a reconciler does.
      for _ in 0..<2 {
        let old = try await api.find(wanted.name)
        let patch = try Patch.apply(wanted, fieldManager: manager)
        let fields = AppliedFields(fieldManager: manager, subresource: nil)
        let isHeld = try old.map { fields.hold(try JSONValue(json: patch.body), in: $0) } ?? false
        let new = try await api.apply(wanted, fieldManager: manager, force: true)
        let isSame = old?.metadata.resourceVersion == new.metadata.resourceVersion
        if isHeld {
          #expect(isSame, "seed \(seed): \(JSONValue(wanted))")
          held += 1
        } else if isSame {
          doubted += 1
        }
      }
    }
    return (held, doubted)
  }

  @Test("maps of texts", arguments: 0..<4 as Range<UInt64>)
  func maps(_ seed: UInt64) async throws {
    let result = try await run(
      Api<ConfigMap>(client, namespace: "default"), seed: seed, managers: ["me", "you"]
    ) { random in
      let keys = ["a", "b", "c"].filter { _ in Bool.random(using: &random) }
      var map = ConfigMap(metadata: ObjectMeta(name: "m"))
      map.data = Dictionary(
        uniqueKeysWithValues: keys.map { ($0, "\(Int.random(in: 0..<2, using: &random))") })
      if Bool.random(using: &random) { map.metadata.labels = ["app": "x"] }
      if Bool.random(using: &random) {
        map.metadata.finalizers = ["x.dev/a", "x.dev/b"].shuffled(using: &random)
      }
      return map
    } _: { random in
      [
        "data": ["a": "drift"],
        "metadata": ["labels": Bool.random(using: &random) ? nil : ["app": "y"]],
      ]
    }
    #expect(result.held > 5)
  }

  @Test(
    "lists whose elements have keys, with values that a server fills in",
    arguments: 0..<2 as Range<UInt64>)
  func lists(_ seed: UInt64) async throws {
    let api = Api<Deployment>(client, namespace: "default")
    let result = try await run(api, seed: seed, managers: ["me"]) { random in
      let containers = ["a", "b"].filter { $0 == "a" || Bool.random(using: &random) }.shuffled(
        using: &random
      ).map {
        name -> JSONValue in
        var container: JSONValue = [
          "name": .string(name), "image": "\(name):\(Int.random(in: 0..<2, using: &random))",
        ]
        if Bool.random(using: &random) { container["ports"] = [["containerPort": 80]] }
        if Bool.random(using: &random) { container["env"] = [["name": "X", "value": "1"]] }
        if Bool.random(using: &random) { container["args"] = ["x", "y"] }
        return container
      }
      var object: JSONValue = [
        "metadata": ["name": "d"],
        "spec": [
          "selector": ["matchLabels": ["app": "d"]],
          "template": [
            "metadata": ["labels": ["app": "d"]], "spec": ["containers": .array(containers)],
          ],
        ],
      ]
      if Bool.random(using: &random) { object["spec"]?["replicas"] = 2 }
      return try Deployment(json: object.text)
    } _: { random in
      ["spec": ["replicas": .number(Int.random(in: 1..<4, using: &random))]]
    }
    #expect(result.held > 3)
  }
}
