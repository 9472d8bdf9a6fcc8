import KubeJSON
import Testing

@Suite("Keys")
struct KeyTests {
  @Test("The last of several members of one name counts, and the others are let go")
  func duplicates() throws {
    let garden = try JSONValue(json: Garden.whole)
    let leaks = try Tracked.leaks {
      for member in try #require(garden.members)
      where !["apiVersion", "kind"].contains(member.name) {
        let text = "\"\(member.name)\":\(member.value.text)"
        let expected = try Garden(json: Garden.document(text))
        let twice = try Garden.outcome(of: Garden.document(text, text)).get()
        // The required ones are in every document already.
        guard Garden.least.contains("\"\(member.name)\"") == false else { continue }
        #expect(twice == expected)
        let thrice = Garden.document(text, text, "\"\(member.name)\":[[[")
        #expect(Garden.error(of: thrice) != nil)
      }
    }
    #expect(leaks == 0)
    #expect(try Bag(json: #"{"name":"a","name":"b"}"#).name == "b")
    #expect(try Person(json: #"{"parent":{"name":"a"},"parent":{"name":"b"}}"#).parent?.name == "b")
    let tracked = try Tracked.leaks {
      let text = #"{"tracked":"1","friends":[{"tracked":"2"}],"tracked":"3","friends":[]}"#
      let person = try Person.outcome(of: text).get()
      #expect(person.tracked?.text == "3")
      #expect(person.friends == [])
    }
    #expect(tracked == 0)
  }

  @Test("A second value that fails leaves nothing of the first behind")
  func duplicateFails() {
    for member in [
      #""tracked":"1","tracked":2"#, #""friends":[{"tracked":"1"}],"friends":[{"tracked":"2"},3]"#,
      #""parent":{"tracked":"1"},"parent":{"tracked":"2","age":"x"}"#,
      #""tracked":"1","parent":{"tracked":"2"},"tracked":null,"parent":null,"name":1"#,
    ] {
      var error: JSONError?
      let leaks = Tracked.leaks { error = Person.error(of: "{\(member)}") }
      #expect(leaks == 0 && error != nil)
    }
    for member in [
      #""soil":{"kind":"loam","tracked":"1"},"soil":{"kind":"loam","tracked":"2","acidity":"x"}"#,
      #""soil":{"kind":"loam","tracked":"1"},"soil":null"#,
      #""trackedList":["1"],"trackedList":["2",3]"#,
      #""trackedMap":{"a":"1"},"trackedMap":{"b":2}"#,
      #""beds":[{"plants":[{"tracked":"1"}]}],"beds":[{"plants":[{"tracked":"2"},{"name":3}]}]"#,
    ] {
      let text = "{\"mode\":\"slow\",\"planted\":\"1-1\",\(member)}"
      var error: JSONError?
      let leaks = Tracked.leaks { error = Garden.error(of: text) }
      #expect(leaks == 0 && error != nil)
    }
  }

  static func escaped(_ text: String) -> String {
    text.utf8.map { EscapeTests.hex(Int($0)) }.joined()
  }

  @Test("A key that is written with escapes names the same member")
  func escapes() throws {
    let value = try JSONValue(json: Garden.whole)
    let expected = try Garden(json: Garden.whole)
    let members = try #require(value.members).map {
      "\"\(Self.escaped($0.name))\":\($0.value.text)"
    }
    #expect(try Garden.outcome(of: "{\(members.joined(separator: ","))}").get() == expected)
    let mixed = try Bag(json: #"{"n\u0061me":"x","\u006eame":"y","n\/ame":"z"}"#)
    #expect(mixed.name == "y")
    #expect(mixed.unknownMembers.members.map(\.name) == ["n/ame"])
  }

