import KubeJSON
import Testing

/// Its declaration codes values of other types: of one that is known by then, and of one that the
/// same declaration mentions.
private struct Early: JSONStruct, Sendable {
  var areas: Set<Area>
  var person: Person
  var late: Late
  var lates: Set<Late>

  static func declare(_ members: inout Members<Self>) {
    members.add("areas", \.areas, default: [Area(width: 1, height: 1), Area(width: 2, height: 2)])
    let person = (try? Person(json: #"{"name":"made","parent":{"age":3}}"#)) ?? Person(name: "none")
    members.add("person", \.person, default: person)
    members.add("late", \.late, default: Late(text: "late"))
    members.add("lates", \.lates, default: [Late(text: "a"), Late(text: "b"), Late(text: "a")])
  }
}

private struct Late: JSONStruct, Sendable {
  var text: String
  @Boxed var early: Early?

  static func declare(_ members: inout Members<Self>) {
    members.add("text", \.text)
    members.add("early", \._early)
  }
}

private struct Forgetful: JSONStruct, Sendable {
  var a: Int
  var b: [Int]

  static func declare(_ members: inout Members<Self>) {
    members.add("a", \.a)
  }
}

private struct Gap: JSONStruct, Sendable {
  var a: Int
  var b: [Int]
  var c: Int

  static func declare(_ members: inout Members<Self>) {
    members.add("a", \.a)
    members.add("c", \.c)
  }
}

private struct Twice: JSONStruct, Sendable {
  var a: String
  var b: String

  static func declare(_ members: inout Members<Self>) {
    members.add("a", \.a)
    members.add("b", \.b)
    members.add("c", \.b)
  }
}

private struct Computed: JSONStruct, Sendable {
  var a: String
  var b: String {
    get { a }
    set { a = newValue }
  }

  static func declare(_ members: inout Members<Self>) {
    members.add("a", \.a)
    members.add("b", \.b)
  }
}

/// Small properties between large ones: padding is no property.
private struct Padded: JSONStruct, Sendable {
  var a: Bool
  var b: Int64
  var c: Int8?
  var d: String
  var e: Bool?
  var f: Area?
  var g: Int16
  var h: [Int]
  var nothing: Nothing
  var i: Bool

  static func declare(_ members: inout Members<Self>) {
    members.add("i", \.i)
    members.add("h", \.h)
    members.add("nothing", \.nothing, default: Nothing())
    members.add("g", \.g)
    members.add("f", \.f)
    members.add("e", \.e)
    members.add("d", \.d)
    members.add("c", \.c)
    members.add("b", \.b)
    members.add("a", \.a)
  }
}

@Suite("Declarations")
struct DeclarationTests {
  @Test("A declaration may code values itself")
  func reentrant() throws {
    let early = try Early.outcome(of: "{}").get()
    #expect(early.areas.count == 2)
    #expect(early.person.parent?.age == 3)
    #expect(early.late.text == "late")
    #expect(early.lates.count == 2)
    let late = try Late(json: #"{"early":{"late":{"text":"x"},"areas":[]}}"#)
    #expect(late.early?.late.text == "x")
    #expect(late.early?.areas == [])
    #expect(try Late(json: late.jsonText()) == late)
  }

  @Test("The order of the declarations is that of writing, not of storage")
  func order() throws {
    let text =
      #"{"i":true,"h":[1],"nothing":{},"g":-5,"f":{"width":1,"height":2},"e":false,"d":"s","c":7,"b":8,"a":true}"#
    let padded = try Padded.outcome(of: text).get()
    #expect(try padded.jsonText() == text)
    #expect(padded.f == Area(width: 1, height: 2) && padded.c == 7 && padded.e == false)
    #expect(try Padded(json: padded.jsonText()) == padded)
  }

  @Test("A property that is not declared stops the first use")
  func forgotten() async {
    await #expect(processExitsWith: .failure) { _ = try Forgetful(json: #"{"a":1}"#) }
    await #expect(processExitsWith: .failure) { _ = try Gap(json: #"{"a":1}"#) }
  }

  @Test("A property that is declared twice, or not stored, stops the first use")
  func wrong() async {
    await #expect(processExitsWith: .failure) { _ = try Twice(json: #"{"a":"1"}"#) }
    await #expect(processExitsWith: .failure) { _ = try Computed(json: #"{"a":"1"}"#) }
  }
}
