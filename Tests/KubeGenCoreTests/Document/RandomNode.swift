import KubeGenCore
import KubeTestSupport

/// Values of every kind, with a bias to strings that some YAML reader takes for something else.
struct RandomNode {
  var random: SplitMix64

  init(seed: UInt64) { random = SplitMix64(seed: seed) }

  mutating func node(depth: Int = 4) -> Node {
    switch random.below(depth > 0 ? 9 : 6) {
    case 0: return Node(.null)
    case 1: return Node(.bool(random.below(2) == 0))
    case 2:
      return Node(.integer(Int64(truncatingIfNeeded: random.next() >> UInt64(random.below(64)))))
    case 3: return Node(.number(random.element(Self.numbers)))
    case 4, 5: return Node(.string(string()))
    case 6: return Node(.sequence((0..<random.below(4)).map { _ in node(depth: depth - 1) }))
    default:
      var keys: Set<String> = []
      return Node(
        .mapping(
          (0..<random.below(5)).compactMap { _ in
            let key = string()
            return keys.insert(key).inserted ? Node.Member(key, node(depth: depth - 1)) : nil
          }))
    }
  }

  mutating func string() -> String {
    switch random.below(4) {
    case 0: return random.element(Self.words)
    case 1: return (0..<random.below(4)).map { _ in random.element(Self.words) }.joined()
    case 2: return (0..<random.below(12)).map { _ in random.element(Self.pieces) }.joined()
    default:
      var text = String.UnicodeScalarView()
      for _ in 0..<random.below(10) {
        let value = UInt32(truncatingIfNeeded: random.next() >> UInt64(40 + random.below(24)))
        // Yams loses a byte order mark at the beginning of a scalar.
        text.append(Unicode.Scalar(value & 0x1FFFFF).flatMap { $0 == "\u{FEFF}" ? nil : $0 } ?? "?")
      }
      return String(text)
    }
  }

  private static let numbers = [
    "1e5", "1E5", "1.5e-7", "-0", "0.1", "1.0e+30", "18446744073709551616", "5e-324",
    "123456789012345678901234567890", "-1.25E+2",
  ]

  static let words = [
    "", "~", "null", "Null", "true", "True", "y", "N", "yes", "on", "OFF", "=", "<<", "*a", "&a",
    "!a",
    "- a", "-", "-a", "--- a", "---", "...", "... a", "? a", "?a", ":", ": a", "a: b", "a:", "a #b",
    "#a",
    "a#b", "@a", "`a", "%a", "|", ">", "|-", "[", "]", "{", "}", "a, b", "[a]", "{a}", "'", "\"",
    "\\",
    "it's", "1", "0", "01", "0x1f", "0b1", "0o7", "1_000", "+1", "-1", "1.", ".5", "1.5", "1.2.3",
    "1e3",
    "1e", ".inf", "-.INF", ".nan", "12:30", "12:30:45", "190:20:30.15", "2001-01-01",
    "2001-12-14t21:59:43.10-05:00", "2001-1-1 1:1:1", "\t", "a\tb", " a", "a ", "a\nb", "a\n",
    "\na", "a\n\n",
    "a\n\nb\n", " a\nb", "a\n b", "a \nb", "\n", "a\r\nb", "\u{85}", "a\u{2028}b", "a\u{FEFF}", "é",
    "日本",
    "😀", "\u{0}", "\u{7F}", "\u{1B}[0m", "null ", "nullable", "truest", "none", "0.0.0.0/0",
    "10.0.0.1:80",
    "a\n---\nb", "a\n...\n", "# a\n# b", "key: |\n  text\n", "a: b\nc: d",
  ]

  private static let pieces = [
    "a", "b", " ", "  ", "\n", ":", "#", "-", "'", "\"", "\\", ",", "[", "]", "{", "}", "0", "1",
    ".", "_",
    "é", "\t", "|", "%", "*", "&", "!", "?", ">",
  ]
}
