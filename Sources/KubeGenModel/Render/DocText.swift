/// What text of strangers needs before it can stand in a comment.
enum DocText {
  /// The lines, without trailing spaces, tabs and characters that show nothing.
  static func lines(of text: String) -> [String] {
    var lines: [String] = []
    var line = ""
    func end(_ line: inout String) {
      while line.utf8.last == UInt8(ascii: " ") { line.removeLast() }
      lines.append(line)
      line.removeAll(keepingCapacity: true)
    }
    if text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F || $0 == UInt8(ascii: "\n") }) {
      return text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map {
        var line = $0
        while line.last == UInt8(ascii: " ") { line.removeLast() }
        return String(Substring(line))
      }
    }
    for character in text {
      if character.isNewline {
        end(&line)
        continue
      }
      for scalar in character.unicodeScalars {
        if scalar == "\t" {
          line += line.utf8.allSatisfy { $0 == UInt8(ascii: " ") } ? "    " : " "
        } else if scalar.properties.isWhitespace, scalar != "\u{A0}" {
          line += " "
        } else if !StringLiteral.mustBeEscaped(scalar) || (0xFE00...0xFE0F).contains(scalar.value) {
          line.unicodeScalars.append(scalar)
        }
      }
    }
    end(&line)
    return lines
  }

  /// How many columns of a line are the sign of a list's item or of a quotation, the space behind
  /// it included.
  static func marker(of line: Substring) -> Int {
    let sign = line.utf8.prefix { $0 != UInt8(ascii: " ") }
    guard let first = sign.first, isMarker(sign), sign.count < line.utf8.count else { return 0 }
    let isList = first.isDigit || (sign.count == 1 && "-+*>".utf8.contains(first))
    return isList ? sign.count + 1 : 0
  }

  /// Whether a word means something to Markdown or DocC where it begins a line.
  @inline(__always)
  private static func isMarker(_ word: some Collection<UInt8>) -> Bool {
    guard let first = word.first, !first.isLowercase, !first.isUppercase else { return false }
    switch first {
    case UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "*"), UInt8(ascii: "="),
      UInt8(ascii: "#"), UInt8(ascii: "_"):
      return word.allSatisfy { $0 == first }
    case UInt8(ascii: ">"), UInt8(ascii: "|"), UInt8(ascii: "@"):
      return true
    case UInt8(ascii: "`"), UInt8(ascii: "~"):
      return word.prefix { $0 == first }.count >= 3
    case UInt8(ascii: "0")...UInt8(ascii: "9"):
      let rest = word.drop(while: \.isDigit)
      return rest.count == 1 && (rest.first == UInt8(ascii: ".") || rest.first == UInt8(ascii: ")"))
    default:
      return false
    }
  }

  /// The line with `<` escaped where Markdown would take it for the beginning of a tag, and `@`
  /// where DocC would take it for a directive. Code between backticks stays as it is.
  static func escaped(_ line: Substring) -> String {
    let isDirective = line.utf8.first == UInt8(ascii: "@")
    guard isDirective || line.utf8.contains(UInt8(ascii: "<")) else { return String(line) }
    let bytes = Array(line.utf8)
    var result: [UInt8] = isDirective ? [UInt8(ascii: "\\")] : []
    var place = 0
    while place < bytes.count {
      let byte = bytes[place]
      if byte == UInt8(ascii: "`") {
        let end = codeEnd(bytes, from: place)
        result += bytes[place..<end]
        place = end
        continue
      }
      if byte == UInt8(ascii: "<"), result.last != UInt8(ascii: "\\"), isTag(bytes, at: place) {
        result.append(UInt8(ascii: "\\"))
      }
      result.append(byte)
      place += 1
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// The end of the code that begins with the backticks at `start`, or of the backticks if nothing
  /// closes them.
  private static func codeEnd(_ bytes: [UInt8], from start: Int) -> Int {
    let tick = UInt8(ascii: "`")
    let open = bytes[start...].prefix { $0 == tick }.count
    var place = start + open
    while let next = bytes[place...].firstIndex(of: tick) {
      let count = bytes[next...].prefix { $0 == tick }.count
      if count == open { return next + count }
      place = next + count
    }
    return start + open
  }

  private static func isTag(_ bytes: [UInt8], at place: Int) -> Bool {
    guard place + 1 < bytes.count else { return false }
    let next = bytes[place + 1]
    if bytes[place...].starts(with: "<http".utf8) { return false }
    return next.isLowercase || next.isUppercase || "/!?".utf8.contains(next)
  }

  static func columns(of text: some StringProtocol) -> Int {
    let count = text.utf8.count
    return text.utf8.allSatisfy { $0 < 0x80 } ? count : text.count
  }

  /// Text broken between words to lines of at most `width` columns, unless a single word is longer.
  /// A word that means something at the beginning of a line stays behind the word before it.
  static func filled(_ text: String, width: Int, first: String, others: String) -> [String] {
    let bytes = Array(text.utf8)
    let isASCII = bytes.allSatisfy { $0 < 0x80 }
    func columns(of word: ArraySlice<UInt8>) -> Int {
      isASCII ? word.count : DocText.columns(of: String(decoding: word, as: UTF8.self))
    }
    var lines: [String] = []
    var line = Array(first.utf8)
    var used = line.count
    var isEmpty = true
    let words = bytes.split(separator: UInt8(ascii: " "))
    for (index, word) in words.enumerated() {
      let length = columns(of: word)
      if !isEmpty, !isMarker(word) {
        var needed = 1 + length
        for follower in words[(index + 1)...] {
          guard isMarker(follower) else { break }
          needed += 1 + columns(of: follower)
        }
        if used + needed > width {
          lines.append(String(decoding: line, as: UTF8.self))
          line.removeAll(keepingCapacity: true)
          line += others.utf8
          used = line.count
          isEmpty = true
        }
      }
      if !isEmpty {
        line.append(UInt8(ascii: " "))
        used += 1
      }
      line += word
      used += length
      isEmpty = false
    }
    lines.append(String(decoding: line, as: UTF8.self))
    return lines
  }
}
