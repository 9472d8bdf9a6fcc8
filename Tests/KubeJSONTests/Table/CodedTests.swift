import Foundation
import KubeJSON
import Testing

/// Members of types with hand-written or synthesised `Codable`.
struct Diary: JSONStruct, Sendable {
  var entry: Entry
  var maybe: Entry?
  var entries: [Entry]?
  var byName: [String: Entry]?
  var byNumber: [Int: String]?
  var child: Child?
  var mood: Mood?
  var ratio: Float?
  var page: JSONValue?
  var area: Area?

  static func declare(_ members: inout Members<Self>) {
    members.coded("entry", \.entry)
    members.coded("maybe", \.maybe)
    members.coded("entries", \.entries)
    members.coded("byName", \.byName)
    members.coded("byNumber", \.byNumber)
    members.coded("child", \.child)
    members.coded("mood", \.mood)
    members.coded("ratio", \.ratio)
    members.coded("page", \.page)
    members.coded("area", \.area)
  }

  struct Entry: Codable, Sendable {
    var text: String
    var size: UInt64 = 0
    var weight: Double?
    var nested: [[Int8?]]?
    var any: JSONValue?
    var area: Area?
    var person: Person?
  }

  class Parent: Codable, @unchecked Sendable {
    var name: String

    init(name: String) { self.name = name }
  }

  /// Encodes its superclass the way that `Codable` classes do.
  final class Child: Parent, @unchecked Sendable {
    var toys: [String]

    private enum CodingKeys: String, CodingKey { case toys, more }

    required init(from decoder: any Decoder) throws {
      let container = try decoder.container(keyedBy: CodingKeys.self)
      toys = try container.decode([String].self, forKey: .toys)
      var more = try container.nestedUnkeyedContainer(forKey: .more)
      while !more.isAtEnd {
        if try more.decodeNil() { continue }
        var inner = try more.nestedUnkeyedContainer()
        toys.append(try inner.decode(String.self))
      }
      try super.init(from: container.superDecoder())
    }

    override func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode([String](), forKey: .toys)
      var more = container.nestedUnkeyedContainer(forKey: .more)
      try more.encodeNil()
      for toy in toys {
        var inner = more.nestedUnkeyedContainer()
        try inner.encode(toy)
      }
      try super.encode(to: container.superEncoder())
    }
  }

  enum Mood: Codable, Sendable {
    case fine
    case mixed(good: Int, bad: Int)
    case words(String)
  }
}

