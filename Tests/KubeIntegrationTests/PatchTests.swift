import Kube
import KubeTestTypes
import Testing

@Suite(
  "Cluster: patches", .timeLimit(.minutes(10)),
  .enabled(if: TestCluster.isNamed, TestCluster.absence))
struct PatchTests {
  @Test("JSON patches: operations, a test that fails, a path that is not there")
  func json() async throws {
    try await TestCluster.withNamespace { client, namespace in
      let maps = Api<ConfigMap>(client, namespace: namespace)
      try await maps.create(ConfigMap("a", ["x": "1"], labels: ["example.com/b": "2", "c": "3"]))
      let patched = try await maps.patch(
        "a",
        .json([
          .test("/data/x", "1"), .replace("/data/x", "3"),
          .copy(from: "/data/x", to: "/data/z"),
          .remove(JSONPointer(["metadata", "labels", "example.com/b"])),
        ]))
      #expect(patched.data == ["x": "3", "z": "3"])
      #expect(patched.metadata.labels == ["c": "3"])
      let failed = try await refusal {
        try await maps.patch("a", .json([.test("/data/x", "1"), .remove("/data/x")]))
      }
      #expect(failed.isInvalid)
      #expect(try await maps.get("a").data == ["x": "3", "z": "3"])
    }
  }

  @Test("Merge patches: a member is set, a null removes; with an old version they conflict")
  func merge() async throws {
    try await TestCluster.withNamespace { client, namespace in
      let maps = Api<ConfigMap>(client, namespace: namespace)
      let made = try await maps.create(ConfigMap("a", ["x": "1", "y": "1"]))
      let patched = try await maps.patch("a", .merge(["data": ["x": nil, "z": "2"]]))
      #expect(patched.data == ["y": "1", "z": "2"])
      let version = try #require(made.metadata.resourceVersion)
      let stale = try await refusal {
        try await maps.patch(
          "a",
          .merge([
            "metadata": ["resourceVersion": .string(version)], "data": ["z": "3"],
          ]))
      }
      #expect(stale.isConflict)
    }
  }

  @Test("Strategic merge patches: lists go by their keys; custom resources have none")
  func strategic() async throws {
    try await TestCluster.withNamespace { client, namespace in
      let deployments = Api<Deployment>(client, namespace: namespace)
      try await deployments.create(.web)
      let patched = try await deployments.patch(
        "web",
        .strategic([
          "spec": ["template": ["spec": ["containers": [["name": "side", "image": "side:1"]]]]]
        ]))
      let containers = try #require(patched.spec?.template.spec?.containers)
      #expect(Set(containers.map(\.name)) == ["web", "side"])
    }
  }

  @Test("Server-side apply: creates, owns, conflicts, forces, and gives up what is left out")
  func apply() async throws {
    try await TestCluster.withNamespace { client, namespace in
      let maps = Api<ConfigMap>(client, namespace: namespace)
      let made = try await maps.apply(ConfigMap("a", ["x": "1", "y": "1"]), fieldManager: "one")
      #expect(made.data == ["x": "1", "y": "1"])
      #expect(made.metadata.managedFields.map(\.manager) == ["one"])
      let taken = try await refusal {
        try await maps.apply(ConfigMap("a", ["x": "2"]), fieldManager: "two")
      }
      #expect(taken.isConflict)
      #expect(taken.api?.causes.first?.field == ".data.x")
      #expect(taken.api?.causes.first?.message?.contains("one") == true)
      try await maps.apply(ConfigMap("a", ["x": "2"]), fieldManager: "two", force: true)
      let left = try await maps.apply(ConfigMap("a", [:]), fieldManager: "one")
      #expect(left.data == ["x": "2"])

      // What was read is applied as it is, if it is no older than what there is.
      let changed = try await maps.patch("a", .merge(["metadata": ["labels": ["a": "b"]]]))
      let old = try await refusal { try await maps.apply(left, fieldManager: "two", force: true) }
      #expect(old.isConflict)
      try await maps.apply(changed, fieldManager: "two", force: true)
    }
  }
}

extension Deployment {
  static var web: Deployment {
    Deployment(
      metadata: ObjectMeta(name: "web"),
      spec: DeploymentSpec(
        replicas: 2, selector: LabelSelector(matchLabels: ["app": "web"]),
        template: PodTemplateSpec(
          metadata: ObjectMeta(labels: ["app": "web"]),
          spec: PodSpec(containers: [Container(name: "web", image: "web:1")]))))
  }
}
