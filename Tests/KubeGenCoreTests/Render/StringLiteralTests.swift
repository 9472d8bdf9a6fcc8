import KubeTestSupport
import Testing

@testable import KubeGenCore
@testable import KubeGenModel

@Suite("String literals")
struct StringLiteralTests {
  @Test(
    "A simple literal escapes what must be",
    arguments: [
      ("abc", #""abc""#), ("a\"b\\c", #""a\"b\\c""#), ("\n\t\r\u{0}", #""\n\t\u{D}\u{0}""#),
      ("é漢😀", #""é漢😀""#), ("\u{202E}\u{2028}\u{FEFF}", #""\u{202E}\u{2028}\u{FEFF}""#),
      ("\\(x)", #""\\(x)""#), ("", #""""#),
    ])
  func quoted(value: String, literal: String) {
    #expect(StringLiteral.quoted(value) == literal)
  }

  @Test(
    "A raw literal has as many marks as its content needs",
    arguments: [
      ("{}", 1), ("a # b ##", 1), ("\\n", 1), ("\\#n", 2), ("\"\"\"##", 3), ("\\###(x)", 4),
      ("\"\"\"#\\####", 5),
    ])
  func marks(value: String, count: Int) {
    let lines = StringLiteral.raw(value, width: 80)
    #expect(lines.first == String(repeating: "#", count: count) + "\"\"\"")
    #expect(lines.last == "\"\"\"" + String(repeating: "#", count: count))
    #expect(evaluate(lines) == value)
  }

  @Test("Whatever it holds, a raw literal is that very text, and its lines are short")
  func anyContent() {
    var random = SplitMix64(seed: 5)
    let parts = [
      "{\"key\":", "\"", "\"\"\"", "#", "\\", "\\#", "\\##", " ", "  ", ",", "\\n", "\n", "\r\n",
      "\t",
      "é", "e\u{301}", "\u{301}", "漢字", "👩‍👩‍👧", "\u{2028}", "\u{0}", "lorem ipsum", "123,",
    ]
    for _ in 0..<1_000 {
      let value = (0..<Int.random(in: 0...60, using: &random)).map { _ in
        parts.randomElement(using: &random) ?? ""
      }.joined()
      let lines = StringLiteral.raw(value, width: 60)
      #expect(evaluate(lines).map { Array($0.utf8) } == Array(value.utf8))
      #expect(!lines.joined().unicodeScalars.contains { StringLiteral.mustBeEscaped($0) })
    }
  }

  @Test("Lines of plain text keep to the width and break behind commas and spaces")
  func width() {
    let value = String(repeating: #"{"a":1,"description":"some words"},"#, count: 100)
    let lines = StringLiteral.raw(value, width: 80).dropFirst().dropLast()
    #expect(lines.allSatisfy { $0.utf8.count <= 80 })
    #expect(lines.dropLast().allSatisfy { $0.hasSuffix(",\\#") || $0.hasSuffix(" \\#") })
  }

  /// Reads a literal as Swift's lexer does; nil if it ends early or has an escape that is not ours.
  private func evaluate(_ lines: [String]) -> String? {
    guard let first = lines.first, first.hasSuffix("\"\"\"") else { return nil }
    let marks = String(first.dropLast(3))
    let body = lines.dropFirst().dropLast().joined(separator: "\n")
    guard lines.last == "\"\"\"" + marks, !body.utf8Contains("\"\"\"" + marks) else { return nil }
    let pieces = body.utf8Split("\\" + marks)
    var value = pieces[0]
    for piece in pieces.dropFirst() {
      if piece.utf8.first == UInt8(ascii: "\n") {
        value += String(Substring(piece.utf8.dropFirst()))
      } else if piece.hasPrefix("u{"), let end = piece.utf8.firstIndex(of: UInt8(ascii: "}")),
        let code = UInt32(
          piece.utf8[..<end].dropFirst(2).map { String(UnicodeScalar($0)) }.joined(), radix: 16),
        let scalar = UnicodeScalar(code)
      {
        value.unicodeScalars.append(scalar)
        value += String(Substring(piece.utf8[piece.utf8.index(after: end)...]))
      } else {
        return nil
      }
    }
    return value
  }
}

extension String {
  /// Byte by byte: a combining character behind a quotation mark makes another `Character` of it.
  fileprivate func utf8Split(_ separator: String) -> [String] {
    let bytes = Array(utf8)
    let wanted = Array(separator.utf8)
    var pieces: [String] = []
    var start = 0
    var place = 0
    while place + wanted.count <= bytes.count {
      if bytes[place..<(place + wanted.count)].elementsEqual(wanted) {
        pieces.append(String(decoding: bytes[start..<place], as: UTF8.self))
        place += wanted.count
        start = place
      } else {
        place += 1
      }
    }
    return pieces + [String(decoding: bytes[start...], as: UTF8.self)]
  }

  fileprivate func utf8Contains(_ part: String) -> Bool { utf8Split(part).count > 1 }
}
