import KubeJSON
import Testing

@Suite("Unknown members")
struct UnknownMembersTests {
  @Test("What a type does not know comes back, behind what it knows, in its order")
  func kept() throws {
    let text = #"{"z":1.50,"name":"n","a":{"x":[1,{"y":null}]},"m":null,"l":true,"k":"s","j":[]}"#
    let bag = try Bag.outcome(of: text).get()
    #expect(
      try bag.jsonText()
        == #"{"name":"n","z":1.50,"a":{"x":[1,{"y":null}]},"m":null,"l":true,"k":"s","j":[]}"#)
    #expect(bag.unknownMembers["a"]?["x"]?[1]?["y"]?.isNull == true)
    #expect(try Bag(json: bag.jsonText()) == bag)
  }

  @Test("Their order does not count, their values do")
  func equality() throws {
    let a = try Bag(json: #"{"x":1,"y":{"a":1,"b":2}}"#)
    let b = try Bag(json: #"{"y":{"b":2.0,"a":1},"x":1e0}"#)
    #expect(a == b)
    #expect(a.hashValue == b.hashValue)
    for other in [#"{"x":1}"#, "{}", #"{"x":1,"y":{"a":1,"b":3}}"#, #"{"x":1,"y":null}"#] {
      #expect(try a != Bag(json: other))
    }
    #expect(try Bag(json: "{}") == Bag())
  }

  @Test("They are set, replaced and removed by name")
  func changes() throws {
    var members = UnknownMembers()
    members["absent"] = nil
    #expect(members.isEmpty)
    members["a"] = 1
    members["b"] = [2]
    members["a"] = "again"
    #expect(members.members.map(\.name) == ["a", "b"])
    #expect(try members.jsonText() == #"{"a":"again","b":[2]}"#)
    members["a"] = nil
    members["b"] = nil
    #expect(members.isEmpty)
    #expect(members == UnknownMembers())
    #expect(try UnknownMembers(json: #"{"a":1,"b":2,"a":3}"#).jsonText() == #"{"a":3,"b":2}"#)
  }

  @Test("A name that the type knows is not written twice")
  func known() throws {
    var garden = try Garden(json: Garden.whole)
    for name in ["kind", "apiVersion", "name", "beds", "gate", "owner", "labels"] {
      garden.unknownMembers[name] = "not this"
    }
    let text = Garden.whole.replacing("\n", with: "")
    #expect(try garden.jsonText() == text)
    #expect(try JSONValue(encoding: garden) == JSONValue(json: text))
    garden.gate = nil
    #expect(try JSONValue(json: garden.jsonText())["gate"] == "not this")
  }

  @Test(
    "Many unknown members are read in time that grows with their number", .timeLimit(.minutes(10)))
  func many() throws {
    for text in [
      (0..<200_000).map { "\"key\($0)\":\($0)" },
      (0..<200_000).map { "\"key\($0)\":\($0),\"name\":null" },
      (0..<200_000).map { "\"key\($0 % 70_000)\":\($0),\"comment\":null" },
    ].map({ "{\($0.joined(separator: ","))}" }) {
      let bag = try Bag(json: text)
      let members = bag.unknownMembers.members
      #expect(Set(members.map(\.name)).count == members.count)
      #expect(try JSONValue(json: bag.jsonText())["key199"] != nil)
      #expect(try bag == Bag(json: bag.jsonText()))
    }
  }

  @Test("The last of many members of one name counts, wherever it stands")
  func manyDuplicates() throws {
    for count in [1, 2, 15, 16, 17, 18, 33, 100] {
      let first = (0..<count).map { "\"k\($0)\":0" }
      let second = (0..<count).reversed().map { "\"k\($0)\":\($0)" }
      let bag = try Bag(json: "{\((first + second).joined(separator: ","))}")
      #expect(bag.unknownMembers.members.map(\.name) == (0..<count).map { "k\($0)" })
      #expect(bag.unknownMembers.members.map(\.value.int) == (0..<count).map { $0 })
      let value = try JSONValue(json: "{\((first + second).joined(separator: ","))}")
      #expect(try value.decode(Bag.self) == bag)
      #expect(try UnknownMembers(json: value.text) == bag.unknownMembers)
    }
  }

  @Test("A type without room for them drops them, and checks them all the same")
  func dropped() throws {
    #expect(
      try Area(json: #"{"width":1,"depth":[{"a":1}],"height":2}"#) == Area(width: 1, height: 2))
    #expect(Area.error(of: #"{"width":1,"depth":[{"a":01}]}"#)?.path == "depth[0].a")
  }
}
