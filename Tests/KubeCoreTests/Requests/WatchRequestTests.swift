import KubeCore
import Testing

@Suite("Requests to watch")
struct WatchRequestTests {
  @Test(
    "what a watch asks for",
    arguments: [
      (
        WatchParameters(), "0",
        "watch=true&timeoutSeconds=290&allowWatchBookmarks=true&resourceVersion=0"
      ),
      (WatchParameters(), nil, "watch=true&timeoutSeconds=290&allowWatchBookmarks=true"),
      (
        WatchParameters(allowsBookmarks: false), "20",
        "watch=true&timeoutSeconds=290&resourceVersion=20"
      ),
      (
        WatchParameters(sendsInitialEvents: true), "0",
        "watch=true&timeoutSeconds=290&allowWatchBookmarks=true&sendInitialEvents=true"
          + "&resourceVersionMatch=NotOlderThan&resourceVersion=0"
      ),
      (
        WatchParameters(sendsInitialEvents: true), nil,
        "watch=true&timeoutSeconds=290&allowWatchBookmarks=true&sendInitialEvents=true"
          + "&resourceVersionMatch=NotOlderThan"
      ),
      (
        WatchParameters(
          labels: ["app": "web"], fields: "metadata.name=pod", allowsBookmarks: false,
          timeoutSeconds: 1),
        "9",
        "watch=true&timeoutSeconds=1&fieldSelector=metadata.name%3Dpod&labelSelector=app%3Dweb"
          + "&resourceVersion=9"
      ),
      (
        WatchParameters(timeoutSeconds: 294), "a b",
        "watch=true&timeoutSeconds=294&allowWatchBookmarks=true&resourceVersion=a%20b"
      ),
    ] as [(WatchParameters, String?, String)])
  func watches(parameters: WatchParameters, version: String?, query: String) throws {
    let requests = try ResourceRequests(Kinds.pod, namespace: "ns")
    let request = try requests.watch(parameters, from: version)
    #expect(request.line == "GET /api/v1/namespaces/ns/pods?\(query)")
    #expect(request.verb == .watch)
    #expect(request.accept == "application/json")
    #expect(request.isRepeatable)
  }

  @Test("metadata only")
  func metadata() throws {
    let request = try ResourceRequests(Kinds.pod).watch(from: "1", as: .metadata)
    #expect(request.accept == "application/json;as=PartialObjectMetadata;g=meta.k8s.io;v=v1")
  }

  @Test(
    "watches that make no sense",
    arguments: [
      WatchParameters(timeoutSeconds: 100_000), WatchParameters(timeoutSeconds: 295),
      WatchParameters(timeoutSeconds: 0), WatchParameters(timeoutSeconds: -1),
      WatchParameters(allowsBookmarks: false, sendsInitialEvents: true),
      WatchParameters(labels: "!"),
    ])
  func refused(parameters: WatchParameters) throws {
    let requests = try ResourceRequests(Kinds.pod)
    #expect(throws: InvalidRequest.self) { try requests.watch(parameters, from: "0") }
  }

  @Test("the error of a timeout that is too long says how long it may be")
  func timeoutError() throws {
    let requests = try ResourceRequests(Kinds.pod)
    let error = try #require(throws: InvalidRequest.self) {
      try requests.watch(WatchParameters(timeoutSeconds: 100_000), from: "0")
    }
    #expect(error.description.contains("100000"))
    #expect(error.description.contains("294"))
  }
}
