import KubeTestSupport

/// Changes bytes at random: cuts, flips, splices, doubles, deletes, nests.
struct ByteMutation {
  var random: SplitMix64

  init(seed: UInt64) {
    random = SplitMix64(seed: seed &* 0x2545_F491_4F6C_DD1D &+ 1)
  }

  private static let tokens: [[UInt8]] =
    [
      "{", "}", "[", "]", ",", ":", "\"", "\\", "null", "true", "false", "0", "-", "1e9", ".5",
      "\\u",
      "\\uD83D", "\\uDE00", "\\n", " ", "\u{0}", "é", "😀", "{}", "[]", "\"\"", "[[", "]]", "}}",
      "{\"",
      "99999999999999999999", "9223372036854775808", "-9223372036854775808", "18446744073709551615",
      "1e400", "-0", "1.0", "\u{2028}", "\u{FEFF}", "\\/", "\"a\":1,", "\"a\":2,",
      "\"comment\":null,", "\"fence\":{},", "\"name\":", "\"kind\":\"Garden\"",
      "\"tracked\":\"t\",",
      "\"parent\":{",
    ].map { Array($0.utf8) } + [[0xC3], [0xFF], [0xED, 0xA0, 0x80], [0xF0, 0x9F]]

  mutating func mutated(_ seed: [UInt8], _ others: [[UInt8]]) -> [UInt8] {
    var bytes = seed
    for _ in 0...random.below(random.element([1, 1, 2, 4, 8])) { mutate(&bytes, others) }
    return bytes
  }

  private mutating func mutate(_ bytes: inout [UInt8], _ others: [[UInt8]]) {
    guard !bytes.isEmpty else {
      bytes = random.element(Self.tokens)
      return
    }
    let place = random.below(bytes.count)
    switch random.below(60) {
    case 0: nest(&bytes)
    case 1: bytes.insert(contentsOf: digits(), at: place)
    default: change(&bytes, place, others)
    }
  }

  private mutating func change(_ bytes: inout [UInt8], _ place: Int, _ others: [[UInt8]]) {
    switch random.below(10) {
    case 0: bytes.removeSubrange(place...)
    case 1: bytes[place] ^= 1 << UInt8(random.below(8))
    case 2: bytes[place] = UInt8(truncatingIfNeeded: random.next())
    case 3: bytes.removeSubrange(range(bytes, place))
    case 4: bytes.insert(contentsOf: bytes[range(bytes, place)], at: place)
    case 5:
      let other = random.element(others)
      guard !other.isEmpty else { return }
      let source = range(other, random.below(other.count))
      bytes.replaceSubrange(range(bytes, place), with: other[source])
    case 6, 7: bytes.insert(contentsOf: random.element(Self.tokens), at: place)
    case 8: bytes.replaceSubrange(range(bytes, place, 8), with: random.element(Self.tokens))
    default: swapTokens(&bytes, place)
    }
  }

  /// Sometimes as deep as documents may be, sometimes deeper.
  private mutating func nest(_ bytes: inout [UInt8]) {
    let levels = random.element([3, 100, 500, 505, 511, 512, 513, 5000])
    let (open, close) = random.element([
      ("[", "]"), ("{\"a\":", "}"), ("{\"parent\":", "}"), ("{\"many\":[", "]}"),
      ("[{\"x\":", "}]"),
    ])
    bytes =
      Array(String(repeating: open, count: levels).utf8) + bytes
      + Array(String(repeating: close, count: levels).utf8)
  }

  private mutating func digits() -> [UInt8] {
    (0..<random.element([1, 17, 20, 40, 400])).map { _ in UInt8(0x30 + random.below(10)) }
  }

  private mutating func range(_ bytes: [UInt8], _ start: Int, _ most: Int = 64) -> Range<Int> {
    start..<min(bytes.count, start + 1 + random.below(most))
  }

  /// Exchanges a mark of the grammar for another, which leaves most of the document whole.
  private mutating func swapTokens(_ bytes: inout [UInt8], _ place: Int) {
    let marks = Array("{}[],:\"0".utf8)
    guard let found = bytes[place...].firstIndex(where: { marks.contains($0) }) else { return }
    bytes[found] = random.element(marks)
  }
}
