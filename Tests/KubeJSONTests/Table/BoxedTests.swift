import KubeJSON
import Testing

@Suite("Boxed properties")
struct BoxedTests {
  private static func person(_ name: String) -> Person {
    Person(name: name, age: 1, friends: [], tracked: Tracked(name))
  }

  @Test("A copy keeps its value when the other changes")
  func copies() {
    var a = Person(name: "a")
    a.parent = Self.person("p")
    var b = a
    b.parent?.name = "q"
    #expect(a.parent?.name == "p" && b.parent?.name == "q")
    a.parent?.friends?.append(Self.person("f"))
    #expect(a.parent?.friends?.count == 1 && b.parent?.friends?.count == 0)
    b.parent = nil
    #expect(a.parent != nil && b.parent == nil)
    let c = a
    a.parent?.parent = Self.person("g")
    a.parent?.parent?.age = 7
    #expect(c.parent?.parent == nil && a.parent?.parent?.age == 7)
    #expect(a != c)
  }

  @Test("A change in place does not copy what nobody shares")
  func inPlace() throws {
    var person = Person(name: "a")
    person.parent = Self.person("p")
    person.parent?.friends?.reserveCapacity(100)
    func address() -> UnsafeRawPointer? {
      person.parent?.friends?.withUnsafeBufferPointer { UnsafeRawPointer($0.baseAddress) }
    }
    person.parent?.friends?.append(Self.person("first"))
    let before = try #require(address())
    for index in 0..<50 {
      person.parent?.friends?.append(Self.person("\(index)"))
      person.parent?.friends?[0].name += "."
      person.parent?.name += "."
    }
    #expect(address() == before)
    #expect(person.parent?.friends?.count == 51)
    #expect(person.parent?.friends?[0].name.count == 55)
  }

  @Test("Every way of changing leaves one value alive, and none at the end")
  func lifetimes() {
    let leaks = Tracked.leaks {
      var person = Person(name: "a")
      #expect(person.parent == nil)
      person.parent = Self.person("1")
      person.parent = Self.person("2")
      person.parent?.tracked = Tracked("3")
      person.parent = nil
      person.parent = nil
      person.parent?.name = "nobody"
      #expect(person.parent == nil)
      person.parent = Self.person("4")
      let copy = person
      person.parent = Self.person("5")
      person.parent?.parent = Self.person("6")
      person.parent?.parent = nil
      let other = person
      person.parent?.tracked = nil
      person.parent = nil
      #expect(copy.parent?.name == "4" && other.parent?.tracked?.text == "5")
    }
    #expect(leaks == 0)
  }

  struct Refusal: Error {}

  private static func change(_ person: inout Person?, to value: Person?, fails: Bool) throws {
    person = value
    if fails { throw Refusal() }
  }

  @Test("An inout change that throws keeps what it did", arguments: [true, false])
  func throwing(_ isShared: Bool) {
    let leaks = Tracked.leaks {
      var person = Person(name: "a")
      person.parent = Self.person("1")
      var copies: [Person] = []
      for value in [Self.person("2"), nil, nil, Self.person("3"), Self.person("4")] {
        if isShared { copies.append(person) }
        #expect(throws: Refusal.self) {
          try Self.change(&person.parent, to: value, fails: true)
        }
        #expect(person.parent == value)
        if isShared { copies.append(person) }
        #expect(throws: Never.self) {
          try Self.change(&person.parent, to: value, fails: false)
        }
        #expect(person.parent == value)
      }
      #expect(copies.map(\.parent?.name).first == (isShared ? "1" : nil))
    }
    #expect(leaks == 0)
  }

  @Test("A change that swaps and takes values leaves them whole")
  func swapping() {
    let leaks = Tracked.leaks {
      var a = Person(name: "a")
      var b = Person(name: "b")
      a.parent = Self.person("1")
      b.parent = Self.person("2")
      swap(&a.parent, &b.parent)
      #expect(a.parent?.name == "2" && b.parent?.name == "1")
      let copy = a
      swap(&a.parent, &b.parent)
      #expect(copy.parent?.name == "2" && a.parent?.name == "1" && b.parent?.name == "2")
      let taken = a.parent.take()
      #expect(taken?.name == "1" && a.parent == nil)
      var people = [a, b, copy]
      for index in people.indices { people[index].parent?.age = index }
      #expect(people.map { $0.parent?.age } == [nil, 1, 2])
    }
    #expect(leaks == 0)
  }

  @Test("A box is equal to another by its value, and hashes with it")
  func equality() {
    let boxes = [
      Boxed(wrappedValue: Self.person("a")), Boxed(wrappedValue: Self.person("a")),
      Boxed(wrappedValue: Self.person("b")), Boxed<Person>(), Boxed<Person>(wrappedValue: nil),
    ]
    let kinds = [0, 0, 1, 2, 2]
    for (first, a) in boxes.enumerated() {
      for (second, b) in boxes.enumerated() {
        #expect((a == b) == (kinds[first] == kinds[second]))
        if a == b { #expect(a.hashValue == b.hashValue) }
      }
    }
  }

  @Test("A box by itself is its value or null")
  func alone() throws {
    let box = try Boxed<Area>(json: #"{"width":1,"height":2}"#)
    #expect(box.wrappedValue == Area(width: 1, height: 2))
    #expect(try box.jsonText() == #"{"width":1,"height":2}"#)
    #expect(try Boxed<Area>(json: "null").wrappedValue == nil)
    #expect(try Boxed<Area>().jsonText() == "null")
    let boxes = try [Boxed<Area>](json: #"[null,{"width":1,"height":2},null]"#)
    #expect(try boxes.jsonText() == #"[null,{"width":1,"height":2},null]"#)
    let value = try JSONValue(encoding: boxes)
    #expect(try value.decode([Boxed<Area>].self) == boxes)
  }

  @Test("A box that was read changes like one that was made")
  func read() throws {
    let leaks = try Tracked.leaks {
      let text = #"{"parent":{"name":"p","tracked":"1","parent":{"name":"g","tracked":"2"}}}"#
      var person = try Person(json: text)
      let copy = person
      person.parent?.tracked = Tracked("3")
      person.parent?.parent = nil
      person.parent?.parent = Self.person("new")
      #expect(try copy.jsonText() == Person(json: text).jsonText())
      #expect(person.parent?.parent?.name == "new")
      person.parent = nil
    }
    #expect(leaks == 0)
  }
}
