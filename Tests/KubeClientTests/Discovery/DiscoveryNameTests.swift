import KubeClient
import KubeCore
import KubeTestSupport
import Testing

@Suite("Resources by the names that people use")
struct DiscoveryNameTests {
  private func discovery() async throws -> Discovery {
    try await DiscoverySamples.client(
      ScriptedTransport(documents: DiscoverySamples.aggregated())
    ).discover()
  }

  @Test(
    "plural, singular, short name and kind, in any case, with group, or version and group",
    arguments: [
      ("pods", "v1 pods"), ("pod", "v1 pods"), ("po", "v1 pods"), ("Pod", "v1 pods"),
      ("PODS", "v1 pods"), ("PO", "v1 pods"), ("pods.v1", "v1 pods"), ("pods.v1.", "v1 pods"),
      ("pods.", "v1 pods"), ("Pod.v1.", "v1 pods"),
      ("deploy", "apps/v1 deployments"), ("Deployment", "apps/v1 deployments"),
      ("deployments.apps", "apps/v1 deployments"), ("deploy.apps", "apps/v1 deployments"),
      ("deployments.v1.apps", "apps/v1 deployments"),
      ("Deployment.v1beta1.apps", "apps/v1beta1 deployments"),
      ("deployments.extensions", "extensions/v1beta1 deployments"),
      ("deploy.v1beta1.extensions", "extensions/v1beta1 deployments"),
      ("scales", "apps/v1beta1 scales"), ("scale.apps", "apps/v1beta1 scales"),
      ("events", "v1 events"), ("ev", "v1 events"),
      ("events.events.k8s.io", "events.k8s.io/v1 events"),
      ("ev.v1.events.k8s.io", "events.k8s.io/v1 events"),
      ("nodes", "v1 nodes"), ("nodes.metrics.k8s.io", "metrics.k8s.io/v1beta1 nodes"),
      ("nodemetrics", "metrics.k8s.io/v1beta1 nodes"),
      ("nodes.v1beta1.metrics.k8s.io", "metrics.k8s.io/v1beta1 nodes"),
    ])
  func found(name: String, expected: String) async throws {
    let found = try #require(try await discovery().resource(named: name))
    #expect("\(found.identity.apiVersion) \(found.identity.plural)" == expected)
  }

  @Test(
    "other names are nothing",
    arguments: [
      "", ".", "..", ".apps", "pods.apps", "deployments.v2.apps", "deployments.v1.extensions",
      "scales.v1.apps", "pods.v2", "deploys", "deployments/apps", "apps", "pods ", "pods.v1.x",
    ])
  func unknown(name: String) async throws {
    #expect(try await discovery().resource(named: name) == nil)
  }

  private func resource(
    _ group: String, _ plural: String, _ kind: String, singular: String, short: [String] = []
  ) -> DiscoveredGroup {
    DiscoveredGroup(
      name: group,
      versions: [
        DiscoveredVersion(
          version: "v1",
          resources: [
            DiscoveredResource(
              identity: ResourceIdentity(
                group: group, version: "v1", kind: kind, plural: plural, isNamespaced: true),
              singular: singular, shortNames: short)
          ])
      ])
  }

  @Test("a plural counts for more than a singular, that than a kind, and that than a short name")
  func ranks() {
    let groups = [
      resource("short.io", "as", "A", singular: "a", short: ["x"]),
      resource("kind.io", "bs", "X", singular: "b"),
      resource("singular.io", "cs", "C", singular: "x"),
      resource("plural.io", "x", "D", singular: "d"),
    ]
    for end in 1...4 {
      let discovery = Discovery(groups: Array(groups.prefix(end)))
      #expect(discovery.resource(named: "x")?.identity.group == groups[end - 1].name)
    }
  }

  @Test("among equals the first group wins, and in it the first version")
  func order() {
    let first = resource("a.io", "xs", "X", singular: "x")
    let second = resource("b.io", "xs", "X", singular: "x")
    for groups in [[first, second], [second, first]] {
      let discovery = Discovery(groups: groups)
      #expect(discovery.resource(named: "xs")?.identity.group == groups[0].name)
      #expect(discovery.resource(named: "xs.b.io")?.identity.group == "b.io")
    }
  }

  @Test("a group whose name begins like a version can be named")
  func versionLikeGroup() {
    let discovery = Discovery(groups: [resource("v1.example.com", "xs", "X", singular: "x")])
    #expect(discovery.resource(named: "xs.v1.example.com")?.identity.group == "v1.example.com")
    #expect(discovery.resource(named: "xs.v1.v1.example.com")?.identity.version == "v1")
  }

  @Test("the client finds one, or says what the server has not")
  func client() async throws {
    let client = try DiscoverySamples.client(
      ScriptedTransport(documents: DiscoverySamples.aggregated()))
    #expect(try await client.resource(named: "deploy").identity == Samples.deployments)
    let error = await #expect(throws: ClientError.self) {
      try await client.resource(named: "gadgets")
    }
    #expect(error?.code == .invalidRequest)
    #expect(error?.message == "k8s:6443: The server has no resource 'gadgets'.")
  }
}
