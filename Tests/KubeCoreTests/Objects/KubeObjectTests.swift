import KubeCore
import Testing

@Suite("What all objects have")
struct KubeObjectTests {
  @Test("name, namespace and key")
  func key() {
    let gadget = Gadget("a", namespace: "ns")
    #expect(gadget.name == "a")
    #expect(gadget.namespace == "ns")
    #expect(gadget.key == ObjectKey(namespace: "ns", name: "a"))
    #expect(Gadget("a", namespace: "").key == ObjectKey(name: "a"))
    let unnamed = DynamicObject(
      apiVersion: "v1", kind: "Pod", metadata: ObjectMeta(generateName: "a-"))
    #expect(unnamed.name == "")
    #expect(unnamed.key == ObjectKey(name: ""))
  }

  @Test("a type knows its identity")
  func identity() {
    #expect(Gadget.apiVersion == "example.com/v1")
    #expect(Gadget("a").apiVersion == "example.com/v1")
    #expect(Gadget("a").kind == "Gadget")
    #expect(
      Gadget.identity == Kinds.namespaced("example.com", "v1", "Gadget", "gadgets"))
    #expect(!CustomResourceDefinition.identity.isNamespaced)
    #expect(Event.apiVersion == "v1")
  }

  @Test("a reference says which object, and which state of it")
  func reference() {
    var gadget = Gadget("a", namespace: "ns")
    gadget.metadata.uid = "u"
    gadget.metadata.resourceVersion = "7"
    #expect(
      gadget.reference
        == ObjectReference(
          apiVersion: "example.com/v1", kind: "Gadget", name: "a", namespace: "ns",
          uid: "u", resourceVersion: "7"))
    let node = DynamicObject(Kinds.node, name: "n")
    #expect(node.reference == ObjectReference(apiVersion: "v1", kind: "Node", name: "n"))
  }

  @Test("only what a server has stored can own")
  func ownerReference() {
    var gadget = Gadget("a")
    #expect(gadget.ownerReference() == nil)
    gadget.metadata.uid = "u"
    #expect(
      gadget.ownerReference()
        == OwnerReference(
          apiVersion: "example.com/v1", kind: "Gadget", name: "a", uid: "u",
          blockOwnerDeletion: true, controller: true))
    let plain = gadget.ownerReference(controller: nil, blockOwnerDeletion: false)
    #expect(plain?.controller == nil)
    #expect(plain?.blockOwnerDeletion == false)
    gadget.metadata.name = nil
    #expect(gadget.ownerReference() == nil)
  }

  @Test("an object without metadata reads as one with empty metadata")
  func absentMetadata() throws {
    #expect(try Gadget(json: #"{"spec":{"size":1}}"#).metadata == ObjectMeta())
    #expect(try Gadget(json: #"{"metadata":null,"spec":{}}"#).metadata == ObjectMeta())
    #expect(throws: JSONError.self) { try Gadget(json: #"{"metadata":{}}"#) }
  }

  @Test("a deletion's answer: a status with the details that it has")
  func statuses() throws {
    let success = try Status(
      json: #"{"kind":"Status","apiVersion":"v1","metadata":{},"status":"Success","details":{"#
        + #""name":"web","group":"apps","kind":"deployments","uid":"u"}}"#)
    #expect(success.status == "Success")
    #expect(success.details?.group == "apps")
    #expect(success.code == nil)
    let exit = try Status(
      json: #"{"metadata":{},"status":"Failure","reason":"NonZeroExitCode","details":{"causes":[{"#
        + #""reason":"ExitCode","message":"126"}]}}"#)
    #expect(exit.details?.causes == [StatusCause(reason: "ExitCode", message: "126")])
    #expect(try Status(json: #"{"details":null,"code":404}"#).details == nil)
    #expect(throws: JSONError.self) { try Status(json: #"{"kind":"Pod","apiVersion":"v1"}"#) }
  }

  @Test("schemas, and what may stand in their place")
  func unions() throws {
    for (text, items): (String, JSONSchemaPropsOrArray) in [
      (#"{"type":"string"}"#, .schema(JSONSchemaProps(type: "string"))),
      (#"[{"type":"string"},{}]"#, .schemas([JSONSchemaProps(type: "string"), JSONSchemaProps()])),
    ] {
      #expect(try JSONSchemaPropsOrArray(json: text) == items)
      #expect(try items.jsonText() == text)
    }
    for (text, value): (String, JSONSchemaPropsOrBool) in [
      ("true", .bool(true)), ("false", .bool(false)),
      (#"{"type":"string"}"#, .schema(JSONSchemaProps(type: "string"))),
    ] {
      #expect(try JSONSchemaPropsOrBool(json: text) == value)
      #expect(try value.jsonText() == text)
    }
    for (text, value): (String, JSONSchemaPropsOrStringArray) in [
      (#"["a","b"]"#, .names(["a", "b"])), ("[]", .names([])),
      (#"{"type":"string"}"#, .schema(JSONSchemaProps(type: "string"))),
    ] {
      #expect(try JSONSchemaPropsOrStringArray(json: text) == value)
      #expect(try value.jsonText() == text)
    }
    #expect(throws: JSONError.self) { try JSONSchemaPropsOrBool(json: "1") }
    #expect(throws: JSONError.self) { try JSONSchemaPropsOrArray(json: "true") }
    #expect(throws: JSONError.self) { try JSONSchemaPropsOrStringArray(json: "[1]") }
  }

  @Test("a definition that stands in code")
  func embedded() {
    let definition = CustomResourceDefinition(
      embedded:
        #"{"metadata":{"name":"gadgets.example.com"},"spec":{"group":"example.com","names":{"kind":"Gadget","plural":"gadgets"},"scope":"Namespaced","versions":[]}}"#
    )
    #expect(definition.name == "gadgets.example.com")
    #expect(definition.spec.scope == "Namespaced")
  }
}
