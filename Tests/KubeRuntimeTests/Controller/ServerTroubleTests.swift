import KubeClient
import KubeCore
import KubeRuntime
import KubeTestSupport
@testable import KubeTestTypes
import KubeTesting
import Testing

@Suite("A controller and a server that makes trouble")
struct ServerTroubleTests {
  @Test("a kind that is not there yet is waited for, and said once")
  func missingKind() async throws {
    let scene = ControllerScene()
    let gizmos = Api<Gizmo>(scene.client, namespace: "default")
    let sizes = Shared<[Int]>([])
    let requests = Shared(0)
    let service = Controller(gizmos, scene.settings()).reconciling { gizmo in
      sizes.change { $0.append(gizmo.spec.size) }
      return .awaitChange
    }
    try await running(service) {
      try await scene.log.wait(for: "The server does not have the resource")
      _ = requests
      try await Api<CustomResourceDefinition>(scene.client).create(Gizmo.crd())
      var gizmo = Gizmo(name: "g", spec: GizmoSpec(size: 3))
      gizmo.metadata.namespace = "default"
      try await gizmos.create(gizmo)
      try await sizes.wait { $0.contains(3) ? () : nil }
    }
    #expect(scene.log.count("The server does not have the resource") == 1)
  }

  @Test("rights that are taken away and given back are survived, and said once")
  func rights() async throws {
    let scene = ControllerScene()
    try await scene.maps.create(scene.map("a"))
    let service = Controller(scene.maps, scene.settings()).reconciling { scene.look($0) }
    try await running(service) {
      try await scene.saw("a=")
      let fault = scene.cluster.faults.add(
        .status(403), matching: .resource("configmaps"))
      scene.cluster.restart()
      try await scene.log.wait(for: "403")
      scene.cluster.faults.remove(fault)
      try await scene.maps.create(scene.map("b"))
      try await scene.saw("b=")
    }
    #expect(scene.log.lines.count { $0.level >= .notice && $0.description.contains("403") } == 1)
    #expect(scene.seen.value == ["a=", "b="])
  }

  @Test("a related watch that fails later holds up nobody")
  func relatedFails() async throws {
    let scene = ControllerScene()
    try await scene.maps.create(scene.map("a"))
    let service = Controller(scene.maps, scene.settings())
      .owns(scene.secrets)
      .reconciling { scene.look($0) }
    try await running(service) {
      try await scene.saw("a=")
      scene.cluster.faults.add(.status(500), matching: .resource("secrets"))
      scene.cluster.restart()
      try await scene.maps.create(scene.map("b"))
      try await scene.saw("b=")
    }
  }

  @Test("nothing is reconciled before all that is related is known")
  func waitsForAll() async throws {
    let scene = ControllerScene()
    try await scene.maps.create(scene.map("a"))
    let fault = scene.cluster.faults.add(.status(500), matching: .resource("secrets"))
    let service = Controller(scene.maps, scene.settings())
      .owns(scene.secrets)
      .reconciling { scene.look($0) }
    try await running(service) {
      try await scene.log.wait(for: "500")
      #expect(scene.seen.value == [])
      scene.cluster.faults.remove(fault)
      try await scene.saw("a=")
    }
    #expect(scene.seen.value == ["a="])
  }

