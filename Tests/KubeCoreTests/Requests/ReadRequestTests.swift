import HTTPTypes
import KubeCore
import Testing

@Suite("Requests to get and list")
struct ReadRequestTests {
  let pods: ResourceRequests

  init() throws {
    pods = try ResourceRequests(Kinds.pod, namespace: "ns")
  }

  @Test("get")
  func get() throws {
    let request = try pods.get("web")
    #expect(request.line == "GET /api/v1/namespaces/ns/pods/web")
    #expect(request.verb == .get)
    #expect(request.accept == "application/json")
    #expect(request.contentType == nil)
    #expect(request.body == nil)
    #expect(request.isRepeatable)
    #expect(request.subresource == nil)
  }

  @Test("get at a version, or out of the cache")
  func getVersion() throws {
    #expect(
      try pods.get("web", .any).line == "GET /api/v1/namespaces/ns/pods/web?resourceVersion=0")
    #expect(
      try pods.get("web", GetParameters(resourceVersion: "665")).line
        == "GET /api/v1/namespaces/ns/pods/web?resourceVersion=665")
  }

  @Test("metadata only")
  func metadata() throws {
    let get = try pods.get("web", .any, as: .metadata)
    #expect(get.line == "GET /api/v1/namespaces/ns/pods/web?resourceVersion=0")
    #expect(get.accept == "application/json;as=PartialObjectMetadata;g=meta.k8s.io;v=v1")
    #expect(get.head.headerFields[.accept] == get.accept)

    let newer = ListParameters(resourceVersion: "5", match: .notOlderThan)
    let list = try pods.list(newer, as: .metadataList)
    #expect(
      list.target
        == "/api/v1/namespaces/ns/pods?resourceVersion=5&resourceVersionMatch=NotOlderThan")
    #expect(list.accept == "application/json;as=PartialObjectMetadataList;g=meta.k8s.io;v=v1")
    #expect(
      try pods.list(as: .table).accept
        == "application/json;as=Table;g=meta.k8s.io;v=v1,application/json")
  }

  @Test(
    "subresources",
    arguments: [
      (Kinds.deployment, "scale", "/apis/apps/v1/namespaces/ns/deployments/web/scale"),
      (Kinds.deployment, "status", "/apis/apps/v1/namespaces/ns/deployments/web/status"),
      (Kinds.pod, "ephemeralcontainers", "/api/v1/namespaces/ns/pods/web/ephemeralcontainers"),
      (Kinds.pod, "resize", "/api/v1/namespaces/ns/pods/web/resize"),
    ])
  func subresources(resource: ResourceIdentity, name: String, path: String) throws {
    let requests = try ResourceRequests(resource, namespace: "ns")
    let get = try requests.get("web", subresource: name)
    #expect(get.line == "GET \(path)")
    #expect(get.subresource == name)

    let patch = try requests.patch("web", .merge(["a": 1]), .dryRun, subresource: name)
    #expect(patch.line == "PATCH \(path)?dryRun=All")
    #expect(patch.subresource == name)

    let put = try requests.replace("web", with: JSONValue.object([:]), subresource: name)
    #expect(put.line == "PUT \(path)")
    #expect(put.verb == .update)
  }

  @Test(
    "lists",
    arguments: [
      (ListParameters(), ""),
      (.any, "resourceVersion=0&resourceVersionMatch=NotOlderThan"),
      (ListParameters(resourceVersion: "0"), "resourceVersion=0"),
      (ListParameters(resourceVersion: "20"), "resourceVersion=20"),
      (
        ListParameters(resourceVersion: "500", match: .exact),
        "resourceVersion=500&resourceVersionMatch=Exact"
      ),
      // A server does not heed a limit at version 0.
      (ListParameters(limit: 50, resourceVersion: "0", match: .notOlderThan), "limit=50"),
      (ListParameters(limit: 50, resourceVersion: "0"), "limit=50"),
      (
        ListParameters(limit: 50, resourceVersion: "10", match: .notOlderThan),
        "limit=50&resourceVersion=10&resourceVersionMatch=NotOlderThan"
      ),
      // The first page's version holds for the next pages; a server refuses another.
      (
        ListParameters(
          limit: 50, continueToken: "1234", resourceVersion: "0", match: .notOlderThan),
        "limit=50&continue=1234"
      ),
      (
        ListParameters(
          limit: 50, continueToken: "1234", resourceVersion: "500", match: .notOlderThan),
        "limit=50&continue=1234"
      ),
      (
        ListParameters(limit: 50, continueToken: "1234", resourceVersion: "500", match: .exact),
        "limit=50&continue=1234"
      ),
      (
        ListParameters(limit: 50, continueToken: "", resourceVersion: "7"),
        "limit=50&resourceVersion=7"
      ),
      (ListParameters(continueToken: "a+b/c=="), "continue=a%2Bb%2Fc%3D%3D"),
      (
        ListParameters(
          labels: "app=web,tier in (a,b)", fields: .equals("metadata.name", "pod=1"), limit: 3,
          continueToken: "x", timeoutSeconds: 9),
        "fieldSelector=metadata.name%3Dpod%5C%3D1&labelSelector=app%3Dweb%2Ctier%20in%20%28a%2Cb%29"
          + "&limit=3&timeoutSeconds=9&continue=x"
      ),
    ] as [(ListParameters, String)])
  func lists(parameters: ListParameters, query: String) throws {
    let request = try pods.list(parameters)
    #expect(request.line == "GET /api/v1/namespaces/ns/pods" + (query.isEmpty ? "" : "?\(query)"))
    #expect(request.verb == .list)
    #expect(request.accept == "application/json")
    #expect(request.body == nil)
    #expect(request.isRepeatable)
  }

  @Test(
    "lists that a server would refuse",
    arguments: [
      ListParameters(resourceVersion: "0", match: .exact),
      ListParameters(match: .exact),
      ListParameters(match: .notOlderThan),
      ListParameters(limit: 5, match: .notOlderThan),
      ListParameters(resourceVersion: "", match: .exact),
      ListParameters(limit: 0),
      ListParameters(limit: -1),
      ListParameters(labels: "a in b"),
      ListParameters(fields: "metadata.name"),
    ] as [ListParameters])
  func refused(parameters: ListParameters) {
    #expect(throws: InvalidRequest.self) { try pods.list(parameters) }
  }

  @Test("a match with an empty version is one without a version, which a server refuses")
  func emptyVersion() {
    #expect(throws: InvalidRequest.self) {
      try pods.list(ListParameters(resourceVersion: "", match: .notOlderThan))
    }
  }

  @Test("a list goes across all namespaces where none is given")
  func everywhere() throws {
    #expect(try ResourceRequests(Kinds.pod).list().line == "GET /api/v1/pods")
    #expect(
      try ResourceRequests(Kinds.pod).watch(from: nil).path == "/api/v1/pods")
  }
}
