import KubeJSON
import Testing

@Suite("What types without a place for it do not know is kept with the object")
struct KeptUnknownTests {
  struct Leaf: JSONStruct, Sendable {
    var name: String
    var size: Int?

    static func declare(_ members: inout Members<Self>) {
      members.add("name", \.name)
      members.add("size", \.size)
    }
  }

  indirect enum Choice: JSONUnion, Sendable {
    case leaf(Leaf)
    case pair(left: Int, right: Int)

    init(reading reader: inout JSONReader) throws(JSONError) {
      try reader.beginObject()
      var value: Choice?
      while let key = try reader.nextKey() {
        switch key {
        case "leaf": value = .leaf(try Leaf(reading: &reader))
        case "pair":
          try reader.beginObject()
          var (left, right) = (0, 0)
          while let key = try reader.nextKey() {
            switch key {
            case "left": left = try Int(reading: &reader)
            case "right": right = try Int(reading: &reader)
            default: try reader.skipUnknown(key)
            }
          }
          value = .pair(left: left, right: right)
        default: try reader.skipUnknown(key)
        }
      }
      guard let value else { throw JSONError("a choice was expected") }
      self = value
    }

    func write(to writer: inout JSONWriter) {
      writer.beginObject()
      switch self {
      case .leaf(let leaf):
        writer.key("leaf")
        leaf.write(to: &writer)
      case .pair(let left, let right):
        writer.key("pair")
        writer.beginObject()
        writer.key("left")
        left.write(to: &writer)
        writer.key("right")
        right.write(to: &writer)
        writer.endObject()
      }
      writer.endObject()
    }
  }

  struct Spec: JSONStruct, Sendable {
    var leaf: Leaf?
    var leaves: [Leaf] = []
    var named: [String: Leaf] = [:]
    var choice: Choice?
    var numbers: [Leaf]?

    static func declare(_ members: inout Members<Self>) {
      members.add("leaf", \.leaf)
      members.add("leaves", \.leaves)
      members.add("named", \.named)
      members.add("choice", \.choice)
      members.add("numbers", \.numbers)
    }
  }

  struct Whole: JSONStruct, Sendable {
    var spec: Spec
    var other: Spec?
    var unknownMembers = UnknownMembers()

    static func declare(_ members: inout Members<Self>) {
      members.add("spec", \.spec)
      members.add("other", \.other)
      members.keepUnknown("spec")
      members.unknown(\.unknownMembers)
    }
  }

