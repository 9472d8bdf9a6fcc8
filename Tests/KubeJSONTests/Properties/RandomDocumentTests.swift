import KubeJSON
import KubeTestSupport
import Testing

@Suite("Random documents")
struct RandomDocumentTests {
  @Test("Any value comes back as it was, by every way")
  func values() throws {
    try Fuzzing.run("values", rounds: 400) { seed in
      var documents = RandomDocuments(seed: seed)
      let text = documents.value()
      guard StrictJSON.accepts(Array(text.utf8)) else { return "no JSON: \(text)" }
      let value = try JSONValue.outcome(of: text).get()
      let pulled = try PulledValue.outcome(of: text).get()
      let rebuilt = Self.rebuilt(value)
      let isSame = try [
        JSONValue(json: value.text) == value, PulledValue(json: pulled.jsonText()) == pulled,
        JSONValue(pulled) == value, JSONValue(pulled).hashValue == value.hashValue,
        rebuilt == value, rebuilt.hashValue == value.hashValue,
        JSONValue(json: rebuilt.text) == value,
        JSONValue(encoding: value).decode(JSONValue.self) == value,
      ]
      return isSame.allSatisfy { $0 } ? nil : "\(isSame) of \(text)"
    }
  }

  /// The same value without any text of it being kept.
  private static func rebuilt(_ value: JSONValue) -> JSONValue {
    switch value.kind {
    case .null: .null
    case .bool(let value): .bool(value)
    case .number(let number): .number(number)
    case .string(let text): .string(text)
    case .array(let elements): .array(elements.map(rebuilt))
    case .object(let members): .object(members.mapValues(rebuilt))
    }
  }

  @Test("Gardens lose nothing on their way through the table, or through Codable")
  func gardens() throws {
    try Fuzzing.run("gardens", rounds: 100) { seed in
      var documents = RandomDocuments(seed: seed)
      let text = documents.garden()
      var fault: String?
      let leaks = try Tracked.leaks { fault = try Self.faultOfGarden(text) }
      return leaks != 0 ? "\(leaks) values leak from \(text)" : fault.map { "\($0): \(text)" }
    }
  }

  private static func faultOfGarden(_ text: String) throws -> String? {
    let garden = try Garden.outcome(of: text).get()
    let written = try garden.jsonText()
    if let loss = Loss.first(of: try JSONValue(json: text), in: try JSONValue(json: written)) {
      return "\(loss) is lost"
    }
    let again = try Garden.outcome(of: written).get()
    guard again == garden, again.hashValue == garden.hashValue, try again.jsonText() == written
    else { return "the garden changes" }
    let value = try JSONValue(encoding: garden)
    guard try value == JSONValue(json: written) else { return "the encoder writes another one" }
    guard try value.decode(Garden.self) == garden else { return "the decoder reads another one" }
    return nil
  }

  @Test("A large list of gardens is read like each of them alone", arguments: [1, 2] as [UInt64])
  func lists(_ seed: UInt64) throws {
    var documents = RandomDocuments(seed: seed)
    let few = (0..<12).map { _ in documents.garden() }
    let texts = (0..<150).map { _ in documents.random.element(few) }
    let leaks = try Tracked.leaks {
      let list = "[\(texts.joined(separator: ","))]"
      #expect(list.utf8.count > 1 << 15)
      let gardens = try [Garden].outcome(of: list).get()
      for (garden, text) in zip(gardens, texts) {
        #expect(try garden.jsonText() == Garden(json: text).jsonText())
      }
    }
    #expect(leaks == 0)
  }
}
