import KubeClient
import KubeCore
import KubeRuntime
import KubeTestSupport
@testable import KubeTestTypes
import KubeTesting
import Testing

@Suite("A controller that makes a ConfigMap of each Gizmo")
struct GeneratorTests {
  @Test("keeps it as the Gizmo says, whatever others do to it, until the Gizmo goes")
  func generator() async throws {
    let scene = ControllerScene(
      TestCluster(clock: .manual(), seed: 1, controllers: [.garbageCollection]))
    try await Api<CustomResourceDefinition>(scene.client).create(Gizmo.crd())
    let gizmos = Api<Gizmo>(scene.client, namespace: "default")
    let others = scene.others
    let service = Controller(gizmos, scene.settings(), where: .generation)
      .owns(AllNamespaces<ConfigMap>(scene.client))
      .reconciling(scene.client) { gizmo, client in
        scene.seen.change { $0.append("\(gizmo.name)=\(gizmo.spec.size)") }
        guard let owner = gizmo.ownerReference() else { return .awaitChange }
        let map = ConfigMap(
          metadata: ObjectMeta(name: gizmo.name, ownerReferences: [owner]),
          data: ["size": "\(gizmo.spec.size)"])
        try await Api<ConfigMap>(client, namespace: "default")
          .apply(map, fieldManager: "generator", force: true)
        if gizmo.status?.phase != "Ready" {
          try await gizmos.patch(
            gizmo.name, .merge(["status": ["phase": "Ready"]]), subresource: "status")
        }
        return .requeue(after: .seconds(300))
      }
    try await running(service) {
      try await gizmos.create(Gizmo(name: "g", spec: GizmoSpec(size: 3)))
      try await reads(others, "3")
      for try await event in try await gizmos.watch(fields: "metadata.name=g") {
        if event.object?.status?.phase == "Ready" { break }
      }
      try await gizmos.patch("g", .merge(["spec": ["size": 4]]))
      try await reads(others, "4")
      try await others.patch("g", .merge(["data": ["size": "7"]]))
      try await reads(others, "4")
      try await others.delete("g")
      try await reads(others, "4")
      try await gizmos.delete("g")
      scene.cluster.settle()
      for try await event in try await others.watch(fields: "metadata.name=g") {
        if case .deleted = event { break }
        scene.cluster.settle()
        if try await others.find("g") == nil { break }
      }
      #expect(try await others.find("g") == nil)
    }
    // Its own status does not lead to it.
    #expect(scene.seen.value.count < 15)
  }

  /// Returns once the ConfigMap has this.
  private func reads(_ maps: Api<ConfigMap>, _ size: String) async throws {
    for try await event in try await maps.watch(fields: "metadata.name=g") {
      if event.object?.data["size"] == size, case .deleted = event { continue }
      if event.object?.data["size"] == size { return }
    }
  }
}
