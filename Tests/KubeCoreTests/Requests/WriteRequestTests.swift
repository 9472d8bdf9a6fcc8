import HTTPTypes
import KubeCore
import Testing

@Suite("Requests to create, replace and delete")
struct WriteRequestTests {
  let gadgets: ResourceRequests
  let pods: ResourceRequests

  init() throws {
    gadgets = try ResourceRequests(Gadget.identity, namespace: "ns")
    pods = try ResourceRequests(Kinds.pod, namespace: "ns")
  }

  @Test("create")
  func create() throws {
    let request = try gadgets.create(
      Gadget("a", size: 3),
      WriteParameters(dryRun: true, fieldManager: "me & you", fieldValidation: .strict))
    #expect(
      request.line == "POST /apis/example.com/v1/namespaces/ns/gadgets"
        + "?dryRun=All&fieldManager=me%20%26%20you&fieldValidation=Strict")
    #expect(request.verb == .create)
    #expect(request.head.headerFields[.contentType] == "application/json")
    #expect(!request.isRepeatable)
    #expect(
      request.bodyText == #"{"apiVersion":"example.com/v1","kind":"Gadget","#
        + #""metadata":{"name":"a"},"spec":{"size":3}}"#)
  }

  @Test("a name may be left to the server")
  func generateName() throws {
    var gadget = Gadget("")
    gadget.metadata = ObjectMeta(generateName: "a-")
    #expect(
      try gadgets.create(gadget).bodyText.contains(#""metadata":{"generateName":"a-"}"#))
    gadget.metadata = ObjectMeta()
    #expect(throws: InvalidRequest.self) { try gadgets.create(gadget) }
    gadget.metadata = ObjectMeta(name: "", generateName: "")
    #expect(throws: InvalidRequest.self) { try gadgets.create(gadget) }
    gadget.metadata = ObjectMeta(generateName: "a-")
    #expect(throws: InvalidRequest.self) { try gadgets.replace(gadget) }
  }

  @Test("a review is a question that is never stored, and needs no name")
  func reviews() throws {
    let subject = try ResourceRequests(SelfSubjectReview.identity)
      .create(SelfSubjectReview(metadata: ObjectMeta()))
    #expect(subject.line == "POST /apis/authentication.k8s.io/v1/selfsubjectreviews")
    let access = try ResourceRequests(SelfSubjectAccessReview.identity).create(
      SelfSubjectAccessReview(metadata: ObjectMeta(), spec: SelfSubjectAccessReviewSpec()))
    #expect(access.line == "POST /apis/authorization.k8s.io/v1/selfsubjectaccessreviews")
  }

  @Test("an object of another kind, scope or namespace is refused before it is sent")
  func mismatch() throws {
    let other = DynamicObject(Kinds.pod, name: "a")
    let error = try #require(throws: InvalidRequest.self) { try gadgets.create(other) }
    for word in ["Pod", "v1", "Gadget", "example.com/v1"] {
      #expect(error.description.contains(word))
    }
    #expect(throws: InvalidRequest.self) { try gadgets.replace(other) }
    #expect(throws: InvalidRequest.self) {
      try gadgets.create(DynamicObject(apiVersion: "example.com/v2", kind: "Gadget"))
    }
    #expect(throws: InvalidRequest.self) { try gadgets.create(Gadget("a", namespace: "other")) }
    #expect(throws: InvalidRequest.self) { try gadgets.replace(Gadget("a", namespace: "other")) }
    #expect(throws: InvalidRequest.self) {
      try ResourceRequests(Kinds.node).create(
        DynamicObject(Kinds.node, name: "a", namespace: "ns"))
    }
    #expect(try gadgets.create(Gadget("a", namespace: "ns")).method == .post)
    #expect(try gadgets.create(Gadget("a", namespace: "")).method == .post)
  }

  @Test("only lists and watches go across all namespaces")
  func everywhere() throws {
    let everywhere = try ResourceRequests(Gadget.identity)
    #expect(throws: InvalidRequest.self) { try everywhere.create(Gadget("a", namespace: "ns")) }
    #expect(throws: InvalidRequest.self) { try everywhere.replace(Gadget("a", namespace: "ns")) }
    #expect(throws: InvalidRequest.self) { try everywhere.delete("a") }
    #expect(throws: InvalidRequest.self) { try everywhere.deleteAll() }
    #expect(throws: InvalidRequest.self) {
      try everywhere.deleteCollection(ListParameters(labels: "app=web"))
    }
    #expect(throws: InvalidRequest.self) { try everywhere.patch("a", .merge([:])) }
  }

  @Test("replace")
  func replace() throws {
    let request = try gadgets.replace(Gadget("a"), .dryRun)
    #expect(request.line == "PUT /apis/example.com/v1/namespaces/ns/gadgets/a?dryRun=All")
    #expect(request.verb == .update)
    #expect(request.contentType == "application/json")
    #expect(!request.isRepeatable)
    let status = try gadgets.replace(Gadget("a"), .dryRun, subresource: "status")
    #expect(status.line == "PUT /apis/example.com/v1/namespaces/ns/gadgets/a/status?dryRun=All")
    #expect(status.subresource == "status")
    let unlike = try #require(throws: InvalidRequest.self) { try gadgets.replace(Gadget("")) }
    #expect(unlike.description.contains("metadata.name"))
  }

  @Test("replacing a scale keeps its own kind")
  func replaceScale() throws {
    let deployments = try ResourceRequests(Kinds.deployment, namespace: "ns")
    let scale = Scale(metadata: ObjectMeta(name: "web"), spec: ScaleSpec(replicas: 3))
    let request = try deployments.replace("web", with: scale, .dryRun, subresource: "scale")
    #expect(
      request.line == "PUT /apis/apps/v1/namespaces/ns/deployments/web/scale?dryRun=All")
    #expect(try Scale(json: request.bodyText) == scale)
    #expect(request.bodyText.contains(#""kind":"Scale""#))
  }

  @Test("creating a subresource")
  func createSubresource() throws {
    let accounts = try ResourceRequests(Kinds.serviceAccount, namespace: "ns")
    let token = TokenRequest(
      metadata: ObjectMeta(), spec: TokenRequestSpec(audiences: ["a"], expirationSeconds: 600))
    let request = try accounts.create(subresource: "token", of: "sa", token)
    #expect(request.line == "POST /api/v1/namespaces/ns/serviceaccounts/sa/token")
    #expect(request.verb == .create)
    #expect(request.subresource == "token")
    #expect(try TokenRequest(json: request.bodyText) == token)
  }

  @Test(
    "what goes with deleting stands in the body",
    arguments: [
      (DeleteParameters(), "{}"),
      (DeleteParameters(dryRun: true), #"{"dryRun":["All"]}"#),
      (.background, #"{"propagationPolicy":"Background"}"#),
      (.foreground, #"{"propagationPolicy":"Foreground"}"#),
      (.orphan, #"{"propagationPolicy":"Orphan"}"#),
      (DeleteParameters(gracePeriodSeconds: 0), #"{"gracePeriodSeconds":0}"#),
      (
        DeleteParameters(preconditions: Preconditions(uid: "u", resourceVersion: "7")),
        #"{"preconditions":{"uid":"u","resourceVersion":"7"}}"#
      ),
    ] as [(DeleteParameters, String)])
  func delete(parameters: DeleteParameters, body: String) throws {
    let request = try pods.delete("web", parameters)
    #expect(request.line == "DELETE /api/v1/namespaces/ns/pods/web")
    #expect(request.verb == .delete)
    #expect(request.contentType == "application/json")
    #expect(request.bodyText == body)
    #expect(!request.isRepeatable)
  }

  @Test("deleting all that selectors match")
  func deleteCollection() throws {
    let request = try pods.deleteCollection(ListParameters(labels: ["app": "myapp"]), .background)
    #expect(request.line == "DELETE /api/v1/namespaces/ns/pods?labelSelector=app%3Dmyapp")
    #expect(request.verb == .deletecollection)
    #expect(request.bodyText == #"{"propagationPolicy":"Background"}"#)
    #expect(throws: InvalidRequest.self) {
      try pods.deleteCollection(ListParameters(labels: "app=web,tier in"))
    }
  }

  @Test("selectors that select everything are refused: deleting all has to be said")
  func deleteAll() throws {
    for selection in [
      ListParameters(), .any, ListParameters(labels: "", fields: "", limit: 1),
      ListParameters(continueToken: "t"), ListParameters(timeoutSeconds: 9),
    ] {
      #expect(throws: InvalidRequest.self) { try pods.deleteCollection(selection) }
    }
    let request = try pods.deleteAll(.background)
    #expect(request.line == "DELETE /api/v1/namespaces/ns/pods")
    #expect(request.bodyText == #"{"propagationPolicy":"Background"}"#)
    #expect(try ResourceRequests(Kinds.node).deleteAll().line == "DELETE /api/v1/nodes")
  }

  @Test("a field manager has at most 128 printable characters")
  func fieldManager() throws {
    func query(_ manager: String) throws -> String {
      try pods.patch("web", .merge([:]), WriteParameters(fieldManager: manager)).target
    }
    let longest = String(repeating: "m", count: 128)
    #expect(try query(longest).hasSuffix("?fieldManager=\(longest)"))
    for manager in [longest + "m", "a\nb", "\u{0}", "a\u{200B}", "\u{FEFF}", "\t"] {
      #expect(throws: InvalidRequest.self) { try query(manager) }
      let parameters = WriteParameters(fieldManager: manager)
      #expect(throws: InvalidRequest.self) { try gadgets.create(Gadget("a"), parameters) }
      #expect(throws: InvalidRequest.self) { try gadgets.replace(Gadget("a"), parameters) }
    }
  }

  @Test("a server counts a field manager's bytes, and prints no space but the common one")
  func fieldManagerOfServers() throws {
    func request(_ manager: String) throws -> APIRequest {
      try pods.patch("web", .merge([:]), WriteParameters(fieldManager: manager))
    }
    #expect(try request(String(repeating: "é", count: 64)).method == .patch)
    #expect(throws: InvalidRequest.self) { try request(String(repeating: "é", count: 65)) }
    #expect(throws: InvalidRequest.self) { try request("a\u{A0}b") }
    #expect(throws: InvalidRequest.self) { try request("a\u{3000}b") }
  }

  @Test(
    "field validation",
    arguments: [(.strict, "Strict"), (.warn, "Warn"), (.ignore, "Ignore")]
      as [(FieldValidation, String)])
  func fieldValidation(value: FieldValidation, name: String) throws {
    let parameters = WriteParameters(fieldValidation: value)
    #expect(
      try pods.patch("web", .merge([:]), parameters).target
        == "/api/v1/namespaces/ns/pods/web?fieldValidation=\(name)")
    #expect(
      try gadgets.create(Gadget("a"), parameters).target
        == "/apis/example.com/v1/namespaces/ns/gadgets?fieldValidation=\(name)")
  }

  @Test("an object with a number that JSON lacks is refused")
  func unwritable() {
    struct Reading: JSONCodable {
      var value: Double
      init(_ value: Double) { self.value = value }
      init(reading reader: inout JSONReader) throws(JSONError) { value = try reader.readDouble() }
      func write(to writer: inout JSONWriter) { writer.write(value) }
    }
    #expect(throws: InvalidRequest.self) {
      try pods.create(subresource: "x", of: "web", Reading(.infinity))
    }
    #expect(throws: InvalidRequest.self) {
      try pods.replace("web", with: Reading(.nan), subresource: "x")
    }
  }
}
