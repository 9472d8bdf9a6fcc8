import KubeCore
import Testing

@Suite("Objects that may not fit their type")
struct CheckedTests {
  @Test("one that fits is what it is")
  func valid() throws {
    let checked = try Checked<Gadget>(json: WatchEventTests.gadget)
    let gadget = try Gadget(json: WatchEventTests.gadget)
    #expect(checked == .valid(gadget))
    #expect(checked.object == gadget)
    #expect(try checked.get() == gadget)
    #expect(checked.key == gadget.key)
    #expect(checked.kind == "Gadget")
    #expect(try checked.jsonBytes() == gadget.jsonBytes())
  }

  @Test("one that does not keeps its metadata, its JSON and the error")
  func invalid() throws {
    let text =
      #"{"apiVersion":"example.com/v1","kind":"Gadget","metadata":{"name":"a","#
      + #""namespace":"ns","labels":{"k":"v"}},"spec":{"size":"large"},"x":1.50}"#
    let checked = try Checked<Gadget>(json: text)
    #expect(checked.object == nil)
    #expect(checked.key == ObjectKey(namespace: "ns", name: "a"))
    #expect(checked.metadata.labels == ["k": "v"])
    #expect(checked.apiVersion == "example.com/v1")
    #expect(checked.kind == "Gadget")
    #expect(try checked.jsonText() == text)
    let error = try #require(throws: JSONError.self) { try checked.get() }
    #expect(error.path == "spec.size")
    #expect(try Checked<Gadget>(json: text) == checked)
  }

  @Test("metadata that does not fit still tells which object it is")
  func badMetadata() throws {
    let checked = try Checked<Gadget>(
      json: #"{"metadata":{"name":"a","namespace":"ns","uid":"u","labels":7},"spec":{"size":1}}"#)
    #expect(checked.object == nil)
    #expect(checked.metadata == ObjectMeta(name: "a", namespace: "ns", uid: "u"))
    #expect(checked.kind == "")
  }

  @Test(
    "any JSON is an object or the error", arguments: ["{}", "[]", "null", "1", #""x""#, "[[{}]]"])
  func anyJSON(text: String) throws {
    let checked = try Checked<Gadget>(json: text)
    #expect(checked.object == nil)
    #expect(checked.name == "")
    #expect(try checked.jsonText() == text)
  }

  @Test(
    "what is no JSON is an error of the whole", arguments: ["", "{", #"{"spec":"#, "{}}", "nul"])
  func noJSON(text: String) {
    #expect(throws: JSONError.self) { try Checked<Gadget>(json: text) }
  }

  @Test("one broken object spoils neither a list nor a watch")
  func among() throws {
    let bad = #"{"metadata":{"name":"b"},"spec":{"size":[]}}"#
    let good = #"{"metadata":{"name":"a"},"spec":{"size":1}}"#
    let list = try ObjectList<Checked<Gadget>>(
      json: #"{"items":[\#(bad),\#(good),\#(bad),\#(good)],"metadata":{"resourceVersion":"9"}}"#)
    #expect(list.items.map(\.name) == ["b", "a", "b", "a"])
    #expect(list.items.map { $0.object == nil } == [true, false, true, false])
    #expect(list.metadata.resourceVersion == "9")
    for case .invalid(let invalid) in list.items {
      #expect(invalid.error.path == "spec.size")
    }
    for text in [
      #"{"type":"DELETED","object":\#(bad)}"#, #"{"object":\#(bad),"type":"DELETED"}"#,
    ] {
      let event = try WatchEvent<Checked<Gadget>>(json: text)
      guard case .deleted(.invalid(let invalid)) = event else {
        Issue.record("\(event)")
        continue
      }
      #expect(invalid.metadata.name == "b")
      #expect(invalid.error.path == "spec.size")
    }
  }

  @Test("metadata can be set, and a kind assumed, where the object fits")
  func changes() throws {
    var valid = Checked.valid(Gadget("a"))
    valid.metadata.labels = ["k": "v"]
    #expect(valid.object?.metadata.labels == ["k": "v"])
    var item = try Checked<DynamicObject>(json: #"{"metadata":{"name":"a"}}"#)
    item.assume(Kinds.pod)
    #expect(item.kind == "Pod")
    var invalid = try Checked<Gadget>(json: "{}")
    invalid.metadata.name = "b"
    #expect(invalid.name == "b")
    invalid.assume(Kinds.pod)
    #expect(try invalid.jsonText() == "{}")
  }
}
