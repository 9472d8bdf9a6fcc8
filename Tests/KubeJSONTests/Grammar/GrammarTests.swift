import KubeJSON
import Testing

@Suite("The grammar of JSON")
struct GrammarTests {
  static let accepted: [String] = [
    // Literals and white space.
    "null", "true", "false", " null", "null ", "\t\r\n null \t\r\n", "[true,false,null]",
    "[ true , false , null ]", "{}", "{ }", "[]", "[ ]", "[\n]", "{\n}", "\"\"", " \"\" ",
    // Numbers.
    "0", "-0", "1", "-1", "10", "9", "1234567890", "0.0", "-0.0", "0.5", "10.01", "1e1", "1E1",
    "1e+1", "1e-1", "1e01", "1e00", "0e0", "0e+0", "-0e-0", "0.1e1", "123.456e78", "1E+2",
    "[0]", "[-0]", "[0,1]", "[1e3,2.5]", "1e400", "-1e400", "1e-400",
    "123456789012345678901234567890", "0.00000000000000000000000000000000000000001",
    // Strings.
    #""a""#, #""\"""#, #""\\""#, #""\/""#, #""/""#, #""\b\f\n\r\t""#, #""\u0041""#, #""\u00e9""#,
    #""\u00E9""#, #""\uD83D\uDE00""#, #""\ud83d\ude00""#, #""\u0000""#, #""\uFFFF""#,
    #""\uD7FF\uE000""#, "\"\u{7F}\"", "\"é\"", "\"€\"", "\"😀\"", "\"\u{2028}\u{2029}\"",
    "\"\u{FEFF}\"", "\"\u{FFFF}\"", "\"\u{10FFFF}\"", #""a\\""#, #""\\\"""#, #""'""#,
    // Arrays and objects.
    "[1]", "[1,2]", "[[]]", "[[],[]]", "[{}]", "[[[[1]]]]", #"{"a":1}"#, #"{"a":1,"b":2}"#,
    #"{"":0}"#, #"{"":{"":{}}}"#, #"{"a":{},"b":[]}"#, #"{ "a" : 1 , "b" : 2 }"#,
    #"{"a":1,"a":2}"#, #"{"\u0061":1,"a":2}"#, #"{"a\"b":[]}"#, #"[{"a":[{"b":[]}]}]"#,
    #"{"long key with several words":"and a value of more than sixteen bytes"}"#,
  ]

  @Test("What the grammar allows is read by every way of reading", arguments: accepted)
  func accepts(_ text: String) throws {
    #expect(JSONValue.error(of: text) == nil)
    #expect(PulledValue.error(of: text) == nil)
    #expect(Bag.error(of: "{\"x\":\(text)}") == nil)
    #expect(Bag.error(of: "{\"name\":\"\",\"x\":\(text),\"y\":\(text)}") == nil)
  }

  struct Rejected: Sendable, CustomTestStringConvertible {
    var text: String
    var offset: Int
    var path: String
    var testDescription: String { text.debugDescription }

    init(_ text: String, _ offset: Int, _ path: String = "") {
      (self.text, self.offset, self.path) = (text, offset, path)
    }
  }

  @Test("What the grammar forbids is an error at its place", arguments: RejectedTexts.all)
  func rejects(_ sample: Rejected) throws {
    let skipped = try #require(JSONValue.error(of: sample.text))
    #expect((skipped.offset, skipped.path) == (sample.offset, sample.path))
    #expect(!skipped.message.isEmpty)
    let pulled = try #require(PulledValue.error(of: sample.text))
    #expect((pulled.offset, pulled.path) == (sample.offset, sample.path))
    #expect(pulled.message == skipped.message)
  }

  @Test("A forbidden text is an error within an object with a table", arguments: RejectedTexts.all)
  func rejectsWithin(_ sample: Rejected) throws {
    // Behind a member's value a comma may follow, so that what is forbidden at a document's end may be well placed here.
    let inner = "{\"x\":[\(sample.text)]}"
    guard let pulled = PulledValue.error(of: inner) else { return }
    let error = try #require(Bag.error(of: inner))
    #expect((error.offset, error.path) == (pulled.offset, pulled.path))
  }

  @Test("A text that ends anywhere before its end is an error at that end")
  func truncated() throws {
    let text = #"{"a":[1.5e2,true,null,"x\u00e9\n"],"b":{"c":-0.25,"d":[[],{}]}}"#
    let bytes = Array(text.utf8)
    for count in 0..<bytes.count {
      let cut = bytes.prefix(count)
      guard case .failure(let error) = JSONValue.outcome(of: cut) else {
        Issue.record("\(count) bytes are a document")
        continue
      }
      #expect(error.offset == count, "\(String(decoding: cut, as: UTF8.self)): \(error)")
    }
  }

  @Test("Nothing is no document", arguments: ["", " ", "\n\n", "\t"])
  func nothing(_ text: String) throws {
    let error = try #require(JSONValue.error(of: text))
    #expect(error.offset == text.utf8.count)
    #expect(error.path.isEmpty)
    #expect(Bag.error(of: text)?.offset == text.utf8.count)
    #expect(Int.error(of: text)?.offset == text.utf8.count)
    #expect(String.error(of: text)?.offset == text.utf8.count)
  }

  @Test("Every byte that begins no value is refused at its place")
  func firstBytes() {
    let beginnings = Set("{[\"tfn-0123456789 \t\r\n".utf8)
    for byte in UInt8.min ... .max where !beginnings.contains(byte) {
      for prefix in ["", "[", "{\"a\":"] {
        if prefix == "[", byte == UInt8(ascii: "]") { continue }
        let bytes = Array(prefix.utf8) + [byte, 0x20]
        guard case .failure(let error) = JSONValue.outcome(of: bytes) else {
          Issue.record("\(byte) begins a value")
          continue
        }
        #expect(error.offset == prefix.utf8.count)
      }
    }
  }

  @Test("A document may come as any collection of bytes")
  func collections() throws {
    let text = #"{"a":[1,2,"three"]}"#
    let expected = try JSONValue(json: text)
    #expect(try JSONValue(json: Array(text.utf8)) == expected)
    #expect(try JSONValue(json: ContiguousArray(text.utf8)) == expected)
    #expect(try JSONValue(json: text.utf8.reversed().reversed()) == expected)
    #expect(try JSONValue(json: Array("xx\(text)".utf8).dropFirst(2)) == expected)
    #expect(throws: JSONError.self) { try JSONValue(json: text.utf8.lazy.map { $0 &+ 1 }) }
    #expect(throws: JSONError.self) { try JSONValue(json: EmptyCollection<UInt8>()) }
  }
}
