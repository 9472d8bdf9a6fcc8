/// Changes bytes at random: cuts, flips, splices, doubles, deletes.
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
      "99999999999999999999", "\"name\":", "\"kind\":\"Garden\"", "\"tracked\":\"t\",",
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
