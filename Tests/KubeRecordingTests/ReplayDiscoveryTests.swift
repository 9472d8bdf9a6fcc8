import KubeClient
import KubeCore
import KubeTestTypes
import Testing

@Suite(
  "Recordings played again: what the server is and has",
  .enabled(if: Recordings.directory != nil, "there are no recordings beside the package"))
struct ReplayDiscoveryTests {
  @Test("every recording that is replayed is there")
  func recordings() {
    #expect(Set(Recordings.names).isSuperset(of: ReplayRecording.allCases.map(\.rawValue)))
  }

  @Test("01: version, groups and resources, health, the index of OpenAPI")
  func discovery() async throws {
    let scene = try ReplayScene(.discovery)
    let client = try scene.client()
    let version = try await client.raw(.get, "/version")
    #expect(version["gitVersion"] == "v1.36.2")
    #expect(try await client.raw(.get, "/api")["versions"] == ["v1"])
    let groups = try await client.value(APIGroupList.self, APIRequest(raw: .get, "/apis"))
    #expect(groups.groups.contains { $0.name == "apps" })
    #expect(groups.groups.first { $0.name == "apps" }?.preferredVersion?.version == "v1")
    try await resources(client)
    let missing = try await scene.refusal(404) {
      try await client.raw(.get, "/apis/nope.example.com/v1")
    }
    #expect(missing.isNotFound)
    #expect(missing.status.message == "404 page not found")
    #expect(try await client.text(APIRequest(raw: .get, "/readyz")) == "ok")
    #expect(try await client.text(APIRequest(raw: .get, "/healthz")) == "ok")
    let checks = try await client.text(APIRequest(raw: .get, "/livez?verbose"))
    #expect(checks.hasPrefix("[+]ping ok\n"))
    #expect(checks.hasSuffix("livez check passed\n"))
    try await aggregated(client)
    let index = try await client.raw(.get, "/openapi/v3")
    let path = try #require(index["paths"]?["api/v1"]?["serverRelativeURL"]?.string)
    #expect(path.hasPrefix("/openapi/v3/api/v1?hash="))
    scene.expectEnd()
  }

  private func resources(_ client: Client) async throws {
    func list(_ path: String) async throws -> APIResourceList {
      try await client.value(APIResourceList.self, APIRequest(raw: .get, path))
    }
    let core = try await list("/api/v1")
    let maps = try #require(core.resources.first { $0.name == "configmaps" })
    #expect(maps.kind == ConfigMap.kind && maps.namespaced && maps.verbs.contains("watch"))
    #expect(core.resources.contains { $0.name == "pods/eviction" && $0.group == "policy" })
    let apps = try await list("/apis/apps/v1")
    #expect(apps.groupVersion == "apps/v1")
    #expect(apps.resources.contains { $0.name == "deployments/scale" && $0.kind == "Scale" })
    let leases = try await list("/apis/coordination.k8s.io/v1")
    #expect(leases.resources.map(\.name).contains("leases"))
  }

  /// One answer for all groups: the first media type that the server has is what it sends.
  private func aggregated(_ client: Client) async throws {
    let accept = ["v2", "v2beta1"].map {
      "application/json;g=apidiscovery.k8s.io;v=\($0);as=APIGroupDiscoveryList"
    }
    for path in ["/api", "/apis"] {
      let groups = try await client.raw(
        .get, path, accept: (accept + ["application/json"]).joined(separator: ","))
      #expect(groups["kind"] == "APIGroupDiscoveryList")
      #expect(groups["apiVersion"] == "apidiscovery.k8s.io/v2")
      let first = groups["items"]?[0]?["versions"]?[0]?["resources"]?[0]
      #expect(first?["resource"]?.string?.isEmpty == false)
    }
  }
}
