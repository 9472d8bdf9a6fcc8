import KubeGenCore
import KubeTestSupport
import Testing

@Suite("Definitions that were tampered with")
struct FuzzTests {
  private static let fixtures = ["Beehives.yaml", "Gateways.yaml", "Recipes.yaml", "Teapots.yaml"]

  /// Reads the bytes; whatever comes of it must hold together, and nothing may come of nothing.
  private func check(_ bytes: [UInt8]) {
    let (units, messages) = DefinitionSamples.units([InputFile(path: "fuzz", bytes: bytes)])
    #expect(!units.isEmpty || !messages.isEmpty)
    for unit in units { #expect(Invariants.violations(unit).isEmpty) }
    #expect(messages.allSatisfy { $0.hasPrefix("fuzz:") })
  }

  @Test("Bytes that changed, went or came", arguments: fixtures)
  func bytes(_ name: String) throws {
    let original = try DefinitionSamples.fixture(name).bytes
    var random = SplitMix64(seed: 11)
    let signs = Array("{}[]:,-#&*!|>'\"%@`? \n\t~<=0y\\\u{0}".utf8) + [0xC3, 0xE2, 0xFF]
    for _ in 0..<150 {
      var bytes = original
      for _ in 0...random.below(4) {
        let place = random.below(bytes.count)
        switch random.below(4) {
        case 0: bytes[place] = random.element(signs)
        case 1: bytes.insert(random.element(signs), at: place)
        case 2: bytes.removeSubrange(place..<min(bytes.count, place + 1 + random.below(30)))
        default:
          let from = random.below(bytes.count)
          bytes.insert(
            contentsOf: bytes[from..<min(bytes.count, from + random.below(60))], at: place)
        }
      }
      check(bytes)
    }
  }

  @Test("Files that are cut off anywhere", arguments: fixtures)
  func truncation(_ name: String) throws {
    let original = try DefinitionSamples.fixture(name).bytes
    for count in stride(from: 0, to: original.count, by: 37) {
      check(Array(original.prefix(count)))
    }
  }

  @Test("Values that were swapped, dropped or replaced, as YAML and as JSON", arguments: fixtures)
  func values(_ name: String) throws {
    var diagnostics = Diagnostics()
    let documents = try DocumentReader.documents(
      DefinitionSamples.fixture(name), diagnostics: &diagnostics)
    var mutation = Mutation(random: SplitMix64(seed: 5))
    for round in 0..<150 {
      let mutated = documents.map { mutation.mutated($0) }
      let text =
        round % 2 == 0
        ? mutated.map { "---\n" + $0.yamlText() }.joined()
        : mutated.map { $0.jsonText() }.joined(separator: "\n")
      check(Array(text.utf8))
    }
  }

  @Test("Bytes at random, and YAML's signs at random")
  func noise() {
    var random = SplitMix64(seed: 13)
    let pieces = [
      "a", ": ", "- ", "\n", "  ", "{", "}", "[", "]", ",", "&a ", "*a", "<<: ", "|", ">", "\"",
      "'", "#", "!!",
      "---\n", "...\n", "? ", "é", "1", "kind: CustomResourceDefinition\n", "%YAML 1.1\n", "\t",
      "\r", "\u{85}",
    ]
    for _ in 0..<1500 {
      check((0..<random.below(60)).map { _ in UInt8(truncatingIfNeeded: random.next()) })
      check(Array((0..<random.below(40)).map { _ in random.element(pieces) }.joined().utf8))
    }
  }
}

/// Changes a few values somewhere in a document.
private struct Mutation {
  var random: SplitMix64

  mutating func mutated(_ node: Node) -> Node {
    if random.below(60) == 0 { return replacement(node) }
    switch node.content {
    case .mapping(var members):
      for index in members.indices { members[index].value = mutated(members[index].value) }
      if !members.isEmpty, random.below(40) == 0 { members.remove(at: random.below(members.count)) }
      if members.count > 1, random.below(40) == 0 {
        let value = members[0].value
        members[0].value = members[random.below(members.count)].value
        members[random.below(members.count)].value = value
      }
      return Node(.mapping(members))
    case .sequence(let elements): return Node(.sequence(elements.map { mutated($0) }))
    default: return node
    }
  }

  private mutating func replacement(_ node: Node) -> Node {
    switch random.below(8) {
    case 0: Node(.null)
    case 1: true
    case 2: Node(.integer(-1))
    case 3: Node(.number("1e300"))
    case 4: ""
    case 5: [node, node]
    case 6: ["type": "object", "properties": ["a": node], "oneOf": [node]]
    default: Node(.string(random.element(RandomNode.words)))
    }
  }
}
