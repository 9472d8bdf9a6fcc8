/// The text of a pattern and a place in it.
struct PatternInput {
  let scalars: [Unicode.Scalar]
  var position = 0

  init(_ source: String) { scalars = Array(source.unicodeScalars) }

  var end: Int { scalars.count }
  var peek: Unicode.Scalar? { position < end ? scalars[position] : nil }
  var whole: String { text(from: 0, to: end) }

  func peek(_ offset: Int) -> Unicode.Scalar? {
    position + offset < end ? scalars[position + offset] : nil
  }

  mutating func advance(_ count: Int = 1) { position = min(position + count, end) }

  func starts(with prefix: String) -> Bool {
    scalars[position...].starts(with: prefix.unicodeScalars)
  }

  func index(of scalar: Unicode.Scalar) -> Int? { scalars[position...].firstIndex(of: scalar) }

  func text(from start: Int, to end: Int? = nil) -> String {
    String(String.UnicodeScalarView(scalars[start..<(end ?? position)]))
  }

  static func isAlphanumeric(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "0"..."9", "A"..."Z", "a"..."z": true
    default: false
    }
  }
}

extension PatternInput {
  /// `{2}`, `{2,}` or `{2,5}`; nil if the brace means itself.
  mutating func repetition(from start: Int) throws(PatternError) -> (Int, Int?)? {
    var ahead = self
    ahead.advance()
    guard let minimum = ahead.number() else { return nil }
    var maximum: Int? = minimum
    if ahead.peek == "," {
      ahead.advance()
      maximum = nil
      if ahead.peek != "}" {
        guard let number = ahead.number() else { return nil }
        maximum = number
      }
    }
    guard ahead.peek == "}" else { return nil }
    ahead.advance()
    self = ahead
    let limit = PatternParser.maximumRepetition
    guard minimum <= limit, (maximum ?? 0) <= limit, minimum <= maximum ?? .max else {
      throw PatternError("invalid repeat count", text(from: start))
    }
    return (minimum, maximum)
  }

  /// Without zeros in front; beyond all limits if it is large.
  private mutating func number() -> Int? {
    let start = position
    while let digit = peek, "0"..."9" ~= digit { advance() }
    let digits = scalars[start..<position]
    guard !digits.isEmpty, digits.count == 1 || digits.first != "0" else { return nil }
    return Int(text(from: start)) ?? .max
  }

  /// `\d`, `\pL`, `\p{Greek}`; nil if something else is escaped.
  mutating func classEscape() throws(PatternError) -> CharacterClass.Item? {
    guard peek == "\\", let name = peek(1) else { return nil }
    if let item = CharacterClass.perl(name) {
      advance(2)
      return item
    }
    guard name == "p" || name == "P" else { return nil }
    let start = position
    advance(2)
    guard let first = peek else { throw PatternError("invalid character class range", "\\\(name)") }
    var group = String(first)
    if first == "{" {
      guard let end = index(of: "}") else {
        throw PatternError("invalid character class range", text(from: start, to: self.end))
      }
      group = text(from: position + 1, to: end)
      position = end
    }
    advance()
    var isNegated = name == "P"
    if group.hasPrefix("^") {
      isNegated.toggle()
      group.removeFirst()
    }
    guard let known = UnicodeGroup(group) else {
      throw PatternError("invalid character class range", text(from: start))
    }
    return .group(known, isNegated: isNegated)
  }

  /// `\n`, `\x41`, `\.`
  mutating func characterEscape() throws(PatternError) -> Unicode.Scalar {
    let start = position
    advance()
    guard let character = peek else {
      throw PatternError("trailing backslash at end of expression", "")
    }
    advance()
    switch character {
    case "1"..."7":
      guard let next = peek, "0"..."7" ~= next else { break }
      return octal(character)
    case "0": return octal(character)
    case "x":
      if let scalar = hexadecimal() { return scalar }
    case "a": return "\u{7}"
    case "f": return "\u{C}"
    case "n": return "\n"
    case "r": return "\r"
    case "t": return "\t"
    case "v": return "\u{B}"
    default:
      if character.isASCII, !Self.isAlphanumeric(character) { return character }
    }
    throw PatternError("invalid escape sequence", text(from: start))
  }

  private mutating func octal(_ first: Unicode.Scalar) -> Unicode.Scalar {
    var value = first.value - 48
    for _ in 0..<2 {
      guard let digit = peek, "0"..."7" ~= digit else { break }
      value = value * 8 + digit.value - 48
      advance()
    }
    return Unicode.Scalar(value) ?? first
  }

  private mutating func hexadecimal() -> Unicode.Scalar? {
    guard let first = peek else { return nil }
    advance()
    guard first == "{" else {
      guard let second = peek else { return nil }
      advance()
      return UInt32("\(first)\(second)", radix: 16).flatMap { Unicode.Scalar($0) }
    }
    let start = position
    while let digit = peek, digit != "}" {
      advance()
      guard digit.properties.isASCIIHexDigit, position - start <= 8 else { return nil }
    }
    guard peek == "}" else { return nil }
    defer { advance() }
    return UInt32(text(from: start), radix: 16).flatMap { Unicode.Scalar($0) }
  }

  mutating func characterClass(foldsCase: Bool) throws(PatternError) -> CharacterClass {
    let start = position
    var characters = CharacterClass(foldsCase: foldsCase)
    advance()
    if peek == "^" {
      characters.isNegated = true
      advance()
    }
    var isFirst = true
    while peek != "]" || isFirst {
      isFirst = false
      characters.items.append(try classItem(of: start))
    }
    advance()
    return characters
  }

  private mutating func classItem(of classStart: Int) throws(PatternError) -> CharacterClass.Item {
    if starts(with: "[:"), let end = closingOfNamedClass {
      let name = text(from: position + 2, to: end)
      let start = position
      position = end + 2
      guard let item = CharacterClass.posix(name) else {
        throw PatternError("invalid character class range", text(from: start))
      }
      return item
    }
    if let item = try classEscape() { return item }
    let start = position
    let low = try classCharacter(of: classStart)
    guard peek == "-", let next = peek(1), next != "]" else { return .range(low...low) }
    advance()
    let high = try classCharacter(of: classStart)
    guard low <= high else {
      throw PatternError("invalid character class range", text(from: start))
    }
    return .range(low...high)
  }

  private var closingOfNamedClass: Int? {
    var index = position + 2
    while index + 1 < end {
      if scalars[index] == ":", scalars[index + 1] == "]" { return index }
      index += 1
    }
    return nil
  }

  private mutating func classCharacter(of classStart: Int) throws(PatternError) -> UInt32 {
    guard let character = peek else {
      throw PatternError("missing closing ]", text(from: classStart, to: end))
    }
    if character == "\\" { return try characterEscape().value }
    advance()
    return character.value
  }
}
