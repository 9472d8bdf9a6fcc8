import HTTPTypes
import KubeCore
import Testing

@Suite("Requests for logs, evictions, commands, ports and proxies")
struct PodRequestTests {
  let pods: ResourceRequests

  init() throws {
    pods = try ResourceRequests(Kinds.pod, namespace: "ns")
  }

  @Test("a log")
  func log() throws {
    let request = try pods.log("web")
    #expect(request.line == "GET /api/v1/namespaces/ns/pods/web/log")
    #expect(request.verb == .get)
    #expect(request.subresource == "log")
    #expect(request.accept == "*/*")
    #expect(request.isRepeatable)
  }

  @Test("a log with all that it can be asked for")
  func logParameters() throws {
    let all = LogParameters(
      container: "nginx", follow: true, previous: true, sinceSeconds: 3600, tailLines: 4096,
      limitBytes: 10 << 20, timestamps: true)
    #expect(
      try pods.log("web", all).target == "/api/v1/namespaces/ns/pods/web/log?container=nginx"
        + "&follow=true&previous=true&sinceSeconds=3600&tailLines=4096&limitBytes=10485760"
        + "&timestamps=true")
    let time = try Time("2023-10-19T13:14:26Z")
    #expect(
      try pods.log("web", LogParameters(sinceTime: time, tailLines: 0)).target
        == "/api/v1/namespaces/ns/pods/web/log?sinceTime=2023-10-19T13%3A14%3A26Z&tailLines=0")
  }

  @Test("a log that no server gives")
  func logRefused() throws {
    let time = Time(secondsSince1970: 0)
    for parameters in [
      LogParameters(sinceSeconds: 1, sinceTime: time), LogParameters(sinceSeconds: 0),
      LogParameters(sinceSeconds: -1), LogParameters(tailLines: -1), LogParameters(limitBytes: 0),
    ] {
      #expect(throws: InvalidRequest.self) { try pods.log("web", parameters) }
    }
  }

  @Test("an eviction")
  func evict() throws {
    let plain = try pods.evict("web")
    #expect(plain.line == "POST /api/v1/namespaces/ns/pods/web/eviction")
    #expect(plain.verb == .create)
    #expect(plain.subresource == "eviction")
    #expect(
      plain.bodyText == #"{"apiVersion":"policy/v1","kind":"Eviction","#
        + #""metadata":{"name":"web","namespace":"ns"}}"#)

    let request = try pods.evict("web", DeleteParameters(dryRun: true, gracePeriodSeconds: 5))
    let body = try JSONValue(json: request.bodyText)
    #expect(body["deleteOptions"] == ["dryRun": ["All"], "gracePeriodSeconds": 5])
  }

  @Test("attaching")
  func attach() throws {
    let request = try pods.attach("web", AttachParameters(container: "nginx", stdin: true))
    #expect(
      request.target
        == "/api/v1/namespaces/ns/pods/web/attach?stdin=true&stdout=true&stderr=true&container=nginx"
    )
    #expect(request.method == .get)
    #expect(request.verb == .connect)
    #expect(!request.isRepeatable)
    #expect(
      try pods.attach("web").target
        == "/api/v1/namespaces/ns/pods/web/attach?stdout=true&stderr=true")
    #expect(
      try pods.attach("web", .terminal).target
        == "/api/v1/namespaces/ns/pods/web/attach?stdin=true&stdout=true&tty=true")
  }

  @Test("running a command, whose words stay apart and in order")
  func exec() throws {
    let request = try pods.exec(
      "web", command: ["echo", "a b", "&command=c", ""], AttachParameters(container: "nginx"))
    #expect(
      request.target == "/api/v1/namespaces/ns/pods/web/exec?stdout=true&stderr=true"
        + "&container=nginx&command=echo&command=a%20b&command=%26command%3Dc&command=")
    #expect(request.subresource == "exec")
    #expect(throws: InvalidRequest.self) { try pods.exec("web", command: []) }
  }

  @Test("streams that make no sense")
  func attachRefused() {
    let none = AttachParameters(stdout: false, stderr: false)
    #expect(throws: InvalidRequest.self) { try pods.attach("web", none) }
    #expect(throws: InvalidRequest.self) { try pods.exec("web", command: ["ls"], none) }
    let terminal = AttachParameters(stdin: true, tty: true)
    #expect(throws: InvalidRequest.self) { try pods.attach("web", terminal) }
    #expect(throws: InvalidRequest.self) { try pods.exec("web", command: ["ls"], terminal) }
  }

  @Test("what leaves HTTP asks for a WebSocket")
  func webSocket() throws {
    func field(_ request: APIRequest, _ name: String) throws -> String? {
      request.head.headerFields[try #require(HTTPField.Name(name))]
    }
    for (request, protocols) in [
      (try pods.attach("web"), "v5.channel.k8s.io, v4.channel.k8s.io"),
      (try pods.exec("web", command: ["ls"]), "v5.channel.k8s.io, v4.channel.k8s.io"),
      (try pods.portForward("web", ports: [80]), "v4.channel.k8s.io"),
    ] {
      #expect(try field(request, "Connection") == "Upgrade")
      #expect(try field(request, "Upgrade") == "websocket")
      #expect(try field(request, "Sec-WebSocket-Version") == "13")
      #expect(try field(request, "Sec-WebSocket-Protocol") == protocols)
      #expect(request.method == .get)
      #expect(request.verb == .connect)
    }
  }

  @Test("forwarding ports")
  func portForward() throws {
    #expect(
      try pods.portForward("web", ports: [80, 1234]).target
        == "/api/v1/namespaces/ns/pods/web/portforward?ports=80%2C1234")
    #expect(try pods.portForward("web", ports: Array(1...128)).subresource == "portforward")
    for ports: [UInt16] in [[], [80, 80], [0], [80, 0], Array(1...129)] {
      #expect(throws: InvalidRequest.self) { try pods.portForward("web", ports: ports) }
    }
  }

  @Test("through the proxy")
  func proxy() throws {
    let services = try ResourceRequests(Kinds.service, namespace: "ns")
    let root = try services.proxy("web")
    #expect(root.line == "GET /api/v1/namespaces/ns/services/web/proxy/")
    #expect(root.verb == .connect)
    #expect(root.subresource == "proxy")
    #expect(root.resource == Kinds.service)
    #expect(!root.isRepeatable)
    #expect(
      try services.proxy("https:web:8443", .post, path: "a/b?c=../d").line
        == "POST /api/v1/namespaces/ns/services/https%3Aweb%3A8443/proxy/a/b?c=../d")
    #expect(
      try ResourceRequests(Kinds.node).proxy("a", path: "/metrics").line
        == "GET /api/v1/nodes/a/proxy/metrics")
    #expect(try services.proxy("web", path: "/a..b/...").target.hasSuffix("/proxy/a..b/..."))
  }

  @Test(
    "a path that leaves the proxy is refused",
    arguments: [
      "..", "/..", "/../../secrets", "a/../..", "/./x", "a/..?x", "/a b", "/a\r\nHost: b", "/é",
      "/#a",
      "/a/..\u{301}",
    ])
  func proxyRefused(path: String) throws {
    let services = try ResourceRequests(Kinds.service, namespace: "ns")
    #expect(throws: InvalidRequest.self) { try services.proxy("web", path: path) }
  }

  @Test(
    "so is one whose dots are escaped, which many a gateway reads as dots",
    arguments: [
      "/%2e%2e/%2e%2e/secrets", "/%2E%2E", "/.%2e/x", "/%2e./x", "/a/%2E", "/%2e%2e?x",
    ])
  func proxyEscaped(path: String) throws {
    let services = try ResourceRequests(Kinds.service, namespace: "ns")
    #expect(throws: InvalidRequest.self) { try services.proxy("web", path: path) }
  }
}
