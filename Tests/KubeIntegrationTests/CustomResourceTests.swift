import Kube
import Testing

@testable import KubeTestTypes

@Suite(
  "Cluster: custom resources", .timeLimit(.minutes(10)), .serialized,
  .enabled(if: TestCluster.isNamed, TestCluster.absence))
struct CustomResourceTests {
  /// Applies the definition and waits until its objects are served.
  private func withGizmos(_ body: (Api<Gizmo>) async throws -> Void) async throws {
    try await TestCluster.withNamespace { client, namespace in
      let definitions = Api<CustomResourceDefinition>(client)
      let made = try await definitions.apply(Gizmo.crd(), fieldManager: "swift-kube", force: true)
      let watch = try await definitions.watch(
        WatchParameters(fields: ["metadata.name": made.name], timeoutSeconds: 60))
      for try await event in watch {
        let conditions = event.object?.status?.conditions ?? []
        if conditions.contains(where: { $0.type == "Established" && $0.status == "True" }) { break }
      }
      try await body(Api<Gizmo>(client, namespace: namespace))
    }
  }

  @Test("The definition of an annotated struct is accepted, and is what the struct says")
  func definition() async throws {
    try await withGizmos { gizmos in
      let definition = try await Api<CustomResourceDefinition>(gizmos.client).get(Gizmo.crd().name)
      #expect(definition.status?.conditions.contains { $0.type == "NonStructuralSchema" } == false)
      let found = try await gizmos.client.resource(named: "giz")
      #expect(found.identity.kind == "Gizmo")
      #expect(found.subresources.keys.sorted() == ["scale", "status"])
    }
  }

  @Test("Objects come back with the defaults of the schema, which are those of the struct")
  func defaults() async throws {
    try await withGizmos { gizmos in
      let made = try await gizmos.create(Gizmo(name: "a", spec: GizmoSpec(size: 3)))
      #expect(made.spec == GizmoSpec(size: 3))
      #expect(made.spec.colour == .blue)
      #expect(made.status == nil)
      let table = try await gizmos.table()
      #expect(table.columnDefinitions.map(\.name).contains("Size"))
      let selected = try await gizmos.list(ListParameters(fields: "spec.colour=blue"))
      #expect(selected.items.map(\.name) == ["a"])
    }
  }

  @Test("What breaks the schema's rules is refused with its place")
  func rules() async throws {
    try await withGizmos { gizmos in
      func places(_ name: String, _ spec: JSONValue) async throws -> [String?] {
        let object = try DynamicObject(
          json: ([
            "apiVersion": "test.swift-kube.dev/v1", "kind": "Gizmo",
            "metadata": ["name": .string(name)], "spec": spec,
          ] as JSONValue).text)
        let error = try await refusal {
          try await Api<DynamicObject>(
            gizmos.client, Gizmo.identity, namespace: gizmos.namespace
          ).create(object)
        }
        #expect(error.isInvalid, "\(error)")
        return error.api?.causes.map(\.field) ?? []
      }
      #expect(try await places("a", ["size": 0]).contains("spec.size"))
      #expect(try await places("b", ["size": "large"]).contains("spec.size"))
      #expect(try await places("c", ["colour": "red"]).contains("spec.size"))
      #expect(try await places("d", ["size": 1, "colour": "green"]).contains("spec.colour"))
      #expect(try await places("e", ["size": 1, "owner": "NOBODY"]).contains("spec.owner"))
      #expect(
        try await places(
          "f", ["size": 1, "parts": [["name": "x", "count": 1], ["name": "x", "count": 2]]]
        ).contains("spec.parts[1]"))
      let rule = try await refusal {
        try await gizmos.create(Gizmo(name: "g", spec: GizmoSpec(size: 100)))
      }
      #expect("\(rule)".contains("only red ones are large"))
      try await gizmos.create(Gizmo(name: "h", spec: GizmoSpec(size: 1, owner: "me")))
      let immutable = try await refusal {
        try await gizmos.patch("h", .merge(["spec": ["owner": "you"]]))
      }
      #expect("\(immutable)".contains("the owner stays"))
    }
  }

  @Test("Status and spec change apart; scale is read and set")
  func subresources() async throws {
    try await withGizmos { gizmos in
      var object = Gizmo(name: "a", spec: GizmoSpec(size: 1))
      object.status = GizmoStatus(phase: "ignored")
      object = try await gizmos.create(object)
      #expect(object.status == nil)
      object.status = GizmoStatus(replicas: 1, selector: "a=b", phase: "ready")
      object.spec.size = 2
      object = try await gizmos.replaceStatus(object)
      #expect(object.spec.size == 1)
      #expect(object.status?.phase == "ready")
      object = try await gizmos.patchStatus("a", .merge(["status": ["phase": "done"]]))
      #expect(try await gizmos.getStatus("a").status?.phase == "done")
      #expect(try await gizmos.getScale("a").status?.selector == "a=b")
      let scale = try await gizmos.scale("a", to: 5)
      #expect(scale.spec?.replicas == 5)
      #expect(try await gizmos.get("a").spec.replicas == 5)
      let strategic = try await refusal {
        try await gizmos.patch("a", .strategic(["spec": ["size": 3]]))
      }
      #expect(strategic.api?.httpStatus == 415)
    }
  }

  @Test("Two managers own parts of a list by its keys")
  func apply() async throws {
    try await withGizmos { gizmos in
      func with(_ parts: [GizmoPart]) -> Gizmo {
        Gizmo(name: "a", spec: GizmoSpec(size: 1, parts: parts))
      }
      try await gizmos.apply(with([GizmoPart(name: "x", count: 1)]), fieldManager: "one")
      let both = try await gizmos.apply(
        with([GizmoPart(name: "y", count: 2)]), fieldManager: "two")
      #expect(both.spec.parts?.map(\.name) == ["x", "y"])
      let taken = try await refusal {
        try await gizmos.apply(with([GizmoPart(name: "x", count: 3)]), fieldManager: "two")
      }
      #expect(taken.isConflict)
    }
  }
}
