import KubeClient
import KubeCore
@testable import KubeRuntime
import KubeTestSupport
import KubeTestTypes
import KubeTesting
import Testing

@Suite("A controller and what its objects own")
struct OwnerTests {
  private func secret(_ name: String, _ owners: [OwnerReference], _ text: String = "") -> Secret {
    Secret(
      metadata: ObjectMeta(name: name, ownerReferences: owners), stringData: ["text": text])
  }

  @Test("the owner is reconciled when what it owns comes, changes and goes, of whatever version")
  func owned() async throws {
    let scene = ControllerScene()
    let owner = try await scene.maps.create(scene.map("a"))
    guard var reference = owner.ownerReference() else { throw Trouble() }
    let controller = Controller(scene.maps, scene.settings())
      .owns(AllNamespaces<Secret>(scene.client))
      .reconciling { scene.look($0) }
    try await running(controller) {
      try await scene.saw("a=")
      reference.apiVersion = "v7"
      try await scene.secrets.create(secret("s", [reference]))
      try await scene.saw("a=", times: 2)
      try await scene.secrets.patch("s", .merge(["stringData": ["text": "2"]]))
      try await scene.saw("a=", times: 3)
      try await scene.secrets.delete("s")
      try await scene.saw("a=", times: 4)
    }
  }

  @Test("of what changes hands both owners are reconciled")
  func changesHands() async throws {
    let scene = ControllerScene()
    let first = try await scene.maps.create(scene.map("first"))
    let second = try await scene.maps.create(scene.map("second"))
    let references = [first, second].compactMap { $0.ownerReference() }
    let controller = Controller(scene.maps, scene.settings())
      .owns(scene.secrets)
      .reconciling { scene.look($0) }
    try await running(controller) {
      try await scene.saw("first=")
      try await scene.saw("second=")
      var child = try await scene.secrets.create(secret("s", [references[0]]))
      try await scene.saw("first=", times: 2)
      child.metadata.ownerReferences = [references[1]]
      try await scene.secrets.replace(child)
      try await scene.saw("first=", times: 3)
      try await scene.saw("second=", times: 2)
    }
    #expect(scene.seen.value.count == 5)
  }

  @Test("only the owner that controls counts, of this kind and this uid, unless all are asked for")
  func whichOwners() {
    let identity = ConfigMap.identity
    func owners(_ reference: OwnerReference, all: Bool = false) -> [ObjectKey] {
      OwnerMapping(owner: identity, includesAll: all)
        .owners(of: ObjectMeta(namespace: "ns", ownerReferences: [reference])).map(\.key)
    }
    let reference = OwnerReference(
      apiVersion: "v1", kind: "ConfigMap", name: "a", uid: "u", controller: true)
    let key = ObjectKey(namespace: "ns", name: "a")
    #expect(owners(reference) == [key])
    var other = reference
    other.controller = nil
    #expect(owners(other) == [] && owners(other, all: true) == [key])
    other = reference
    other.kind = "Secret"
    #expect(owners(other, all: true) == [])
    other = reference
    other.apiVersion = "example.com/v1"
    #expect(owners(other, all: true) == [])
    other.apiVersion = ""
    other.name = ""
    #expect(owners(other, all: true) == [])
  }

  @Test("what another of the same name owned is not the owner's")
  func uid() async throws {
    let scene = ControllerScene()
    let owner = try await scene.maps.create(scene.map("a"))
    guard var stale = owner.ownerReference(), let fresh = owner.ownerReference() else {
      throw Trouble()
    }
    stale.uid = "00000000-0000-0000-0000-000000000000"
    let controller = Controller(scene.maps, scene.settings())
      .owns(scene.secrets)
      .reconciling { scene.look($0) }
    try await running(controller) {
      try await scene.saw("a=")
      try await scene.secrets.create(secret("stale", [stale]))
      try await scene.secrets.create(secret("fresh", [fresh]))
      try await scene.saw("a=", times: 2)
      try await scene.maps.create(scene.map("end"))
      try await scene.saw("end=")
    }
    #expect(scene.seen.value == ["a=", "a=", "end="])
  }

  @Test("the cluster's object that owns something in a namespace has one key")
  func clusterScoped() async throws {
    let scene = ControllerScene()
    let namespaces = Api<Namespace>(scene.client)
    let owner = try await namespaces.create(Namespace(metadata: ObjectMeta(name: "team")))
    guard let reference = owner.ownerReference() else { throw Trouble() }
    let keys = Shared<[String]>([])
    let (names, name) = AsyncStream<ObjectKey>.makeStream()
    let controller = Controller(namespaces, scene.settings())
      .owns(AllNamespaces<Secret>(scene.client))
      .triggers(names)
      .reconciling { namespace in
        keys.change { $0.append(Reconciliation.current?.key.description ?? "") }
        return .awaitChange
      }
    try await running(controller) {
      try await keys.wait { $0.contains("team") ? () : nil }
      try await scene.secrets.create(secret("s", [reference]))
      try await keys.wait { $0.count { $0 == "team" } == 2 ? () : nil }
      name.yield(ObjectKey(namespace: "default", name: "team"))
      try await keys.wait { $0.count { $0 == "team" } == 3 ? () : nil }
    }
    #expect(!keys.value.contains { $0.contains("/") })
  }