  private static let known = #"""
    {"spec":{"leaf":{"name":"a"},"leaves":[{"name":"b","size":1},{"name":"c"}],
    "named":{"k":{"name":"d"}},"choice":{"pair":{"left":1,"right":2}}}}
    """#

  /// A value with a further member in each of its objects that a mask names, and how many it has.
  private static func extended(
    _ value: JSONValue, _ mask: UInt64, _ count: inout Int
  ) -> JSONValue {
    if let elements = value.array { return .array(elements.map { extended($0, mask, &count) }) }
    guard let members = value.members else { return value }
    var result = value
    // What stands in a map or a union is no struct's.
    for member in members { result[member.name] = extended(member.value, mask, &count) }
    guard value["k"] == nil, value["pair"] == nil else { return result }
    if mask >> UInt64(count) & 1 == 1 {
      result["new\(count)"] = .array([.number(count), .object(["deep": .bool(true)])])
    }
    count += 1
    return result
  }

  @Test("Wherever it stands, it is written back")
  func everywhere() throws {
    let known = try JSONValue(json: Self.known)
    var places = 0
    _ = Self.extended(known, 0, &places)
    #expect(places == 7)
    for mask in 0..<(UInt64(1) << UInt64(places)) {
      var count = 0
      let value = Self.extended(known, mask, &count)
      let object = try value.decode(Whole.self)
      let isWithin = mask & 0b011_1111 != 0
      #expect((object.unknownMembers["spec"] == nil) == !isWithin)
      #expect(try JSONValue(json: object.jsonText()) == value)
      let whole = try Whole(json: value.text)
      #expect(whole.unknownMembers == object.unknownMembers)
      #expect(try JSONValue(json: whole.jsonText()) == value)
    }
  }

  @Test("After a change it is put to what the object says now")
  func change() throws {
    var places = 0
    var value = Self.extended(try JSONValue(json: Self.known), .max, &places)
    var object = try value.decode(Whole.self)
    object.spec.leaf?.size = 7
    object.spec.leaves[1].size = 3
    object.spec.leaves.reverse()
    object.spec.named["l"] = Leaf(name: "e")
    object.spec.choice = .pair(left: 5, right: 2)
    value["spec"]?["leaf"]?["size"] = 7
    var leaves = try #require(value["spec"]?["leaves"]?.array)
    leaves[1]["size"] = 3
    value["spec"]?["leaves"] = .array(leaves.reversed())
    value["spec"]?["named"]?["l"] = .object(["name": "e"])
    value["spec"]?["choice"]?["pair"]?["left"] = 5
    #expect(try JSONValue(json: object.jsonText()) == value)
  }

  @Test("What is removed takes along what was not known of it")
  func removal() throws {
    var places = 0
    var value = Self.extended(try JSONValue(json: Self.known), .max, &places)
    var object = try value.decode(Whole.self)
    object.spec.leaf = nil
    object.spec.leaves.removeFirst()
    object.spec.named = [:]
    object.spec.choice = .leaf(Leaf(name: "x"))
    value["spec"]?["leaf"] = nil
    let last = try #require(value["spec"]?["leaves"]?.array?.last)
    value["spec"]?["leaves"] = .array([last])
    value["spec"]?["named"] = .object([:])
    let choice = try #require(value["spec"]?["choice"])
    value["spec"]?["choice"] = .object(["leaf": .object(["name": "x"])])
    // The union's object is not known to be another than it was.
    for member in choice.members ?? [] where member.name.hasPrefix("new") {
      value["spec"]?["choice"]?[member.name] = member.value
    }
    #expect(try JSONValue(json: object.jsonText()) == value)
  }

  @Test("A new element is not given what another's had")
  func identity() throws {
    var object = try Whole(
      json: #"{"spec":{"leaves":[{"name":"a","x":1},{"name":"b","x":2}]}}"#)
    object.spec.leaves[0].name = "c"
    #expect(
      try object.jsonText() == #"{"spec":{"leaves":[{"name":"c"},{"name":"b","x":2}]}}"#)
  }

  @Test("Where the member does not keep it, it is skipped, and no other member holds it")
  func skipped() throws {
    let text = #"{"spec":{"leaves":[],"named":{}},"other":{"leaves":[],"named":{},"x":1}}"#
    let object = try Whole(json: text)
    #expect(object.unknownMembers.isEmpty)
    #expect(
      try object.jsonText()
        == #"{"spec":{"leaves":[],"named":{}},"other":{"leaves":[],"named":{}}}"#)
    let behind = try Whole(json: #"{"other":{"x":1},"spec":{"leaves":[],"named":{}}}"#)
    #expect(try behind.jsonText().contains("x") == false)
  }

  struct Rule: JSONStruct, Sendable {
    var weight: Int
    var ratio: Double?
    var level = 1

    static func declare(_ members: inout Members<Self>) {
      members.add("weight", \.weight)
      members.add("ratio", \.ratio)
      members.add("level", \.level, default: 1)
    }
  }

  struct Rules: JSONStruct, Sendable {
    var rules: [Rule]
    var ratio: Double?
    var labels: [String: String]?
    var set: Set<Rule>?

    static func declare(_ members: inout Members<Self>) {
      members.add("rules", \.rules)
      members.add("ratio", \.ratio)
      members.add("labels", \.labels)
      members.add("set", \.set)
    }
  }

  struct Keeper: JSONStruct, Sendable {
    var spec: Rules
    var unknownMembers = UnknownMembers()

    static func declare(_ members: inout Members<Self>) {
      members.add("spec", \.spec)
      members.keepUnknown("spec")
      members.unknown(\.unknownMembers)
    }
  }

  @Test("Elements without a name stay what they were, also where they become equal")
  func nameless() throws {
    var object = try Keeper(
      json: #"{"spec":{"rules":[{"weight":1,"new":"a"},{"weight":2,"new":"b"}]}}"#)
    object.spec.rules[0].weight = 2
    #expect(
      try object.jsonText()
        == #"{"spec":{"rules":[{"weight":2,"level":1,"new":"a"},{"weight":2,"new":"b"}]}}"#
        .replacing(#","level":1"#, with: ""))
  }

  @Test("What has not changed is as it was: nulls, digits, and what is absent")
  func unchanged() throws {
    let text = #"""
      {"spec":{"rules":[{"weight":1,"ratio":9007199254740993,"limit":null}],"ratio":1.50,"x":1,"none":null}}
      """#
    var object = try Keeper(json: text)
    #expect(try object.jsonText() == text)
    object.spec.labels = ["a": "b"]
    #expect(
      try object.jsonText()
        == text.replacing(#""ratio":1.50,"#, with: #""ratio":1.50,"labels":{"a":"b"},"#))
  }

  @Test("It outlives Codable as well")
  func coding() throws {
    let value = try JSONValue(json: #"{"spec":{"rules":[{"weight":1,"new":2}],"x":[1]}}"#)
    var object = try value.decode(Keeper.self)
    #expect(try JSONValue(encoding: object) == value)
    object.spec.rules[0].weight = 5
    #expect(try JSONValue(encoding: object)["spec"]?["rules"]?[0]?["new"] == 2)
  }

  @Test("A set that has changed gets nothing back that was another's")
  func sets() throws {
    var object = try Keeper(
      json: #"{"spec":{"rules":[],"set":[{"weight":9,"new":1},{"weight":10,"new":2}]}}"#)
    object.spec.set?.insert(Rule(weight: 1))
    let set = try #require(JSONValue(json: object.jsonText())["spec"]?["set"]?.array)
    #expect(set.count == 3)
    for element in set {
      let new = element["new"]?.int
      #expect(new == nil || element["weight"]?.int == 8 + (new ?? 0))
    }
    object.spec.set?.remove(Rule(weight: 1))
    object.spec.set?.remove(Rule(weight: 9))
    let rest = try #require(JSONValue(json: object.jsonText())["spec"]?["set"]?.array)
    #expect(rest.map { $0["weight"]?.int } == [10])
  }

  @Test("What one member lost is not kept by another")
  func places() throws {
    struct Outer: JSONStruct, Sendable {
      var ratio: Double
      var inner: Keeper

      static func declare(_ members: inout Members<Self>) {
        members.add("ratio", \.ratio)
        members.add("inner", \.inner)
      }
    }
    let outer = try Outer(
      json: #"{"ratio":9007199254740993,"inner":{"spec":{"rules":[],"ratio":2}}}"#)
    #expect(outer.inner.unknownMembers.isEmpty)
  }
}
