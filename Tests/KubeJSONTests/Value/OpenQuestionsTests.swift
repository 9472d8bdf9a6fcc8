import Foundation
import KubeJSON
import Testing

/// What RFC 8259 leaves to implementations.
@Suite("What the grammar leaves open")
struct OpenQuestionsTests {
  @Test("Of members with one name the last counts, for every type")
  func repeatedKeys() throws {
    let text = #"{"name":"a","x":1,"name":"b","x":{"y":1,"y":2}}"#
    let value = try JSONValue(json: text)
    #expect(value["name"] == "b" && value["x"]?["y"] == 2)
    #expect(value == ["name": "b", "x": ["y": 2]])
    #expect(value.members?.count == 4)
    #expect(value.text == text)
    let bag = try Bag(json: text)
    #expect(bag.name == "b" && bag.unknownMembers["x"]?["y"] == 2)
    #expect(try bag.jsonText() == #"{"name":"b","x":{"y":1,"y":2}}"#)
    #expect(try [String: JSONValue](json: text) == ["name": "b", "x": ["y": 2]])
  }

  @Test("A member that stands there twice is replaced and removed as one")
  func changedRepeatedKeys() throws {
    let value = try JSONValue(json: #"{"a":1,"b":2,"a":3}"#)
    var removed = value
    removed["a"] = nil
    #expect(removed["a"] == nil)
    #expect(removed.text == #"{"b":2}"#)
    var replaced = value
    replaced["a"] = 4
    #expect(replaced.text == #"{"b":2,"a":4}"#)
  }

  @Test("A null in front of a value of the same name leaves nothing behind, one behind it does")
  func nullsOfRepeatedKeys() throws {
    for (name, text) in [("comment", #""c""#), ("fence", #"{"width":1,"height":2}"#)] {
      let value = "\"\(name)\":\(text)"
      let null = "\"\(name)\":null"
      let plain = try Garden(json: Garden.document(value))
      for document in [[null, value], [null, null, value], [value, null, value]] {
        let members = document.joined(separator: ",")
        #expect(try Garden(json: Garden.document(members)) == plain, "\(members)")
      }
      let nulled = try Garden(json: Garden.document("\(value),\(null)"))
      #expect(nulled.unknownMembers[name]?.isNull == true)
      #expect(try JSONValue(json: nulled.jsonText())[name]?.isNull == true)
    }
  }

  @Test("Names are told apart by their bytes, though Swift holds their characters for the same")
  func normalisation() throws {
    let text = "{\"\u{E9}\":1,\"e\u{301}\":2}"
    #expect(try Bag(json: text).jsonText() == text)
    #expect(try UnknownMembers(json: text).members.count == 2)
    let many = (0..<20).map { "\"k\($0)\":\($0)," }.joined()
    #expect(try Bag(json: "{\(many)\(text.dropFirst())").unknownMembers.members.count == 22)
  }

  @Test("Numbers beyond every type are kept as they are, and read as no type")
  func largeNumbers() throws {
    let value = try JSONValue(json: "[1e400,9223372036854775808,-9223372036854775808,-0,1.0,1e3]")
    #expect(value.text == "[1e400,9223372036854775808,-9223372036854775808,-0,1.0,1e3]")
    #expect(value[0]?.int == nil && value[0]?.double == .infinity)
    #expect(throws: DecodingError.self) { try value[0]?.decode(Double.self) }
    #expect(Double.error(of: "1e400") != nil)
    #expect(value[1]?.int == nil)
    #expect(try value[1]?.decode(UInt64.self) == 1 << 63)
    #expect(value[2]?.int == .min)
    #expect(value[3] == 0 && value[4]?.int == 1 && value[5]?.int == 1000)
    #expect(try Double(json: "-0").sign == .minus)
    #expect(try (-0.0).jsonText() == "-0.0")
    #expect(try Bag(json: #"{"n":1e400}"#).jsonText() == #"{"n":1e400}"#)
  }

  @Test("A byte order mark is no white space, and nothing may follow a document")
  func ends() {
    #expect(JSONValue.error(of: "\u{FEFF}{}")?.offset == 0)
    #expect(JSONValue.error(of: "{}\u{FEFF}")?.offset == 2)
    #expect(JSONValue.error(of: "{} x")?.offset == 3)
    #expect(JSONValue.error(of: "{}\u{0}")?.offset == 2)
  }

  @Test("Characters are written as they are, where JSON lets them be")
  func characters() throws {
    let text = try String(json: #""\u2028\/\ud83d\ude00\u0000\u007f""#)
    #expect(text == "\u{2028}/\u{1F600}\u{0}\u{7F}")
    #expect(try text.jsonText() == "\"\u{2028}/\u{1F600}\\u0000\u{7F}\"")
    #expect(JSONValue.error(of: #""\ud83d""#)?.offset == 1)
  }
}
