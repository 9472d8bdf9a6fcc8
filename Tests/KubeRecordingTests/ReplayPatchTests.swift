import KubeClient
import KubeCore
import KubeTestTypes
import Testing

@Suite(
  "Recordings played again: patches",
  .enabled(if: Recordings.directory != nil, "there are no recordings beside the package"))
struct ReplayPatchTests {
  @Test("03: strategic merge, merge, JSON patch and apply")
  func patches() async throws {
    let scene = try ReplayScene(.patches)
    let client = try scene.client()
    let deployments = Api<Deployment>(client, namespace: "demo")
    let maps = Api<ConfigMap>(client, namespace: "demo")
    try await merges(deployments)
    try await operations(scene, deployments)
    try await refusals(scene, deployments)
    try await applies(scene, maps)
    try await refusesToApply(scene, maps)
    try await appliesLists(scene, deployments)
    scene.expectEnd()
  }

  private func deployment(_ name: String, _ containers: [Container]) -> Deployment {
    Deployment(
      metadata: ObjectMeta(name: name),
      spec: DeploymentSpec(
        replicas: 2, selector: LabelSelector(matchLabels: ["app": name]),
        template: PodTemplateSpec(
          metadata: ObjectMeta(labels: ["app": name]), spec: PodSpec(containers: containers))))
  }

  private func images(_ deployment: Deployment) -> [String?]? {
    deployment.spec?.template.spec?.containers.map(\.image)
  }

  private func merges(_ deployments: Api<Deployment>) async throws {
    let main = Container(name: "main", image: "nginx:1")
    let side = Container(
      name: "side", image: "side:1", ports: [ContainerPort(containerPort: 80)])
    let created = try await deployments.create(deployment("web", [main, side]))
    #expect(created.metadata.generation == 1)
    #expect(created.spec?.template.spec?.containers.last?.ports.first?.protocol == "TCP")
    func containers(_ items: JSONValue) -> Patch {
      .strategic(["spec": ["template": ["spec": ["containers": items]]]] as JSONValue)
    }
    let merged = try await deployments.patch(
      "web", containers([["name": "main", "image": "nginx:2"]]))
    #expect(images(merged) == ["nginx:2", "side:1"])
    let removed = try await deployments.patch(
      "web", containers([["name": "side", "$patch": "delete"]]))
    #expect(images(removed) == ["nginx:2"])
    let defaulted = try await deployments.patch(
      "web", .merge(["metadata": ["labels": ["a": "b"]], "spec": ["replicas": nil]] as JSONValue))
    #expect(defaulted.spec?.replicas == 1 && defaulted.metadata.labels == ["a": "b"])
  }

  private func operations(_ scene: ReplayScene, _ deployments: Api<Deployment>) async throws {
    let failed = try await scene.refusal(422) {
      try await deployments.patch(
        "web", .json([.test("/spec/replicas", 99), .replace("/spec/replicas", 3)]))
    }
    #expect(failed.isInvalid && failed.causes.isEmpty)
    let patched = try await deployments.patch(
      "web",
      .json([
        .replace("/spec/replicas", 3), .add(JSONPointer(["metadata", "labels", "c/d"]), "e"),
      ]))
    #expect(patched.spec?.replicas == 3 && patched.metadata.labels == ["a": "b", "c/d": "e"])
    let missing = try await scene.refusal(422) {
      try await deployments.patch("web", .json([.remove("/metadata/labels/zz")]))
    }
    #expect(missing.isInvalid)
  }

  private func refusals(_ scene: ReplayScene, _ deployments: Api<Deployment>) async throws {
    let malformed = try await scene.refusal(400) {
      try await deployments.client.raw(
        .patch, scene.target(of: 7), "{\"spec\"", type: Patch.Form.merge.rawValue)
    }
    #expect(malformed.isBadRequest)
    let nope = try await scene.refusal(404) {
      try await deployments.patch(
        "nope", .merge(["metadata": ["labels": ["a": "b"]]] as JSONValue))
    }
    #expect(nope.isNotFound && nope.status.details?.group == "apps")
    let stale = try await scene.refusal(409) {
      try await deployments.patch(
        "web", .merge(["metadata": ["resourceVersion": "1"], "spec": ["replicas": 4]] as JSONValue))
    }
    #expect(stale.isConflict)
  }

