import KubeCore
import KubeTestSupport
import Testing

/// A connection may break anywhere, and what comes over it may be anything.
@Suite("Events of any bytes")
struct WatchEventFuzzTests {
  private static func documents() throws -> [[UInt8]] {
    try WatchEventTests.samples().flatMap { type, object, _ in
      [#"{"type":"\#(type)","object":\#(object)}"#, #"{"object":\#(object),"type":"\#(type)"}"#]
        .map { Array($0.utf8) }
    }
  }

  /// What reads is written so that it reads as the same.
  private static func fault<Object: KubeObject>(
    of bytes: [UInt8], as object: Object.Type
  ) -> String? {
    guard let event = try? WatchEvent<Object>(json: bytes) else { return nil }
    guard let written = try? event.jsonBytes() else { return "\(event) cannot be written" }
    guard let again = try? WatchEvent<Object>(json: written) else {
      return "\(String(decoding: written, as: UTF8.self)) does not read"
    }
    return again == event ? nil : "\(event) became \(again)"
  }

  private static func fault(of bytes: [UInt8]) -> String? {
    (fault(of: bytes, as: Gadget.self) ?? fault(of: bytes, as: DynamicObject.self)
      ?? fault(of: bytes, as: PartialObjectMetadata<Gadget>.self)
      ?? fault(of: bytes, as: Checked<Gadget>.self)).map {
        "\(String(decoding: bytes, as: UTF8.self).debugDescription): \($0)"
      }
  }

  @Test("mutated events read or are refused")
  func mutated() throws {
    let documents = try Self.documents()
    try Fuzzing.run("mutated events", rounds: 3_000) { seed in
      var mutation = EventMutation(seed: seed)
      return Self.fault(of: mutation.mutated(mutation.random.element(documents), documents))
    }
  }

  @Test("an event that ends early is never one")
  func truncated() throws {
    for document in try Self.documents() {
      for count in 0..<document.count {
        let cut = Array(document.prefix(count))
        #expect(throws: JSONError.self) { try WatchEvent<Gadget>(json: cut) }
        #expect(throws: JSONError.self) { try WatchEvent<DynamicObject>(json: cut) }
      }
    }
  }

  @Test("noise")
  func noise() throws {
    try Fuzzing.run("noise as events", rounds: 1_500) { seed in
      var random = SplitMix64(seed: seed)
      let letters = [
        "{", "}", "[", "]", ",", ":", "\"type\"", "\"object\"", "\"ADDED\"", "\"ERROR\"", "null",
        "1",
        "\"", "\\", "{}", "\"BOOKMARK\"", "\"metadata\"",
      ]
      return Self.fault(of: Array(random.text(of: letters, upTo: 14).utf8))
    }
  }
}