@Suite("Coded members")
struct CodedTests {
  static let document = #"""
    {"entry":{"text":"a","size":18446744073709551615,"weight":0.1,"nested":[[1,null],[]],
    "any":{"z":[1.5,null]},"area":{"width":1,"height":2},"person":{"name":"p","new":true}},
    "maybe":{"text":"b","size":0},"entries":[{"text":"c","size":1},{"text":"d","size":2}],
    "byName":{"x":{"text":"e","size":3}},"byNumber":{"1":"one","2":"two"},
    "child":{"toys":[],"more":[null,["ball"],["kite"]],"super":{"name":"Tim"}},
    "mood":{"mixed":{"good":1,"bad":2}},"ratio":0.1,"page":[{"a":1}],
    "area":{"width":3,"height":4}}
    """#

  @Test("Types with any Codable read and write")
  func roundTrip() throws {
    let diary = try Diary.outcome(of: Self.document).get()
    #expect(diary.entry.size == .max && diary.entry.nested?.first == [1, nil])
    #expect(diary.entry.person?.unknownMembers["new"] == true)
    #expect(diary.byNumber == [1: "one", 2: "two"])
    #expect(diary.child?.name == "Tim" && diary.child?.toys == ["ball", "kite"])
    #expect(diary.ratio == 0.1)
    #expect(try JSONValue(json: diary.jsonText()) == JSONValue(json: Self.document))
    let again = try Diary(json: diary.jsonText())
    #expect(again == diary)
    #expect(again.hashValue == diary.hashValue)
    #expect(try Diary(json: #"{"entry":{"text":"a","size":1}}"#) != diary)
  }

  @Test("Foundation's coders give the same")
  func foundation() throws {
    let diary = try Diary(json: Self.document)
    let data = try JSONEncoder().encode(diary)
    #expect(try JSONDecoder().decode(Diary.self, from: data) == diary)
    #expect(try JSONDecoder().decode(Diary.self, from: Data(Self.document.utf8)) == diary)
  }

  @Test("An error is one of the member, and says where within it")
  func errors() throws {
    let samples: [(String, String, String)] = [
      (#"{"entry":5}"#, "entry", "was expected"), (#"{"entry":null}"#, "", "\"entry\" is missing"),
      (#"{"entry":{"text":"a","size":-1}}"#, "entry", "at size"),
      (#"{"entry":{"size":1}}"#, "entry", "\"text\" is missing"),
      (#"{"entry":{"text":"a","size":1,"nested":[[1],[300]]}}"#, "entry", "at nested.1.0"),
      (#"{"entry":{"text":"a","size":1,"person":{"age":"x"}}}"#, "entry", "at person.age"),
      (#"{"entry":{"text":"a","size":1,"weight":1e400}}"#, "entry", "at weight"),
      (#"{"entry":{"text":"a","size":1},"entries":[{}]}"#, "entries", "at 0"),
      (#"{"entry":{"text":"a","size":1},"mood":{}}"#, "mood", "Mood"),
      (#"{"entry":{"text":"a","size":1},"child":{"toys":[]}}"#, "child", "more"),
      (#"{"entry":{"text":"a","size":1.5}}"#, "entry", "at size"),
    ]
    for (text, path, part) in samples {
      let error = try #require(Diary.error(of: text))
      #expect(error.path == path, "\(text)")
      #expect(error.message.contains(part), "\(error)")
      let member = text.range(of: "\"\(path)\":").map {
        text.distance(from: text.startIndex, to: $0.upperBound)
      }
      #expect(error.offset == (path.isEmpty ? 0 : member))
    }
    let broken = try #require(Diary.error(of: #"{"entry":{"text":"a","size":01}}"#))
    #expect(broken.path == "entry.size")
  }

  @Test("A value that cannot be encoded fails the document")
  func unsayable() throws {
    var diary = try Diary(json: Self.document)
    diary.entry.weight = .nan
    let error = try #require(throws: JSONError.self) { try diary.jsonText() }
    #expect(error.message.contains("Entry cannot be encoded"))
  }

  @Test("A value takes part in encoding and decoding of any type")
  func values() throws {
    struct Nested: Codable, Equatable {
      var flag = true
      var numbers: [Int16] = [1, -2]
      var ratio: Float = 0.3
      var map: [String: [UInt8]] = ["a": [1], "b": []]
      var maybe: String?
    }
    let value = try JSONValue(encoding: Nested())
    #expect(
      value == ["flag": true, "numbers": [1, -2], "ratio": 0.3, "map": ["a": [1], "b": []]])
    #expect(try value.decode(Nested.self) == Nested())
    #expect(try JSONValue(encoding: [Optional(1), nil]) == [1, nil])
    #expect(try JSONValue(encoding: "text") == "text")
    #expect(try JSONValue(encoding: [String: Int]()) == [:])
    #expect(try JSONValue(encoding: JSONValue.null).isNull)
    #expect(try JSONValue("5").decode(String.self) == "5")
    #expect(throws: DecodingError.self) { try JSONValue("5").decode(Int.self) }
    #expect(throws: DecodingError.self) { try JSONValue(json: "[1]").decode(Nested.self) }
    #expect(throws: EncodingError.self) { try JSONValue(encoding: [Double.infinity]) }
    #expect(throws: EncodingError.self) { try JSONValue(encoding: Float.nan) }
  }

  @Test(
    "Large arrays and maps are encoded in time that grows with their size", .timeLimit(.minutes(10))
  )
  func large() throws {
    let numbers = Array(0..<100_000)
    #expect(try JSONValue(encoding: numbers).array?.count == numbers.count)
    let map = Dictionary(uniqueKeysWithValues: numbers.map { ("\($0)", $0) })
    let value = try JSONValue(encoding: map)
    #expect(try value.decode([String: Int].self) == map)
  }
}