  private func applies(_ scene: ReplayScene, _ maps: Api<ConfigMap>) async throws {
    func map(_ data: [String: String]) -> ConfigMap {
      ConfigMap(metadata: ObjectMeta(name: "ssa"), data: data)
    }
    let created = try await maps.apply(map(["a": "1", "b": "1"]), fieldManager: "alpha")
    #expect(created.metadata.managedFields.map(\.operation) == ["Apply"])
    let same = try await maps.apply(map(["a": "1", "b": "1"]), fieldManager: "alpha")
    #expect(same == created)
    let conflict = try await scene.refusal(409) {
      try await maps.apply(map(["b": "2"]), fieldManager: "beta")
    }
    #expect(conflict.isConflict && conflict.fields == [".data.b"])
    #expect(conflict.causes.first?.reason == "FieldManagerConflict")
    let forced = try await maps.apply(map(["b": "2"]), fieldManager: "beta", force: true)
    #expect(forced.data == ["a": "1", "b": "2"])
    let kept = try await maps.apply(map(["a": "1"]), fieldManager: "alpha")
    #expect(kept.data == ["a": "1", "b": "2"])
    // An empty map that was read is written; one that is empty from the start is left out.
    let empty = try ConfigMap(json: #"{"metadata":{"name":"ssa"},"data":{}}"#)
    let dropped = try await maps.apply(empty, fieldManager: "beta")
    #expect(dropped.data == ["a": "1"])
  }

  private func refusesToApply(_ scene: ReplayScene, _ maps: Api<ConfigMap>) async throws {
    let apply = Patch.Form.apply.rawValue
    let object: JSONValue = [
      "apiVersion": "v1", "kind": "ConfigMap", "metadata": ["name": "ssa"], "data": ["a": "2"],
    ]
    await scene.expectUnsent {
      try await maps.patch("ssa", .apply(json: object, fieldManager: ""))
    }
    let anonymous = try await scene.refusal(422) {
      try await maps.client.raw(.patch, scene.target(of: 16), object, type: apply)
    }
    #expect(anonymous.isInvalid && anonymous.fields == ["fieldManager"])
    let typeless = try await scene.refusal(400) {
      try await maps.patch("ssa", .apply(json: ["data": ["a": "2"]], fieldManager: "alpha"))
    }
    #expect(typeless.isBadRequest)
    let yaml = try await maps.client.raw(
      .patch, scene.target(of: 18), scene.body(of: 18), type: apply)
    #expect(yaml["data"] == ["a": "yaml"])
    let managed: JSONValue = [
      "apiVersion": "v1", "kind": "ConfigMap", "metadata": ["name": "ssa", "managedFields": []],
      "data": ["a": "1"],
    ]
    let refused = try await scene.refusal(400) {
      try await maps.patch("ssa", .apply(json: managed, fieldManager: "alpha"))
    }
    #expect(refused.isBadRequest)
  }

  private func appliesLists(_ scene: ReplayScene, _ deployments: Api<Deployment>) async throws {
    let main = Container(name: "main", image: "nginx:1")
    let created = try await deployments.apply(
      deployment("ssadep", [main]), fieldManager: "alpha")
    #expect(created.spec?.replicas == 2)
    // A typed object would own its selector and template, which its type requires.
    func partly(_ spec: JSONValue, _ manager: String) -> Patch {
      .apply(
        json: [
          "apiVersion": "apps/v1", "kind": "Deployment", "metadata": ["name": "ssadep"],
          "spec": spec,
        ], fieldManager: manager)
    }
    let conflict = try await scene.refusal(409) {
      try await deployments.patch("ssadep", partly(["replicas": 5], "scaler"))
    }
    #expect(conflict.isConflict && conflict.fields == [".spec.replicas"])
    let proxy: JSONValue = ["containers": [["name": "proxy", "image": "envoy"]]]
    let injected = try await deployments.patch(
      "ssadep", partly(["template": ["spec": proxy]], "inj"))
    #expect(images(injected) == ["nginx:1", "envoy"])
    #expect(injected.metadata.managedFields.map(\.manager) == ["alpha", "inj"])
  }
}
