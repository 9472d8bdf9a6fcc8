import HTTPTypes
import KubeCore
import Testing

@Suite("Patches")
struct PatchTests {
  let gadgets: ResourceRequests
  let pods: ResourceRequests

  init() throws {
    gadgets = try ResourceRequests(Gadget.identity, namespace: "ns")
    pods = try ResourceRequests(Kinds.pod, namespace: "ns")
  }

  @Test(
    "each form has its media type",
    arguments: [
      (.merge(["a": nil]), "application/merge-patch+json", #"{"a":null}"#),
      (
        .strategic(["a": [1]] as JSONValue), "application/strategic-merge-patch+json", #"{"a":[1]}"#
      ),
      (
        .json([.remove("/a/0")]), "application/json-patch+json",
        #"[{"op":"remove","path":"/a/0"}]"#
      ),
      (
        .apply(json: ["kind": "Pod"], fieldManager: "me"), "application/apply-patch+yaml",
        #"{"kind":"Pod"}"#
      ),
    ] as [(Patch, String, String)])
  func forms(patch: Patch, type: String, body: String) throws {
    let request = try pods.patch("web", patch)
    #expect(request.method == .patch)
    #expect(request.verb == .patch)
    #expect(request.path == "/api/v1/namespaces/ns/pods/web")
    #expect(request.head.headerFields[.contentType] == type)
    #expect(request.head.headerFields[.accept] == "application/json")
    #expect(request.bodyText == body)
    #expect(!request.isRepeatable)
    #expect(!request.target.contains("force"))
  }

  @Test("metadata only, and a status")
  func metadata() throws {
    let request = try pods.patch("web", .merge([:]), .dryRun, as: .metadata)
    #expect(request.line == "PATCH /api/v1/namespaces/ns/pods/web?dryRun=All")
    #expect(request.accept == "application/json;as=PartialObjectMetadata;g=meta.k8s.io;v=v1")
    #expect(request.contentType == "application/merge-patch+json")
    let status = try gadgets.patch("a", .merge(["status": [:]]), subresource: "status")
    #expect(status.line == "PATCH /apis/example.com/v1/namespaces/ns/gadgets/a/status")
  }

  @Test("a merge of a value leaves out what is nil")
  func mergeOfValue() throws {
    #expect(try Patch.merge(GadgetSpec(size: 2)).body == Array(#"{"size":2}"#.utf8))
    #expect(
      try Patch.strategic(GadgetSpec(size: 2, color: "red")).body
        == Array(#"{"size":2,"color":"red"}"#.utf8))
  }

  @Test("applying names its manager and may force")
  func apply() throws {
    let patch = try Patch.apply(Gadget("a"), fieldManager: "me", force: true)
    let request = try gadgets.patch("a", patch)
    #expect(
      request.line
        == "PATCH /apis/example.com/v1/namespaces/ns/gadgets/a?fieldManager=me&force=true")
    #expect(try JSONValue(json: request.bodyText)["kind"] == "Gadget")
    #expect(try JSONValue(json: request.bodyText)["apiVersion"] == "example.com/v1")
    #expect(
      try gadgets.patch("a", .apply(Gadget("a"), fieldManager: "me")).target
        == "/apis/example.com/v1/namespaces/ns/gadgets/a?fieldManager=me")
    let both = try gadgets.patch("a", patch, WriteParameters(dryRun: true, fieldManager: "you"))
    #expect(both.target.hasSuffix("?dryRun=All&fieldManager=me&force=true"))
  }

