import KubeJSON
import Testing

@testable import KubeTesting

@Suite("Requests for certificates")
struct ApprovalTests {
  private static let path = "/apis/certificates.k8s.io/v1/certificatesigningrequests"
  private let cluster = ControlledCluster(.none)

  private func decide(_ types: [String]) async -> (status: Int, body: JSONValue) {
    var request = await cluster.send("GET", "\(Self.path)/u").body
    request["status"] = [
      "conditions": .array(
        types.map { ["type": .string($0), "status": "True", "reason": "ByTest"] })
    ]
    request["spec"]?["signerName"] = "example.com/other"
    return await cluster.send("PUT", "\(Self.path)/u/approval", request)
  }

  @Test("an approval is kept, with its times, and changes nothing else")
  func approval() async {
    let request: JSONValue = [
      "apiVersion": "certificates.k8s.io/v1", "kind": "CertificateSigningRequest",
      "metadata": ["name": "u"],
      "spec": ["request": "YQ==", "signerName": "example.com/signer", "usages": ["client auth"]],
    ]
    #expect(await cluster.send("POST", Self.path, request).status == 201)
    #expect(await decide(["Approved"]).status == 200)
    let stored = await cluster.send("GET", "\(Self.path)/u").body
    let condition = stored["status"]?["conditions"]?[0]
    #expect(condition?["type"] == "Approved")
    #expect(condition?["lastUpdateTime"]?.string != nil)
    #expect(stored["spec"]?["signerName"] == "example.com/signer")
    #expect(await decide(["Approved", "Denied"]).status == 422)
  }
}
