import KubeCore
import KubeJSON
import Testing

@testable import KubeTesting

@Suite struct RoleAuthorizerTests {
  private static let rule: JSONValue = [
    "verbs": ["get", "list"], "apiGroups": ["", "apps"], "resources": ["pods", "*/scale"],
    "resourceNames": [],
  ]

  @Test(arguments: [
    ("get", "", "pods", "", true), ("delete", "", "pods", "", false),
    ("get", "batch", "pods", "", false), ("get", "", "pods", "log", false),
    ("get", "apps", "deployments", "scale", true), ("get", "apps", "deployments", "", false),
  ])
  func rules(
    verb: String, group: String, resource: String, subresource: String, isAllowed: Bool
  ) {
    let attempt = RoleAuthorizer.Attempt.resource(
      verb: verb, group: group, resource: resource, subresource: subresource, namespace: "n",
      name: "a")
    #expect(RoleAuthorizer.allows(Self.rule, attempt) == isAllowed)
  }

  @Test func paths() {
    let rule: JSONValue = ["verbs": ["get"], "nonResourceURLs": ["/apis/*", "/healthz"]]
    for (path, isAllowed) in [("/apis/x", true), ("/healthz", true), ("/healthz/x", false)] {
      #expect(RoleAuthorizer.allows(rule, .path(verb: "get", path: path)) == isAllowed)
    }
    #expect(!RoleAuthorizer.allows(rule, .path(verb: "post", path: "/healthz")))
  }

  /// A token ends, and is one account's alone.
  @Test func tokens() throws {
    let tokens = IssuedTokens()
    let start = Time(secondsSince1970: 0)
    let token = IssuedTokens.Token(
      account: "bot", namespace: "n", uid: "u", audiences: ["a", IssuedTokens.audience],
      identifier: "1", expiration: start.adding(seconds: 600))
    let text = tokens.issue(token, at: start, signature: "s")
    func read(_ now: Int64, _ audiences: [String] = [], uid: String? = "u") throws -> [String] {
      try tokens.token(
        text, audiences: audiences, now: start.adding(seconds: now), account: { _, _ in uid }
      ).audiences
    }
    #expect(try read(599) == [IssuedTokens.audience])
    #expect(try read(0, ["b", "a"]) == ["a"])
    #expect(throws: IssuedTokens.Rejection.self) { try read(600) }
    #expect(throws: IssuedTokens.Rejection.self) { try read(0, ["b"]) }
    #expect(throws: IssuedTokens.Rejection.self) { try read(0, uid: "v") }
    #expect(throws: IssuedTokens.Rejection.self) { try read(0, uid: nil) }
  }
}
