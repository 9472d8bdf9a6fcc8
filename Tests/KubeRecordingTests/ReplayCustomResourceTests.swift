import KubeClient
import KubeCore
import Testing

@Suite(
  "Recordings played again: custom resources",
  .enabled(if: Recordings.directory != nil, "there are no recordings beside the package"))
struct ReplayCustomResourceTests {
  private static let identity = ResourceIdentity(
    group: "clux.dev", version: "v1", kind: "Foo", plural: "foos", isNamespaced: true)

  private func foo(_ name: String, _ spec: JSONValue) -> DynamicObject {
    var foo = DynamicObject(Self.identity, name: name)
    foo["spec"] = spec
    return foo
  }

  @Test("06: a definition, then validation, defaults, subresources, apply, tables")
  func customResources() async throws {
    let scene = try ReplayScene(.customResources)
    let client = try scene.client()
    let foos = Api<DynamicObject>(client, Self.identity, namespace: "demo")
    let definitions = Api<CustomResourceDefinition>(client)
    try await defines(scene, definitions)
    try await prunes(scene, foos)
    try await validates(scene, foos)
    try await nulls(scene, foos)
    try await subresources(scene, foos)
    try await applies(scene, foos)
    try await lists(scene, foos)
    try await wrongDefinitions(scene, definitions)
    try await paths(scene, foos)
    scene.expectEnd()
  }

  private func defines(
    _ scene: ReplayScene, _ definitions: Api<CustomResourceDefinition>
  ) async throws {
    let definition = try CustomResourceDefinition(json: scene.body(of: 0).text)
    let created = try await definitions.create(definition)
    #expect(created.metadata.generation == 1)
    let established = try await definitions.get("foos.clux.dev")
    let condition = established.status?.conditions.first { $0.type == "Established" }
    #expect(condition?.status == "True")
    let list = try await definitions.client.value(
      APIResourceList.self, APIRequest(raw: .get, "/apis/clux.dev/v1"))
    #expect(list.resources.map(\.name) == ["foos", "foos/status", "foos/scale"])
  }

