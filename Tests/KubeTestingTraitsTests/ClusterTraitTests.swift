import KubeClient
import KubeCore
@testable import KubeTestTypes
import KubeTesting
import KubeTestingTraits
import Testing

/// What a user's test looks like.
@Suite(.cluster(crds: [Gizmo.crd()]))
struct ClusterTraitTests {
  @Test(arguments: 1...3)
  func `Each case has a cluster of its own`(size: Int) async throws {
    let gizmos = Api<Gizmo>(try TestCluster.current.client, namespace: "default")
    #expect(try await gizmos.list().items.isEmpty)
    let gizmo = try await gizmos.create(Gizmo(name: "one", spec: GizmoSpec(size: size)))
    #expect(gizmo.spec.size == size)
    #expect(gizmo.metadata.generation == 1)
  }

  @Test func `A definition is served, watched and refuses what does not fit`() async throws {
    let client = try TestCluster.current.client
    let gizmos = Api<Gizmo>(client, namespace: "default")
    let events = try await gizmos.watch()
    _ = try await gizmos.create(Gizmo(name: "one", spec: GizmoSpec(size: 2)))
    for try await event in events {
      guard case .added(let gizmo) = event else { continue }
      #expect(gizmo.name == "one")
      break
    }
    let error = await #expect(throws: ClientError.self) {
      _ = try await gizmos.create(Gizmo(name: "two", spec: GizmoSpec(size: 0)))
    }
    #expect(error?.isInvalid == true)
  }

  @Test(.cluster(clock: { .manual() }))
  func `The clock is the test's`() async throws {
    let cluster = try TestCluster.current
    let before = cluster.clock.time
    cluster.clock.advance(by: .seconds(3600))
    #expect(cluster.clock.time.secondsSince1970 == before.secondsSince1970 + 3600)
  }
}

@Test func `Without the trait there is no cluster, and the error says what to do`() {
  let error = #expect(throws: NoCluster.self) { try TestCluster.current }
  #expect("\(error.map { "\($0)" } ?? "")".contains("@Test(.cluster())"))
}
