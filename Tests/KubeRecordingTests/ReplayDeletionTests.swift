import KubeClient
import KubeCore
import KubeTestTypes
import Testing

@Suite(
  "Recordings played again: deleting",
  .enabled(if: Recordings.directory != nil, "there are no recordings beside the package"))
struct ReplayDeletionTests {
  private static let identity = ResourceIdentity(
    group: "clux.dev", version: "v1", kind: "Foo", plural: "foos", isNamespaced: true)

  @Test("07: finalizers, propagation, preconditions, a namespace that ends")
  func deletion() async throws {
    let scene = try ReplayScene(.deletion)
    let client = try scene.client()
    let foos = Api<DynamicObject>(client, Self.identity, namespace: "demo")
    try await finalizers(scene, foos)
    try await warnsOfFinalizers(scene, foos)
    try await parameters(scene, foos)
    let namespace = try pending(try await Api<Namespace>(client).delete("demo2"))
    #expect(namespace.status?.phase == "Terminating")
    let late = try await scene.refusal(403) {
      try await Api<ConfigMap>(client, namespace: "demo2")
        .create(ConfigMap(metadata: ObjectMeta(name: "late")))
    }
    #expect(late.isForbidden && late.causes.map(\.reason) == ["NamespaceTerminating"])
    scene.expectEnd()
  }

  private func pending<Object>(_ deletion: Deletion<Object>) throws -> Object {
    guard case .pending(let object) = deletion else {
      throw Unexpected(what: "\(deletion)")
    }
    #expect(object.metadata.deletionTimestamp != nil)
    return object
  }

  private struct Unexpected: Error {
    var what: String
  }

  private func finalizers(_ scene: ReplayScene, _ foos: Api<DynamicObject>) async throws {
    var foo = DynamicObject(Self.identity, name: "fin")
    foo.metadata.finalizers = ["clux.dev/cleanup"]
    foo["spec"] = ["name": "ok"]
    try await foos.create(foo)
    let first = try pending(try await foos.delete("fin"))
    #expect(first.metadata.finalizers == ["clux.dev/cleanup"])
    #expect(first.metadata.generation == 2)
    #expect(try pending(try await foos.delete("fin")) == first)
    let another = try await scene.refusal(422) {
      try await foos.patch("fin", .json([.add("/metadata/finalizers/-", "clux.dev/second")]))
    }
    #expect(another.isInvalid && Set(another.fields) == ["metadata.finalizers"])
    let last = try await foos.patch(
      "fin",
      .json([
        .test("/metadata/finalizers/0", "clux.dev/cleanup"), .remove("/metadata/finalizers/0"),
      ]))
    #expect(last.metadata.finalizers.isEmpty && last.metadata.deletionTimestamp != nil)
    #expect(try await foos.find("fin") == nil)
  }

  private func warnsOfFinalizers(_ scene: ReplayScene, _ foos: Api<DynamicObject>) async throws {
    let first = Patch.json([
      .test("/metadata/finalizers", nil), .add("/metadata/finalizers", ["clux.dev/x"]),
    ])
    let added = try await foos.patch("a", first)
    #expect(added.metadata.finalizers == ["clux.dev/x"])
    #expect(try await scene.refusal(422) { try await foos.patch("a", first) }.isInvalid)
    #expect(scene.log.warnings == [])
    try await foos.patch(
      "a", .merge(["metadata": ["finalizers": ["notqualified"]]] as JSONValue))
    #expect(
      scene.log.warnings == [
        "metadata.finalizers: \"notqualified\": prefer a domain-qualified finalizer name to avoid "
          + "accidental conflicts with other finalizer writers"
      ])
    let none = try await foos.patch("a", .merge(["metadata": ["finalizers": nil]] as JSONValue))
    #expect(none.metadata.finalizers.isEmpty)
  }

  private func parameters(_ scene: ReplayScene, _ foos: Api<DynamicObject>) async throws {
    let foreground = try pending(try await foos.delete("a", .foreground))
    #expect(foreground.metadata.finalizers == ["foregroundDeletion"])
    let orphaning = try pending(try await foos.delete("d", .orphan))
    #expect(orphaning.metadata.finalizers == ["orphan"])
    let stale = try await scene.refusal(409) {
      try await foos.delete(
        "app", DeleteParameters(preconditions: Preconditions(resourceVersion: "1")))
    }
    #expect(stale.isConflict)
    let dry = try await foos.delete("app", DeleteParameters(dryRun: true))
    guard case .done(let status) = dry else {
      Issue.record("\(dry)")
      return
    }
    #expect(status.status == "Success")
    #expect(try await foos.get("app").metadata.deletionTimestamp == nil)
    let bogus = try await scene.refusal(422) {
      try await foos.delete(
        "app", DeleteParameters(propagation: PropagationPolicy(rawValue: "Bogus")))
    }
    #expect(bogus.isInvalid && bogus.fields == ["propagationPolicy"])
  }
}
