import Foundation
import KubeJSON
import Testing

@Suite("The bridge to Codable")
struct BridgeTests {
  @Test("Foundation's coders read and write the whole document")
  func foundation() throws {
    let garden = try Garden(json: Garden.whole)
    let data = try JSONEncoder().encode(garden)
    #expect(try JSONValue(json: data) == JSONValue(json: Garden.whole))
    #expect(try Garden(json: data) == garden)
    let decoded = try JSONDecoder().decode(Garden.self, from: Data(Garden.whole.utf8))
    #expect(decoded == garden)
    #expect(decoded.hashValue == garden.hashValue)
    #expect(try JSONValue(json: decoded.jsonText()) == JSONValue(json: Garden.whole))
    #expect(try JSONDecoder().decode(Garden.self, from: data) == garden)
  }

  @Test("The own coders over JSONValue do, too")
  func values() throws {
    let garden = try Garden(json: Garden.whole)
    let value = try JSONValue(encoding: garden)
    #expect(try value == JSONValue(json: Garden.whole))
    #expect(try value.decode(Garden.self) == garden)
    #expect(try JSONValue(json: Garden.whole).decode(Garden.self) == garden)
  }

  @Test("Every sample of every scalar crosses the bridge")
  func scalars() throws {
    for (name, text) in Scalars.samples + [("x", "1")] {
      let scalars = try Scalars(json: "{\"\(name)\":\(text)}")
      let data = try JSONEncoder().encode(scalars)
      #expect(try JSONDecoder().decode(Scalars.self, from: data) == scalars)
      #expect(try JSONValue(encoding: scalars).decode(Scalars.self) == scalars)
      let direct = try JSONDecoder().decode(Scalars.self, from: Data("{\"\(name)\":\(text)}".utf8))
      #expect(direct == scalars)
    }
  }

  @Test("What is absent or null is what it is in the own reader", arguments: AbsenceTests.optional)
  func absence(_ name: String) throws {
    for text in [Garden.least, Garden.document("\"\(name)\":null")] {
      let expected = try Garden(json: text)
      #expect(try JSONDecoder().decode(Garden.self, from: Data(text.utf8)) == expected)
      #expect(try JSONValue(json: text).decode(Garden.self) == expected)
      #expect(try Garden(json: JSONEncoder().encode(expected)) == expected)
    }
  }

  @Test("Other types hold structs with a table, and structs hold them")
  func mixed() throws {
    struct Holder: Codable, Equatable {
      var garden: Garden
      var people: [Person]
      var byName: [String: Bed]
      var box: Boxed<Area>
      var maybe: Area?
      var value: JSONValue
      var mode: Mode
      var season: Season
      var level: Level
      var shape: Figure
    }
    let text = """
      {"garden":\(Garden.whole),"people":[{"name":"a","x":1}],"byName":{"k":{"title":"t"}},
      "box":{"width":1,"height":2},"value":[1,{"a":null}],"mode":"slow","season":"any","level":3,
      "shape":{"many":["point",{"box":{"width":1,"height":2}}]}}
      """
    let holder = try JSONDecoder().decode(Holder.self, from: Data(text.utf8))
    #expect(holder.garden == (try Garden(json: Garden.whole)))
    #expect(holder.people[0].unknownMembers["x"] == 1)
    #expect(holder.season.rawValue == "any" && holder.level.rawValue == 3)
    let data = try JSONEncoder().encode(holder)
    #expect(try JSONValue(json: data) == JSONValue(json: text))
    #expect(try JSONDecoder().decode(Holder.self, from: data) == holder)
    let value = try JSONValue(encoding: holder)
    #expect(try value == JSONValue(json: text))
    #expect(try value.decode(Holder.self) == holder)
  }

  struct Fault: Sendable, CustomTestStringConvertible {
    var member: String
    var path: String
    var testDescription: String { member }
  }

  static let faults = [
    Fault(member: #""name":1"#, path: "name"),
    Fault(member: #""beds":[{},{"depth":"x"}]"#, path: "beds.1.depth"),
    Fault(
      member: #""owner":{"friends":[{"parent":{"age":[]}}]}"#, path: "owner.friends.0.parent.age"),
    Fault(member: #""soil":{"kind":"mud"}"#, path: "soil.kind"),
    Fault(member: #""mode":"x""#, path: "mode"),
    Fault(member: #""area":{"height":1.5}"#, path: "area.height"),
    Fault(member: #""trackedList":["a",1]"#, path: "trackedList"),
    Fault(member: #""kind":"Other""#, path: "kind"),
    Fault(member: #""planted":"x""#, path: "planted"),
    Fault(member: #""soil":{}"#, path: "soil"),
    Fault(member: #""sheds":{"a":{"title":[]}}"#, path: "sheds.a.title"),
    Fault(member: #""replicas":3000000000"#, path: "replicas"),
    Fault(member: #""shape":"oval""#, path: "shape"),
  ]

  private static func path(_ error: any Error) -> String {
    let context: DecodingError.Context? =
      switch error as? DecodingError {
      case .typeMismatch(_, let context), .valueNotFound(_, let context),
        .dataCorrupted(let context),
        .keyNotFound(_, let context):
        context
      default: nil
      }
    return context.map { context in
      context.codingPath.map { $0.intValue.map(String.init) ?? $0.stringValue }
        .joined(separator: ".")
    } ?? "\(error)"
  }

  @Test("A fault is a DecodingError with its coding path, and nothing leaks", arguments: faults)
  func errors(_ fault: Fault) throws {
    let text =
      "{\"tracked\":\"t\",\"trackedMap\":{\"a\":\"b\"},\"mode\":\"slow\",\"planted\":\"1-2\","
      + "\"soil\":{\"kind\":\"loam\",\"tracked\":\"s\"},\(fault.member)}"
    let leaks = try Tracked.leaks {
      // Foundation's decoder keeps the first of two members of one name.
      let value = try JSONValue(json: text).object.map { JSONValue.object($0) } ?? .null
      let own = #expect(throws: DecodingError.self) { try value.decode(Garden.self) }
      let foundation = #expect(throws: DecodingError.self) {
        try JSONDecoder().decode(Garden.self, from: Data(value.text.utf8))
      }
      #expect(own.map(Self.path) == fault.path)
      // Foundation's own faults of numbers have no path.
      #expect(foundation != nil)
    }
    #expect(leaks == 0)
  }

  @Test("Values of any kind cross Foundation's coders")
  func anyValues() throws {
    for text in [
      "null", "true", "1", "-1.5", "18446744073709551615", "\"x\"", "[]", "{}",
      #"{"a":[1,"2",null,{"b":false}],"c":{}}"#, "[[[1]],{}]",
    ] {
      let value = try JSONValue(json: text)
      let wrapped = try JSONEncoder().encode([value])
      #expect(try JSONValue(json: wrapped) == [value], "\(text)")
      #expect(try JSONDecoder().decode([JSONValue].self, from: wrapped) == [value])
      #expect(try JSONDecoder().decode(JSONValue.self, from: Data(text.utf8)) == value)
    }
  }

  @Test("Many unknown members cross the bridge in bounded time", .timeLimit(.minutes(10)))
  func manyUnknown() throws {
    let text = "{\((0..<50_000).map { "\"k\($0)\":\($0)" }.joined(separator: ","))}"
    let bag = try Bag(json: text)
    #expect(try JSONDecoder().decode(Bag.self, from: Data(text.utf8)) == bag)
    #expect(try JSONValue(encoding: bag) == JSONValue(json: text))
  }
}