  @Test("A constant is the same text, however it is written")
  func constants() throws {
    let plain = try Garden(json: Garden.least)
    for member in [
      #""apiVersion":"garden.dev\/v1""#, #""kind":"\u0047arden""#, #""\u006bind":"Garden""#,
      #""apiVersion":null"#, #""kind":"Garden","kind":"Garden""#,
    ] {
      #expect(try Garden.outcome(of: Garden.document(member)).get() == plain)
    }
    for member in [
      #""apiVersion":"garden.dev\/v2""#, #""kind":"garden""#, #""kind":"""#, #""kind":"Garden ""#,
      #""kind":"\u0047ardens""#, #""kind":"Gardens""#, #""kind":"Garde""#, #""kind":"G\q""#,
    ] {
      #expect(Garden.error(of: Garden.document(member))?.path.isEmpty == false)
    }
  }

  @Test("Keys that agree in their length, their beginning and their end are told apart")
  func alike() throws {
    let text =
      #"{"internalPlainEndpoint":"a","internalOtherEndpoint":"b","internalThirdEndpoint":"c","#
      + #""internalFifthEndpoint":"unknown","short":"d","":"e"}"#
    let alike = try Alike.outcome(of: text).get()
    #expect(
      [alike.plain, alike.other, alike.third, alike.short, alike.empty] == [
        "a", "b", "c", "d", "e",
      ])
    #expect(alike.unknownMembers["internalFifthEndpoint"] == "unknown")
    #expect(try JSONValue(json: alike.jsonText()) == JSONValue(json: text))
    #expect(try JSONValue(encoding: alike) == JSONValue(json: text))
  }

  @Test("Names that need escapes are members, too")
  func odd() throws {
    let text =
      #"{"quo\"te":"a","back\\slash":"b","new\nline":"c","é€😀":"d","a/b":"e","\u0001":"f"}"#
    let odd = try Odd.outcome(of: text).get()
    #expect(
      [odd.quote, odd.backslash, odd.newline, odd.wide, odd.slash, odd.control].compactMap(\.self)
        == ["a", "b", "c", "d", "e", "f"])
    #expect(odd.unknownMembers.isEmpty)
    #expect(try JSONValue(json: odd.jsonText()) == JSONValue(json: text))
    #expect(try odd.jsonText() == text)
    #expect(try JSONValue(encoding: odd) == JSONValue(json: text))
    #expect(try JSONValue(json: text).decode(Odd.self) == odd)
    let error = try #require(Odd.error(of: #"{"quo\"te":1}"#))
    #expect(error.path == #"["quo\"te"]"#)
  }

  @Test("A key is found wherever it stands before the document's end")
  func nearEnd() throws {
    for name in ["name", "age", "parent", "friends", "tracked", "x", "nam", "names", "agee", "ag"] {
      for padding in 0...20 {
        let spaces = String(repeating: " ", count: padding)
        let person = try Person.outcome(of: "{\"\(name)\":null\(spaces)}").get()
        let isKnown = ["name", "age", "parent", "friends", "tracked"].contains(name)
        #expect(person.unknownMembers.isEmpty == isKnown)
        #expect(
          Person.outcome(of: "{\"\(name)\"\(spaces)").error?.path == (name.count > 0 ? name : ""))
      }
    }
  }
}

extension Result {
  fileprivate var error: Failure? {
    if case .failure(let error) = self { error } else { nil }
  }
}

struct Alike: JSONStruct, Sendable {
  var third: String?
  var unknownMembers = UnknownMembers()
  var plain: String?
  var other: String?
  var short: String?
  var empty: String?

  static func declare(_ members: inout Members<Self>) {
    members.unknown(\.unknownMembers)
    members.add("internalPlainEndpoint", \.plain)
    members.add("internalOtherEndpoint", \.other)
    members.add("internalThirdEndpoint", \.third)
    members.add("short", \.short)
    members.add("", \.empty)
  }
}

struct Odd: JSONStruct, Sendable {
  var quote: String?
  var backslash: String?
  var newline: String?
  var wide: String?
  var slash: String?
  var control: String?
  var unknownMembers = UnknownMembers()

  static func declare(_ members: inout Members<Self>) {
    members.add("quo\"te", \.quote)
    members.add("back\\slash", \.backslash)
    members.add("new\nline", \.newline)
    members.add("é€😀", \.wide)
    members.add("a/b", \.slash)
    members.add("\u{1}", \.control)
    members.unknown(\.unknownMembers)
  }
}
