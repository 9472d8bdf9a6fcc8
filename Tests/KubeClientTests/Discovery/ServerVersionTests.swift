import KubeClient
import KubeCore
import KubeTestSupport
import KubeTransport
import Testing

@Suite("The server's version and readiness")
struct ServerVersionTests {
  @Test(
    "the minor version is a number without a vendor's sign",
    arguments: [("36", 36), ("36+", 36), ("7", 7), ("", nil), ("+", nil), ("x36", nil)])
  func version(minor: String, number: Int?) async throws {
    let transport = ScriptedTransport([
      ScriptedTransport.json(
        #"{"major":"1","minor":"\#(minor)","gitVersion":"v1.36.2","goVersion":"go1.25"}"#)
    ])
    let version = try await Observed().client(transport).serverVersion()
    #expect(version.minorNumber == number)
    #expect(version.gitVersion == "v1.36.2")
    #expect(version.major == "1")
    #expect(transport.lines == ["GET /version"])
  }

  @Test(
    "a server is ready, is not, or does not say",
    arguments: [(200, true), (500, false), (503, false), (401, nil), (404, nil), (429, nil)])
  func readiness(status: Int, isReady: Bool?) async throws {
    let transport = ScriptedTransport([ScriptedTransport.json("ok", status)])
    let client = try Observed().client(transport, retry: .none)
    if let isReady {
      #expect(try await client.isReady() == isReady)
    } else {
      let error = await #expect(throws: ClientError.self) { try await client.isReady() }
      #expect(error?.api?.httpStatus == status)
    }
    #expect(transport.lines == ["GET /readyz"])
  }

  @Test("no answer says nothing of readiness")
  func unreachable() async throws {
    let transport = ScriptedTransport([
      ScriptedTransport.fail(TransportError(.connectionFailed, "refused"))
    ])
    let client = try Observed().client(transport, retry: .none)
    let error = await #expect(throws: ClientError.self) { try await client.isReady() }
    #expect(error?.code == .transport)
  }
}
