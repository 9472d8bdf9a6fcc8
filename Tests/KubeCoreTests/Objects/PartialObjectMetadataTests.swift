import KubeCore
import Testing

@Suite("Objects without what is specific to their kind")
struct PartialObjectMetadataTests {
  private static let text =
    #"{"kind":"PartialObjectMetadata","apiVersion":"meta.k8s.io/v1","#
    + #""metadata":{"name":"a","labels":{"k":"v"},"uid":"u"},"extra":1}"#

  @Test("one of a known type has its kind, whatever the wire says")
  func typed() throws {
    for text in [Self.text, #"{"metadata":{"name":"a","labels":{"k":"v"},"uid":"u"}}"#] {
      var object = try PartialObjectMetadata<Gadget>(json: text)
      for _ in 0..<2 {
        #expect(object.name == "a")
        #expect(object.metadata.labels == ["k": "v"])
        #expect(object.apiVersion == "example.com/v1")
        #expect(object.kind == "Gadget")
        #expect(object.reference.kind == "Gadget")
        let owner = try #require(object.ownerReference())
        #expect(
          owner
            == OwnerReference(
              apiVersion: "example.com/v1", kind: "Gadget", name: "a",
              uid: "u", blockOwnerDeletion: true, controller: true))
        object.assume(Gadget.identity)
      }
    }
  }

  @Test("one of a kind known only at run time has that of the request, and owns nothing before")
  func dynamic() throws {
    var object = try PartialObjectMetadata<DynamicObject>(json: Self.text)
    #expect(object.kind == "")
    #expect(object.apiVersion == "")
    #expect(object.ownerReference() == nil)
    object.assume(Kinds.deployment)
    #expect(object.kind == "Deployment")
    #expect(object.apiVersion == "apps/v1")
    #expect(object.ownerReference()?.kind == "Deployment")
    #expect(object.ownerReference()?.apiVersion == "apps/v1")
    #expect(try PartialObjectMetadata<DynamicObject>(json: object.jsonBytes()) == object)
  }

  @Test("what is left of a whole object, made here or by a server that knows no better")
  func whole() throws {
    let gadget = Gadget("a", namespace: "ns", size: 3)
    let made = PartialObjectMetadata(of: gadget)
    let read = try PartialObjectMetadata<Gadget>(json: gadget.jsonBytes())
    #expect(made == read)
    #expect(try !made.jsonText().contains("size"))
    let dynamic = try PartialObjectMetadata<DynamicObject>(json: gadget.jsonBytes())
    #expect(dynamic.kind == "Gadget")
    #expect(dynamic.apiVersion == "example.com/v1")
  }

  @Test("a checked one has its kind, too")
  func checked() throws {
    var object = try Checked<PartialObjectMetadata<DynamicObject>>(json: Self.text)
    object.assume(Kinds.node)
    #expect(object.kind == "Node")
    var other = try PartialObjectMetadata<Checked<Gadget>>(json: Self.text)
    other.assume(Gadget.identity)
    #expect(other.ownerReference()?.kind == "Gadget")
  }

  @Test("a list of them")
  func list() throws {
    let text =
      #"{"kind":"PartialObjectMetadataList","apiVersion":"meta.k8s.io/v1","#
      + #""metadata":{"resourceVersion":"9"},"items":[{"metadata":{"name":"a"}}]}"#
    let list = try ObjectList<PartialObjectMetadata<Gadget>>(json: text)
    #expect(list.metadata.resourceVersion == "9")
    #expect(list.items.map(\.name) == ["a"])
    #expect(try ObjectList<PartialObjectMetadata<Gadget>>(json: list.jsonBytes()) == list)
  }
}