  @Test("applying without a manager, or to another object, is refused")
  func applyRefused() throws {
    #expect(throws: InvalidRequest.self) {
      try gadgets.patch("a", .apply(Gadget("a"), fieldManager: ""))
    }
    #expect(throws: InvalidRequest.self) {
      try gadgets.patch("a", .apply(Gadget("a"), fieldManager: "a\nb"))
    }
    let patch = try Patch.apply(Gadget("a", namespace: "ns"), fieldManager: "me")
    #expect(throws: InvalidRequest.self) { try gadgets.patch("b", patch) }
    #expect(throws: InvalidRequest.self) { try pods.patch("a", patch) }
    #expect(throws: InvalidRequest.self) {
      try ResourceRequests(Gadget.identity, namespace: "other").patch("a", patch)
    }
    #expect(try gadgets.patch("a", patch).method == .patch)
    // A subresource such as scale has a kind of its own.
    let scale = DynamicObject(
      apiVersion: "autoscaling/v1", kind: "Scale", metadata: ObjectMeta(name: "a"))
    let request = try gadgets.patch(
      "a", .apply(scale, fieldManager: "me"), subresource: "scale")
    #expect(request.path == "/apis/example.com/v1/namespaces/ns/gadgets/a/scale")
  }

  @Test("an object that was read is applied without what the server set")
  func applyOfRead() throws {
    var gadget = Gadget("a")
    gadget.metadata.creationTimestamp = Time(secondsSince1970: 0)
    gadget.metadata.generation = 4
    gadget.metadata.selfLink = "/x"
    gadget.metadata.managedFields = [ManagedFieldsEntry(manager: "other")]
    gadget.metadata.labels = ["app": "web"]
    let body = String(decoding: try Patch.apply(gadget, fieldManager: "me").body, as: UTF8.self)
    #expect(
      body == #"{"apiVersion":"example.com/v1","kind":"Gadget","metadata":"#
        + #"{"name":"a","labels":{"app":"web"}},"spec":{"size":1}}"#)
  }

  @Test("but with its version, against which the server holds its own")
  func applyOfVersion() throws {
    var gadget = Gadget("a")
    gadget.metadata.resourceVersion = "12"
    let body = try JSONValue(json: Patch.apply(gadget, fieldManager: "me").body)
    #expect(body["metadata"] == ["name": "a", "resourceVersion": "12"])
  }

  @Test("what has its initial value is not applied, unless that is asked for")
  func applyOfDefaults() throws {
    func spec(_ spec: WidgetSpec, includingDefaults: Bool = false) throws -> JSONValue? {
      let widget = Widget("own", spec: spec)
      return try JSONValue(
        json: Patch.apply(widget, fieldManager: "me", includingDefaults: includingDefaults).body
      )["spec"]
    }
    let plain = WidgetSpec(size: 1)
    #expect(try spec(plain) == ["size": 1])
    #expect(
      try spec(plain, includingDefaults: true)
        == ["size": 1, "color": "red", "shape": ["sides": 3]])
    // Defaults are left out at any depth, and only they: zero is a value as any other.
    var other = WidgetSpec(size: 0)
    other.color = ""
    other.shape.corner = "round"
    other.parts = [Shape(), Shape(sides: 4)]
    #expect(
      try spec(other)
        == ["size": 0, "color": "", "shape": ["corner": "round"], "parts": [[:], ["sides": 4]]])
    // What is applied reads as what was meant.
    for spec in [plain, other] {
      let patch = try Patch.apply(Widget("own", spec: spec), fieldManager: "me")
      #expect(try Widget(json: patch.body).spec == spec)
    }
    #expect(try Widget("own", spec: plain).jsonText().contains("red"))
  }

  @Test("a restart changes the template as kubectl does")
  func restart() throws {
    let time = try Time("2023-10-19T13:14:26Z")
    let patch = Patch.restart(at: time)
    #expect(patch.form == .strategic)
    #expect(
      String(decoding: patch.body, as: UTF8.self) == #"{"spec":{"template":{"metadata":"#
        + #"{"annotations":{"kubectl.kubernetes.io/restartedAt":"2023-10-19T13:14:26Z"}}}}}"#)
    let deployments = try ResourceRequests(Kinds.deployment, namespace: "ns")
    #expect(
      try deployments.patch("web", patch).line
        == "PATCH /apis/apps/v1/namespaces/ns/deployments/web")
  }

  @Test("cordon and uncordon", arguments: [true, false])
  func cordon(value: Bool) throws {
    let request = try ResourceRequests(Kinds.node).patch("a", .unschedulable(value))
    #expect(request.line == "PATCH /api/v1/nodes/a")
    #expect(request.contentType == "application/strategic-merge-patch+json")
    #expect(request.bodyText == #"{"spec":{"unschedulable":\#(value)}}"#)
  }

  @Test(
    "operations of a JSON patch",
    arguments: [
      (
        .test("/metadata/finalizers", nil),
        #"{"op":"test","path":"/metadata/finalizers","value":null}"#
      ),
      (
        .add("/metadata/finalizers", ["documents.kube.rs"]),
        #"{"op":"add","path":"/metadata/finalizers","value":["documents.kube.rs"]}"#
      ),
      (.replace("/spec/size", 2), #"{"op":"replace","path":"/spec/size","value":2}"#),
      (.remove("/a/0"), #"{"op":"remove","path":"/a/0"}"#),
      (.move(from: "/a", to: "/b"), #"{"op":"move","from":"/a","path":"/b"}"#),
      (.copy(from: "/a", to: "/b"), #"{"op":"copy","from":"/a","path":"/b"}"#),
    ] as [(JSONPatchOperation, String)])
  func operations(operation: JSONPatchOperation, text: String) throws {
    #expect(operation.value == (try JSONValue(json: text)))
    #expect(Set(operation.value.members?.map(\.name) ?? []).count == operation.value.members?.count)
    let body = Patch.json([operation, .remove("/z")]).body
    #expect(try JSONValue(json: body) == [operation.value, ["op": "remove", "path": "/z"]])
  }
}

/// A custom resource whose specification has initial values.
private struct Widget: Resource {
  typealias Scope = NamespaceScope
  static var group: String { "example.com" }
  static var version: String { "v1" }
  static var kind: String { "Widget" }
  static var plural: String { "widgets" }

  var metadata: ObjectMeta
  var spec: WidgetSpec

  init(_ name: String, spec: WidgetSpec) {
    metadata = ObjectMeta(name: name)
    self.spec = spec
  }

  static func declare(_ members: inout Members<Self>) {
    members.constant("apiVersion", "example.com/v1")
    members.constant("kind", "Widget")
    members.add("metadata", \.metadata)
    members.add("spec", \.spec)
  }
}

private struct WidgetSpec: JSONStruct, Sendable {
  var size: Int
  var color = "red"
  var shape = Shape()
  var parts: [Shape]?

  init(size: Int) {
    self.size = size
  }

  static func declare(_ members: inout Members<Self>) {
    members.add("size", \.size)
    members.add("color", \.color, default: "red")
    members.add("shape", \.shape, default: Shape())
    members.add("parts", \.parts)
  }
}

private struct Shape: JSONStruct, Sendable {
  var sides = 3
  var corner: String?

  static func declare(_ members: inout Members<Self>) {
    members.add("sides", \.sides, default: 3)
    members.add("corner", \.corner)
  }
}
