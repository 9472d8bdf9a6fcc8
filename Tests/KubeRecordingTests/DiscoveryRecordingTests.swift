import HTTPTypes
import KubeClient
import KubeCore
import KubeTestSupport
import KubeTransport
import Testing

/// A real server's documents, in both forms.
@Suite(
  "Recordings: discovery",
  .enabled(if: Recordings.directory != nil, "there are no recordings beside the package"))
struct DiscoveryRecordingTests {
  private static let recording = "01-discovery"

  /// Answers by path what the recorded server answered, as often as it is asked.
  private func server(aggregated isAggregated: Bool) throws -> ScriptedTransport {
    let json = try #require(Recordings.steps(of: Self.recording))
    let steps = json.enumerated().compactMap { ReplayStep($0, $1) }.filter { step in
      let isRecordedSo = step.headers["accept"]?.contains("apidiscovery") == true
      return step.target.hasPrefix("/api") && isRecordedSo == isAggregated
    }
    return ScriptedTransport { request throws(TransportError) in
      guard let step = steps.first(where: { $0.target == request.head.path }) else {
        return TransportResponse(HTTPResponse(status: .serviceUnavailable), body: ResponseBody())
      }
      let head = HTTPResponse(
        status: HTTPResponse.Status(code: step.status), headerFields: step.answerFields)
      return TransportResponse(head, body: ResponseBody(step.answer))
    }
  }

  private func client(_ server: ScriptedTransport) throws -> Client {
    try Client(
      ClientConfiguration(transport: TransportSettings(server: "https://recorded")),
      retryPolicy: .none
    ) { _ throws(TransportError) in server }
  }

  private func gvk(_ group: String, _ version: String, _ kind: String) -> GroupVersionKind {
    GroupVersionKind(group: group, version: version, kind: kind)
  }

  @Test("one document for all")
  func aggregated() async throws {
    let server = try server(aggregated: true)
    let discovery = try await client(server).discover()
    #expect(discovery.failures == [:])
    #expect(discovery.groups.map(\.name).starts(with: ["", "apiregistration.k8s.io", "apps"]))
    #expect(discovery.group("autoscaling")?.versions.map(\.version) == ["v2", "v1"])
    #expect(discovery.groups.count > 15)
    #expect(discovery.resources.count > 60)
    #expect(discovery.groups.allSatisfy { !$0.versions.isEmpty })
    #expect(discovery.resources.allSatisfy { !$0.identity.plural.contains("/") })
    #expect(discovery.resources.allSatisfy { !$0.verbs.isEmpty && !$0.singular.isEmpty })
    for resource in discovery.resources {
      #expect(discovery.resource(for: resource.identity.gvk) == resource)
      let place = "\(resource.identity.version).\(resource.identity.group)"
      for name in [resource.identity.plural, resource.singular, resource.identity.kind]
        + resource.shortNames
      {
        #expect(discovery.resource(named: "\(name).\(place)") == resource)
      }
    }
  }

  @Test("one document for each version; what was not recorded has not answered")
  func plain() async throws {
    let server = try server(aggregated: false)
    let discovery = try await client(server).discover()
    let answered = discovery.groups.filter { !$0.versions.isEmpty }.map(\.name)
    #expect(answered == ["", "apps", "coordination.k8s.io"])
    #expect(discovery.failures.count == discovery.groups.count - 3 + 1)
    #expect(discovery.failures["autoscaling/v2"] != nil)
    #expect(discovery.failures["autoscaling/v1"] != nil)
    #expect(discovery.failures["apps/v1"] == nil)
  }

  @Test("both forms tell the same of a resource", arguments: ["", "apps", "coordination.k8s.io"])
  func same(group: String) async throws {
    let whole = try await client(try server(aggregated: true)).discover()
    let single = try await client(try server(aggregated: false)).discover()
    func sorted(_ discovery: Discovery) throws -> [DiscoveredResource] {
      let versions = try #require(discovery.group(group)).versions
      #expect(versions.map(\.version) == ["v1"])
      return versions.flatMap(\.resources).sorted { $0.identity.plural < $1.identity.plural }
    }
    let (expected, found) = (try sorted(whole), try sorted(single))
    #expect(!expected.isEmpty)
    #expect(found.map(\.identity) == expected.map(\.identity))
    for (a, b) in zip(found, expected) { #expect(a == b) }
  }

  @Test(
    "names that people use",
    arguments: [
      ("po", "v1 pods"), ("cm", "v1 configmaps"), ("ev", "v1 events"),
      ("Deployment", "apps/v1 deployments"),
      ("deploy.apps", "apps/v1 deployments"), ("hpa", "autoscaling/v2 horizontalpodautoscalers"),
      ("hpa.v1.autoscaling", "autoscaling/v1 horizontalpodautoscalers"),
      ("events.events.k8s.io", "events.k8s.io/v1 events"),
      ("lease", "coordination.k8s.io/v1 leases"),
      ("crd", "apiextensions.k8s.io/v1 customresourcedefinitions"),
      ("sts", "apps/v1 statefulsets"), ("ns", "v1 namespaces"),
      ("netpol", "networking.k8s.io/v1 networkpolicies"),
    ])
  func names(name: String, expected: String) async throws {
    let found = try await client(try server(aggregated: true)).resource(named: name)
    #expect("\(found.identity.apiVersion) \(found.identity.plural)" == expected)
  }

  @Test("scope, verbs, categories and subresources are the server's")
  func facts() async throws {
    let discovery = try await client(try server(aggregated: true)).discover()
    let pods = try #require(discovery.resource(for: gvk("", "v1", "Pod")))
    #expect(pods.identity.isNamespaced)
    #expect(pods.categories == ["all"])
    #expect(pods.supports(.deletecollection) && pods.supports(.watch))
    #expect(!pods.supports(.connect))
    #expect(
      Set(pods.subresources.keys) == [
        "attach", "binding", "ephemeralcontainers", "eviction", "exec", "log", "portforward",
        "proxy", "resize", "status",
      ])
    #expect(pods.subresources["eviction"] == ["create"])
    let deployments = try #require(discovery.resource(for: gvk("apps", "v1", "Deployment")))
    #expect(deployments.subresources["scale"] == ["get", "patch", "update"])
    let nodes = try #require(discovery.resource(for: gvk("", "v1", "Node")))
    #expect(!nodes.identity.isNamespaced)
    let reviews = try #require(discovery.resource(named: "selfsubjectaccessreviews"))
    #expect(reviews.verbs == ["create"])
    #expect(discovery.resources(inCategory: "all").map(\.identity.plural).contains("services"))
  }
}
