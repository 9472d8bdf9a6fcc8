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
    let both = try gadgets.patch("a", patch, WriteParameters(isDryRun: true, fieldManager: "you"))
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
        + #"{"labels":{"app":"web"},"name":"a"},"spec":{"size":1}}"#)
  }

  @Test("nor with its version, which would make of an apply a conflict with any change since")
  func applyOfVersion() throws {
    var gadget = Gadget("a")
    gadget.metadata.resourceVersion = "12"
    let body = String(decoding: try Patch.apply(gadget, fieldManager: "me").body, as: UTF8.self)
    #expect(!body.contains("resourceVersion"))
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
