/// Swift literals for strings of any content.
enum StringLiteral {
  /// A literal between simple quotation marks, on one line.
  static func quoted(_ string: String) -> String {
    if string.utf8.allSatisfy(isPlain) { return "\"\(string)\"" }
    var literal = "\""
    for scalar in string.unicodeScalars {
      switch scalar {
      case "\"": literal += "\\\""
      case "\\": literal += "\\\\"
      case "\n": literal += "\\n"
      case "\t": literal += "\\t"
      default:
        if mustBeEscaped(scalar) {
          literal += "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
        } else {
          literal.unicodeScalars.append(scalar)
        }
      }
    }
    return literal + "\""
  }

  /// The lines of a raw literal over several lines, its delimiters included, none of them indented.
  ///
  /// The lines break with an escaped newline wherever `width` asks for it, so the literal's value
  /// is `string` byte by byte. Its delimiter has as many `#` as the content needs.
  static func raw(_ string: String, width: Int) -> [String] {
    let bytes = Array(string.utf8)
    let marks = String(repeating: "#", count: longestRunOfMarks(bytes) + 1)
    let escape = "\\" + marks
    let budget = max(20, width - escape.utf8.count)
    var lines = ["\(marks)\"\"\""]
    var line: [UInt8] = []
    var place = 0
    while place < bytes.count {
      let end = lineEnd(bytes, from: place, budget: budget)
      for scalar in String(decoding: bytes[place..<end], as: UTF8.self).unicodeScalars {
        if mustBeEscaped(scalar) {
          line += "\(escape)u{\(String(scalar.value, radix: 16, uppercase: true))}".utf8
        } else {
          line += UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter
        }
      }
      place = end
      lines.append(String(decoding: line, as: UTF8.self) + (place < bytes.count ? escape : ""))
      line.removeAll(keepingCapacity: true)
    }
    if bytes.isEmpty { lines.append("") }
    return lines + ["\"\"\"\(marks)"]
  }

  /// Behind the last comma or space that lets a line be at least half full, else at the budget;
  /// always ahead of a visible character of ASCII, so that nothing combines with the break.
  private static func lineEnd(_ bytes: [UInt8], from start: Int, budget: Int) -> Int {
    if bytes.count - start <= budget { return bytes.count }
    let limit = start + budget
    var end = limit
    while end > start + budget / 2 {
      let last = bytes[end - 1]
      if last == UInt8(ascii: ",") || last == UInt8(ascii: " "), isVisible(bytes[end]) {
        return end
      }
      end -= 1
    }
    end = limit
    while end < bytes.count, !(isVisible(bytes[end]) && isVisible(bytes[end - 1])) {
      end += 1
    }
    return end
  }

  /// The longest run of `#` behind a backslash or a quotation mark: with one more, neither means
  /// anything.
  private static func longestRunOfMarks(_ bytes: [UInt8]) -> Int {
    var longest = 0
    var run: Int?
    for byte in bytes {
      switch byte {
      case UInt8(ascii: "\\"), UInt8(ascii: "\""): run = 0
      case UInt8(ascii: "#"): run = run.map { $0 + 1 }
      default: run = nil
      }
      longest = max(longest, run ?? 0)
    }
    return longest
  }

  private static func isPlain(_ byte: UInt8) -> Bool {
    byte >= 0x20 && byte < 0x7F && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\\")
  }

  private static func isVisible(_ byte: UInt8) -> Bool { byte > 0x20 && byte < 0x7F }

  /// Characters that end a line of source, that show nothing, or that turn the direction of text.
  static func mustBeEscaped(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x20..<0x7F, 0xA0..<0x061C: false
    case 0..<0x20, 0x7F..<0xA0, 0x061C, 0x180E, 0x200B...0x200F, 0x2028...0x202E, 0x2060...0x206F,
      0xFE00...0xFE0F, 0xFEFF, 0xFFF9...0xFFFB, 0xE0000...0xE0FFF:
      true
    default: false
    }
  }
}
