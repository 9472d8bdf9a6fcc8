import KubeJSON
import Testing

@testable import KubeTesting

/// Pods that find no node, and those that a node does not keep.
@Suite struct SchedulingTests {
  private static let pods = "/api/v1/namespaces/default/pods"
  private static let nodes = "/api/v1/nodes"
  private let cluster = ControlledCluster(kubelet: .runsPods(after: .zero))

  private func make(_ name: String, _ spec: JSONValue = [:]) async {
    var spec = spec
    spec.setDefault("containers", [["name": "c", "image": "i"]])
    let made = await cluster.send(
      "POST", Self.pods, ["metadata": ["name": .string(name)], "spec": spec])
    #expect(made.status == 201, "\(made.body.text)")
  }

  private func pod(_ name: String) async -> JSONValue {
    await cluster.send("GET", "\(Self.pods)/\(name)").body
  }

  private func condition(_ name: String) async -> JSONValue? {
    await pod(name)["status"]?.items("conditions").first { $0.text("type") == "PodScheduled" }
  }

  private func events(_ reason: String) async -> [String] {
    await cluster.items("/api/v1/namespaces/default/events")
      .filter { $0.text("reason") == reason }.compactMap { $0.text("message") }
  }

  private static let unhelpful =
    "no new claims to deallocate, preemption: 0/1 nodes are available: 1 Preemption is not helpful "
    + "for scheduling."

  @Test(
    arguments: [
      (
        ["nodeSelector": ["disk": "ssd"]],
        "0/1 nodes are available: 1 node(s) didn't match Pod's node affinity/selector. \(unhelpful)"
      ),
      (
        [
          "containers": [
            [
              "name": "c", "image": "i",
              "resources": ["requests": ["cpu": "1000", "x.dev/gpu": "1"]],
            ]
          ]
        ],
        "0/1 nodes are available: 1 Insufficient cpu, 1 Insufficient x.dev/gpu. \(unhelpful)"
      ),
      (
        ["volumes": [["name": "v", "persistentVolumeClaim": ["claimName": "data"]]]],
        "0/1 nodes are available: persistentvolumeclaim \"data\" not found. not found"
      ),
    ] as [(JSONValue, String)])
  func saysWhyNoNodeWillDo(spec: JSONValue, message: String) async {
    await make("p", spec)
    #expect(await pod("p")["status"]?["phase"] == "Pending")
    #expect(await condition("p")?.text("reason") == "Unschedulable")
    #expect(await condition("p")?.text("message") == message)
    #expect(await events("FailedScheduling") == [message])
    #expect(cluster.cluster.controllerTroubles.isEmpty)
  }

  /// What was in the way goes, and the pod runs.
  @Test func goesOnWhenThereIsRoom() async {
    await cluster.send("PATCH", "\(Self.nodes)/node-1", ["spec": ["unschedulable": true]])
    let large: JSONValue = [
      "containers": [
        ["name": "c", "image": "i", "resources": ["requests": ["memory": "200Gi"]]]
      ]
    ]
    await make("first", large)
    #expect(await condition("first")?.text("message")?.contains("unschedulable") == true)
    await cluster.send("PATCH", "\(Self.nodes)/node-1", ["spec": ["unschedulable": false]])
    #expect(await pod("first")["status"]?["phase"] == "Running")
    await make("second", large)
    #expect(
      await condition("second")?.text("message")
        == "0/1 nodes are available: 1 Insufficient memory. no new claims to deallocate, "
        + "preemption: 0/1 nodes are available: 1 No preemption victims found for incoming pod.")
    await make(
      "claimed", ["volumes": [["name": "v", "persistentVolumeClaim": ["claimName": "d"]]]])
    await cluster.send("DELETE", "\(Self.pods)/first")
    #expect(await pod("second")["status"]?["phase"] == "Running")
    await cluster.send(
      "POST", "/api/v1/namespaces/default/persistentvolumeclaims",
      [
        "metadata": ["name": "d"],
        "spec": [
          "accessModes": ["ReadWriteOnce"], "resources": ["requests": ["storage": "1Gi"]],
        ],
      ])
    #expect(await pod("claimed")["status"]?["phase"] == "Running")
  }

  @Test func leavesTheOthersToTheirSchedulers() async {
    await make("p", ["schedulerName": "mine"])
    #expect(await condition("p") == nil)
    #expect(await pod("p")["spec"]?["nodeName"] == nil)
  }

  /// At once, or once a pod's patience is over, or never.
  @Test func taintsEvict() async {
    let key: JSONValue = ["key": "gone", "operator": "Exists", "effect": "NoExecute"]
    var patient = key
    patient["tolerationSeconds"] = 60
    await make("plain")
    await make("patient", ["tolerations": [patient]])
    await make("stoic", ["tolerations": [key]])
    await cluster.send(
      "PATCH", "\(Self.nodes)/node-1",
      ["spec": ["taints": [["key": "gone", "effect": "NoExecute"]]]])
    #expect(await cluster.names(Self.pods) == ["patient", "stoic"])
    #expect(await events("TaintManagerEviction") == ["Marking for deletion Pod default/plain"])
    await make("late")
    #expect(await condition("late")?.text("message")?.contains("untolerated taint(s)") == true)
    cluster.clock.advance(by: .seconds(61))
    cluster.cluster.settle()
    #expect(await cluster.names(Self.pods) == ["late", "stoic"])
    #expect(cluster.cluster.controllerTroubles.isEmpty)
  }
}
