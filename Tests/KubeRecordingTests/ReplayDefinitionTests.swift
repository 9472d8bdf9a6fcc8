import KubeClient
import KubeCore
import Testing

@Suite(
  "Recordings played again: a definition and its end",
  .enabled(if: Recordings.directory != nil, "there are no recordings beside the package"))
struct ReplayDefinitionTests {
  private static let identity = ResourceIdentity(
    group: "clux.dev", version: "v1", kind: "Bat", plural: "bats", isNamespaced: false)

  private func conditions(_ definition: CustomResourceDefinition?) -> [String] {
    (definition?.status?.conditions ?? []).filter { $0.status == "True" }.map(\.type)
  }

  @Test(
    "10: a definition watched from birth to end, with its objects", arguments: [UInt64](1...4))
  func lifecycle(seed: UInt64) async throws {
    let scene = try ReplayScene(.definitionLifecycle, seed: seed)
    let client = try scene.client()
    let definitions = Api<CustomResourceDefinition>(client)
    let name = "bats.clux.dev"
    let watch = try await definitions.watch(
      WatchParameters(
        fields: .equals("metadata.name", name), allowsBookmarks: false, timeoutSeconds: 8))
    let created = try await definitions.create(
      CustomResourceDefinition(json: scene.body(of: 0).text))
    let bats = Api<DynamicObject>(client, Self.identity)
    var b1 = DynamicObject(Self.identity, name: "b1")
    b1["spec"] = ["name": "ok"]
    let bat = try await bats.create(b1)
    #expect(bat.namespace == nil && bat["spec"]?["mode"] == "slow")
    let objects = try await bats.watch(
      WatchParameters(allowsBookmarks: false, timeoutSeconds: 5))
    try await wrongScope(scene, client)
    guard case .pending(let ending) = try await definitions.delete(name) else {
      Issue.record("the definition has a finalizer")
      return
    }
    #expect(ending.metadata.finalizers == ["customresourcecleanup.apiextensions.k8s.io"])
    try await check(definitions: watch, created, ending)
    try await check(objects: objects, bat)
    let gone = try await scene.refusal(404) { try await bats.list() }
    #expect(gone.isNotFound)
    scene.expectEnd()
  }

  private func wrongScope(_ scene: ReplayScene, _ client: Client) async throws {
    await scene.expectUnsent {
      try await Api<DynamicObject>(client, Self.identity, namespace: "demo").list()
    }
    var namespaced = Self.identity
    namespaced.isNamespaced = true
    let bats = Api<DynamicObject>(client, namespaced, namespace: "demo")
    #expect(try await scene.refusal(404) { try await bats.list() }.isNotFound)
  }

  private func check(
    definitions: WatchEvents<CustomResourceDefinition>, _ created: CustomResourceDefinition,
    _ ending: CustomResourceDefinition
  ) async throws {
    let events = try await definitions.all()
    #expect(events.count == 6)
    #expect(events.first?.object?.metadata.uid == created.metadata.uid)
    #expect(
      events.map { $0.object?.metadata.deletionTimestamp == nil }
        == [true, true, true, false, false, false])
    #expect(
      events.map { conditions($0.object) } == [
        [], ["NamesAccepted"], ["NamesAccepted", "Established"],
        ["NamesAccepted", "Established", "Terminating"],
        ["NamesAccepted", "Established", "Terminating"],
        ["NamesAccepted", "Established", "Terminating"],
      ])
    guard case .added? = events.first, case .deleted(let last)? = events.last else {
      Issue.record("\(events)")
      return
    }
    #expect(events[3] == .modified(ending))
    #expect(last.metadata.resourceVersion == "310")
  }

  private func check(objects: WatchEvents<DynamicObject>, _ bat: DynamicObject) async throws {
    let events = try await objects.all()
    #expect(events.first == .added(bat))
    guard events.count == 2, case .deleted(let last) = events[1] else {
      Issue.record("\(events)")
      return
    }
    #expect(last.metadata.uid == bat.metadata.uid)
  }
}
