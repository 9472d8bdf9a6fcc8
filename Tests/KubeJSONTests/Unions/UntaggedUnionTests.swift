import Foundation
import KubeJSON
import Testing

/// What the generator emits for unions without tags, written by hand.
private enum Shape: JSONUnion, Sendable {
  case box(width: Int)
  case pair(width: Int, height: Int)
  case tree(Tree)
  indirect case fork(left: Shape, right: Int)
  indirect case twig(left: Shape)

  init(reading reader: inout JSONReader) throws(JSONError) {
    self = try reader.readFirst(of: 5) { (reader, index) throws(JSONError) -> Self in
      switch index {
      case 0: return .box(width: try Self.readMembers(&reader, ["width"])[0])
      case 1:
        let members = try Self.readMembers(&reader, ["width", "height"])
        return .pair(width: members[0], height: members[1])
      case 2: return .tree(try Tree(reading: &reader))
      case 3: return try Self.readFork(&reader, hasRight: true)
      default: return try Self.readFork(&reader, hasRight: false)
      }
    }
  }

  private static func readMembers(
    _ reader: inout JSONReader, _ names: [String]
  ) throws(JSONError) -> [Int] {
    var values: [String: Int] = [:]
    try reader.beginObject()
    while let key = try reader.nextKey() {
      if names.contains(key) {
        values[key] = try Int(reading: &reader)
      } else {
        try reader.skipUnknown(key)
      }
    }
    guard values.count == names.count else { throw reader.fail("a member is missing") }
    return names.map { values[$0] ?? 0 }
  }

  private static func readFork(
    _ reader: inout JSONReader, hasRight: Bool
  ) throws(JSONError) -> Self {
    var left: Shape?
    var right: Int?
    try reader.beginObject()
    while let key = try reader.nextKey() {
      switch key {
      case "left": left = try Shape(reading: &reader)
      case "right" where hasRight: right = try Int(reading: &reader)
      default: try reader.skipUnknown(key)
      }
    }
    guard let left else { throw reader.fail("the member 'left' is missing") }
    if !hasRight { return .twig(left: left) }
    guard let right else { throw reader.fail("the member 'right' is missing") }
    return .fork(left: left, right: right)
  }

  func write(to writer: inout JSONWriter) {
    guard case .tree(let tree) = self else {
      writer.beginObject()
      switch self {
      case .box(let width): write("width", width, &writer)
      case .pair(let width, let height):
        write("width", width, &writer)
        write("height", height, &writer)
      case .fork(let left, let right):
        write("left", left, &writer)
        write("right", right, &writer)
      case .twig(let left): write("left", left, &writer)
      case .tree: break
      }
      writer.endObject()
      return
    }
    tree.write(to: &writer)
  }

  private func write(_ key: String, _ value: some JSONCodable, _ writer: inout JSONWriter) {
    writer.key(key)
    value.write(to: &writer)
  }
}

private struct Tree: JSONStruct, Sendable {
  var name: String
  var shapes: [Shape]
  var leaf: Leaf?

  static func declare(_ members: inout Members<Self>) {
    members.add("name", \.name)
    members.add("shapes", \.shapes)
    members.add("leaf", \.leaf)
  }
}

private struct Leaf: JSONStruct, Sendable {
  var colour: String?

  static func declare(_ members: inout Members<Self>) {
    members.add("colour", \.colour)
  }
}

/// A union whose first case is the union again.
private enum Circle: JSONUnion, Sendable {
  indirect case again(Circle)
  case number(Int)

  init(reading reader: inout JSONReader) throws(JSONError) {
    self = try reader.readFirst(of: 2) { (reader, index) throws(JSONError) -> Self in
      switch index {
      case 0: return .again(try Circle(reading: &reader))
      default: return .number(try Int(reading: &reader))
      }
    }
  }

  func write(to writer: inout JSONWriter) {
    switch self {
    case .again(let circle): circle.write(to: &writer)
    case .number(let number): number.write(to: &writer)
    }
  }
}

@Suite("Unions without tags")
struct UntaggedUnionTests {
  @Test(
    "the case is the one that has a place for every member, and nothing is lost",
    arguments: [
      #"{"width":1}"#, #"{"width":1,"height":2}"#, #"{"height":2,"width":1}"#,
      #"{"name":"a","shapes":[]}"#, #"{"name":"a","shapes":[{"width":1,"height":2}]}"#,
      #"{"name":"a","shapes":[],"leaf":{"colour":"red"}}"#,
      #"{"left":{"width":1},"right":3}"#, #"{"left":{"left":{"width":1,"height":2}}}"#,
    ])
  func roundTrip(text: String) throws {
    let shape = try Shape(json: text)
    #expect(JSONValue(shape) == (try JSONValue(json: text)))
    let data = try JSONEncoder().encode(shape)
    #expect(try JSONDecoder().decode(Shape.self, from: data) == shape)
  }

  @Test(
    "what fits no case is an error at its place",
    arguments: [
      (#"{"width":1,"depth":2}"#, 0), (#"{"width":"x"}"#, 0), (#"[]"#, 0), (#"{}"#, 0),
      (#"{"name":"a","shapes":[],"leaf":{"size":1}}"#, 0), (#"  {"left":{"width":"x"}}"#, 2),
    ])
  func misfits(text: String, offset: Int) {
    #expect {
      try Shape(json: text)
    } throws: { error in
      (error as? JSONError)?.offset == offset
        && (error as? JSONError)?.message.contains("fits no case of Shape") == true
    }
  }

  @Test("deep nesting takes time in proportion, whichever case fits in the end")
  func deep() throws {
    // With two cases to try at each of 400 levels, trying all of them has no end.
    let depth = 400
    let text =
      String(repeating: #"{"left":"#, count: depth) + #"{"width":1}"#
      + String(repeating: "}", count: depth)
    let clock = ContinuousClock()
    var shape: Shape?
    let time = try clock.measure { shape = try Shape(json: text) }
    #expect(shape.map { JSONValue($0) } == (try JSONValue(json: text)))
    let broken = text.dropLast(depth + 2) + "true}" + String(repeating: "}", count: depth)
    #expect(throws: JSONError.self) { try Shape(json: String(broken)) }
    #expect(time < .seconds(5))
  }

  @Test("a case that begins with the union itself is passed over")
  func circle() throws {
    #expect(JSONValue(try Circle(json: "5")) == 5)
    #expect(throws: JSONError.self) { try Circle(json: "{}") }
  }
}
