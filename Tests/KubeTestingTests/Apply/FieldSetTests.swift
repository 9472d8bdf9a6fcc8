import KubeJSON
import KubeTestSupport
import Testing

@testable import KubeTesting

@Suite struct FieldSetTests {
  @Test func whatIsWrittenIsRead() throws {
    try Fuzzing.run("coding of field sets", rounds: 500) { random in
      let set = FieldSet.random(&random)
      guard FieldSet(set.json) == set else { return "\(set.json)" }
      // In whatever order it is written.
      return FieldSet(set.json.shuffled(&random)) == set ? nil : "shuffled: \(set.json)"
    }
  }

  @Test func setsObeyTheirLaws() throws {
    try Fuzzing.run("laws of field sets", rounds: 500) { random in
      let a = FieldSet.random(&random)
      let b = FieldSet.random(&random)
      let (pathsOfA, pathsOfB) = (Set(a.paths), Set(b.paths))
      var built = FieldSet()
      for path in a.paths.shuffled(using: &random) { built.insert(path) }
      let laws: [(String, Bool)] = [
        ("union", Set(a.union(b).paths) == pathsOfA.union(pathsOfB)),
        ("intersection", Set(a.intersection(b).paths) == pathsOfA.intersection(pathsOfB)),
        ("difference", Set(a.subtracting(b).paths) == pathsOfA.subtracting(pathsOfB)),
        ("either order", a.union(b) == b.union(a)),
        ("parts", a.subtracting(b).union(a.intersection(b)) == a),
        ("common", a.intersects(b) == !a.intersection(b).isEmpty),
        (
          "below",
          Set(a.subtractingAll(below: b).paths)
            == pathsOfA.filter { path in !path.indices.contains { b.contains(path[...$0]) } }
        ),
        ("order of insertion", built == a),
      ]
      return laws.first { !$0.1 }.map { "\($0.0): \(a.json), \(b.json)" }
    }
  }

  @Test func itIsWrittenAsGoDoes() throws {
    let set = FieldSet(
      [.field("b"), .field("x")], [.field("b")], [.field("a")],
      [
        .field("l"),
        .key([.init(name: "n", value: .int(80)), .init(name: "p", value: .string("<"))]),
      ],
      [.field("l"), .value(.string("q\""))], [.field("l"), .value(.int(2))],
      [.field("l"), .value(.int(10))], [.field("l"), .index(3)])
    #expect(
      set.json.text
        == #"""
        {"f:a":{},"f:b":{".":{},"f:x":{}},"f:l":{"k:{\"n\":80,\"p\":\"\\u003c\"}":{},"v:2":{},"v:10":{},"v:\"q\\\"\"":{},"i:3":{}}}
        """#)
  }

  @Test(
    arguments: [
      #"{"data":{}}"#, #"{"f:a":1}"#, #"{"f:a":[]}"#, #"{"k:{":{}}"#, #"{"k:[]":{}}"#,
      #"{"v:":{}}"#, #"{"v:1 2":{}}"#, #"{"i:x":{}}"#, #"{"":{}}"#, #"{"f":{}}"#, "[]", "3",
    ])
  func whatIsNotInTheFormatIsRefused(text: String) throws {
    #expect(FieldSet(try JSONValue(tree: text.utf8)) == nil)
  }

  @Test func whatALaterVersionKnowsIsDropped() throws {
    let json = try JSONValue(tree: #"{"f:a":{"x:?":{}},"z:q":{"f:b":{}}}"#.utf8)
    #expect(FieldSet(json) == FieldSet([.field("a")]))
  }
}

extension FieldSet {
  static func random(_ random: inout SplitMix64) -> FieldSet {
    var set = FieldSet()
    for _ in 0..<Int.random(in: 0...12, using: &random) {
      let path = (0..<Int.random(in: 1...4, using: &random)).map { _ in element(&random) }
      set.insert(path)
    }
    return set
  }

  private static func element(_ random: inout SplitMix64) -> PathElement {
    let names = ["a", "b", "ä", "a/b", "<", "\u{1}", "", "k:", "\"", "."]
    func name(_ random: inout SplitMix64) -> String { names.randomElement(using: &random) ?? "" }
    func value(_ random: inout SplitMix64) -> FieldValue {
      switch Int.random(in: 0...4, using: &random) {
      case 0: .int(Int64.random(in: -3...11, using: &random))
      case 1: .bool(Bool.random(using: &random))
      case 2: .null
      case 3: .double(Double(Int.random(in: -3...3, using: &random)) + 0.5)
      default: .string(name(&random))
      }
    }
    switch Int.random(in: 0...6, using: &random) {
    case 0: return .value(value(&random))
    case 1: return .index(Int.random(in: -1...11, using: &random))
    case 2:
      let keys = Set((0..<2).map { _ in name(&random) })
      return .key(
        keys.sorted { $0.byteOrder($1) < 0 }
          .map { PathElement.Key(name: $0, value: value(&random)) })
    default: return .field(name(&random))
    }
  }
}

extension JSONValue {
  fileprivate func shuffled(_ random: inout SplitMix64) -> JSONValue {
    guard var members else { return self }
    members.shuffle(using: &random)
    for place in members.indices {
      members[place].value = members[place].value.shuffled(&random)
    }
    return JSONValue(members: members)
  }
}
