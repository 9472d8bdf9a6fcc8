import KubeJSON
import Testing

@Suite("Collections that are absent where they are empty")
struct AbsentCollectionTests {
  struct Part: JSONStruct, Sendable {
    var name: String

    static func declare(_ members: inout Members<Self>) {
      members.add("name", \.name)
    }
  }

  struct Whole: JSONStruct, Sendable {
    var words: [String] = []
    var parts: [Part] = []
    var labels: [String: String] = [:]
    var counts: [String: Int] = [:]
    var numbers: [Int] = []
    var named: [String: Part] = [:]

    static func declare(_ members: inout Members<Self>) {
      members.list("words", \.words)
      members.list("parts", \.parts)
      members.map("labels", \.labels)
      members.map("counts", \.counts)
      members.list("numbers", \.numbers)
      members.map("named", \.named)
    }
  }

  private static let names = ["words", "parts", "labels", "counts", "numbers", "named"]
  private static let values: [String: [String]] = [
    "words": ["[]", #"["a"]"#], "parts": ["[]", #"[{"name":"a"}]"#],
    "labels": ["{}", #"{"a":"b"}"#], "counts": ["{}", #"{"a":1}"#], "numbers": ["[]", "[1]"],
    "named": ["{}", #"{"a":{"name":"b"}}"#],
  ]

  private static let powers = [1, 3, 9, 27, 81, 243]

  /// Every combination of absent, empty and filled members.
  private static let texts: [String] = (0..<729).map { number in
    var rest = number
    var members: [String] = []
    for name in names {
      let choice = rest % 3
      rest /= 3
      if choice > 0, let value = values[name]?[choice - 1] {
        members.append("\"\(name)\":\(value)")
      }
    }
    return "{\(members.joined(separator: ","))}"
  }

  @Test("are written as they were read")
  func roundTrip() throws {
    for text in Self.texts { #expect(try Whole(json: text).jsonText() == text) }
  }

  @Test("are written as they were read, also by way of Codable")
  func codable() throws {
    for text in Self.texts {
      let value = try JSONValue(json: text).decode(Whole.self)
      #expect(try JSONValue(encoding: value) == JSONValue(json: text))
    }
  }

  @Test("are equal whether absent or empty")
  func equality() throws {
    let empty = try Whole(json: #"{"words":[],"parts":[],"labels":{},"counts":{},"numbers":[]}"#)
    #expect(empty == Whole())
    #expect(Set([empty, Whole()]).count == 1)
    let values = try Self.texts.map { try Whole(json: $0) }
    // Each is equal to those alone that differ in what is empty.
    let choices = Self.texts.indices.map { number in
      Self.names.indices.map { number / Self.powers[$0] % 3 == 2 }
    }
    for index in values.indices {
      for other in Swift.stride(from: index % 11, to: values.count, by: 11) {
        let areEqual = choices[index] == choices[other]
        #expect((values[index] == values[other]) == areEqual)
        if areEqual { #expect(values[index].hashValue == values[other].hashValue) }
      }
    }
    #expect(Set(values).count == 1 << Self.names.count)
  }

  @Test("a null, and a name that is there twice")
  func unusual() throws {
    #expect(try Whole(json: #"{"words":null,"labels":null}"#).jsonText() == "{}")
    #expect(try Whole(json: #"{"words":[],"words":null}"#).jsonText() == "{}")
    #expect(try Whole(json: #"{"words":["a"],"words":[]}"#).jsonText() == #"{"words":[]}"#)
    #expect(throws: JSONError.self) { try Whole(json: #"{"parts":[{"name":"a"},1]}"#) }
  }

  @Test("what is emptied by hand is still an empty one, what is assigned empty is absent")
  func changes() throws {
    var value = try Whole(json: #"{"words":["a"],"labels":{"a":"b"}}"#)
    value.labels["a"] = nil
    value.words = []
    #expect(try value.jsonText() == #"{"labels":{}}"#)
  }

  @Test("fit a type exactly without being there")
  func exact() throws {
    #expect(try Whole(exactly: Array("{}".utf8)) == Whole())
  }
}
