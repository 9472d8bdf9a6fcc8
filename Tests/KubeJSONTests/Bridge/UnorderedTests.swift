import Foundation
import KubeJSON
import KubeTestSupport
import Testing

/// Where `Codable` and the own reader and writer went different ways.
@Suite("Codable says the same as the own coders")
struct UnorderedTests {
  private struct Meadow: JSONStruct, Sendable {
    var names: Set<String>
    var numbers: Set<Int>?
    var hay: Hay?
    var labels: [String: String]
    var notes: [String: String]?

    static func declare(_ members: inout Members<Self>) {
      members.add("names", \.names)
      members.add("numbers", \.numbers)
      members.coded("hay", \.hay)
      members.add("labels", \.labels)
      members.add("notes", \.notes)
    }
  }

  private struct Hay: Codable, Sendable {
    var kinds: Set<String>
    var weights: [Kind: Int]

    enum Kind: Codable { case dry, wet, green, old }
  }

  private static func meadow(_ seed: UInt64) -> Meadow {
    var random = SplitMix64(seed: seed)
    let numbers = Array(0..<40).shuffled(using: &random)
    var kinds = Set<String>(minimumCapacity: random.below(500))
    for number in numbers { kinds.insert("kind \(number)") }
    var weights: [Hay.Kind: Int] = [:]
    for kind in [Hay.Kind.dry, .wet, .green, .old].shuffled(using: &random) { weights[kind] = 1 }
    return Meadow(
      names: kinds, numbers: Set(numbers), hay: Hay(kinds: kinds, weights: weights), labels: [:])
  }

  @Test("Equal sets give equal JSON by every way, and values with them are equal")
  func sets() throws {
    let first = Self.meadow(0)
    let text = try first.jsonText()
    for seed in 1..<20 as Range<UInt64> {
      let other = Self.meadow(seed)
      #expect(other == first)
      #expect(other.hashValue == first.hashValue)
      #expect(try other.jsonText() == text)
      #expect(try JSONValue(encoding: other).text == text)
    }
    let data = try JSONValue(json: JSONEncoder().encode(first))
    #expect(try data["names"] == JSONValue(json: text)["names"])
    #expect(try data["numbers"] == JSONValue(json: text)["numbers"])
    #expect(try Meadow(json: text) == first)
  }

  @Test("A null in a map of strings is the empty string by both")
  func nulls() throws {
    let text = #"{"labels":{"a":null,"b":"c"},"notes":{"d":null}}"#
    let meadow = try Meadow(json: text)
    #expect(meadow.labels == ["a": "", "b": "c"] && meadow.notes == ["d": ""])
    #expect(try JSONValue(json: text).decode(Meadow.self) == meadow)
    #expect(try JSONDecoder().decode(Meadow.self, from: Data(text.utf8)) == meadow)
  }

  @Test("What JSON cannot say is an EncodingError, not a null")
  func unsayable() throws {
    struct Holder: Codable { var figure: Figure }
    let holder = Holder(figure: .circle(.nan))
    #expect(throws: EncodingError.self) { try JSONEncoder().encode(holder) }
    #expect(throws: EncodingError.self) { try JSONValue(encoding: holder) }
  }
}
