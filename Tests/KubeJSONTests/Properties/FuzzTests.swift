import Foundation
import KubeJSON
import Testing

/// Bytes that are nearly JSON. `KUBE_FUZZ_SECONDS` makes it go on for that long, with new seeds.
@Suite("Mutated bytes")
struct FuzzTests {
  static var seconds: Double? {
    ProcessInfo.processInfo.environment["KUBE_FUZZ_SECONDS"].flatMap { Double($0) }
  }

  /// Calls `body` with one seed after another: as many times as the test asks for, or for the time
  /// that the environment gives.
  static func run(rounds: UInt64, _ body: (UInt64) -> Bool) {
    let clock = ContinuousClock()
    let end = seconds.map { clock.now + .seconds($0) }
    var seed: UInt64 = 0
    while end.map({ clock.now < $0 }) ?? (seed < rounds) {
      guard body(seed) else {
        Issue.record("the seed is \(seed)")
        return
      }
      seed += 1
    }
  }

  static let seeds: [[UInt8]] = {
    var documents = RandomDocuments(seed: 99)
    let made = (0..<20).flatMap { _ in [documents.garden(), documents.value(), documents.person(3)]
    }
    let written = [
      Garden.whole, Garden.least, CodedTests.document, FirstUseTests.document,
      #"{"parent":{"parent":{"friends":[{"tracked":"a"},{"parent":{"tracked":"b"}}]}}}"#,
      "{\(Scalars.samples.map { "\"\($0.name)\":\($0.text)" }.joined(separator: ","))}",
    ]
    return (made + written).map { Array($0.utf8) }
  }()

  @Test("Everything that reads agrees on what is JSON, and nothing leaks")
  func documents() {
    Self.run(rounds: 4000) { seed in
      var mutation = ByteMutation(seed: seed)
      return Self.check(mutation.mutated(mutation.random.element(Self.seeds), Self.seeds))
    }
  }

  @Test("So it is with large documents")
  func largeDocuments() {
    var documents = RandomDocuments(seed: 7)
    let few = (0..<6).map { _ in documents.garden() }
    let texts = (0..<120).map { _ in documents.random.element(few) }
    let list = Array("[\(texts.joined(separator: ","))]".utf8)
    Self.run(rounds: 60) { seed in
      var mutation = ByteMutation(seed: seed)
      let bytes = mutation.mutated(list, [list])
      let leaks = Tracked.leaks {
        if case .success(let gardens) = [Garden].outcome(of: bytes) {
          let again = (try? gardens.jsonBytes()).flatMap { try? [Garden](json: $0) }
          if again != gardens { Issue.record("a list changes when it is written") }
        }
      }
      return leaks == 0
    }
  }

  @Test(
    "What a server sent is read whole, and refused when it is damaged",
    .enabled(if: Recordings.areThere, Recordings.whyAbsent))
  func recordings() throws {
    let bodies = try Recordings.bodies()
    #expect(bodies.count > 100)
    for body in bodies {
      let value = try JSONValue(json: body)
      let object = try Recordings.Object.outcome(of: body).get()
      #expect(try JSONValue(json: object.jsonText()) == value)
      #expect(try JSONValue(encoding: object) == value)
    }
    Self.run(rounds: 1500) { seed in
      var mutation = ByteMutation(seed: seed)
      return Self.check(mutation.mutated(mutation.random.element(bodies), bodies))
    }
  }

  /// Whether all is as it must be.
  static func check(_ bytes: [UInt8]) -> Bool {
    var isGood = true
    let leaks = Tracked.leaks {
      let judged = JSONValue.outcome(of: bytes)
      let pulled = PulledValue.outcome(of: bytes)
      switch (judged, pulled) {
      case (.success(let value), .success(let other)):
        isGood = JSONValue(other) == value && (try? JSONValue(json: value.text)) == value
      case (.failure(let error), .failure(let other)):
        isGood = error == other && (0...bytes.count).contains(error.offset)
      default: isGood = false
      }
      isGood =
        isGood && check(Garden.self, bytes, judged) && check(Person.self, bytes, judged)
        && check(Scalars.self, bytes, judged) && check(Diary.self, bytes, judged)
        && check(Bag.self, bytes, judged) && check([Shape].self, bytes, judged)
        && check(Recordings.Object.self, bytes, judged) && check(Nothing.self, bytes, judged)
        && check([String: JSONValue].self, bytes, judged)
    }
    if leaks != 0 || !isGood {
      Issue.record("\(String(decoding: bytes, as: UTF8.self).debugDescription)")
    }
    return leaks == 0 && isGood
  }

  /// What is no JSON is no value of any type, and the fault is found no later. What can be read can be written and read
  /// again.
  static func check<Value: JSONCodable>(
    _ type: Value.Type, _ bytes: [UInt8], _ judged: Result<JSONValue, JSONError>
  ) -> Bool {
    switch (Value.outcome(of: bytes), judged) {
    case (.success(let value), .success):
      guard let written = try? value.jsonBytes(), let again = try? Value(json: written) else {
        return false
      }
      return again == value && again.hashValue == value.hashValue
    case (.failure(let error), .success): return (0...bytes.count).contains(error.offset)
    case (.failure(let error), .failure(let first)): return error.offset <= first.offset
    case (.success, .failure): return false
    }
  }
}
