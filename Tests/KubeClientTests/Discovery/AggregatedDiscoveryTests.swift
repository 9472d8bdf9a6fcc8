import HTTPTypes
import KubeClient
import KubeCore
import KubeTestSupport
import Testing

@Suite("Discovery in one document")
struct AggregatedDiscoveryTests {
  private func discover(_ documents: [String: String]) async throws -> Discovery {
    try await DiscoverySamples.client(ScriptedTransport(documents: documents)).discover()
  }

  @Test("two requests bring all, in either form", arguments: ["v2", "v2beta1"])
  func all(form: String) async throws {
    let transport = ScriptedTransport(documents: DiscoverySamples.aggregated(form: form))
    let discovery = try await DiscoverySamples.client(transport).discover()
    #expect(transport.requests.map(\.head.path) == ["/api", "/apis"])
    for request in transport.requests {
      #expect(
        request.head.headerFields[.accept]
          == "application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList,"
          + "application/json;g=apidiscovery.k8s.io;v=v2beta1;as=APIGroupDiscoveryList,"
          + "application/json")
    }
    #expect(
      discovery.groups.map(\.name) == [
        "", "apps", "events.k8s.io", "extensions", "metrics.k8s.io",
      ])
    #expect(discovery.group("apps")?.versions.map(\.version) == ["v1", "v1beta1"])
    #expect(discovery.failures == [:])
    #expect(discovery.resources.count == 10)
  }

  @Test("a resource has its identity, names, verbs and subresources")
  func resource() async throws {
    let discovery = try await discover(DiscoverySamples.aggregated())
    let pods = try #require(
      discovery.resource(for: GroupVersionKind(group: "", version: "v1", kind: "Pod")))
    #expect(
      pods
        == DiscoveredResource(
          identity: Samples.pods, singular: "pod", shortNames: ["po"], categories: ["all"],
          verbs: ["get", "list", "watch"],
          subresources: ["log": ["get"], "eviction": ["create"]]))
    #expect(pods.supports(.watch))
    #expect(!pods.supports(.create))
    let nodes = try #require(
      discovery.resource(for: GroupVersionKind(group: "", version: "v1", kind: "Node")))
    #expect(nodes.identity == Samples.nodes)
    let old = try #require(
      discovery.resource(
        for: GroupVersionKind(group: "apps", version: "v1beta1", kind: "Deployment")))
    #expect(old.identity.apiVersion == "apps/v1beta1")
  }

  @Test("a kind is found in its group and version alone")
  func kinds() async throws {
    let discovery = try await discover(DiscoverySamples.aggregated())
    for (group, version, kind) in [
      ("", "v1", "pod"), ("", "v2", "Pod"), ("apps", "v1", "Pod"), ("apps", "v1", "Scale"),
      ("nope", "v1", "Pod"), ("apps", "v1", "deployments"),
    ] {
      let gvk = GroupVersionKind(group: group, version: version, kind: kind)
      #expect(discovery.resource(for: gvk) == nil)
    }
    #expect(discovery.group("nope") == nil)
  }

  @Test("each kind of a group counts once, in the first version that has it")
  func preferred() async throws {
    let apps = try #require(try await discover(DiscoverySamples.aggregated()).group("apps"))
    #expect(
      apps.preferredResources.map { "\($0.identity.plural) \($0.identity.version)" } == [
        "deployments v1", "scales v1beta1",
      ])
  }

  @Test("a category has the resources that name it, in their preferred version")
  func categories() async throws {
    let discovery = try await discover(DiscoverySamples.aggregated())
    #expect(
      discovery.resources(inCategory: "all").map(\.identity.plural) == ["pods", "deployments"])
    #expect(discovery.resources(inCategory: "none") == [])
  }

  @Test("what a server knows from before is said to be stale, and is there all the same")
  func stale() async throws {
    typealias Sample = DiscoverySamples
    let discovery = try await discover([
      "/api": Sample.list([
        Sample.group("", [Sample.version("v1", [Sample.pods], freshness: "Stale")])
      ]),
      "/apis": Sample.list([
        Sample.group(
          "metrics.k8s.io",
          [
            Sample.version("v1", [], freshness: "Stale"),
            Sample.version("v1beta1", [Sample.resource("pods", "PodMetrics")]),
          ])
      ]),
    ])
    #expect(Set(discovery.failures.keys) == ["v1", "metrics.k8s.io/v1"])
    #expect(discovery.group("")?.versions.map(\.isStale) == [true])
    #expect(discovery.group("metrics.k8s.io")?.versions.map(\.isStale) == [true, false])
    #expect(discovery.resource(named: "po")?.identity == Samples.pods)
    #expect(discovery.resource(named: "pods.metrics.k8s.io")?.identity.version == "v1beta1")
  }

  @Test("a resource without a kind is left out, and what is absent is empty")
  func sparse() async throws {
    let discovery = try await discover([
      "/api": DiscoverySamples.list([]),
      "/apis": #"""
      {"kind":"APIGroupDiscoveryList","items":[{"metadata":{"name":"a.io"},"versions":[
        {"version":"v1","resources":[{"resource":"x"},{"resource":"","responseKind":{"kind":"Y"}},
          {"resource":"zs","responseKind":{"kind":"Z"},"subresources":[{"subresource":"status"}]}]},
        {"version":"v0"}]}]}
      """#,
    ])
    let resources = discovery.resources
    #expect(resources.map(\.identity.plural) == ["zs"])
    #expect(resources.first?.verbs == [])
    #expect(resources.first?.shortNames == [])
    #expect(resources.first?.singular == "")
    #expect(resources.first?.subresources == ["status": []])
    #expect(resources.first?.identity.isNamespaced == true)
    #expect(discovery.group("a.io")?.versions.map(\.version) == ["v1", "v0"])
  }

  @Test(
    "what is no discovery is an error that says where",
    arguments: [
      "<html>", "[]", "{}", #"{"kind":"Pod"}"#, #"{"kind":"APIGroupDiscoveryList","items":3}"#,
    ])
  func nonsense(document: String) async throws {
    let transport = ScriptedTransport(documents: ["/api": document])
    let client = try DiscoverySamples.client(transport)
    let error = await #expect(throws: ClientError.self) { try await client.discover() }
    #expect(error?.code == .undecodable)
    #expect(error?.message.contains("GET /api:") == true)
  }
}
