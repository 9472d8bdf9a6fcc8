import HTTPTypes
import KubeClient
import KubeCore
import KubeTestSupport
import KubeTransport
import Testing

@Suite("Discovery, a document for each group and version")
struct PlainDiscoveryTests {
  static let core = #"{"kind":"APIVersions","versions":["v1"],"serverAddressByClientCIDRs":[]}"#

  static func groups(_ groups: [(name: String, versions: [String], preferred: String?)]) -> String {
    let list = groups.map { group in
      let versions = group.versions.map {
        #"{"groupVersion":"\#(group.name)/\#($0)","version":"\#($0)"}"#
      }.joined(separator: ",")
      let preferred = group.preferred.map {
        #","preferredVersion":{"groupVersion":"\#(group.name)/\#($0)","version":"\#($0)"}"#
      }
      return #"{"name":"\#(group.name)","versions":[\#(versions)]\#(preferred ?? "")}"#
    }
    return #"{"kind":"APIGroupList","apiVersion":"v1","groups":[\#(list.joined(separator: ","))]}"#
  }

  static func resources(_ names: [(name: String, kind: String, verbs: [String])]) -> String {
    let list = names.map { resource in
      let verbs = resource.verbs.map { "\"\($0)\"" }.joined(separator: ",")
      let singular = resource.name.contains("/") ? "" : resource.kind.lowercased()
      return #"{"name":"\#(resource.name)","singularName":"\#(singular)","namespaced":true,"#
        + #""kind":"\#(resource.kind)","verbs":[\#(verbs)],"shortNames":["\#(resource.kind.prefix(2).lowercased())"]}"#
    }
    return
      #"{"kind":"APIResourceList","groupVersion":"x","resources":[\#(list.joined(separator: ","))]}"#
  }

  private static let documents: [String: String] = [
    "/api": core,
    "/apis": groups([
      ("apps", ["v1", "v1beta1"], "v1"), ("autoscaling", ["v1", "v2"], "v2"),
      ("batch", ["v1"], nil),
    ]),
    "/api/v1": resources([
      ("pods", "Pod", ["get"]), ("pods/log", "Pod", ["get"]),
      ("pods/eviction", "Eviction", ["create"]), ("orphans/status", "Orphan", ["get"]),
    ]),
    "/apis/apps/v1": resources([("deployments", "Deployment", ["get", "watch"])]),
    "/apis/apps/v1beta1": resources([("deployments", "Deployment", ["get"])]),
    "/apis/autoscaling/v1": resources([("hpas", "HPA", ["get"])]),
    "/apis/autoscaling/v2": resources([("hpas", "HPA", ["get"])]),
    "/apis/batch/v1": resources([("jobs", "Job", ["get"])]),
  ]

  @Test("all groups and versions are asked, each once")
  func all() async throws {
    let transport = ScriptedTransport(documents: Self.documents)
    let discovery = try await DiscoverySamples.client(transport).discover()
    #expect(transport.paths == Self.documents.keys.sorted())
    #expect(discovery.groups.map(\.name) == ["", "apps", "autoscaling", "batch"])
    #expect(discovery.failures == [:])
    #expect(discovery.resource(named: "deploy") == nil)
    #expect(discovery.resource(named: "de")?.identity == Samples.deployments)
  }

  @Test("the preferred version is the first, wherever it stands")
  func preferred() async throws {
    let discovery = try await DiscoverySamples.client(ScriptedTransport(documents: Self.documents))
      .discover()
    #expect(discovery.group("autoscaling")?.versions.map(\.version) == ["v2", "v1"])
    #expect(discovery.resource(named: "hpas")?.identity.apiVersion == "autoscaling/v2")
    #expect(discovery.resource(named: "hpas.v1.autoscaling")?.identity.version == "v1")
    #expect(discovery.group("batch")?.versions.map(\.version) == ["v1"])
  }

  @Test("subresources belong to their resource; one without is left out")
  func subresources() async throws {
    let discovery = try await DiscoverySamples.client(ScriptedTransport(documents: Self.documents))
      .discover()
    let core = try #require(discovery.group(""))
    #expect(core.versions.first?.resources.map(\.identity.plural) == ["pods"])
    let pods = try #require(discovery.resource(named: "pod"))
    #expect(pods.subresources == ["log": ["get"], "eviction": ["create"]])
    #expect(pods.verbs == ["get"])
    #expect(pods.identity == Samples.pods)
  }