  @Test("after restarts and compactions all is reconciled that has changed, and nothing else")
  func restarts() async throws {
    let scene = ControllerScene()
    for name in ["a", "b", "c"] { try await scene.maps.create(scene.map(name)) }
    let service = Controller(scene.maps, scene.settings()).reconciling { scene.look($0) }
    try await running(service) {
      try await scene.saw { $0.count == 3 }
      for round in 1...5 {
        let fault = scene.cluster.faults.add(.cut(.beforeAnswer), matching: .verbs(.watch, .list))
        scene.cluster.restart(cut: round.isMultiple(of: 2))
        try await scene.others.patch("a", .merge(["data": ["text": .string("\(round)")]]))
        scene.cluster.compact()
        scene.cluster.faults.remove(fault)
        try await scene.saw("a=\(round)")
      }
      try await scene.maps.create(scene.map("end"))
      try await scene.saw("end=")
    }
    #expect(
      scene.seen.value.sorted() == ["a=", "a=1", "a=2", "a=3", "a=4", "a=5", "b=", "c=", "end="])
  }

  @Test("a namespace that is deleted under a controller takes its objects along, and no more")
  func namespaceDeleted() async throws {
    let scene = ControllerScene(
      TestCluster(clock: .manual(), seed: 1, controllers: [.namespaces]))
    let namespaces = Api<Namespace>(scene.client)
    try await namespaces.create(Namespace(metadata: ObjectMeta(name: "team")))
    let maps = Api<ConfigMap>(scene.client, namespace: "team")
    try await maps.create(scene.map("a"))
    let failed = Gate()
    let service = Controller(AllNamespaces<ConfigMap>(scene.client), scene.settings())
      .reconciling { map in
        guard map.namespace == "team" else { return scene.look(map) }
        // What it makes there is refused once the namespace goes.
        let secret = Secret(metadata: ObjectMeta(name: "of-\(map.name)"))
        do {
          try await Api<Secret>(scene.client, namespace: "team").createIfMissing(secret)
        } catch {
          failed.open()
          throw error
        }
        return scene.look(map)
      }
    try await running(service) {
      try await scene.saw("a=")
      try await namespaces.delete("team")
      scene.cluster.settle()
      try await scene.maps.create(scene.map("end"))
      try await scene.saw("end=")
    }
    #expect(try await scene.others.find("end") != nil)
    #expect(try await maps.list().items.isEmpty)
  }

  @Test("what was written is what a reconciler is given next, however slow the watch is")
  func readYourWrites() async throws {
    let scene = ControllerScene()
    try await scene.maps.create(scene.map("a", "0"))
    let service = Controller(scene.maps, scene.settings()).reconciling { map in
      _ = scene.look(map)
      let number = Int(map.data["text"] ?? "") ?? 0
      guard number < 5 else { return .awaitChange }
      // A stale copy would lead to the same number once more, or to a conflict.
      var next = map
      next.data["text"] = "\(number + 1)"
      try await scene.maps.replace(next)
      return .requeue(after: .zero)
    }
    try await running(service) {
      try await scene.saw("a=0")
      scene.cluster.holdCache()
      try await scene.saw("a=5")
      scene.cluster.releaseCache()
      try await scene.maps.create(scene.map("end"))
      try await scene.saw("end=")
    }
    let numbers = scene.seen.value.dropLast()
    #expect(Array(numbers) == numbers.sorted())
    #expect(scene.log.count("The reconcile failed") == 0)
  }

  @Test(
    "a store of another form is waited for, until it knows of what was written or for 5 s",
    arguments: [true, false])
  func behind(isReleased: Bool) async throws {
    let scene = ControllerScene(clock: TestClock(instantUpTo: .zero))
    try await scene.maps.create(scene.map("a"))
    let (keys, key) = AsyncStream<ObjectKey>.makeStream()
    let service = Controller(scene.maps, scene.settings())
      .triggers(keys)
      .reconciling { map in
        scene.seen.change { $0.append(map.metadata.labels["n"] ?? "none") }
        return .awaitChange
      }
    try await running(service) {
      try await scene.saw("none")
      scene.cluster.holdCache()
      // The answer is metadata, of which no whole object can be made.
      try await scene.maps.metadataOnly.patch("a", .merge(["metadata": ["labels": ["n": "1"]]]))
      key.yield(ObjectKey(namespace: "default", name: "a"))
      await scene.clock.wait(of: .seconds(5))
      #expect(scene.seen.value == ["none"])
      if isReleased {
        scene.cluster.releaseCache()
        try await scene.saw("1")
      } else {
        scene.clock.advance(by: .seconds(5))
        try await scene.saw("none", times: 2)
        try await scene.log.wait(for: "The store does not hear of what was written")
      }
    }
  }
}
