import KubeTestSupport
import Testing

@testable import KubeClient

/// Whatever the bytes, and however they come, the reader gives the same, in bounded memory.
@Suite("WebSockets of any bytes")
struct WebSocketReaderFuzzTests {
  /// What came of some bytes.
  private struct Outcome: Equatable {
    var events: [WebSocketReader.Event] = []
    var violation: WebSocketReader.Violation?
  }

  private static let limit = 2000

  private static func random(
    _ count: ClosedRange<Int>, _ random: inout SplitMix64
  ) -> [UInt8] {
    let count = Int.random(in: count, using: &random)
    return (0..<count).map { _ in UInt8.random(in: .min ... .max, using: &random) }
  }

  /// Reads the bytes in chunks of random sizes; a fault if the reader keeps more than it may.
  private static func read(
    _ bytes: [UInt8], upTo size: Int, _ random: inout SplitMix64, _ outcome: inout Outcome
  ) -> String? {
    var reader = WebSocketReader(limit: limit)
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = Int.random(in: 1...size, using: &random)
      reader.append(Array(rest.prefix(count)))
      rest = rest.dropFirst(count)
      do {
        while let event = try reader.next() {
          if outcome.violation != nil { return "\(event) after a violation" }
          if case .message(let bytes) = event, bytes.count > limit {
            return "a message of \(bytes.count) bytes"
          }
          outcome.events.append(event)
        }
        if outcome.violation != nil { return "no violation any more" }
      } catch {
        if let before = outcome.violation, before != error { return "\(before), then \(error)" }
        outcome.violation = error
        // Whoever goes on after this throws the reader away.
        if Bool.random(using: &random) { return nil }
      }
      // What waits is one frame that is not whole, and the parts of one message.
      let kept = kept(reader)
      if outcome.violation == nil, kept > 2 * (limit + 14) + count {
        return "\(kept) bytes are kept"
      }
    }
    return nil
  }

  private static func kept(_ reader: WebSocketReader) -> Int {
    Mirror(reflecting: reader).children.reduce(0) {
      $0 + (($1.value as? [UInt8])?.count ?? 0)
    }
  }

  /// Frames as a server sends them, and what they mean.
  private static func good(
    _ random: inout SplitMix64
  ) -> (bytes: [UInt8], events: [WebSocketReader.Event]) {
    var (bytes, events): ([UInt8], [WebSocketReader.Event]) = ([], [])
    func control(_ random: inout SplitMix64) {
      let payload = Self.random(0...125, &random)
      switch Int.random(in: 0..<3, using: &random) {
      case 0:
        bytes += ServerFrame(9, payload).bytes
        events.append(.ping(payload))
      case 1:
        bytes += ServerFrame(10, payload).bytes
        events.append(.pong(payload))
      default: break
      }
    }
    for _ in 0..<Int.random(in: 1...8, using: &random) {
      control(&random)
      let message = Self.random(0...(Bool.random(using: &random) ? 140 : limit), &random)
      var rest = message[...]
      var opcode: UInt8 = Bool.random(using: &random) ? 2 : 1
      while Int.random(in: 0..<3, using: &random) == 0 {
        let count = Int.random(in: 0...rest.count, using: &random)
        bytes += ServerFrame(opcode, Array(rest.prefix(count)), isFinal: false).bytes
        rest = rest.dropFirst(count)
        opcode = 0
        control(&random)
      }
      bytes += ServerFrame(opcode, Array(rest)).bytes
      events.append(.message(message))
    }
    return (bytes, events)
  }

  @Test("What a server means is what comes out")
  func property() throws {
    try Fuzzing.run(
      "WebSocket messages", rounds: 100,
      with: { random in
        let (bytes, events) = Self.good(&random)
        for size in [1, 10, 500, 100_000] {
          var outcome = Outcome()
          if let fault = Self.read(bytes, upTo: size, &random, &outcome) { return fault }
          guard outcome == Outcome(events: events) else {
            return "chunks of up to \(size): \(outcome.events.count) of \(events.count) events, "
              + "\(outcome.violation?.description ?? "no violation")"
          }
        }
        return nil
      })
  }

  @Test("Mutated frames, and noise, read the same in any chunks, or are refused in all")
  func mutated() throws {
    try Fuzzing.run(
      "mutated WebSocket frames", rounds: 200,
      with: { random in
        var bytes = Self.good(&random).bytes
        if Int.random(in: 0..<4, using: &random) == 0 { bytes = Self.random(1...400, &random) }
        for _ in 0..<Int.random(in: 0...5, using: &random) where !bytes.isEmpty {
          let place = Int.random(in: bytes.indices, using: &random)
          switch Int.random(in: 0..<4, using: &random) {
          case 0: bytes[place] = .random(in: .min ... .max, using: &random)
          case 1: bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &random)
          case 2: bytes.remove(at: place)
          default: bytes.insert(contentsOf: Self.random(1...9, &random), at: place)
          }
        }
        var outcomes: [Outcome] = []
        for size in [1, 40, 100_000] {
          var outcome = Outcome()
          if let fault = Self.read(bytes, upTo: size, &random, &outcome) { return fault }
          outcomes.append(outcome)
        }
        return outcomes.allSatisfy { $0 == outcomes[0] } ? nil : "\(outcomes)"
      })
  }
}
