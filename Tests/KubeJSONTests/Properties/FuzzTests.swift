import KubeJSON
import KubeTestSupport
import Testing

/// Bytes that are nearly JSON, of which most are not.
@Suite("Mutated bytes")
struct FuzzTests {
  static let documents: [[UInt8]] = {
    var documents = RandomDocuments(seed: 99)
    let made = (0..<20).flatMap { _ in
      [documents.garden(), documents.value(), documents.person(3)]
    }
    let written = [
      Garden.whole, Garden.least, CodedTests.document, FirstUseTests.document,
      #"{"parent":{"parent":{"friends":[{"tracked":"a"},{"parent":{"tracked":"b"}}]}}}"#,
      "{\(Scalars.samples.map { "\"\($0.name)\":\($0.text)" }.joined(separator: ","))}",
      "1", "-0.5e-7", #""\uD83D\uDE00\u0000""#, "[]", #"{"name":"x","a":1,"a":2}"#,
    ]
    return (made + written).map { Array($0.utf8) }
  }()

  @Test("Everything that reads agrees on what is JSON, and nothing leaks")
  func mutated() throws {
    try Fuzzing.run("mutated bytes", rounds: 800) { seed in
      var mutation = ByteMutation(seed: seed)
      return Self.fault(mutation.mutated(mutation.random.element(Self.documents), Self.documents))
    }
  }

  @Test("So it is with a document that ends at any of its bytes")
  func truncated() {
    for document in [Garden.whole, CodedTests.document] {
      let bytes = Array(document.utf8)
      for count in stride(from: 0, through: bytes.count, by: 5) {
        if let fault = Self.fault(Array(bytes.prefix(count))) {
          Issue.record("the first \(count) bytes of \(document): \(fault)")
          return
        }
      }
    }
  }

  @Test("So it is with bytes of any values")
  func noise() throws {
    try Fuzzing.run("noise", rounds: 600) { seed in
      var random = SplitMix64(seed: seed)
      let letters = Array("{}[],:\"\\-+.eE0123ntfu \n".utf8)
      return Self.fault(
        (0..<random.below(24)).map { _ in
          random.chance(9, in: 10)
            ? random.element(letters) : UInt8(truncatingIfNeeded: random.next())
        })
    }
  }

  @Test("So it is with large documents, which share what they repeat")
  func large() throws {
    var documents = RandomDocuments(seed: 7)
    let few = (0..<6).map { _ in documents.garden() }
    let texts = (0..<120).map { _ in documents.random.element(few) }
    let list = Array("[\(texts.joined(separator: ","))]".utf8)
    try Fuzzing.run("large documents", rounds: 12) { seed in
      var mutation = ByteMutation(seed: seed)
      let bytes = mutation.mutated(list, [list])
      var isSame = true
      let leaks = Tracked.leaks {
        guard case .success(let gardens) = [Garden].outcome(of: bytes) else { return }
        let again = (try? gardens.jsonBytes()).flatMap { try? [Garden](json: $0) }
        isSame = again == gardens
      }
      return leaks != 0 ? "\(leaks) values leak" : isSame ? nil : "the list changes"
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
      #expect(Loss.first(of: value, in: try JSONValue(json: object.jsonText())) == nil)
      #expect(Loss.first(of: value, in: try JSONValue(encoding: object)) == nil)
    }
    try Fuzzing.run("recordings", rounds: 80) { seed in
      var mutation = ByteMutation(seed: seed)
      return Self.fault(mutation.mutated(mutation.random.element(bodies), bodies))
    }
  }
}

extension FuzzTests {
  /// What is wrong with the way that some bytes are read.
  static func fault(_ bytes: [UInt8]) -> String? {
    var fault: String?
    let leaks = Tracked.leaks { fault = faultOfReading(bytes) }
    if leaks != 0 { fault = "\(leaks) values leak" }
    return fault.map { "\($0): \(String(decoding: bytes, as: UTF8.self).debugDescription)" }
  }

  private static func faultOfReading(_ bytes: [UInt8]) -> String? {
    let judged = JSONValue.outcome(of: bytes)
    switch (judged, PulledValue.outcome(of: bytes)) {
    case (.success(let value), .success(let pulled)):
      guard StrictJSON.accepts(bytes) else { return "no JSON is accepted" }
      guard JSONValue(pulled) == value else { return "skipping and pulling differ" }
      guard (try? JSONValue(json: value.text)) == value else { return "its text is not the value" }
      guard (try? JSONValue(encoding: value).decode(JSONValue.self)) == value else {
        return "Codable changes the value"
      }
    case (.failure(let error), .failure(let other)):
      if StrictJSON.accepts(bytes) { return "JSON is refused: \(error)" }
      guard error == other, (0...bytes.count).contains(error.offset) else {
        return "skipping says \(error), pulling says \(other)"
      }
    default: return "skipping and pulling disagree"
    }
    return fault(Garden.self, bytes, judged, keepsAll: false)
      ?? fault(Person.self, bytes, judged, keepsAll: true)
      ?? fault(Bag.self, bytes, judged, keepsAll: true)
      ?? fault(Recordings.Object.self, bytes, judged, keepsAll: true)
      ?? fault(Scalars.self, bytes, judged, keepsAll: false)
      ?? fault(Diary.self, bytes, judged, keepsAll: false)
      ?? fault(Nothing.self, bytes, judged, keepsAll: false)
      ?? fault([Figure].self, bytes, judged, keepsAll: false)
      ?? fault([String: JSONValue].self, bytes, judged, keepsAll: true)
  }

  /// What is no JSON is no value of any type, and the fault is found no later. What can be read can
  /// be written and read again, and is what the bridge to `Codable` reads.
  private static func fault<Value: JSONCodable>(
    _ type: Value.Type, _ bytes: [UInt8], _ judged: Result<JSONValue, JSONError>, keepsAll: Bool
  ) -> String? {
    switch (Value.outcome(of: bytes), judged) {
    case (.success(let value), .success(let whole)):
      guard let written = try? value.jsonBytes(), let again = try? Value(json: written) else {
        return "\(type) cannot be written and read again"
      }
      guard again == value, again.hashValue == value.hashValue else { return "\(type) changes" }
      if keepsAll, let loss = (try? JSONValue(json: written)).map({ Loss.first(of: whole, in: $0) })
      {
        return loss.map { "\(type) loses \($0)" }
      }
      guard let coded = Value.self as? any Decodable.Type else { return nil }
      guard let bridged = try? whole.decode(coded) as? Value else {
        return "\(type) is not read through Codable"
      }
      return bridged == value ? nil : "\(type) is another one through Codable"
    case (.failure(let error), .success):
      return (0...bytes.count).contains(error.offset) ? nil : "\(type): the offset of \(error)"
    case (.failure(let error), .failure(let first)):
      return error.offset >= 0 && error.offset <= first.offset ? nil : "\(type): \(error), \(first)"
    case (.success, .failure): return "\(type) accepts what is no JSON"
    }
  }
}
