import Testing

@testable import KubeCEL

@Suite("Random texts")
struct FuzzTests {
  /// The same numbers in every run.
  private struct Numbers: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return state ^ state >> 29
    }
  }

  private static let pieces = [
    "i", "s", "b", "x", "l", "li", "m", "os", "a.b", "1", "2u", ".5", "\"q\"", "b'\\x00'", "true",
    "null", "in", "[", "[?", "]", "{", "{?", "}", "(", ")", ".", ".?", "?", ":", ",", "-", "!", "+",
    "*", "==", "<", "&&", "||", ".all(y, ", ".map(y, ", "has(", ".size()", ".optMap(y, ", "type(",
    "optional.of(", "\"%s\".format([", "=", "&", "`a-b`", "\"", "'''", "\\", "é", "\u{0}", "\r\n",
    "//", "T{", "x:", "if", "0x", "1e", "duration(\"1h\")", "sets.contains(", "\u{10FFFF}",
  ]

  @Test("Nothing traps, and what is refused is told why", arguments: 0..<4)
  func pieces(_ seed: Int) {
    var numbers = Numbers(state: UInt64(seed) &* 77 &+ 5)
    for _ in 0..<700 {
      var text = ""
      for _ in 0..<Int.random(in: 1...16, using: &numbers) {
        text += Self.pieces.randomElement(using: &numbers) ?? ""
        if Bool.random(using: &numbers) { text += " " }
      }
      do {
        let checked = try Environment.sample.compile(text)
        #expect(checked.types[checked.tree.root] != nil)
      } catch {
        #expect(!error.issues.isEmpty && error.description.hasPrefix("ERROR: <input>:"))
        #expect(!error.description.contains("not an expression"), "\(text)")
      }
    }
  }

  @Test("Bytes of any kind are no worse", arguments: 0..<4)
  func bytes(_ seed: Int) {
    var numbers = Numbers(state: UInt64(seed) &+ 1234)
    for _ in 0..<300 {
      let count = Int.random(in: 0...60, using: &numbers)
      let bytes = (0..<count).map { _ in UInt8.random(in: .min ... .max, using: &numbers) }
      let text = String(decoding: bytes, as: UTF8.self)
      _ = Environment.sample.outcome(text)
    }
  }
}
