/// What the literals of the text stand for.
enum Literals {
  /// Why a literal has no value.
  struct Invalid: Error {
    let message: String
  }

  /// The value of a token that is a literal.
  static func constant(
    _ kind: Token.Kind, _ text: ArraySlice<Unicode.Scalar>, isNegative: Bool
  ) -> Result<Expression.Constant, Invalid> {
    var view = String.UnicodeScalarView()
    if kind == .int || kind == .uint || kind == .float { view.append(contentsOf: text) }
    let number = String(view)
    let sign = isNegative ? "-" : ""
    let constant: Expression.Constant?
    switch kind {
    case .int:
      constant =
        (number.hasPrefix("0x")
        ? Int64(sign + number.dropFirst(2), radix: 16) : Int64(sign + number)).map { .int($0) }
    case .uint:
      let digits = number.dropLast()
      constant =
        (digits.hasPrefix("0x") ? UInt64(digits.dropFirst(2), radix: 16) : UInt64(digits))
        .map { .uint($0) }
    case .float:
      constant = Double(sign + number).flatMap { $0.isInfinite ? nil : .double($0) }
    case .string, .bytes:
      let isBytes = kind == .bytes
      return unquote(isBytes ? text.dropFirst() : text, isBytes: isBytes).map {
        isBytes ? .bytes($0) : .string(String(decoding: $0, as: UTF8.self))
      }.mapError { Invalid(message: $0.rawValue) }
    case .true: return .success(.bool(true))
    case .false: return .success(.bool(false))
    default: return .success(.null)
    }
    if let constant { return .success(constant) }
    let name = kind == .int ? "int" : kind == .uint ? "uint" : "double"
    return .failure(Invalid(message: "invalid \(name) literal"))
  }

  /// The value of a quoted text, with its prefix `r` if it has one, or why it has none.
  ///
  /// In bytes, `\xNN` and octal escapes are bytes, and the other ones of Unicode are not allowed.
  static func unquote(_ text: ArraySlice<Unicode.Scalar>, isBytes: Bool) -> Result<[UInt8], Fault> {
    var text = normalized(text)[...]
    var isRaw = false
    if let first = text.first, first == "r" || first == "R" {
      text.removeFirst()
      isRaw = true
    }
    guard text.count >= 2, let quote = text.first else { return .failure(.unescapable) }
    let isBlock = text.count >= 6 && text.prefix(3).allSatisfy { $0 == quote }
    let content = text.dropFirst(isBlock ? 3 : 1).dropLast(isBlock ? 3 : 1)
    var bytes: [UInt8] = []
    bytes.reserveCapacity(content.count)
    var position = content.startIndex
    while position < content.endIndex {
      guard content[position] == "\\", !isRaw else {
        bytes += UTF8.encode(content[position]) ?? UTF8.encodedReplacementCharacter
        position += 1
        continue
      }
      switch escape(content[(position + 1)...], isBytes: isBytes) {
      case .success(let (value, length)):
        bytes += value
        position += 1 + length
      case .failure(let fault): return .failure(fault)
      }
    }
    return .success(bytes)
  }

  enum Fault: String, Error {
    case unescapable = "unable to unescape string"
    case octal = "unable to unescape octal sequence in string"
    case codePoint = "invalid unicode code point"
    case open = "unable to unescape string, found '\\' as last character"
  }

  /// Line ends are all `\n`.
  private static func normalized(_ text: ArraySlice<Unicode.Scalar>) -> [Unicode.Scalar] {
    guard text.contains("\r") else { return Array(text) }
    var result: [Unicode.Scalar] = []
    for (index, scalar) in zip(text.indices, text) {
      if scalar == "\r" {
        result.append("\n")
      } else if scalar != "\n" || index == text.startIndex || text[index - 1] != "\r" {
        result.append(scalar)
      }
    }
    return result
  }

  /// The value of an escape and how many scalars it takes after the backslash.
  private static func escape(
    _ text: ArraySlice<Unicode.Scalar>, isBytes: Bool
  ) -> Result<([UInt8], Int), Fault> {
    guard let kind = text.first else { return .failure(.open) }
    func number(_ count: Int, radix: UInt32, from index: Int) -> UInt32? {
      let digits = text.dropFirst(index).prefix(count)
      guard digits.count == count else { return nil }
      var value: UInt32 = 0
      for digit in digits {
        guard let next = Character(digit).hexDigitValue.map(UInt32.init), next < radix else {
          return nil
        }
        value = value &* radix &+ next
      }
      return value
    }
    func scalar(_ value: UInt32, _ length: Int) -> Result<([UInt8], Int), Fault> {
      if isBytes { return .success(([UInt8(truncatingIfNeeded: value)], length)) }
      guard let scalar = Unicode.Scalar(value) else { return .failure(.codePoint) }
      return .success((Array(UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter), length))
    }
    switch kind {
    case "a": return .success(([0x07], 1))
    case "b": return .success(([0x08], 1))
    case "f": return .success(([0x0C], 1))
    case "n": return .success(([0x0A], 1))
    case "r": return .success(([0x0D], 1))
    case "t": return .success(([0x09], 1))
    case "v": return .success(([0x0B], 1))
    case "\\", "'", "\"", "`", "?": return .success(([UInt8(ascii: kind)], 1))
    case "x", "X":
      guard let value = number(2, radix: 16, from: 1) else { return .failure(.unescapable) }
      return scalar(value, 3)
    case "u" where !isBytes:
      guard let value = number(4, radix: 16, from: 1) else { return .failure(.unescapable) }
      return scalar(value, 5)
    case "U" where !isBytes:
      guard let value = number(8, radix: 16, from: 1) else { return .failure(.unescapable) }
      return scalar(value, 9)
    case "0", "1", "2", "3":
      guard let value = number(3, radix: 8, from: 0) else { return .failure(.octal) }
      return scalar(value, 3)
    default: return .failure(.unescapable)
    }
  }
}
