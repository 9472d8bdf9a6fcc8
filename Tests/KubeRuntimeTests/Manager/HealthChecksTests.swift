import KubeTestSupport
import Testing

@testable import KubeRuntime

@Suite("Health checks")
struct HealthChecksTests {
  private struct Ill: Error {}

  @Test("they run by name, and some can be left out")
  func outcomes() async {
    let checks = HealthChecks()
    checks.add("b") { throw Ill() }
    checks.add("a") {}
    let all = await checks.outcomes()
    #expect(all.map(\.name) == ["a", "b"])
    #expect(all.map { $0.failure == nil } == [true, false])
    let some = await checks.outcomes(excluding: ["b", "c"])
    #expect(some.allSatisfy { $0.failure == nil })
    #expect(some.map(\.isExcluded) == [false, true])
    #expect(await checks.outcome(of: "b")?.failure is Ill)
    #expect(await checks.outcome(of: "c") == nil)
    checks.add("b") {}
    #expect(await checks.outcome(of: "b")?.failure == nil)
    checks.remove("b")
    #expect(checks.names == ["a"])
  }
}
