import KubeClient
import KubeCore
import KubeTestTypes
import KubeTesting
import KubeTestingTraits
import Testing

@Suite(.cluster()) struct PartialApplyTests {
  private func deployments() throws -> Api<Deployment> {
    Api<Deployment>(try TestCluster.current.client, namespace: "default")
  }

  private let whole: JSONValue = [
    "apiVersion": "apps/v1", "kind": "Deployment",
    "metadata": ["name": "web", "labels": ["app": "web"]],
    "spec": [
      "selector": ["matchLabels": ["app": "web"]],
      "template": [
        "metadata": ["labels": ["app": "web"]],
        "spec": [
          "containers": [
            ["name": "app", "image": "nginx:1.28"], ["name": "proxy", "image": "envoy:1"],
          ]
        ],
      ],
    ],
  ]

  @Test func whoAppliesReplicasOwnsNothingElse() async throws {
    let deployments = try deployments()
    try await deployments.patch("web", .apply(json: whole, fieldManager: "operator"))
    let partial = Partial<Deployment> {
      $0.metadata.name = "web"
      $0.spec.replicas = 3
      $0.spec.template.spec.containers[\.name, "app"].image = "nginx:1.29"
      $0.metadata.labels["tier"] = "front"
    }
    await #expect(throws: ClientError.self) {
      try await deployments.apply(partial, fieldManager: "scaler")
    }
    let changed = try await deployments.apply(partial, fieldManager: "scaler", force: true)
    let json = JSONValue(changed)
    #expect(json["spec"]?["replicas"] == 3)
    #expect(json["metadata"]?["labels"] == ["app": "web", "tier": "front"])
    let containers = json["spec"]?["template"]?["spec"]?["containers"]
    #expect(containers?[0]?["image"] == "nginx:1.29" && containers?[1]?["image"] == "envoy:1")
    let fields = JSONValue(changed)["metadata"]?["managedFields"]?.array ?? []
    let scaler = fields.first { $0["manager"] == "scaler" }?["fieldsV1"]
    #expect(
      scaler == [
        "f:metadata": ["f:labels": ["f:tier": [:]]],
        "f:spec": [
          "f:replicas": [:],
          "f:template": [
            "f:spec": [
              "f:containers": [
                #"k:{"name":"app"}"#: [".": [:], "f:image": [:], "f:name": [:]]
              ]
            ]
          ],
        ],
      ])
    // The operator applies again, and leaves the replicas alone.
    let again = try await deployments.patch(
      "web", .apply(json: whole, fieldManager: "operator", force: true))
    #expect(JSONValue(again)["spec"]?["replicas"] == 3)
  }

  @Test func partsAreMergedAndStatusIsApplied() async throws {
    let deployments = try deployments()
    try await deployments.patch("web", .apply(json: whole, fieldManager: "operator"))
    let merged = try await deployments.merge("web") {
      $0.metadata.annotations["note"] = "merged"
      $0.metadata.labels.remove("app")
    }
    #expect(JSONValue(merged)["metadata"]?["annotations"] == ["note": "merged"])
    #expect(JSONValue(merged)["metadata"]?["labels"] == nil)
    let status = try await deployments.applyStatus(
      Partial<Deployment> {
        $0.metadata.name = "web"
        $0.status.observedGeneration = 1
      }, fieldManager: "controller")
    #expect(JSONValue(status)["status"]?["observedGeneration"] == 1)
    try await deployments.apply("web", fieldManager: "scaler") { $0.spec.replicas = 5 }
    #expect(JSONValue(try await deployments.get("web"))["spec"]?["replicas"] == 5)
    await #expect(throws: ClientError.self) {
      try await deployments.apply(Partial<Deployment> { $0.spec.replicas = 1 }, fieldManager: "x")
    }
  }

  @Test func secretsAndListsAreSeen() async throws {
    let secrets = Api<Secret>(try TestCluster.current.client, namespace: "default")
    let made = try await secrets.apply("login", fieldManager: "test") {
      $0.stringData["password"] = "hunter2"
    }
    let list = try await secrets.list()
    #expect(list.contains { $0.name == "login" } && list.count == list.items.count)
    #expect(list.first?.name == list[0].name)
    for text in ["\(made)", String(reflecting: list), "\(Optional(made) as Any)"] {
      #expect(text.contains("login") && !text.contains("hunter2") && !text.contains("aHVudGVyMg"))
    }
    var dumped = ""
    dump(list, to: &dumped)
    #expect(dumped.contains("login") && !dumped.contains("aHVudGVyMg"))
  }
}
