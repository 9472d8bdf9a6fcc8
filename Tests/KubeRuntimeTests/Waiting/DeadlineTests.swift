import KubeTestSupport
import KubeTesting
import Testing

@testable import KubeRuntime

@Suite("Time limits")
struct DeadlineTests {
  @Test("one of all the seconds that there are is none that a clock cannot count")
  func longest() async throws {
    struct Late: Error {}
    let client = Client(transport: TestCluster().transport)
    let value = try await client.within(.seconds(Int64.max)) {
      1
    } else: {
      Late()
    }
    #expect(value == 1)
    let deadline = Deadline(.seconds(Int64.max), on: TestClock())
    #expect(deadline.remaining == .seconds(365 * 24 * 3600))
  }
}
