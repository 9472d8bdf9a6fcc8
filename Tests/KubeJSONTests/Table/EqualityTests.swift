import KubeJSON
import Testing

@Suite("Equality and hashes of structs with a table")
struct EqualityTests {
  /// For each member a text that differs from that of the whole document.
  static let others: [(String, String)] = [
    ("name", "\"x\""), ("motto", "null"), ("owner", #"{"name":"Ada"}"#), ("owner", "null"),
    ("lawn", #"{"title":"lawn","depth":1.25}"#), ("soil", #"{"kind":"heavy clay","acidity":6.5}"#),
    ("soil", #"{"kind":"loam"}"#), ("gate", "null"), ("gate", #"{"wide":false,"lock":"iron"}"#),
    ("area", "null"), ("area", #"{"width":-3,"height":5}"#), ("beds", "[]"),
    ("beds", #"[{"title":"one"},{"title":"two"}]"#), ("paths", "null"), ("paths", "[]"),
    ("tags", #"["a","b"]"#), ("aliases", "null"), ("heights", "[1,-2]"), ("grid", "[[1],[],[2]]"),
    ("grid", "null"), ("rows", "[]"), ("rows", #"[[{"title":"s"}],[]]"#), ("gaps", "[1.5,0,-2]"),
    ("labels", #"{"a":"1"}"#), ("labels", #"{"a":"1","b":"TWO","c/d.e":"x"}"#), ("notes", "null"),
    ("notes", "{}"), ("sheds", #"{"north":{"title":"n"}}"#), ("tools", #"{"rake":[],"saw":[]}"#),
    ("counts", #"{"a":1,"b":0}"#), ("colors", #"["green"]"#), ("years", "null"),
    ("mode", "\"quick\""),
    ("season", "null"), ("season", "\"spring\""), ("level", "3"), ("levels", "[7,1]"),
    ("planted", "\"4-3\""), ("watered", "null"), ("watered", "\"5-7\""), ("replicas", "1"),
    ("isOpen", "true"), ("corner", #"{"width":9,"height":9}"#), ("comment", "\"\""),
    ("fence", "null"),
    ("anything", "{}"), ("shape", "\"point\""), ("shape", "null"), ("shapes", #"["point"]"#),
    ("tracked", "\"t\""), ("trackedList", #"["t4","t3"]"#), ("trackedMap", #"{"k":"t5"}"#),
    ("unknown", "null"), ("another", "1.5"),
  ]

  @Test("A value that differs in one member is another value", arguments: others)
  func differs(_ name: String, _ text: String) throws {
    let whole = try Garden(json: Garden.whole)
    var value = try JSONValue(json: Garden.whole)
    value[name] = try JSONValue(json: text)
    let other = try Garden.outcome(of: value.text).get()
    #expect(other != whole)
    #expect(whole != other)
    #expect(try other == Garden(json: value.text))
    #expect(try other.hashValue == Garden(json: value.text).hashValue)
    #expect(Set([whole, other, whole, other]).count == 2)
  }

  @Test("Every member is tried")
  func complete() throws {
    let members = try #require(try JSONValue(json: Garden.whole).members).map(\.name)
    #expect(Set(members).subtracting(["apiVersion", "kind", "third"]) == Set(Self.others.map(\.0)))
  }

  @Test("A property that is no part of the JSON counts, if it can be compared")
  func omitted() throws {
    let a = try Garden(json: Garden.least)
    var b = a
    b.cache["more"] = 2
    #expect(a != b)
    b.cache["more"] = nil
    #expect(a == b)
    b.cache["more"] = 3
    #expect(try a.jsonText() == b.jsonText())
  }

  @Test("A value is equal to itself and to its copies, and in time linear in its size")
  func copies() throws {
    let garden = try Garden(json: Garden.whole)
    let copy = garden
    #expect(garden == copy)
    var people = Person(name: "root")
    for index in 0..<100 {
      var next = Person(name: "\(index)")
      next.parent = people
      next.friends = [people]
      people = next
    }
    // Shared parts are equal at once: without that, this would take 2^100 comparisons.
    let twin = people
    #expect(people == twin)
  }

  @Test("Scalars of every kind differ by their values and by their absence")
  func scalars() throws {
    var seen: Set<Scalars> = [try Scalars(json: "{}")]
    for (name, text) in Scalars.samples {
      let one = try Scalars(json: "{\"\(name)\":\(text)}")
      let isZero = ["\"\"", "false", "0"].contains(text) && !name.hasPrefix("maybe")
      #expect(seen.insert(one).inserted != isZero)
      #expect(!seen.insert(try Scalars(json: one.jsonText())).inserted)
    }
  }

  @Test("Elements of a set are told apart by their values")
  func sets() throws {
    let areas = (0..<200).map { Area(width: Int64($0 % 20), height: Int32($0 / 20)) }
    #expect(Set(areas + areas).count == 200)
    let read = try Set<Area>(json: (areas + areas).jsonText())
    #expect(read == Set(areas))
  }
}
