import Foundation
import KubeJSON
import Testing

@Suite("Depth")
struct DepthTests {
  /// Runs `body` on a thread with as little stack as a server's threads have on some platforms.
  static func onSmallStack(_ body: @escaping @Sendable () -> Void) {
    let done = DispatchSemaphore(value: 0)
    let thread = Thread {
      body()
      done.signal()
    }
    thread.stackSize = 512 * 1024
    thread.start()
    done.wait()
  }

  static func nested(_ open: String, _ inner: String, _ close: String, _ levels: Int) -> String {
    String(repeating: open, count: levels) + inner + String(repeating: close, count: levels)
  }

  /// Reads, writes, compares and hashes a value, and lets go of it; nil if all went well.
  @Sendable static func exercise<Value: JSONCodable>(_ type: Value.Type, _ text: String) -> String?
  {
    do throws(JSONError) {
      let value = try Value(json: text)
      let copy = try Value(json: text)
      let isEqual = value == copy && value.hashValue == copy.hashValue
      let written = try value.jsonText()
      return isEqual && written.utf8.count > 0 ? nil : "the values differ"
    } catch {
      return "\(error)"
    }
  }

  struct Nesting: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var open: String
    var inner: String
    var close: String
    /// How many levels of JSON `open` makes.
    var levels: Int
    var exercise: @Sendable (String) -> String?

    static let all = [
      Nesting("arrays", "[", "[]", "]", 1, JSONValue.self),
      Nesting("objects", #"{"a":"#, "{}", "}", 1, JSONValue.self),
      Nesting("pulled arrays", "[", "[]", "]", 1, PulledValue.self),
      Nesting("pulled objects", #"{"a":"#, "{}", "}", 1, PulledValue.self),
      Nesting("unknown members", #"{"a":"#, "{}", "}", 1, Bag.self),
      Nesting("boxes", #"{"parent":"#, "{}", "}", 1, Person.self),
      Nesting("arrays of structs", #"{"friends":["#, "{}", "]}", 2, Person.self),
      Nesting("both", #"{"parent":{"friends":["#, "{}", "]}}", 3, Person.self),
    ]

    init<Value: JSONCodable & Sendable>(
      _ name: String, _ open: String, _ inner: String, _ close: String, _ levels: Int,
      _ type: Value.Type
    ) {
      testDescription = name
      (self.open, self.inner, self.close, self.levels) = (open, inner, close, levels)
      exercise = { DepthTests.exercise(type, $0) }
    }
  }

  @Test(
    "As deep as the limit is fine on half a megabyte of stack, and one deeper is an error",
    arguments: Nesting.all)
  func limit(_ nesting: Nesting) {
    Self.onSmallStack {
      let most = (JSONReader.maximumDepth - 1) / nesting.levels
      let deepest = Self.nested(nesting.open, nesting.inner, nesting.close, most)
      #expect(nesting.exercise(deepest) == nil)
      let tooDeep = Self.nested(nesting.open, nesting.inner, nesting.close, most + 1)
      #expect(nesting.exercise(tooDeep)?.contains("nested deeper than 512 levels") == true)
    }
  }

  @Test("What never closes is refused at the limit, however long it is")
  func unclosed() throws {
    let text = String(repeating: "[", count: 1_000_000)
    let error = try #require(JSONValue.error(of: text))
    #expect(error.offset == JSONReader.maximumDepth)
    #expect(error.path == String(repeating: "[0]", count: JSONReader.maximumDepth))
    let objects = String(repeating: #"{"parent":"#, count: 100_000)
    #expect(Person.error(of: objects)?.offset == JSONReader.maximumDepth * 10)
  }

  @Test("Siblings do not add up")
  func siblings() throws {
    let text = "[" + Array(repeating: "[{}]", count: 2000).joined(separator: ",") + "]"
    #expect(try JSONValue(json: text).array?.count == 2000)
    let people = Array(repeating: #"{"parent":{"parent":{}}}"#, count: 2000)
    let read = try [Person](json: "[\(people.joined(separator: ","))]")
    #expect(read.count == 2000)
    let shapes = Array(repeating: #"{"many":[{"box":{"width":1,"height":2}}]}"#, count: 2000)
    #expect(try [Figure](json: "[\(shapes.joined(separator: ","))]").count == 2000)
  }

  @Test(
    "Large values in maps and unions are refused before the stack is gone",
    arguments: [
      (#"{"rooms":{"a":"#, "{}", "}}"), (#"{"door":{"leads":"#, "{}", "}}"),
      (#"{"rooms":{"a":{"door":{"leads":"#, "{}", "}}}}"),
    ])
  func large(_ open: String, _ inner: String, _ close: String) {
    Self.onSmallStack {
      #expect(Self.exercise(House.self, Self.nested(open, inner, close, 30)) == nil)
      for levels in stride(from: 40, through: 250, by: 5) {
        let complaint = Self.exercise(House.self, Self.nested(open, inner, close, levels))
        #expect(complaint == nil || complaint?.contains("nested") == true)
      }
    }
  }

  @Test("A value that is refused for its depth leaves room for the next")
  func afterwards() throws {
    let deep = Self.nested(#"{"rooms":{"a":"#, "{}", "}}", 250)
    let text = "[\(deep),{},{}]"
    try JSONReader.read(text.utf8) { (reader) throws(JSONError) in
      try reader.beginArray()
      _ = try reader.nextElement()
      let refused = reader.attempt { (reader) throws(JSONError) in try House(reading: &reader) }
      #expect(refused == nil)
      try reader.skipValue()
      var count = 0
      while try reader.nextElement() {
        _ = try House(reading: &reader)
        count += 1
      }
      #expect(count == 2)
    }
  }

  @Test("A deep JSONValue is taken apart level by level")
  func values() throws {
    Self.onSmallStack {
      var value = (try? JSONValue(json: Self.nested("[", "1", "]", 512))) ?? .null
      for _ in 0..<512 { value = value[0] ?? .null }
      #expect(value.int == 1)
    }
  }
}

/// Of half a kilobyte, and recursive by a map and by a union.
struct House: JSONStruct, Sendable {
  var a: Wall?
  var b: Wall?
  var c: Wall?
  var rooms: [String: House]?
  var door: Door?

  static func declare(_ members: inout Members<Self>) {
    members.add("a", \.a)
    members.add("b", \.b)
    members.add("c", \.c)
    members.add("rooms", \.rooms)
    members.add("door", \.door)
  }

  struct Wall: JSONStruct, Sendable {
    var a: String?
    var b: String?
    var c: String?
    var d: String?
    var e: String?
    var f: String?
    var g: String?
    var h: String?
    var i: String?
    var j: String?

    static func declare(_ members: inout Members<Self>) {
      members.add("a", \.a)
      members.add("b", \.b)
      members.add("c", \.c)
      members.add("d", \.d)
      members.add("e", \.e)
      members.add("f", \.f)
      members.add("g", \.g)
      members.add("h", \.h)
      members.add("i", \.i)
      members.add("j", \.j)
    }
  }

  indirect enum Door: JSONUnion, Sendable {
    case leads(House)

    init(reading reader: inout JSONReader) throws(JSONError) {
      try reader.beginObject()
      guard try reader.nextKey() == "leads" else { throw reader.fail("no door") }
      self = .leads(try House(reading: &reader))
      guard try reader.nextKey() == nil else { throw reader.fail("two doors") }
    }

    func write(to writer: inout JSONWriter) {
      guard case .leads(let house) = self else { return }
      writer.beginObject()
      writer.key("leads")
      house.write(to: &writer)
      writer.endObject()
    }
  }
}
