import KubeTestSupport
import KubeTesting
import Testing

@testable import KubeRuntime

@Suite("Changes of shards")
struct ShardChangesTests {
  @Test("whoever begins anew is told the present again")
  func again() async throws {
    let shards = Shards(Client(transport: TestCluster().transport), group: "group", member: "one")
    let changes = shards.changes
    for _ in 0..<3 {
      var views: [ShardView] = []
      for await view in changes {
        views.append(view)
        break
      }
      #expect(views == [shards.view])
    }
  }
}