  @Test("a predicate on what is owned sees labels")
  func ownedPredicate() async throws {
    let scene = ControllerScene()
    let owner = try await scene.maps.create(scene.map("a"))
    guard let reference = owner.ownerReference() else { throw Trouble() }
    let controller = Controller(scene.maps, scene.settings())
      .owns(scene.secrets, where: .labels)
      .reconciling { scene.look($0) }
    try await running(controller) {
      try await scene.saw("a=")
      try await scene.secrets.create(secret("s", [reference]))
      try await scene.saw("a=", times: 2)
      try await scene.secrets.patch("s", .merge(["stringData": ["text": "2"]]))
      try await scene.secrets.patch("s", .merge(["metadata": ["labels": ["x": "y"]]]))
      try await scene.saw("a=", times: 3)
      try await scene.maps.create(scene.map("end"))
      try await scene.saw("end=")
    }
    #expect(scene.seen.value.count == 4)
  }
}

@Suite("A controller and what else leads to its objects")
struct TriggerTests {
  @Test("a mapper is asked about an object as it was and as it is")
  func mapper() async throws {
    let scene = ControllerScene()
    for name in ["a", "b"] { try await scene.maps.create(scene.map(name)) }
    let controller = Controller(scene.maps, scene.settings())
      .watches(scene.secrets) { secret in
        secret.metadata.labels["for"].map { [ObjectKey(namespace: "default", name: $0)] } ?? []
      }
      .reconciling { scene.look($0) }
    try await running(controller) {
      try await scene.saw("a=")
      try await scene.saw("b=")
      try await scene.secrets.create(
        Secret(metadata: ObjectMeta(name: "s", labels: ["for": "a"])))
      try await scene.saw("a=", times: 2)
      try await scene.secrets.patch("s", .merge(["metadata": ["labels": ["for": "b"]]]))
      try await scene.saw("a=", times: 3)
      try await scene.saw("b=", times: 2)
    }
    #expect(scene.seen.value.count == 5)
  }

  @Test("a mapper may lead to a thousand keys, of which each is reconciled once")
  func thousandKeys() async throws {
    let scene = ControllerScene()
    let writer = StoreWriter<ConfigMap>()
    let store = writer.store
    try await fill(writer, (0..<1000).map { scene.map("m\($0)") }) {
      let (begun, gate) = (Gate(), Gate())
      let controller = Controller(store, of: scene.maps, scene.settings { $0.concurrency = 1 })
        .watches(scene.secrets.metadataOnly) { _, _ in
          (0..<2000).map { ObjectKey(namespace: "default", name: "m\($0)") }
        }
        .reconciling { map in
          if scene.seen.value.count == 1000 {
            begun.open()
            await gate.wait()
          }
          return scene.look(map)
        }
      try await running(controller) {
        try await scene.saw { $0.count == 1000 }
        for number in 0..<3 {
          try await scene.secrets.create(Secret(metadata: ObjectMeta(name: "s\(number)")))
          await begun.wait()
        }
        gate.open()
        try await scene.saw { $0.count >= 2000 }
      }
      let counts = Dictionary(grouping: scene.seen.value) { $0 }.mapValues(\.count)
      #expect(counts.count == 1000 && counts.values.allSatisfy { (2...3).contains($0) })
    }
  }

  @Test("triggers name objects; one that fails or ends is done without")
  func triggers() async throws {
    let scene = ControllerScene()
    for name in ["a", "b"] { try await scene.maps.create(scene.map(name)) }
    let (keys, key) = AsyncThrowingStream<ObjectKey, any Error>.makeStream()
    let controller = Controller(scene.maps, scene.settings())
      .triggers(keys)
      .reconciling { scene.look($0) }
    try await running(controller) {
      try await scene.saw { $0.count == 2 }
      key.yield(ObjectKey(namespace: "default", name: "a"))
      key.yield(ObjectKey(namespace: "default", name: "nobody"))
      try await scene.saw("a=", times: 2)
      key.finish(throwing: Trouble())
      try await scene.log.wait(for: "A trigger has failed")
      try await scene.others.patch("b", .merge(["data": ["text": "2"]]))
      try await scene.saw("b=2")
    }
    #expect(scene.seen.value.count == 4)
  }

  @Test("changes that do not matter lead to nothing")
  func predicate() async throws {
    let scene = ControllerScene()
    try await scene.maps.create(scene.map("a"))
    let controller = Controller(
      scene.maps, scene.settings(), where: (.labels || .annotations) && !.labels(match: "skip=yes")
    ).reconciling { scene.look($0) }
    try await running(controller) {
      try await scene.saw("a=")
      try await scene.others.patch("a", .merge(["data": ["text": "2"]]))
      try await scene.others.patch("a", .merge(["metadata": ["annotations": ["x": "y"]]]))
      try await scene.saw("a=2")
      try await scene.others.patch("a", .merge(["metadata": ["labels": ["skip": "yes"]]]))
      try await scene.maps.create(scene.map("end"))
      try await scene.saw("end=")
    }
    #expect(scene.seen.value == ["a=", "a=2", "end="])
  }
}

/// Keeps a store of these objects for as long as the body does.
func fill<Object: KubeObject>(
  _ writer: consuming StoreWriter<Object>, _ objects: [Object], _ body: () async throws -> Void
) async throws {
  await writer.apply(.restartBegan)
  for (index, object) in objects.enumerated() {
    var object = object
    object.metadata.namespace = object.metadata.namespace ?? "default"
    object.metadata.resourceVersion = "\(index + 1)"
    object.metadata.uid = "uid-\(index)"
    await writer.apply(.restartItem(object))
  }
  await writer.apply(.restartEnded(version: "\(objects.count)"))
  try await body()
}
