import KubeCore
import KubeJSON
import Testing

@testable import KubeTesting

@Suite struct QuotaUsageTests {
  private static let quota: JSONValue = [
    "metadata": ["name": "q"],
    "status": [
      "hard": ["pods": "2", "requests.cpu": "1"], "used": ["pods": "1", "requests.cpu": "400m"],
    ],
  ]

  private static func charged(_ resources: JSONValue) -> Result<JSONValue, QuotaUsage.Problem> {
    QuotaUsage(
      ["spec": ["containers": [["name": "c", "resources": resources]]]],
      GroupResource(resource: "pods")
    ).charged(to: quota)
  }

  @Test func countsAndAdds() throws {
    let used = try Self.charged(["requests": ["cpu": "600m"]]).get()["status"]?["used"]
    #expect(used == ["pods": "2", "requests.cpu": "1"])
  }

  @Test func refuses() {
    #expect(throws: QuotaUsage.Problem.self) { try Self.charged([:]).get() }
    do {
      _ = try Self.charged(["requests": ["cpu": "2"]]).get()
      Issue.record("was not refused")
    } catch {
      #expect(
        error.message
          == "exceeded quota: q, requested: requests.cpu=2, used: requests.cpu=400m, limited: "
          + "requests.cpu=1")
    }
  }
}
