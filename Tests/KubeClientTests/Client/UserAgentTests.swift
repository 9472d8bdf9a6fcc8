import HTTPTypes
import KubeClient
import KubeCore
import KubeTestSupport
import Testing

@Suite("The user agent")
struct UserAgentTests {
  typealias Transport = ScriptedTransport

  private func sent(_ change: (inout Client) -> Void) async throws -> String {
    let transport = Transport([Transport.json("{}")])
    var client = Client(transport: transport)
    change(&client)
    _ = try await client.text(APIRequest(raw: .get, "/version"))
    return try #require(transport.requests.first?.head.headerFields[.userAgent])
  }

  @Test("names the program, the system and us, and ahead of the slash stands a field manager")
  func form() async throws {
    let text = try await sent { _ in }
    let program = try #require(CommandLine.arguments.first?.split(separator: "/").last)
    #expect(text.hasPrefix("\(program)/"))
    #expect(try #/[!-~]+/[!-~]+ \([a-z]+/[a-z0-9]+\) swift-kube/#.wholeMatch(in: text) != nil)
  }

  @Test("is what the program says", arguments: ["deployer/2 (by us)", "x"])
  func own(text: String) async throws {
    #expect(try await sent { $0.userAgent = text } == text)
    #expect(
      Client.userAgent(program: "deployer", version: "1.4").hasPrefix("deployer/1.4 (") == true)
  }

  @Test(
    "has no name that would break its form",
    arguments: [("a b/c\n", "a_b_c_"), ("", "unknown"), ("größe", "gr__e"), ("a(b)", "a_b_")])
  func names(program: String, expected: String) {
    #expect(Client.userAgent(program: program).hasPrefix(expected + "/unknown ("))
  }
}
