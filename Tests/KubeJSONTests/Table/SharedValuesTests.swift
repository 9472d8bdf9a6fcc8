import Foundation
import KubeJSON
import KubeTestSupport
import Testing

@Suite("Values that a document repeats")
struct SharedValuesTests {
  static let bed = #"{"title":"rose bed","plants":[{"name":"rose"},{"name":"thorn","count":3}]}"#
  static let item = #"""
    {"soil":{"kind":"loam"},"mode":"slow","planted":"1-2","owner":{"name":"the same owner",
    "tracked":"same"},"beds":[BED,BED],"tags":["one tag","two tags"],"labels":{"app":"garden",
    "tier":"front"},"heights":[100000,200000,300000],"sheds":{"north":{"title":"shed"}},
    "rows":[[BED]],"trackedList":["first tracked","second"],"future":{"of":"another version"}}
    """#.replacing("BED", with: bed).replacing("\n", with: "")

  static func document(_ count: Int) -> String {
    "[\(Array(repeating: item, count: count).joined(separator: ","))]"
  }

  private static func address<Element>(_ array: [Element]) -> UnsafeRawPointer? {
    array.withUnsafeBufferPointer { UnsafeRawPointer($0.baseAddress) }
  }

  /// Ordinary code shares nothing.
  private static let areShared =
    ["", "0"].contains(ProcessInfo.processInfo.environment["KUBE_JSON_ORDINARY_CODE"] ?? "")

  @Test("A large document shares them, a small one does not", .enabled(if: areShared))
  func shares() throws {
    let large = try [Garden](json: Self.document(100))
    #expect(Self.document(100).utf8.count > 1 << 15)
    #expect(Self.address(large[0].beds) == Self.address(large[99].beds))
    #expect(Self.address(large[0].tags) == Self.address(large[99].tags))
    #expect(Self.address(large[0].heights) == Self.address(large[99].heights))
    #expect(Self.address(large[0].rows) == Self.address(large[99].rows))
    #expect(large.allSatisfy { $0 == large[0] })
    let small = try [Garden](json: Self.document(3))
    #expect(Self.document(3).utf8.count < 1 << 15)
    #expect(Self.address(small[0].beds) != Self.address(small[2].beds))
    #expect(small[0] == large[0])
  }

  @Test("A change to one element is not seen in its twins")
  func twins() throws {
    let leaks = try Tracked.leaks {
      let original = try Garden(json: Self.item)
      let text = try original.jsonText()
      let changes: [(inout Garden) -> Void] = [
        { $0.owner?.name = "changed" }, { $0.owner?.tracked = nil }, { $0.owner = nil },
        { $0.owner?.parent = Person(name: "new") }, { $0.beds[0].title = "changed" },
        { $0.beds[1].plants?[0].name = "changed" }, { $0.beds.removeAll() },
        { $0.beds.append($0.beds[0]) }, { $0.tags[0] += "changed" }, { $0.tags.reverse() },
        { $0.labels["app"] = nil }, { $0.labels["new"] = "changed" }, { $0.heights[2] = 0 },
        { $0.sheds["north"]?.title = "changed" }, { $0.rows[0][0].plants = nil },
        { $0.rows[0].append($0.rows[0][0]) }, { $0.trackedList.swapAt(0, 1) },
        { $0.unknownMembers["future"]?["of"] = "changed" }, { $0.trackedMap["a"] = Tracked("b") },
        { $0.beds.sort { $0.title < $1.title } }, { $0.beds[0].plants?.removeLast() },
      ]
      var gardens = try [Garden](json: Self.document(100))
      for (index, change) in changes.enumerated() {
        var alone = original
        change(&alone)
        change(&gardens[index * 4 + 1])
        #expect(gardens[index * 4 + 1] == alone, "change \(index)")
        for other in gardens.indices where other % 4 != 1 {
          guard gardens[other] == original else {
            Issue.record("change \(index) is seen in element \(other)")
            return
          }
        }
      }
      #expect(try gardens[0].jsonText() == text)
      gardens.removeAll()
      #expect(try original.jsonText() == text)
    }
    #expect(leaks == 0)
  }

  @Test("The same text of two members is two values")
  func members() throws {
    let text = #"{"paths":[{"width":1,"height":2}],"beds":[],"grid":[[1]],"heights":[1]}"#
    let filler = Array(repeating: Garden.document("\"name\":\"filler\""), count: 600)
    let people = #"{"parent":{"name":"the same text"},"friends":[{"name":"the same text"}]}"#
    let gardens = try [Garden](
      json:
        "[\((filler + [Garden.document(String(text.dropFirst().dropLast()))]).joined(separator: ","))]"
    )
    #expect(gardens.last?.paths == [Area(width: 1, height: 2)])
    let many = try [Person](
      json: "[\(Array(repeating: people, count: 1000).joined(separator: ","))]")
    #expect(many.allSatisfy { $0.parent?.name == "the same text" && $0.friends?.count == 1 })
  }

  @Test("Values that differ a little are not taken for one another")
  func nearly() throws {
    var expected: [Person] = []
    var texts: [String] = []
    for index in 0..<2000 {
      let age = index % 7
      let friends = index % 5
      let list = (0..<friends).map { "{\"name\":\"friend number \($0)\",\"age\":\(age)}" }
      texts.append(
        "{\"parent\":{\"name\":\"a parent\",\"age\":\(age)},\"friends\":[\(list.joined(separator: ","))]}"
      )
      var person = Person(name: "")
      person.parent = Person(name: "a parent", age: age)
      person.friends = (0..<friends).map { Person(name: "friend number \($0)", age: age) }
      expected.append(person)
    }
    #expect(try [Person](json: "[\(texts.joined(separator: ","))]") == expected)
  }

  @Test("A large document that breaks off or has a fault leaks nothing")
  func broken() {
    let text = Self.document(60)
    let bytes = Array(text.utf8)
    let leaks = Tracked.leaks {
      for count in stride(from: bytes.count - 1, to: 0, by: -1733) {
        guard case .failure = [Garden].outcome(of: bytes.prefix(count)) else {
          Issue.record("\(count) bytes are a document")
          return
        }
      }
      let fault = Self.item.replacing("thorn\"", with: "thorn\",\"name\":1")
      let faulty = "\(text.prefix(text.count - 1)),\(fault)]"
      guard case .failure(let error) = [Garden].outcome(of: faulty) else {
        Issue.record("the fault was not seen")
        return
      }
      #expect(error.path == "[60].beds[0].plants[1].name")
    }
    #expect(leaks == 0)
  }

  @Test("Long strings that come again are equal, and strings of one hash are not mixed up")
  func strings() throws {
    var random = SplitMix64(seed: 4)
    var texts: [String] = []
    for _ in 0..<20_000 {
      let count = random.element([1, 7, 8, 15, 16, 17, 23, 24, 31, 32, 100, 127, 128, 129, 200])
      // Few letters and a common middle make many that are nearly alike.
      let letters = (0..<count).map { $0 < 2 || $0 > count - 3 ? random.element(["a", "b"]) : "m" }
      texts.append(letters.joined())
    }
    #expect(try [String](json: texts.jsonText()) == texts)
    let values = texts.map { ["k\($0)": $0] }
    #expect(try [[String: String]](json: values.jsonText()) == values)
  }

  @Test("A value that was allowed is not, where it is nested too deeply")
  func depth() throws {
    func nested(_ levels: Int, _ core: String) -> String {
      String(repeating: "{\"parent\":", count: levels) + core
        + String(repeating: "}", count: levels)
    }
    let inner = nested(250, #"{"name":"x"}"#)
    let name = String(repeating: "long", count: 1 << 13)
    for (levels, isAllowed) in [(200, true), (256, true), (300, false)] {
      let text =
        #"{"name":"\#(name)","parent":\#(inner),"friends":[\#(nested(levels, inner))]}"#
      #expect(text.utf8.count > 1 << 15)
      #expect((Person.error(of: text) == nil) == isAllowed, "\(levels)")
      #expect((JSONValue.error(of: text) == nil) == isAllowed, "\(levels)")
    }
  }
}
