import KubeJSON
import Testing

@Suite("The pull reader")
struct ReaderTests {
  private static func reading<Value>(
    _ text: String, _ body: (inout JSONReader) throws(JSONError) -> Value
  ) throws(JSONError) -> Value {
    try JSONReader.read(text.utf8, body)
  }

  @Test("Peeking tells the kind and consumes nothing")
  func peeks() throws {
    let expected: [(String, JSONToken)] = [
      ("{}", .object), ("[]", .array), (#""x""#, .string), ("0", .number), ("-1", .number),
      ("true", .bool), ("false", .bool), ("null", .null),
    ]
    for (text, token) in expected {
      try Self.reading(" \(text) ") { (reader) throws(JSONError) in
        let seen = [try reader.peek(), try reader.peek()]
        let offset = reader.offset
        #expect(seen == [token, token])
        #expect(offset == 1)
        try reader.skipValue()
      }
    }
  }

  private typealias Call = @Sendable (inout JSONReader) throws(JSONError) -> Void

  private static let calls: [(token: JSONToken, call: Call)] = [
    (.object, { (reader) throws(JSONError) in try reader.beginObject() }),
    (.array, { (reader) throws(JSONError) in try reader.beginArray() }),
    (.string, { (reader) throws(JSONError) in _ = try reader.readString() }),
    (.bool, { (reader) throws(JSONError) in _ = try reader.readBool() }),
    (.number, { (reader) throws(JSONError) in _ = try reader.readInt() }),
    (.number, { (reader) throws(JSONError) in _ = try reader.readDouble() }),
    (.number, { (reader) throws(JSONError) in _ = try reader.readNumberText() }),
    (.number, { (reader) throws(JSONError) in _ = try reader.readInteger(UInt64.self) }),
  ]

  @Test("A value of another kind is refused at its place, and nothing is consumed")
  func otherKinds() throws {
    for text in ["{}", "[]", #""x""#, "12", "true", "null"] {
      try Self.reading(text) { (reader) throws(JSONError) in
        let token = try reader.peek()
        for (other, call) in Self.calls where other != token {
          let error = reader.failure(call)
          #expect(error?.offset == 0 && error?.message.contains("expected") == true)
        }
        let isNull = token == .null ? false : try reader.readNull()
        #expect(!isNull)
        try reader.skipValue()
      }
    }
  }

  @Test("An attempt that fails consumes nothing, and one that succeeds consumes its value")
  func attempts() throws {
    let text = #"[{"a":[1,2,{"b":"x"}]},5,"s"]"#
    try Self.reading(text) { (reader) throws(JSONError) in
      try reader.beginArray()
      var isThere = try reader.nextElement()
      let start = reader.offset
      let strings = reader.attempt { (reader) throws(JSONError) in try [String](reading: &reader) }
      let maps = reader.attempt { (reader) throws(JSONError) in
        try [String: [Int]](reading: &reader)
      }
      let offset = reader.offset
      #expect(isThere && strings == nil && maps == nil && offset == start)
      let any = reader.attempt { (reader) throws(JSONError) in try JSONValue(reading: &reader) }
      isThere = try reader.nextElement()
      let wrong = reader.attempt { (reader) throws(JSONError) in try String(reading: &reader) }
      let number = reader.attempt { (reader) throws(JSONError) in try Int(reading: &reader) }
      #expect(any != nil && isThere && wrong == nil && number == 5)
      isThere = try reader.nextElement()
      let last = try reader.readString()
      let isMore = try reader.nextElement()
      #expect(isThere && last == "s" && !isMore)
    }
  }

  @Test("Attempts that fail within structs in arrays leak nothing and spoil nothing")
  func attemptsWithStructs() throws {
    let broken =
      #"{"friends":[{"name":"a","tracked":"1"},{"name":"b","parent":{"tracked":"2"}},7]}"#
    let people = Array(repeating: broken, count: 500).joined(separator: ",")
    let leaks = try Tracked.leaks {
      try Self.reading("[\(people),{\"name\":\"last\"}]") { (reader) throws(JSONError) in
        var read: [Person] = []
        try reader.beginArray()
        while try reader.nextElement() {
          let person = reader.attempt { (reader) throws(JSONError) in try Person(reading: &reader) }
          if let person { read.append(person) } else { try reader.skipValue() }
        }
        #expect(read.map(\.name) == ["last"])
      }
    }
    #expect(leaks == 0)
  }

  @Test("The bytes of a string are those of its text, with and without escapes")
  func stringBytes() throws {
    for (text, expected) in [(#""plain""#, "plain"), (#""\u00e9\n""#, "é\n"), (#""""#, "")] {
      try Self.reading(text) { (reader) throws(JSONError) in
        let bytes = try reader.withStringBytes { (bytes) throws(JSONError) in Array(bytes) }
        #expect(bytes == Array(expected.utf8))
      }
    }
    let error = try #require(throws: JSONError.self) {
      try Self.reading(#"{"a":"b"}"#) { (reader) throws(JSONError) in
        try reader.beginObject()
        _ = try reader.nextKey()
        let place = reader.offset
        try reader.withStringBytes { (_) throws(JSONError) in
          throw JSONError("not this one", offset: place)
        }
      }
    }
    #expect(error == JSONError("not this one", offset: 5, path: "a"))
  }

  @Test("What is left behind the value is an error, also if the reading stopped early")
  func leftovers() throws {
    let error = try #require(throws: JSONError.self) {
      try Self.reading("[1,2]") { (reader) throws(JSONError) in
        try reader.beginArray()
        _ = try reader.nextElement()
        _ = try reader.readInt()
      }
    }
    #expect(error.offset == 2)
    #expect(throws: JSONError.self) { try Self.reading("1") { (_) throws(JSONError) in } }
  }

  @Test("An error says what, where and at which byte")
  func descriptions() {
    #expect("\(JSONError("a"))" == "a")
    #expect("\(JSONError("a", offset: 3))" == "a (byte 3)")
    #expect("\(JSONError("a", offset: 3, path: "b.c"))" == "b.c: a (byte 3)")
    #expect("\(JSONError("a", path: "b"))" == "b: a")
    var error = JSONError("a", offset: 1, path: "p")
    let copy = error
    error.message = "b"
    error.offset = 2
    error.path = "q"
    #expect(error == JSONError("b", offset: 2, path: "q"))
    #expect(copy == JSONError("a", offset: 1, path: "p"))
    #expect(Set([error, copy, copy]).count == 2)
  }
}

extension JSONReader {
  /// The error of a call that must fail.
  fileprivate mutating func failure(
    _ body: (inout JSONReader) throws(JSONError) -> Void
  ) -> JSONError? {
    do throws(JSONError) {
      try body(&self)
      return nil
    } catch {
      return error
    }
  }
}
