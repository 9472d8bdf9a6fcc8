/// What the literals of the text stand for.
enum Literals {
  /// Why a literal has no value.
  struct Invalid: Error {
    let message: String
  }

  /// The value of a token that is a literal.
  static func constant(
    _ kind: Token.Kind, _ text: ArraySlice<UInt8>, isNegative: Bool
  ) -> Result<Expression.Constant, Invalid> {
    switch kind {
    case .string, .bytes:
      let isBytes = kind == .bytes
      return unquote(isBytes ? text.dropFirst() : text, isBytes: isBytes).map {
        isBytes ? .bytes(Array($0)) : .string(String(decoding: $0, as: UTF8.self))
      }.mapError { Invalid(message: $0.rawValue) }
    case .true: return .success(.bool(true))
    case .false: return .success(.bool(false))
    case .null: return .success(.null)
    default: return number(kind, String(decoding: text, as: UTF8.self), isNegative ? "-" : "")
    }
  }

  private static func number(
    _ kind: Token.Kind, _ text: String, _ sign: String
  ) -> Result<Expression.Constant, Invalid> {
    let digits = kind == .uint ? text.dropLast() : text[...]
    let isHexadecimal = digits.hasPrefix("0x")
    let number = sign + (isHexadecimal ? digits.dropFirst(2) : digits)
    let constant: Expression.Constant?
    let name: String
    switch kind {
    case .int:
      name = "int"
      constant = Int64(number, radix: isHexadecimal ? 16 : 10).map { .int($0) }
    case .uint:
      name = "uint"
      constant = UInt64(number, radix: isHexadecimal ? 16 : 10).map { .uint($0) }
    default:
      name = "double"
      constant = Double(number).flatMap { $0.isInfinite ? nil : .double($0) }
    }
    guard let constant else { return .failure(Invalid(message: "invalid \(name) literal")) }
    return .success(constant)
  }

  /// The value of a quoted text, with its prefix `r` if it has one, or why it has none.
  ///
  /// In bytes, `\xNN` and octal escapes are bytes, and the other ones of Unicode are not allowed.
  static func unquote(
    _ text: ArraySlice<UInt8>, isBytes: Bool
  ) -> Result<ArraySlice<UInt8>, Fault> {
    var text = normalized(text)
    var isRaw = false
    if let first = text.first, first | 0x20 == UInt8(ascii: "r") {
      text.removeFirst()
      isRaw = true
    }
    guard text.count >= 2, let quote = text.first else { return .failure(.unescapable) }
    let isBlock = text.count >= 6 && text.prefix(3).allSatisfy { $0 == quote }
    let content = text.dropFirst(isBlock ? 3 : 1).dropLast(isBlock ? 3 : 1)
    let backslash = UInt8(ascii: "\\")
    guard !isRaw, content.contains(backslash) else { return .success(content) }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(content.count)
    var position = content.startIndex
    while position < content.endIndex {
      guard content[position] == backslash else {
        bytes.append(content[position])
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
    return .success(bytes[...])
  }

  enum Fault: String, Error {
    case unescapable = "unable to unescape string"
    case octal = "unable to unescape octal sequence in string"
    case codePoint = "invalid unicode code point"
    case open = "unable to unescape string, found '\\' as last character"
  }

  /// Line ends are all `\n`.
  private static func normalized(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    let (feed, carriageReturn) = (UInt8(ascii: "\n"), UInt8(ascii: "\r"))
    guard text.contains(carriageReturn) else { return text }
    var result: [UInt8] = []
    var before = UInt8(0)
    for byte in text {
      if byte == carriageReturn {
        result.append(feed)
      } else if byte != feed || before != carriageReturn {
        result.append(byte)
      }
      before = byte
    }
    return result[...]
  }

  /// The value of an escape and how many scalars it takes after the backslash.
  private static func escape(
    _ text: ArraySlice<UInt8>, isBytes: Bool
  ) -> Result<([UInt8], Int), Fault> {
    guard let kind = text.first else { return .failure(.open) }
    func number(_ count: Int, radix: UInt32, from index: Int) -> UInt32? {
      let digits = text.dropFirst(index).prefix(count)
      guard digits.count == count else { return nil }
      var value: UInt32 = 0
      for digit in digits {
        guard let next = digit.hexadecimalDigit, next < radix else {
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
    case UInt8(ascii: "a"): return .success(([0x07], 1))
    case UInt8(ascii: "b"): return .success(([0x08], 1))
    case UInt8(ascii: "f"): return .success(([0x0C], 1))
    case UInt8(ascii: "n"): return .success(([0x0A], 1))
    case UInt8(ascii: "r"): return .success(([0x0D], 1))
    case UInt8(ascii: "t"): return .success(([0x09], 1))
    case UInt8(ascii: "v"): return .success(([0x0B], 1))
    case UInt8(ascii: "\\"), UInt8(ascii: "'"), UInt8(ascii: "\""), UInt8(ascii: "`"),
      UInt8(ascii: "?"):
      return .success(([kind], 1))
    case UInt8(ascii: "x"), UInt8(ascii: "X"):
      guard let value = number(2, radix: 16, from: 1) else { return .failure(.unescapable) }
      return scalar(value, 3)
    case UInt8(ascii: "u") where !isBytes:
      guard let value = number(4, radix: 16, from: 1) else { return .failure(.unescapable) }
      return scalar(value, 5)
    case UInt8(ascii: "U") where !isBytes:
      guard let value = number(8, radix: 16, from: 1) else { return .failure(.unescapable) }
      return scalar(value, 9)
    case UInt8(ascii: "0")...UInt8(ascii: "3"):
      guard let value = number(3, radix: 8, from: 0) else { return .failure(.octal) }
      return scalar(value, 3)
    default: return .failure(.unescapable)
    }
  }
}

extension UInt8 {
  fileprivate var hexadecimalDigit: UInt32? {
    switch self {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(self - UInt8(ascii: "0"))
    case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt32(self - UInt8(ascii: "a")) + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): UInt32(self - UInt8(ascii: "A")) + 10
    default: nil
    }
  }
}
