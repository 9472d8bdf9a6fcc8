/// A line of the table of facts, read from left to right. Blanks between words mean nothing.
struct FactsLine {
  private let bytes: [UInt8]
  private var position: Int
  private let start: Int
  private let end: Int
  private let line: Int
  /// The line begins with a blank.
  let isIndented: Bool

  init(_ bytes: [UInt8], _ range: Range<Int>, line: Int) {
    self.bytes = bytes
    self.line = line
    start = range.lowerBound
    position = start
    end = range.upperBound
    isIndented = start < end && Self.isBlank(bytes[start])
    skipBlanks()
  }

  var isAtEnd: Bool { position >= end }

  var isAtQuote: Bool { position < end && bytes[position] == UInt8(ascii: "\"") }

  var isAtWord: Bool { isAtQuote || position < end && FactsWord.isBare(bytes[position]) }

  func failure(_ message: String) -> FactsReader.Failure {
    FactsReader.Failure(message: message, line: line, column: position - start + 1)
  }

  /// Takes the text, if it stands here.
  mutating func take(_ text: StaticString) -> Bool {
    text.withUTF8Buffer { text in
      guard end - position >= text.count,
        bytes[position..<position + text.count].elementsEqual(text)
      else { return false }
      position += text.count
      skipBlanks()
      return true
    }
  }

  mutating func expect(_ text: StaticString) throws(FactsReader.Failure) {
    guard take(text) else { throw failure("Here '\(text)' is expected.") }
  }

  mutating func word() throws(FactsReader.Failure) -> String {
    if isAtQuote { return try quotedWord() }
    let start = position
    while position < end, FactsWord.isBare(bytes[position]) { position += 1 }
    guard position > start else { throw failure("Here a word is expected.") }
    let word = String(decoding: bytes[start..<position], as: UTF8.self)
    skipBlanks()
    return word
  }

  /// All words up to a sign or the end of the line.
  mutating func words() throws(FactsReader.Failure) -> [String] {
    var words: [String] = []
    while isAtWord { words.append(try word()) }
    return words
  }

  /// Words with commas between them.
  mutating func list() throws(FactsReader.Failure) -> [String] {
    var words = [try word()]
    while take(",") { words.append(try word()) }
    return words
  }

  mutating func kind() throws(FactsReader.Failure) -> GroupVersionKind {
    GroupVersionKind(group: try word(), version: try word(), kind: try word())
  }

  private mutating func quotedWord() throws(FactsReader.Failure) -> String {
    position += 1
    var word: [UInt8] = []
    while position < end {
      let byte = bytes[position]
      position += 1
      switch byte {
      case UInt8(ascii: "\""):
        guard let text = String(validating: word, as: UTF8.self) else {
          throw failure("This text is not valid UTF-8.")
        }
        skipBlanks()
        return text
      case UInt8(ascii: "\\"): word += try escape()
      default: word.append(byte)
      }
    }
    throw failure("The closing quote is missing.")
  }

  /// What stands after a backslash; of JSON's escapes those that are written here.
  private mutating func escape() throws(FactsReader.Failure) -> [UInt8] {
    guard position < end else { throw failure("The closing quote is missing.") }
    let byte = bytes[position]
    position += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return [byte]
    case UInt8(ascii: "n"): return [UInt8(ascii: "\n")]
    case UInt8(ascii: "r"): return [UInt8(ascii: "\r")]
    case UInt8(ascii: "t"): return [UInt8(ascii: "\t")]
    case UInt8(ascii: "u"):
      let digits = bytes[position..<min(end, position + 4)]
      guard digits.count == 4,
        digits.allSatisfy({ $0 < 0x80 && Character(UnicodeScalar($0)).isHexDigit }),
        let code = UInt32(String(decoding: digits, as: UTF8.self), radix: 16),
        let scalar = UnicodeScalar(code)
      else { throw failure("After '\\u' the four hexadecimal digits of a character are expected.") }
      position += 4
      return Array(String(Character(scalar)).utf8)
    default: throw failure("There is no escape '\\\(Character(UnicodeScalar(byte)))' here.")
    }
  }

  private mutating func skipBlanks() {
    while position < end, Self.isBlank(bytes[position]) { position += 1 }
  }

  private static func isBlank(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") || byte == UInt8(ascii: "\r")
  }
}
