import KubeJSON
import KubeTestSupport
import Testing

@Suite("The writer")
struct WriterTests {
  @Test("Commas and colons stand where they must")
  func structure() throws {
    let text = try JSONWriter.text { writer in
      writer.beginObject()
      writer.key("a")
      writer.beginArray()
      writer.write(1 as Int64)
      writer.null()
      writer.write(true)
      writer.beginObject()
      writer.endObject()
      writer.beginArray()
      writer.endArray()
      writer.write("s")
      writer.write(UInt64.max)
      writer.write(0.5)
      writer.endArray()
      writer.key("b")
      writer.beginObject()
      writer.key("c")
      writer.write(false)
      writer.endObject()
      writer.key("")
      writer.write("")
      writer.endObject()
    }
    #expect(
      text == #"{"a":[1,null,true,{},[],"s",18446744073709551615,0.5],"b":{"c":false},"":""}"#)
    #expect(try JSONValue(json: text).text == text)
  }

  @Test("The first failure is the one that is reported")
  func failures() throws {
    let error = try #require(throws: JSONError.self) {
      try JSONWriter.bytes { writer in
        writer.beginArray()
        writer.write(Double.nan)
        writer.fail("another")
        writer.endArray()
      }
    }
    #expect(error == JSONError("nan cannot be written as JSON"))
  }

  @Test("Text without escapes is written as it is given, and no more than there is room for")
  func plain() throws {
    for length in 0...80 {
      let text = try JSONWriter.text { writer in
        writer.beginArray()
        for _ in 0..<20 {
          writer.writePlain(capacity: length) { room in
            for index in 0..<length { room[index] = 0x78 }
            return length
          }
        }
        writer.endArray()
      }
      let element = "\"\(String(repeating: "x", count: length))\""
      #expect(text == "[\(Array(repeating: element, count: 20).joined(separator: ","))]")
    }
    #expect(try JSONWriter.text { $0.writePlain(capacity: 4) { _ in -1 } } == "\"\"")
  }

  @Test("Bytes and text are the same")
  func forms() throws {
    let value: JSONValue = ["é": ["€", "😀", "\u{1}"]]
    #expect(try String(decoding: value.jsonBytes(), as: UTF8.self) == value.jsonText())
  }

  @Test("Integers of every length are written")
  func integers() throws {
    var value: UInt64 = 1
    for _ in 0..<64 {
      for sample in [value - 1, value, value + 1] {
        #expect(try sample.jsonText() == "\(sample)")
        let signed = Int64(truncatingIfNeeded: sample)
        #expect(try signed.jsonText() == "\(signed)")
        #expect(try (0 &- signed).jsonText() == "\(0 &- signed)")
      }
      value = value &* 2 == 0 ? value : value &* 2
    }
    #expect(try Int64.min.jsonText() == "-9223372036854775808")
  }

  @Test("Maps and sets are written in one order, whatever order they have")
  func order() throws {
    let keys = (0..<50).map { "key\($0)" }
    for seed in 0..<5 {
      var random = SplitMix64(seed: UInt64(seed))
      let shuffled = keys.shuffled(using: &random)
      let map = Dictionary(uniqueKeysWithValues: shuffled.map { ($0, $0.utf8.count) })
      let sorted = keys.sorted().map { "\"\($0)\":\($0.utf8.count)" }.joined(separator: ",")
      #expect(try map.jsonText() == "{\(sorted)}")
      #expect(
        try Set(shuffled).jsonText()
          == "[\(keys.sorted().map { "\"\($0)\"" }.joined(separator: ","))]")
    }
    #expect(try [String: Int]().jsonText() == "{}")
    #expect(try ["one": 1].jsonText() == #"{"one":1}"#)
    #expect(try Set<Int>().jsonText() == "[]")
  }
}
