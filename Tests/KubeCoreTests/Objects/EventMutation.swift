import KubeTestSupport

/// Changes bytes of JSON at random: cuts, flips, doubles, splices, exchanges values.
struct EventMutation {
  var random: SplitMix64

  init(seed: UInt64) {
    random = SplitMix64(seed: seed &* 0x2545_F491_4F6C_DD1D &+ 1)
  }

  private static let tokens: [[UInt8]] =
    [
      "{", "}", "[", "]", ",", ":", "\"", "\\", "null", "true", "0", "-1", "1e9", "{}", "[]",
      "\"\"",
      "\"type\":", "\"object\":", "\"type\":\"ADDED\",", "\"object\":{},", "\"ERROR\"",
      "\"BOOKMARK\"",
      "\"metadata\":", "\"DELETED\"", "99999999999999999999", "\\uD83D", "\u{0}", "é",
      String(repeating: "[", count: 600), String(repeating: "{\"object\":", count: 600),
    ].map { Array($0.utf8) } + [[0xC3], [0xFF]]

  mutating func mutated(_ seed: [UInt8], _ others: [[UInt8]]) -> [UInt8] {
    var bytes = seed
    for _ in 0..<random.element([1, 1, 2, 4]) { mutate(&bytes, others) }
    return bytes
  }

  private mutating func mutate(_ bytes: inout [UInt8], _ others: [[UInt8]]) {
    guard !bytes.isEmpty else {
      bytes = random.element(Self.tokens)
      return
    }
    let place = Int.random(in: bytes.indices, using: &random)
    switch Int.random(in: 0..<8, using: &random) {
    case 0: bytes.removeSubrange(place...)
    case 1: bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &random)
    case 2: bytes[place] = UInt8.random(in: 0...255, using: &random)
    case 3: bytes.removeSubrange(range(bytes, place))
    case 4: bytes.insert(contentsOf: bytes[range(bytes, place)], at: place)
    case 5:
      let other = random.element(others)
      let source = range(other, Int.random(in: other.indices, using: &random))
      bytes.replaceSubrange(range(bytes, place), with: other[source])
    case 6: bytes.insert(contentsOf: random.element(Self.tokens), at: place)
    default: bytes.replaceSubrange(range(bytes, place), with: random.element(Self.tokens))
    }
  }

  private mutating func range(_ bytes: [UInt8], _ start: Int) -> Range<Int> {
    start..<min(bytes.count, start + Int.random(in: 1...24, using: &random))
  }
}
