import KubeCore
import Testing

@Suite("Lists of objects")
struct ObjectListTests {
  @Test("a list as a server sends it: items without kind")
  func serverList() throws {
    let text =
      #"{"kind":"GadgetList","apiVersion":"example.com/v1","metadata":{"continue":"first","#
      + #""remainingItemCount":2,"resourceVersion":"9"},"items":[{"metadata":{"name":"a"},"#
      + #""spec":{"size":1}}],"extra":true}"#
    let list = try ObjectList<Gadget>(json: text)
    #expect(list.kind == "GadgetList")
    #expect(list.metadata.continue == "first")
    #expect(list.metadata.remainingItemCount == 2)
    #expect(list.metadata.resourceVersion == "9")
    #expect(list.items == [Gadget("a")])
    #expect(list.unknownMembers["extra"] == true)
    #expect(try ObjectList<Gadget>(json: list.jsonBytes()) == list)

    var dynamic = try ObjectList<DynamicObject>(json: text)
    #expect(dynamic.items[0].kind == "")
    for index in dynamic.items.indices { dynamic.items[index].assume(Gadget.identity) }
    #expect(try dynamic.items[0].decode(as: Gadget.self) == Gadget("a"))
  }

  @Test(
    "what is absent or null is empty",
    arguments: [
      #"{"items":null}"#, "{}", #"{"metadata":null,"items":[]}"#,
      #"{"kind":null,"apiVersion":null}"#,
    ])
  func absent(text: String) throws {
    let list = try ObjectList<Gadget>(json: text)
    #expect(list.items.isEmpty)
    #expect(list.metadata == ListMeta())
    #expect(list.kind == nil)
    #expect(list.apiVersion == nil)
    #expect(try list.jsonText() == #"{"metadata":{},"items":[]}"#)
  }

  @Test("a list of a type has the kind of the type's lists")
  func typed() throws {
    let list = ObjectList(metadata: ListMeta(resourceVersion: "1"), items: [Gadget("a")])
    #expect(list.kind == "GadgetList")
    #expect(list.apiVersion == "example.com/v1")
    #expect(try ObjectList<Gadget>(json: list.jsonBytes()) == list)
  }

  @Test("a page may have no version; the next has")
  func pages() throws {
    let page = try ObjectList<DynamicObject>(
      json:
        #"{"kind":"HackList","apiVersion":"kube.rs/v1","metadata":{"continue":"first"},"items":[]}"#
    )
    #expect(page.metadata.resourceVersion == nil)
    #expect(page.metadata.continue == "first")
  }

  @Test("an item that does not fit is found by its place")
  func badItem() throws {
    let error = try #require(throws: JSONError.self) {
      try ObjectList<Gadget>(
        json: #"{"items":[{"metadata":{},"spec":{}},{"metadata":{},"spec":{"size":"x"}}]}"#)
    }
    #expect(error.path == "items[1].spec.size")
    #expect(throws: JSONError.self) {
      try ObjectList<Gadget>(json: #"{"items":[{"kind":"Pod","metadata":{},"spec":{}}]}"#)
    }
    #expect(throws: JSONError.self) { try ObjectList<Gadget>(json: #"{"items":{}}"#) }
    #expect(throws: JSONError.self) { try ObjectList<Gadget>(json: #"{"items":[null]}"#) }
  }
}
