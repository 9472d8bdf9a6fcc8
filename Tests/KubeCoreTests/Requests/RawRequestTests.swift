import HTTPTypes
import KubeCore
import Testing

@Suite("Requests for any path")
struct RawRequestTests {
  @Test("a path is taken as it is, with its query")
  func raw() throws {
    let request = try APIRequest(raw: .get, "/healthz?verbose&exclude=a%20b")
    #expect(request.line == "GET /healthz?verbose&exclude=a%20b")
    #expect(request.head.path == "/healthz?verbose&exclude=a%20b")
    #expect(request.head.method == .get)
    #expect(request.head.scheme == nil)
    #expect(request.head.authority == nil)
    #expect(request.resource == nil)
    #expect(request.head.headerFields[.contentType] == nil)
    #expect(request.head.headerFields[.accept] == "application/json")
  }

  @Test(
    "the verb follows from the method",
    arguments: [
      (.get, .get, true), (.head, .get, true), (.post, .create, false), (.put, .update, false),
      (.patch, .patch, false), (.delete, .delete, false),
    ] as [(HTTPRequest.Method, APIVerb, Bool)])
  func verbs(method: HTTPRequest.Method, verb: APIVerb, isRepeatable: Bool) throws {
    let request = try APIRequest(raw: method, "/x")
    #expect(request.verb == verb)
    #expect(request.method == method)
    #expect(request.isRepeatable == isRepeatable)
  }

  @Test("a body has a type")
  func body() throws {
    let request = try APIRequest(
      raw: .post, "/x", body: [1], contentType: "text/plain", accept: "text/html")
    #expect(request.head.headerFields[.contentType] == "text/plain")
    #expect(request.head.headerFields[.accept] == "text/html")
    #expect(request.body == [1])
    #expect(try APIRequest(raw: .post, "/x", body: []).contentType == "application/json")
  }

  @Test(
    "what is no path is refused",
    arguments: [
      "", "healthz", "?x", "http://example.com/", "/a b", "/a\nb", "/a\r\nHost: x", "/\u{0}",
      "/\u{7F}",
      "/é", "/#", "/a\tb", "\\x",
    ])
  func refused(path: String) {
    #expect(throws: InvalidRequest.self) { try APIRequest(raw: .get, path) }
  }

  @Test("a description keeps the query to itself, where names and tokens stand")
  func description() throws {
    #expect("\(try APIRequest(raw: .get, "/x?token=secret"))" == "GET /x")
    let pods = try ResourceRequests(Kinds.pod, namespace: "ns")
    let exec = try pods.exec("web", command: ["mysql", "-psecret"])
    #expect("\(exec)" == "GET /api/v1/namespaces/ns/pods/web/exec")
    let list = try pods.list(ListParameters(continueToken: "secret"))
    #expect("\(list)" == "GET /api/v1/namespaces/ns/pods")
  }

  @Test("parameters are those of the target, in their order")
  func parameters() throws {
    let pods = try ResourceRequests(Kinds.pod, namespace: "ns")
    let request = try pods.exec("web", command: ["a b", "c"])
    #expect(request.parameters.map(\.name) == ["stdout", "stderr", "command", "command"])
    #expect(request.parameters.map(\.value) == ["true", "true", "a b", "c"])
  }

  @Test("header fields besides the usual ones are sent along")
  func headerFields() throws {
    var request = try APIRequest(raw: .get, "/x")
    let name = try #require(HTTPField.Name("Impersonate-User"))
    request.headerFields[name] = "me"
    #expect(request.head.headerFields[name] == "me")
    #expect(request.head.headerFields[.accept] == "application/json")
  }
}
