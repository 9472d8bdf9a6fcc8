import KubeSchema

/// Whether a text is JSON, and what Go says if it is not.
///
/// The server reads with two libraries, whose words differ.
struct JSONSyntax {
  enum Library {
    /// `encoding/json`, which looks into a body for its version and kind, and reads what nobody
    /// validates.
    case standard
    /// `sigs.k8s.io/json`, which decodes strictly.
    case strict
  }

  static let maximumDepth = 10_000

  private let bytes: [UInt8]
  private let library: Library
  private var place = 0

  /// Nil if the text is one JSON value. Texts may hold bytes that are no UTF-8, and lone surrogates.
  static func problem(_ bytes: [UInt8], _ library: Library) -> DecodingProblem? {
    var syntax = JSONSyntax(bytes: bytes, library: library)
    do {
      try syntax.readDocument()
      return nil
    } catch {
      return error
    }
  }

  private init(bytes: [UInt8], library: Library) {
    self.bytes = bytes
    self.library = library
  }

  private mutating func readDocument() throws(DecodingProblem) {
    /// Whether each of the open values is an object.
    var open: [Bool] = []
    repeat {
      try readStart(&open)
      try readEnds(&open)
    } while !open.isEmpty
    skipSpace()
    if place < bytes.count { throw unexpected("after top-level value") }
  }

  /// A value up to the first that is no array and no object, or is empty.
  private mutating func readStart(_ open: inout [Bool]) throws(DecodingProblem) {
    while true {
      skipSpace()
      switch try next() {
      case UInt8(ascii: "{"):
        try push(true, &open)
        skipSpace()
        if try next() == UInt8(ascii: "}") { return }
        try readName()
      case UInt8(ascii: "["):
        try push(false, &open)
        skipSpace()
        if try next() == UInt8(ascii: "]") { return }
      default: return try readScalar()
      }
    }
  }

  /// The ends of values, up to where the next begins.
  private mutating func readEnds(_ open: inout [Bool]) throws(DecodingProblem) {
    while let isObject = open.last {
      skipSpace()
      switch (try next(), isObject) {
      case (UInt8(ascii: "}"), true), (UInt8(ascii: "]"), false):
        place += 1
        open.removeLast()
      case (UInt8(ascii: ","), true):
        place += 1
        skipSpace()
        return try readName()
      case (UInt8(ascii: ","), false):
        place += 1
        return
      default:
        throw unexpected(isObject ? "after object key:value pair" : "after array element")
      }
    }
  }

  private mutating func push(_ isObject: Bool, _ open: inout [Bool]) throws(DecodingProblem) {
    place += 1
    open.append(isObject)
    if open.count > Self.maximumDepth { throw DecodingProblem("exceeded max depth") }
  }

  private mutating func readName() throws(DecodingProblem) {
    guard try next() == UInt8(ascii: "\"") else {
      throw unexpected("looking for beginning of object key string")
    }
    try readString()
    skipSpace()
    guard try next() == UInt8(ascii: ":") else { throw unexpected("after object key") }
    place += 1
  }

  private mutating func readScalar() throws(DecodingProblem) {
    switch try next() {
    case UInt8(ascii: "\""): try readString()
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): try readNumber()
    case UInt8(ascii: "t"): try readLiteral("true")
    case UInt8(ascii: "f"): try readLiteral("false")
    case UInt8(ascii: "n"): try readLiteral("null")
    default: throw unexpected("looking for beginning of value")
    }
  }

  private mutating func readLiteral(_ literal: StaticString) throws(DecodingProblem) {
    for expected in literal.description.utf8 {
      guard try next() == expected else {
        let letter = Unicode.Scalar(expected)
        throw unexpected("in literal \(literal) (expecting '\(letter)')")
      }
      place += 1
    }
  }
}

extension JSONSyntax {
  private mutating func readNumber() throws(DecodingProblem) {
    if try next() == UInt8(ascii: "-") { place += 1 }
    if try next() == UInt8(ascii: "0") {
      place += 1
    } else {
      try readDigits("in numeric literal")
    }
    if peek() == UInt8(ascii: ".") {
      place += 1
      try readDigits(strictly("after decimal point in numeric literal"))
    }
    if let byte = peek(), byte | 0x20 == UInt8(ascii: "e") {
      place += 1
      if let sign = peek(), sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") { place += 1 }
      try readDigits(strictly("in exponent of numeric literal"))
    }
  }

  private mutating func readDigits(_ context: String) throws(DecodingProblem) {
    guard Self.isDigit(try next()) else { throw unexpected(context) }
    while let byte = peek(), Self.isDigit(byte) { place += 1 }
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte
  }

  private func strictly(_ context: String) -> String {
    library == .strict ? context : "in numeric literal"
  }

  private mutating func readString() throws(DecodingProblem) {
    place += 1
    while true {
      switch try next() {
      case UInt8(ascii: "\""):
        place += 1
        return
      case UInt8(ascii: "\\"): try readEscape()
      case 0..<0x20: throw unexpected(library == .strict ? "in string literal" : "in string")
      default: place += 1
      }
    }
  }

  private mutating func readEscape() throws(DecodingProblem) {
    let start = place
    place += 1
    let code = try next()
    if "\"\\/bfnrt".utf8.contains(code) {
      place += 1
      return
    }
    guard code == UInt8(ascii: "u") else {
      throw badEscape(start, "in string escape code")
    }
    place += 1
    for _ in 0..<4 {
      guard Unicode.Scalar(try next()).properties.isASCIIHexDigit else {
        throw badEscape(start, "in \\u hexadecimal character escape")
      }
      place += 1
    }
  }

  private func badEscape(_ start: Int, _ context: String) -> DecodingProblem {
    if library == .strict { return unexpected(context) }
    let end = min(bytes.count, bytes[start + 1] == UInt8(ascii: "u") ? start + 6 : start + 2)
    let text = String(decoding: bytes[start..<end], as: UTF8.self)
    return DecodingProblem("invalid escape sequence `\(text)` in string")
  }

  private mutating func skipSpace() {
    while let byte = peek(), byte == 0x20 || byte == 0x0a || byte == 0x0d || byte == 0x09 {
      place += 1
    }
  }

  private func peek() -> UInt8? { place < bytes.count ? bytes[place] : nil }

  private func next() throws(DecodingProblem) -> UInt8 {
    guard let byte = peek() else { throw DecodingProblem("unexpected end of JSON input") }
    return byte
  }

  /// The one library tells the character, the other the byte.
  private func unexpected(_ context: String) -> DecodingProblem {
    DecodingProblem("invalid character \(character) \(context)")
  }

  private var character: String {
    let byte = bytes[place]
    if library == .strict { return Self.quoted(Unicode.Scalar(byte)) }
    var decoder = UTF8()
    var rest = bytes[place...].makeIterator()
    guard case .scalarValue(let scalar) = decoder.decode(&rest) else {
      return "'\\x\(String(byte, radix: 16))'"
    }
    return Self.quoted(scalar)
  }

  private static func quoted(_ scalar: Unicode.Scalar) -> String {
    switch scalar {
    case "'": "'\\''"
    case "\"": "'\"'"
    default: "'\(GoText.quoted(String(scalar)).dropFirst().dropLast())'"
    }
  }
}
