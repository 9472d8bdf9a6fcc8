import KubeJSON
import KubeTestSupport
import Testing

/// Documents whose values are moved about, so that types meet what they do not expect.
@Suite("Documents of the wrong shape")
struct MutatedDocumentTests {
  /// One random change somewhere in a value.
  static func mutated(_ value: JSONValue, _ documents: inout RandomDocuments) -> JSONValue {
    let goesOn = documents.random.chance(3, in: 4)
    if goesOn, case .array(var elements) = value.kind, !elements.isEmpty {
      let index = documents.random.below(elements.count)
      switch documents.random.below(8) {
      case 0: elements.remove(at: index)
      case 1: elements.insert(elements[index], at: documents.random.below(elements.count))
      default: elements[index] = mutated(elements[index], &documents)
      }
      return .array(elements)
    }
    if goesOn, var members = value.members, !members.isEmpty {
      let index = documents.random.below(members.count)
      let other = members[documents.random.below(members.count)]
      switch documents.random.below(10) {
      case 0: members.remove(at: index)
      case 1: members.append(members[index])
      case 2: members[index].value = other.value
      case 3: members[index].name = other.name
      case 4: members[index].value = .null
      default: members[index].value = mutated(members[index].value, &documents)
      }
      let texts = members.map { "\(JSONValue.string($0.name).text):\($0.value.text)" }
      return (try? JSONValue(json: "{\(texts.joined(separator: ","))}")) ?? value
    }
    switch documents.random.below(3) {
    case 0: return [value]
    case 1: return ["a": value]
    default: return (try? JSONValue(json: documents.value(2))) ?? .null
    }
  }

  @Test("They are read or refused, never half read")
  func gardens() throws {
    var outcomes = [0, 0]
    try Fuzzing.run("shapes", rounds: 25) { seed in
      var documents = RandomDocuments(seed: seed)
      var value = try JSONValue(json: documents.garden())
      for _ in 0..<8 {
        value = Self.mutated(value, &documents)
        let bytes = Array(value.text.utf8)
        if let fault = FuzzTests.fault(bytes) { return fault }
        if case .success = Garden.outcome(of: bytes) { outcomes[0] += 1 } else { outcomes[1] += 1 }
      }
      return nil
    }
    #expect(Fuzzing.isOneSeed || outcomes.allSatisfy { $0 > 0 }, "\(outcomes)")
  }

  @Test("Each value of a document is replaced by one of each other kind")
  func everyPlace() throws {
    let whole = try JSONValue(json: Garden.whole)
    let replacements: [JSONValue] = [
      nil, true, 1, -1.5, "text", [], [1], ["text"], [[]], [[:]], [:], ["a": 1], ["a": ["b": []]],
    ]
    var count = 0
    for path in Self.paths(whole) {
      for replacement in replacements {
        let text = Self.replacing(whole, path[...], replacement).text
        let leaks = Tracked.leaks {
          if case .success(let garden) = Garden.outcome(of: text) {
            let written = try? garden.jsonText()
            if written.flatMap({ try? Garden(json: $0) }) != garden { Issue.record("\(text)") }
          }
        }
        if leaks != 0 { Issue.record("\(leaks) values are left of \(text)") }
        count += 1
      }
    }
    #expect(count > 1500)
  }

  private enum Step {
    case member(String)
    case element(Int)
  }

  private static func paths(_ value: JSONValue) -> [[Step]] {
    var paths: [[Step]] = [[]]
    for member in value.members ?? [] {
      paths += Self.paths(member.value).map { [.member(member.name)] + $0 }
    }
    for (index, element) in (value.array ?? []).enumerated() {
      paths += Self.paths(element).map { [.element(index)] + $0 }
    }
    return paths
  }

  private static func replacing(
    _ value: JSONValue, _ path: ArraySlice<Step>, _ replacement: JSONValue
  ) -> JSONValue {
    guard let step = path.first else { return replacement }
    switch step {
    case .member(let name):
      var value = value
      value[name] = value[name].map { replacing($0, path.dropFirst(), replacement) }
      return value
    case .element(let index):
      var elements = value.array ?? []
      elements[index] = replacing(elements[index], path.dropFirst(), replacement)
      return .array(elements)
    }
  }
}
