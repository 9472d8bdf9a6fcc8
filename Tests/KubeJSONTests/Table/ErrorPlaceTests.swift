import KubeJSON
import Testing

@Suite("Errors of a table")
struct ErrorPlaceTests {
  struct Fault: Sendable, CustomTestStringConvertible {
    /// A member; `§` stands before the token at fault.
    var member: String
    var path: String
    var message: String
    var testDescription: String { member }

    init(_ member: String, _ path: String, _ message: String) {
      (self.member, self.path, self.message) = (member, path, message)
    }
  }

  static let faults = [
    Fault(#""name":§1"#, "name", "a string was expected"),
    Fault(#""motto":§true"#, "motto", "a string was expected"),
    Fault(#""owner":§[]"#, "owner", "an object was expected"),
    Fault(#""owner":{"parent":{"name":§{}}}"#, "owner.parent.name", "a string was expected"),
    Fault(
      #""owner":{"friends":[{},{"age":§"x"}]}"#, "owner.friends[1].age", "a number was expected"),
    Fault(#""owner":{"friends":§{}}"#, "owner.friends", "an array was expected"),
    Fault(#""lawn":{"depth":§"deep"}"#, "lawn.depth", "a number was expected"),
    Fault(#""lawn":{"isRaised":§1}"#, "lawn.isRaised", "true or false was expected"),
    Fault(#""soil":{"kind":§"mud"}"#, "soil.kind", "the value is none of those that SoilKind has"),
    Fault(#""soil":{"kind":§7}"#, "soil.kind", "a string was expected"),
    Fault(#""gate":{"wide":§"yes"}"#, "gate.wide", "true or false was expected"),
    Fault(#""gate":§"open""#, "gate", "an object was expected"),
    Fault(#""area":{"width":1,"height":§1.5}"#, "area.height", "a whole number was expected"),
    Fault(
      #""area":{"height":§3000000000}"#, "area.height", "the number is out of the range of Int32"),
    Fault(
      #""area":{"width":§9223372036854775808}"#, "area.width",
      "the number is out of the range of 64 bits"),
    Fault(#""beds":[{"title":"a"},§3]"#, "beds[1]", "an object was expected"),
    Fault(
      #""beds":[{"plants":[{},{},{"count":§[]}]}]"#, "beds[0].plants[2].count",
      "a number was expected"),
    Fault(#""paths":[{"width":1},{"width":§{}}]"#, "paths[1].width", "a number was expected"),
    Fault(#""tags":["a",§2]"#, "tags[1]", "a string was expected"),
    Fault(#""grid":[[1],[2,§"x"]]"#, "grid[1][1]", "a number was expected"),
    Fault(#""rows":[[],[{"title":§0}]]"#, "rows[1][0].title", "a string was expected"),
    Fault(#""labels":{"a":"b","c/d":§1}"#, #"labels["c/d"]"#, "a string was expected"),
    Fault(#""sheds":{"x":{"title":§[]}}"#, "sheds.x.title", "a string was expected"),
    Fault(#""counts":{"a":§"1"}"#, "counts.a", "a number was expected"),
    Fault(#""colors":["a",§{}]"#, "colors[1]", "a string was expected"),
    Fault(#""mode":§"fast""#, "mode", "the value is none of those that Mode has"),
    Fault(#""level":§"high""#, "level", "a number was expected"),
    Fault(#""planted":§"May""#, "planted", "no month and day"),
    Fault(#""watered":§5"#, "watered", "String was expected"),
    Fault(#""shape":{§"cone":1}"#, "shape.cone", "no shape"),
    Fault(
      #""shapes":[{"many":[{"circle":§"big"}]}]"#, "shapes[0].many[0].circle",
      "a number was expected"),
    Fault(#""trackedList":["a",§1]"#, "trackedList[1]", "a string was expected"),
    Fault(
      #""apiVersion":§"garden.dev/v2""#, "apiVersion",
      "apiVersion is not garden.dev/v1, which the type stands for"),
    Fault(#""kind":§"List""#, "kind", "kind is not Garden, which the type stands for"),
    Fault(#""kind":§5"#, "kind", "a string was expected"),
    Fault(#""anything":{"a":§nil}"#, "anything.a", "null was expected"),
    Fault(#""future":[1,{"a":§+1}]"#, "future[1].a", "a JSON value was expected"),
  ]

  @Test("An error has the path and the offset of the token at fault", arguments: faults)
  func places(_ fault: Fault) throws {
    for text in [Garden.document(fault.member), "{\"x\":[{}], \(fault.member) }"] {
      let parts = text.split(separator: "§", omittingEmptySubsequences: false)
      let clean = parts.joined()
      let error = try #require(Garden.error(of: clean))
      #expect(error.path == fault.path)
      #expect(error.message == fault.message)
      if !fault.message.contains("no shape") {
        #expect(error.offset == parts[0].utf8.count)
      }
      // The same within an array of gardens and within a box.
      let nested = try #require([Garden].error(of: "[\(Garden.least),\(clean)]"))
      #expect(nested.path == "[1].\(fault.path)")
      #expect(nested.offset == error.offset + Garden.least.utf8.count + 2)
      #expect(nested.message == fault.message)
    }
  }

  @Test("An object that breaks off is an error at its end, at each byte")
  func truncated() throws {
    let bytes = Array(Garden.whole.utf8)
    let leaks = Tracked.leaks {
      for count in 0..<bytes.count {
        guard case .failure(let error) = Garden.outcome(of: bytes.prefix(count)) else {
          Issue.record("\(count) bytes are a garden")
          return
        }
        // A text that lacks a member's end is an error there. One whose Codable member breaks off is no other.
        if error.offset != count { Issue.record("\(count): \(error)") }
      }
    }
    #expect(leaks == 0)
  }

  @Test("Grammar errors between the members are errors at their place")
  func grammar() throws {
    let samples: [(String, Int, String)] = [
      (#"{"name" "x"}"#, 8, "name"), (#"{"name":"x" "a":1}"#, 12, "name"),
      (#"{"name":"x",}"#, 12, ""),
      (#"{"name":"x";}"#, 11, "name"), (#"{name:"x"}"#, 1, ""), (#"{"name"}"#, 7, "name"),
      (#"{"name":}"#, 8, "name"), (#"{"name":,"a":1}"#, 8, "name"), (#"{"unk":}"#, 7, "unk"),
      (#"{"unk"}"#, 6, "unk"), (#"{"name":"x"]"#, 11, "name"), (#"{"name":nul}"#, 8, "name"),
      (#"{"name":"x"}}"#, 12, ""), (#"{"name":"x"},"#, 12, ""), ("{,}", 1, ""), ("{]", 1, ""),
    ]
    for (text, offset, path) in samples {
      let error = try #require(Bag.error(of: text))
      #expect((error.offset, error.path) == (offset, path), "\(text)")
    }
  }

  @Test("A message never repeats what the document says")
  func discretion() throws {
    for fault in Self.faults {
      let secret = fault.member.replacing("§", with: "")
      guard let error = Garden.error(of: Garden.document(secret)) else { continue }
      for word in ["mud", "yes", "deep", "fast", "high", "May", "big", "v2", "List", "3000000000"] {
        #expect(!error.message.contains(word))
      }
    }
  }
}
