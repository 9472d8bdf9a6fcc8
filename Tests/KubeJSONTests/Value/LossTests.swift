import KubeJSON
import Testing

private struct Sums: JSONStruct, Sendable {
  var total: Double?
  var single: Float?
  var labels: [String: String]?
  var parts: [Double]?
  var children: [String: Child]?
  var unknownMembers = UnknownMembers()

  static func declare(_ members: inout Members<Self>) {
    members.add("total", \.total)
    members.add("single", \.single)
    members.add("labels", \.labels)
    members.add("parts", \.parts)
    members.add("children", \.children)
    members.unknown(\.unknownMembers)
  }

  struct Child: JSONStruct, Sendable {
    var x: Double?

    static func declare(_ members: inout Members<Self>) {
      members.add("x", \.x)
    }
  }
}

@Suite("What a type cannot hold all of")
struct LossTests {
  @Test(
    "It is written back as it was read",
    arguments: [
      #"{"total":9007199254740993}"#, #"{"total":-9007199254740993}"#,
      #"{"total":9223372036854775807}"#, #"{"single":16777217}"#,
      #"{"single":3.141592653589793}"#, #"{"parts":[1,9007199254740993]}"#,
      #"{"labels":{"\#u{e9}":"1","e\#u{301}":"2"}}"#,
      #"{"children":{"a":{"x":9007199254740993}}}"#,
      #"{"children":{"\#u{e9}":{},"e\#u{301}":{}}}"#,
    ])
  func kept(_ text: String) throws {
    let sums = try Sums(json: text)
    #expect(Array(try sums.jsonText().utf8) == Array(text.utf8))
    #expect(try Sums(json: sums.jsonText()) == sums)
    // Also where the document is so long that values are shared.
    let many = Array(repeating: text, count: 2000).joined(separator: ",")
    let all = try [Sums](json: "[\(many)]")
    #expect(Array(try all.jsonText().utf8) == Array("[\(many)]".utf8))
  }

  @Test("What is exact is not kept twice")
  func exact() throws {
    for text in [
      #"{"total":9007199254740992}"#, #"{"total":0.30000000000000004}"#, #"{"single":0.1}"#,
      #"{"labels":{"a":"1","b":"2"}}"#, #"{"labels":{"a":"1","a":"2"}}"#,
    ] {
      #expect(try Sums(json: text).unknownMembers.isEmpty, "\(text)")
    }
  }

  @Test("A value that changes is written")
  func changed() throws {
    var sums = try Sums(json: #"{"total":9007199254740993,"labels":{"a":"1"}}"#)
    sums.labels?["b"] = "2"
    #expect(
      try sums.jsonText() == #"{"total":9007199254740993,"labels":{"a":"1","b":"2"}}"#)
    sums.total = 1
    #expect(try sums.jsonText() == #"{"total":1,"labels":{"a":"1","b":"2"}}"#)
    sums.total = nil
    #expect(try sums.jsonText() == #"{"labels":{"a":"1","b":"2"}}"#)
  }

  @Test("Names are those of the same bytes")
  func names() throws {
    let text = "{\"\u{e9}\":1,\"e\u{301}\":2}"
    let value = try JSONValue(json: text)
    #expect(value["\u{e9}"] == 1 && value["e\u{301}"] == 2)
    #expect(value != (try JSONValue(json: "{\"\u{e9}\":2,\"e\u{301}\":1}")))
    var changed = value
    changed["e\u{301}"] = nil
    #expect(changed == (try JSONValue(json: "{\"\u{e9}\":1}")))
  }

  @Test("NaN and infinity are errors and never null", arguments: [Double.nan, .infinity])
  func notFinite(_ number: Double) throws {
    let values = [JSONValue(number), JSONValue(Sums(total: number)), ["spec": [JSONValue(number)]]]
    for value in values {
      #expect(!value.isNull)
      #expect(throws: JSONError.self) { try value.jsonBytes() }
      #expect(throws: JSONError.self) { try JSONValue(json: value.text) }
      #expect(throws: (any Error).self) { try JSONValue(encoding: [value]).jsonText() }
    }
    #expect(JSONValue(Float(number)) != .null)
  }

  @Test("An element and a member are found without reading the others again")
  func indexed() throws {
    let objects = (0..<1000).map { "{\"n\":\($0)}" }.joined(separator: ",")
    let elements = try JSONValue(json: "[\(objects)]")
    let members = try JSONValue(
      json: "{\((0..<1000).map { "\"k\($0)\":[\($0)]" }.joined(separator: ","))}")
    for index in [0, 1, 500, 999] {
      #expect(elements[index]?["n"] == .number(index))
      #expect(members["k\(index)"]?[0] == .number(index))
    }
    #expect(elements[1000] == nil && elements[-1] == nil && members["k1000"] == nil)
    // Copies share what one of them has found out.
    let copies = (0..<100_000).map { _ in elements }
    #expect(copies.allSatisfy { $0[999]?["n"] == 999 })
  }
}
