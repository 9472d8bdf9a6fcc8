import KubeCore
import Testing

@Suite("Dynamic objects")
struct DynamicObjectTests {
  @Test("requests for a custom resource, by its identity alone")
  func customResource() throws {
    let foo = Kinds.namespaced("clux.dev", "v1", "Foo", "foos")
    let requests = try ResourceRequests(foo, namespace: "myns")
    let object = DynamicObject(foo, name: "bar", namespace: "myns")
    #expect(try requests.create(object).line == "POST /apis/clux.dev/v1/namespaces/myns/foos")
    #expect(try requests.get("bar").line == "GET /apis/clux.dev/v1/namespaces/myns/foos/bar")
    let guessed = ResourceIdentity.guessing(
      GroupVersionKind(group: "clux.dev", version: "v1", kind: "Foo"))
    #expect(try ResourceRequests(guessed, namespace: "myns") == requests)
  }

  @Test("requests for the core group")
  func coreGroup() throws {
    let service = ResourceIdentity.guessing(
      GroupVersionKind(group: "", version: "v1", kind: "Service"))
    let object = DynamicObject(service, name: "a")
    #expect(object.apiVersion == "v1")
    #expect(
      try ResourceRequests(service, namespace: "ns").create(object).line
        == "POST /api/v1/namespaces/ns/services")
  }

  @Test("all members come back, in whatever order they came")
  func roundTrip() throws {
    let text =
      #"{"spec":{"size":3,"a":1.50},"kind":"Gadget","x":null,"metadata":{"name":"a","new":[]},"#
      + #""apiVersion":"example.com/v1","status":"ok"}"#
    let object = try DynamicObject(json: text)
    #expect(object.apiVersion == "example.com/v1")
    #expect(object.kind == "Gadget")
    #expect(object.name == "a")
    #expect(object["spec"]?["size"] == 3)
    #expect(object["x"] == .some(.null))
    #expect(object["metadata"] == nil)
    #expect(
      try object.jsonText() == #"{"apiVersion":"example.com/v1","kind":"Gadget","#
        + #""metadata":{"name":"a","new":[]},"spec":{"size":3,"a":1.50},"x":null,"status":"ok"}"#)
    #expect(try DynamicObject(json: object.jsonBytes()) == object)
  }

  @Test("a dynamic object becomes one of a type, and back")
  func decode() throws {
    let gadget = Gadget("a", namespace: "ns", size: 3)
    var object = try DynamicObject(gadget)
    #expect(object.kind == "Gadget")
    #expect(object.key == gadget.key)
    #expect(try object.decode(as: Gadget.self) == gadget)
    object["extra"] = [1]
    let decoded: Gadget = try object.decode()
    #expect(decoded.unknownMembers["extra"] == [1])
    #expect(try DynamicObject(decoded) == object)
  }

  @Test("an object of another kind, or that does not fit, is not decoded")
  func decodeRefused() throws {
    var object = try DynamicObject(Gadget("a"))
    #expect(throws: JSONError.self) { try object.decode(as: Lease.self) }
    object.apiVersion = "example.com/v2"
    #expect(throws: JSONError.self) { try object.decode(as: Gadget.self) }
    object.apiVersion = "example.com/v1"
    object["spec"] = "none"
    let error = try #require(throws: JSONError.self) { try object.decode(as: Gadget.self) }
    #expect(error.path == "spec")
    object["spec"] = nil
    #expect(throws: JSONError.self) { try object.decode(as: Gadget.self) }
  }

  @Test("an item of a list takes its kind from the request, but keeps its own")
  func assume() throws {
    var object = try DynamicObject(json: #"{"metadata":{"name":"a"},"data":{"k":"v"}}"#)
    #expect(object.apiVersion == "")
    #expect(object.kind == "")
    object.assume(Kinds.deployment)
    #expect(object.apiVersion == "apps/v1")
    #expect(object.kind == "Deployment")
    object.assume(Kinds.pod)
    #expect(object.kind == "Deployment")
    #expect(object.apiVersion == "apps/v1")
    // A type of the compiler has its kind already.
    var gadget = Gadget("a")
    gadget.assume(Kinds.pod)
    #expect(gadget == Gadget("a"))
  }

  @Test("members are set and removed")
  func members() throws {
    var object = DynamicObject(Kinds.configMap, name: "a", namespace: "ns")
    object["data"] = ["k": "v"]
    object["immutable"] = true
    object["immutable"] = nil
    #expect(
      try object.jsonText() == #"{"apiVersion":"v1","kind":"ConfigMap","#
        + #""metadata":{"name":"a","namespace":"ns"},"data":{"k":"v"}}"#)
    #expect(object["immutable"] == nil)
  }

  @Test(
    "what is no object is refused",
    arguments: ["[]", "null", "1", #"{"kind":1}"#, #"{"metadata":[]}"#])
  func refused(text: String) {
    #expect(throws: JSONError.self) { try DynamicObject(json: text) }
  }

  @Test("a kind that is read as null is none")
  func nulls() throws {
    let object = try DynamicObject(json: #"{"kind":null,"apiVersion":null,"metadata":null}"#)
    #expect(object == DynamicObject(apiVersion: "", kind: ""))
  }
}
