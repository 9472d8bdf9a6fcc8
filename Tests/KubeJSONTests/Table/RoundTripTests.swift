import Foundation
import KubeJSON
import KubeTestSupport
import Testing

@Suite("A table's round trip")
struct RoundTripTests {
  /// Foundation's opinion of two texts.
  static func isSame(_ a: String, _ b: String) throws -> Bool {
    let left = try JSONSerialization.jsonObject(with: Data(a.utf8), options: .fragmentsAllowed)
    let right = try JSONSerialization.jsonObject(with: Data(b.utf8), options: .fragmentsAllowed)
    return (left as? NSObject) == (right as? NSObject)
  }

  @Test("A document that says everything comes back as it was")
  func whole() throws {
    let garden = try Garden.outcome(of: Garden.whole).get()
    let text = try garden.jsonText()
    #expect(try JSONValue(json: text) == JSONValue(json: Garden.whole))
    #expect(try Self.isSame(text, Garden.whole))
    // In the order of the declarations, with maps sorted: the document is written that way.
    #expect(text == Garden.whole.replacing("\n", with: ""))
    let again = try Garden(json: text)
    #expect(again == garden)
    #expect(again.hashValue == garden.hashValue)
    #expect(try again.jsonBytes() == Array(text.utf8))
  }

  @Test("Every member has the value that the document gives it")
  func values() throws {
    let garden = try Garden(json: Garden.whole)
    #expect(garden.name == "A garden with a long name")
    #expect(garden.motto == "")
    #expect(garden.owner?.parent?.parent?.name == "Mad Jack")
    #expect(garden.owner?.friends?.map(\.age) == [nil, 30])
    #expect(garden.lawn?.plants?.first?.name == "grass")
    #expect(garden.lawn?.area?.height == 2)
    #expect(garden.soil.kind == .loam && garden.soil.acidity == 6.5)
    #expect(garden.gate?.isWide == true && garden.gate?.lock == "iron")
    #expect(garden.area == Area(width: -3, height: 4))
    #expect(garden.beds.map(\.title) == ["one", "two"])
    #expect(garden.beds[1].plants?[0].unknownMembers["future"] == ["a": [1, 2.5]])
    #expect(garden.beds[1].plants?[1].count == 2)
    #expect(garden.paths?.map(\.width) == [1, 3])
    #expect(garden.tags.last == "a rather long tag")
    #expect(garden.aliases == [])
    #expect(garden.heights == [1, -2, 3_000_000_000])
    #expect(garden.grid == [[1], [], [2, 3]])
    #expect(garden.rows.map(\.count) == [1, 0])
    #expect(garden.gaps == [1.5, nil, -2])
    #expect(garden.labels["c/d.e"] == "three with more than sixteen")
    #expect(garden.sheds["south"]?.depth == 2)
    #expect(garden.tools?["rake"] == ["iron", "wood"])
    #expect(garden.counts == ["a": 1, "b": nil])
    #expect(garden.colors == ["red", "green"])
    #expect(garden.years == [2024, 2025])
    #expect(garden.mode == .slow)
    #expect(garden.season?.rawValue == "early summer")
    #expect(garden.level == 2 && garden.levels.map(\.rawValue) == [1, 7])
    #expect(garden.planted.month == 3 && garden.watered?.day == 6)
    #expect(garden.replicas == 0 && !garden.isOpen)
    #expect(garden.corner == Area(width: 9, height: 8))
    #expect(garden.anything == ["a": nil, "z": [100, "x"]])
    guard case .many(let shapes)? = garden.shapes.dropFirst().first else {
      Issue.record("\(garden.shapes)")
      return
    }
    #expect(shapes == [.circle(1), .point, .many([])])
    #expect(garden.trackedMap["l"]?.text == "t6")
    #expect(garden.cache == ["made": 1])
    #expect(garden.unknownMembers.members.map(\.name) == ["unknown", "another", "third"])
  }

  @Test("White space between the tokens changes nothing")
  func whitespace() throws {
    var spaced = ""
    var isInString = false
    for character in Garden.whole {
      if character == "\"" { isInString.toggle() }
      spaced += !isInString && ",:{}[]".contains(character) ? " \t\(character)\r\n" : "\(character)"
    }
    let garden = try Garden.outcome(of: spaced).get()
    #expect(try garden == Garden(json: Garden.whole))
    // Of what the type does not know, the white space is kept, too.
    #expect(try garden.jsonText().contains(#""another":1.0,"#))
    #expect(try JSONValue(json: garden.jsonText()) == JSONValue(json: Garden.whole))
  }

  @Test("The order of the members in the document does not matter")
  func order() throws {
    let expected = try Garden(json: Garden.whole)
    let members = try #require(try JSONValue(json: Garden.whole).members)
    for seed in 0..<20 {
      var random = SplitMix64(seed: UInt64(seed))
      var value: JSONValue = [:]
      for member in members.shuffled(using: &random) { value[member.name] = member.value }
      let garden = try Garden.outcome(of: value.text).get()
      #expect(garden == expected)
      #expect(garden.hashValue == expected.hashValue)
    }
  }

  @Test("Each scalar reads and writes its samples")
  func scalars() throws {
    let document =
      "{" + Scalars.samples.map { "\"\($0.name)\":\($0.text)" }.joined(separator: ",") + "}"
    let scalars = try Scalars.outcome(of: document).get()
    #expect(try scalars.jsonText() == document)
    for (name, text) in Scalars.samples {
      let one = try Scalars.outcome(of: "{\"\(name)\":\(text)}").get()
      let written = try JSONValue(json: one.jsonText())
      #expect(written[name]?.text == text)
      #expect(try Scalars(json: one.jsonText()) == one)
    }
  }

  @Test("A struct without members reads any object")
  func nothing() throws {
    #expect(try Nothing(json: "{}").jsonText() == "{}")
    #expect(try Nothing(json: #"{"a":[1,{"b":null}]}"#).jsonText() == "{}")
    #expect(try [Nothing](json: "[{},{},{}]").count == 3)
    #expect(Nothing.error(of: #"{"a":[1,}"#)?.offset == 8)
    #expect(Nothing.error(of: "[]")?.message == "an object was expected")
  }

  @Test("A struct with more members than a word has bits is complete")
  func many() throws {
    let names = Wide.names
    #expect(names.count > 128)
    for index in [0, 1, 62, 63, 64, 65, 126, 127, 128, 129] {
      let one = try Wide(json: "{\"\(names[index])\":\(index)}")
      #expect(try one.jsonText() == "{\"\(names[index])\":\(index)}")
    }
    var random = SplitMix64(seed: 3)
    for _ in 0..<50 {
      let chosen = names.filter { _ in random.chance(1, in: 2) }
      let members = chosen.enumerated().map { "\"\($1)\":\($0)" }
      let text = "{\(members.joined(separator: ","))}"
      #expect(try Wide(json: text).jsonText() == text)
    }
  }
}
