import KubeJSON
import Testing

@Suite("Values of any kind")
struct JSONValueTests {
  @Test("A value tells its kind and its content")
  func kinds() throws {
    let value = try JSONValue(
      json: #"{"n":null,"b":true,"i":7,"d":0.5,"s":"x","a":[1,"2"],"o":{"k":{}}}"#)
    #expect(value["n"]?.isNull == true)
    #expect(value["b"]?.bool == true)
    #expect(value["i"]?.int == 7)
    #expect(value["i"]?.double == 7)
    #expect(value["d"]?.double == 0.5)
    #expect(value["d"]?.int == nil)
    #expect(value["s"]?.string == "x")
    #expect(value["a"]?.array?.count == 2)
    #expect(value["a"]?[1]?.string == "2")
    #expect(value["a"]?[2] == nil)
    #expect(value["a"]?[-1] == nil)
    #expect(value["o"]?["k"]?.object == [:])
    #expect(value["absent"] == nil)
    #expect(value.members?.map(\.name) == ["n", "b", "i", "d", "s", "a", "o"])
    #expect(value["s"]?["x"] == nil)
    #expect(value["s"]?[0] == nil)
    guard case .object(let members) = value.kind, case .array(let array)? = members["a"]?.kind
    else {
      Issue.record("\(value.kind)")
      return
    }
    #expect(array == [1, "2"])
  }

  @Test("The order of members does not count, nor does white space; the order of elements does")
  func equality() throws {
    let a = try JSONValue(json: #"{"a":1,"b":[1,{"c":2,"d":3}]}"#)
    let b = try JSONValue(json: #" { "b" : [1.0, {"d":3,"c":2e0}], "a" : 1 } "#)
    let c = try JSONValue(json: #"{"a":1,"b":[{"c":2,"d":3},1]}"#)
    #expect(a == b)
    #expect(a.hashValue == b.hashValue)
    #expect(a != c)
    #expect(Set([a, b, c]).count == 2)
    let different: [JSONValue] = [
      nil, true, false, 0, 1, "", "1", "true", [], [0], [nil], [[]], [:], ["a": nil], ["a": 0],
      ["a": [:]], [["a": 0]],
    ]
    for (first, a) in different.enumerated() {
      for (second, b) in different.enumerated() {
        #expect((a == b) == (first == second), "\(a) \(b)")
        #expect((a == (try JSONValue(json: b.text))) == (first == second), "\(a) \(b)")
      }
    }
    #expect(Set(different).count == different.count)
  }

  @Test("The last of several members of one name counts")
  func duplicates() throws {
    let value = try JSONValue(json: #"{"a":1,"b":2,"a":3}"#)
    #expect(value["a"]?.int == 3)
    #expect(value.object?["a"]?.int == 3)
    #expect(value == ["a": 3, "b": 2])
    #expect(value.text == #"{"a":1,"b":2,"a":3}"#)
  }

  @Test("Members are set, replaced and removed")
  func changes() throws {
    var value = try JSONValue(json: #"{"a":{"x":1},"b":2}"#)
    value["c"] = [1]
    value["b"] = nil
    value["a"]?["x"] = "y"
    value["absent"] = nil
    #expect(value.text == #"{"a":{"x":"y"},"c":[1]}"#)
    var scalar: JSONValue = 5
    scalar["k"] = true
    #expect(scalar.text == #"{"k":true}"#)
  }

  @Test("Literals make values")
  func literals() {
    let value: JSONValue = ["n": nil, "b": false, "i": -1, "d": 1.5, "s": "x\(1)", "a": [1, [2]]]
    #expect(value.text == #"{"n":null,"b":false,"i":-1,"d":1.5,"s":"x1","a":[1,[2]]}"#)
    #expect(JSONValue.object(["b": 1, "a": 2]).text == #"{"a":2,"b":1}"#)
    #expect("\(value)" == value.text)
    #expect(throws: JSONError.self) { try JSONValue(floatLiteral: .nan).jsonText() }
  }

  @Test("Any value that codes itself is a JSON value")
  func others() throws {
    #expect(JSONValue([1, 2]) == [1, 2])
    #expect(JSONValue(["a": Optional(1), "b": nil]) == ["a": 1, "b": nil])
    #expect(JSONValue(Area(width: 1, height: 2)) == ["width": 1, "height": 2])
    #expect(JSONValue("x") == "x")
    #expect(JSONValue(Optional<Int>.none).isNull)
  }

  @Test("Deep values compare and hash in bounded time")
  func deep() throws {
    let filler = String(repeating: "\"some text\",", count: 20_000)
    let open = String(repeating: #"{"a":[1,"#, count: 200)
    let close = String(repeating: "]}", count: 200)
    let a = try JSONValue(json: "\(open)[\(filler)1]\(close)")
    let b = try JSONValue(json: " \(open)[\(filler)1.0]\(close)")
    #expect(a == b)
    #expect(a.hashValue == b.hashValue)
  }
}