  private func prunes(_ scene: ReplayScene, _ foos: Api<DynamicObject>) async throws {
    var sent = foo("a", ["name": "ok", "unknown": 1, "free": ["x": [1, 2]], "port": "http"])
    sent["status"] = ["isBad": true]
    let created = try await foos.create(sent)
    #expect(
      created["spec"] == [
        "free": ["x": [1, 2]], "mode": "slow", "name": "ok", "port": "http", "replicas": 1,
      ])
    #expect(created["status"] == nil)
    let warning = "unknown field \"spec.unknown\""
    #expect(scene.log.warnings == [warning])
    let spec: JSONValue = ["name": "ok", "unknown": 1]
    let strict = try await scene.refusal(400) {
      try await foos.create(foo("b", spec), WriteParameters(fieldValidation: .strict))
    }
    #expect(strict.isBadRequest)
    try await foos.create(foo("bw", spec), WriteParameters(fieldValidation: .warn))
    #expect(scene.log.warnings == [warning, warning])
  }

  private func validates(_ scene: ReplayScene, _ foos: Api<DynamicObject>) async throws {
    let unchecked = "<nil>"
    let cases: [(JSONValue, [String], String)] = [
      ([:], ["spec.name", unchecked], "FieldValueRequired"),
      (["name": "UPPER"], ["spec.name"], "FieldValueInvalid"),
      (["name": "ok", "mode": "warp"], ["spec.mode", unchecked], "FieldValueNotSupported"),
      (
        ["name": "ok", "replicas": "two"], ["spec.replicas", ".spec.replicas", unchecked],
        "FieldValueTypeInvalid"
      ),
      (["name": "ok", "replicas": -1], ["spec.replicas", ".spec.replicas"], "FieldValueInvalid"),
      (["name": "forbidden"], ["spec"], "FieldValueInvalid"),
      (["name": "ok", "tags": ["a", "a"]], ["spec.tags[1]"], "FieldValueDuplicate"),
      (["name": "ok", "port": 1.5], ["spec.port", unchecked], "FieldValueTypeInvalid"),
    ]
    for (spec, fields, reason) in cases {
      let error = try await scene.refusal(422) { try await foos.create(foo("c", spec)) }
      #expect(error.isInvalid && error.fields == fields)
      #expect(error.causes.first?.reason == reason)
      #expect(error.status.details?.group == "clux.dev")
    }
  }

  private func nulls(_ scene: ReplayScene, _ foos: Api<DynamicObject>) async throws {
    let nullable = try await foos.create(foo("c", ["name": "ok", "info": nil]))
    #expect(nullable["spec"]?["info"] == JSONValue.null)
    let defaulted = try await foos.create(foo("d", ["name": "ok", "mode": nil]))
    #expect(defaulted["spec"]?["mode"] == "slow")
    try await foos.create(foo("pin", ["name": "ok", "pinned": "x"]))
    let pinned = try await scene.refusal(422) {
      try await foos.patch("pin", .merge(["spec": ["pinned": "y"]] as JSONValue))
    }
    #expect(pinned.fields == ["spec.pinned"])
    #expect(pinned.causes.first?.message == "Invalid value: pinned is immutable")
  }

  private func subresources(_ scene: ReplayScene, _ foos: Api<DynamicObject>) async throws {
    let both: JSONValue = [
      "status": ["isBad": true, "replicas": 1], "spec": ["name": "changed"],
    ]
    let status = try await foos.patchStatus("a", .merge(both))
    #expect(status["spec"]?["name"] == "ok" && status["status"]?["isBad"] == true)
    #expect(status.metadata.generation == 1)
    let spec = try await foos.patch(
      "a", .merge(["spec": ["replicas": 3], "status": ["isBad": false]] as JSONValue))
    #expect(spec["spec"]?["replicas"] == 3 && spec["status"]?["isBad"] == true)
    #expect(spec.metadata.generation == 2)
    let labelled = try await foos.patch(
      "a", .merge(["metadata": ["labels": ["x": "y"]]] as JSONValue))
    #expect(labelled.metadata.labels == ["x": "y"] && labelled.metadata.generation == 2)
    #expect(try await foos.getStatus("a") == labelled)
    let scale = try await foos.getScale("a")
    #expect(scale.spec?.replicas == 3 && scale.status?.replicas == 1)
    #expect(try await foos.scale("a", to: 7).spec?.replicas == 7)
    let object = try await foos.get("a")
    #expect(object["spec"]?["replicas"] == 7 && object.metadata.generation == 3)
    let strategic = try await scene.refusal(415) {
      try await foos.patch("a", .strategic(["spec": ["replicas": 1]] as JSONValue))
    }
    #expect(strategic.reason == .unsupportedMediaType)
  }

  private func applies(_ scene: ReplayScene, _ foos: Api<DynamicObject>) async throws {
    func ports(_ name: String, _ number: Int) -> JSONValue {
      [["name": .string(name), "number": .number(number)]]
    }
    try await foos.apply(
      foo("app", ["name": "ok", "ports": ports("http", 80), "tags": ["a"]]), fieldManager: "m1")
    let merged = try await foos.apply(
      foo("app", ["ports": ports("grpc", 90), "tags": ["b"]]), fieldManager: "m2")
    #expect(merged["spec"]?["tags"] == ["a", "b"])
    #expect(merged["spec"]?["ports"]?.array?.map { $0["name"] } == ["http", "grpc"])
    let conflict = try await scene.refusal(409) {
      try await foos.apply(foo("app", ["ports": ports("http", 81)]), fieldManager: "m2")
    }
    #expect(conflict.isConflict && conflict.fields == [".spec.ports[name=\"http\"].number"])
    var status = DynamicObject(Self.identity, name: "app")
    status["status"] = ["replicas": 2]
    let applied = try await foos.applyStatus(status, fieldManager: "ctrl", force: true)
    #expect(applied["status"] == ["replicas": 2])
  }

  private func lists(_ scene: ReplayScene, _ foos: Api<DynamicObject>) async throws {
    let table = try await foos.table()
    #expect(table.columnDefinitions.map(\.name) == ["Name", "Info"])
    #expect(table.rows.map { $0.cells[0] } == ["a", "app", "bw", "c", "d", "pin"])
    #expect(table.rows[0].cells == ["a", nil] && table.rows[3].cells == ["c", "<no value>"])
    let selected = try await foos.list(
      ListParameters(fields: .equals("spec.name", "ok"), limit: 1))
    #expect(selected.items.map(\.name) == ["a"] && selected.items[0].kind == "Foo")
    #expect(selected.metadata.continue?.isEmpty == false)
    let error = try await scene.refusal(400) {
      try await foos.list(ListParameters(fields: .equals("spec.mode", "slow")))
    }
    #expect(error.status.message == "field label not supported: spec.mode")
  }

  private func wrongDefinitions(
    _ scene: ReplayScene, _ definitions: Api<CustomResourceDefinition>
  ) async throws {
    let fields = [
      "metadata.name", "spec.validation.openAPIV3Schema.properties[spec].properties[x].type",
    ]
    for (step, field) in zip([33, 34], fields) {
      let definition = try CustomResourceDefinition(json: scene.body(of: step).text)
      let error = try await scene.refusal(422) { try await definitions.create(definition) }
      #expect(error.isInvalid && error.fields.contains(field))
    }
  }

  private func paths(_ scene: ReplayScene, _ foos: Api<DynamicObject>) async throws {
    var second = Self.identity
    second.version = "v2"
    let v2 = Api<DynamicObject>(foos.client, second, namespace: "demo")
    let missing = try await scene.refusal(404) { try await v2.list() }
    #expect(missing.isNotFound && missing.status.details == nil)
    let all = try await Api<DynamicObject>(foos.client, Self.identity).list()
    #expect(all.items.map(\.name) == ["a", "app", "bw", "c", "d", "pin"])
    #expect(try await foos.find("none") == nil)
  }
}
