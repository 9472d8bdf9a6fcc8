import Foundation
import KubeJSON
import Testing

@Suite("Random documents")
struct RandomDocumentTests {
  @Test("Any value comes back as it was, by every way", arguments: 0..<8 as Range<UInt64>)
  func values(_ seed: UInt64) throws {
    var documents = RandomDocuments(seed: seed)
    for _ in 0..<400 {
      let text = documents.value()
      let value = try JSONValue.outcome(of: text).get()
      #expect(try JSONValue(json: value.text) == value)
      let pulled = try PulledValue.outcome(of: text).get()
      #expect(try PulledValue(json: pulled.jsonText()) == pulled)
      #expect(JSONValue(pulled) == value)
      #expect(JSONValue(pulled).hashValue == value.hashValue)
      let rebuilt = Self.rebuilt(value)
      #expect(rebuilt == value)
      #expect(try JSONValue(json: rebuilt.text) == value)
      let coded = try JSONValue(encoding: value)
      #expect(try coded.decode(JSONValue.self) == value)
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

  @Test(
    "Foundation reads the same strings, numbers and members", arguments: 20..<24 as Range<UInt64>)
  func foundation(_ seed: UInt64) throws {
    var documents = RandomDocuments(seed: seed)
    for _ in 0..<300 {
      let text = documents.value()
      guard
        let judged = try? JSONSerialization.jsonObject(
          with: Data(text.utf8), options: .fragmentsAllowed)
      else { continue }  // Numbers beyond a Double.
      let value = try JSONValue(json: text)
      #expect(Self.isSame(value, judged), "\(text)")
    }
  }

  private static func isSame(_ value: JSONValue, _ judged: Any) -> Bool {
    switch value.kind {
    case .null: judged is NSNull
    case .bool(let value): judged as? Bool == value
    case .number(let number): (judged as? NSNumber).map { $0.doubleValue == number.double } ?? false
    case .string(let text): (judged as? String)?.utf8.elementsEqual(text.utf8) ?? false
    case .array(let elements):
      (judged as? [Any]).map { other in
        other.count == elements.count && zip(elements, other).allSatisfy { isSame($0, $1) }
      } ?? false
    case .object(let members):
      (judged as? [String: Any]).map { other in
        // Which of two members of one name counts is Foundation's own business.
        Set(other.keys) == Set(members.keys)
      } ?? false
    }
  }

  @Test("Gardens lose nothing on their way through the table", arguments: 0..<8 as Range<UInt64>)
  func gardens(_ seed: UInt64) throws {
    var documents = RandomDocuments(seed: seed)
    let leaks = try Tracked.leaks {
      for _ in 0..<150 {
        let text = documents.garden()
        let garden = try Garden.outcome(of: text).get()
        let written = try garden.jsonText()
        let loss = Loss.first(of: try JSONValue(json: text), in: try JSONValue(json: written))
        #expect(loss == nil, "\(text)")
        let again = try Garden.outcome(of: written).get()
        #expect(again == garden)
        #expect(again.hashValue == garden.hashValue)
        #expect(try again.jsonText() == written)
        let value = try JSONValue(encoding: garden)
        #expect(try value == JSONValue(json: written))
        #expect(try value.decode(Garden.self) == garden)
      }
    }
    #expect(leaks == 0)
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

/// Where a document that was written lacks something of the one that was read.
enum Loss {
  static func first(of old: JSONValue, in new: JSONValue, at path: String = "") -> String? {
    switch (old.kind, new.kind) {
    case (.object(let old), .object(let new)):
      for (name, value) in old {
        let place = "\(path).\(name)"
        if value.isNull { continue }
        guard let found = new[name] else { return place }
        if let loss = first(of: value, in: found, at: place) { return loss }
      }
      return nil
    case (.array(let old), .array(let new)):
      if [".colors", ".years"].contains(path) { return Set(old) == Set(new) ? nil : path }
      guard old.count == new.count else { return path }
      for (index, pair) in zip(old, new).enumerated() {
        if let loss = first(of: pair.0, in: pair.1, at: "\(path)[\(index)]") { return loss }
      }
      return nil
    case (let old, let new): return old == new ? nil : path
    }
  }
}