  @Test("a group that does not answer, or answers nonsense, harms no other")
  func failures() async throws {
    var routes = Self.documents.mapValues { ScriptedTransport.json($0) }
    routes["/apis/autoscaling/v2"] = ScriptedTransport.json("no server", 503)
    routes["/apis/batch/v1"] = ScriptedTransport.json("<html>")
    routes["/apis/apps/v1beta1"] = ScriptedTransport.fail(TransportError(.closedEarly, "reset"))
    let client = try DiscoverySamples.client(ScriptedTransport(routes: routes))
    let discovery = try await client.discover()
    #expect(
      Set(discovery.failures.keys) == ["autoscaling/v2", "batch/v1", "apps/v1beta1"])
    #expect(discovery.failures["autoscaling/v2"]?.contains("503") == true)
    #expect(discovery.failures["apps/v1beta1"]?.contains("reset") == true)
    #expect(discovery.groups.map(\.name) == ["", "apps", "autoscaling", "batch"])
    #expect(discovery.resource(named: "hpas")?.identity.version == "v1")
    #expect(discovery.resource(named: "deployments")?.identity.version == "v1")
    let error = await #expect(throws: ClientError.self) { try await client.resource(named: "jobs") }
    #expect(error?.code == .invalidRequest)
    let message = try #require(error?.message)
    #expect(message.hasPrefix("k8s:6443: The server has no resource 'jobs'."))
    #expect(message.contains("It may be one of autoscaling/v2, which did not answer"))
    let places = ["apps/v1beta1", "autoscaling/v2", "batch/v1"].map { message.firstRange(of: $0) }
    #expect(places.compactMap(\.?.lowerBound) == places.compactMap(\.?.lowerBound).sorted())
    #expect(!places.contains(nil))
  }

  @Test("a core version that does not answer is named by its version")
  func coreFailure() async throws {
    let client = try DiscoverySamples.client(
      ScriptedTransport(documents: ["/api": Self.core, "/apis": Self.groups([])]))
    let discovery = try await client.discover()
    #expect(Set(discovery.failures.keys) == ["v1"])
  }

  @Test(
    "whoever is not known hears of it, wherever it comes", arguments: ["/api", "/apis", "/api/v1"])
  func unauthorized(path: String) async throws {
    var routes = Self.documents.mapValues { ScriptedTransport.json($0) }
    routes[path] = ScriptedTransport.json(Samples.status(401, "Unauthorized"), 401)
    let client = try DiscoverySamples.client(ScriptedTransport(routes: routes))
    let error = await #expect(throws: ClientError.self) { try await client.discover() }
    #expect(error?.isUnauthorized == true)
  }

  @Test("a group that the caller may not see is a failure of that group")
  func forbidden() async throws {
    var routes = Self.documents.mapValues { ScriptedTransport.json($0) }
    routes["/apis/batch/v1"] = ScriptedTransport.json(Samples.status(403, "Forbidden"), 403)
    let discovery = try await DiscoverySamples.client(ScriptedTransport(routes: routes)).discover()
    #expect(Set(discovery.failures.keys) == ["batch/v1"])
  }

  @Test("both forms may come from one server")
  func mixed() async throws {
    var documents = Self.documents
    documents["/api"] = DiscoverySamples.aggregated()["/api"]
    let discovery = try await DiscoverySamples.client(ScriptedTransport(documents: documents))
      .discover()
    #expect(discovery.resource(named: "po")?.identity == Samples.pods)
    #expect(discovery.resource(named: "jobs")?.identity.group == "batch")
  }

  @Test("many groups are all asked, though not all at a time")
  func many() async throws {
    let names = (0..<40).map { "g\($0).io" }
    var documents = [
      "/api": Self.core, "/api/v1": Self.resources([]),
      "/apis": Self.groups(names.map { ($0, ["v1"], "v1") }),
    ]
    for name in names { documents["/apis/\(name)/v1"] = Self.resources([(name, "K", ["get"])]) }
    let discovery = try await DiscoverySamples.client(ScriptedTransport(documents: documents))
      .discover()
    #expect(discovery.groups.map(\.name) == [""] + names)
    #expect(discovery.resources.map(\.identity.plural) == names)
  }
}
