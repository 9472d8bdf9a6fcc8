/// What a quantity's text says: a number and the format that it is written in.
struct QuantityText {
  var amount: NanoAmount
  var format: Quantity.Format

  /// Reads a text as it is.
  ///
  /// - Parameter capsBinary: Whether a number with a binary suffix is capped at 2⁶³-1.
  static func parse(_ text: String, capsBinary: Bool) throws(QuantityError) -> QuantityText {
    let result = text.withUTF8Bytes { bytes -> Result<QuantityText, Failure> in
      do throws(Failure) {
        return .success(try Self.parse(bytes, capsBinary: capsBinary))
      } catch {
        return .failure(error)
      }
    }
    switch result {
    case .success(let parsed): return parsed
    case .failure(.malformed(let problem, let offset)):
      throw .malformed(text, problem.rawValue, at: offset)
    case .failure(.tooLarge(let offset)):
      throw .tooLarge(text.quotedForMessage, at: offset)
    }
  }

  /// Reads a text that may have white space around it.
  static func parse(
    trimming text: String, capsBinary: Bool
  ) throws(QuantityError) -> QuantityText {
    func isOuter(_ byte: UInt8?) -> Bool { byte.map { $0 <= 0x20 || $0 >= 0x80 } ?? false }
    guard isOuter(text.utf8.first) || isOuter(text.utf8.last) else {
      return try Self.parse(text, capsBinary: capsBinary)
    }
    let scalars = text.unicodeScalars
    let trimmed = scalars.drop { $0.properties.isWhitespace }
    let end = trimmed.lastIndex { !$0.properties.isWhitespace }
    guard let end else { return try Self.parse(text, capsBinary: capsBinary) }
    return try Self.parse(String(trimmed[...end]), capsBinary: capsBinary)
  }

  private enum Failure: Error {
    case malformed(Problem, offset: Int)
    case tooLarge(offset: Int)
  }

  private enum Problem: String {
    case empty = "it is empty"
    case noNumber = "it does not begin with a number"
    case unexpected = "a character does not belong here"
    case unknownSuffix = "the suffix is unknown"
    case exponent = "the exponent is not a whole number of a reasonable size"
  }

  private static func parse(
    _ bytes: UnsafeBufferPointer<UInt8>, capsBinary: Bool
  ) throws(Failure) -> QuantityText {
    guard let first = bytes.first else { throw .malformed(.empty, offset: 0) }
    let isNegative = first == UInt8(ascii: "-")
    let start = isNegative || first == UInt8(ascii: "+") ? 1 : 0
    let whole = bytes.digits(from: start)
    var fraction = whole.upperBound..<whole.upperBound
    var end = whole.upperBound
    if end < bytes.count, bytes[end] == UInt8(ascii: ".") {
      fraction = bytes.digits(from: end + 1)
      end = fraction.upperBound
    }
    guard !whole.isEmpty || !fraction.isEmpty else {
      throw .malformed(.noNumber, offset: start)
    }

    let suffix = try Self.suffix(bytes, from: end)
    guard
      var amount = NanoAmount(
        isNegative: isNegative,
        whole: bytes[whole],
        fraction: bytes[fraction],
        exponent: suffix.exponent,
        shift: suffix.shift
      )
    else { throw .tooLarge(offset: start) }
    guard suffix.format == .binarySI else {
      return QuantityText(amount: amount, format: suffix.format)
    }
    if capsBinary { amount.capAtInt64() }
    // Kubernetes takes a binary number below one for a decimal one.
    let isBelowOne = !amount.isZero && amount.wholeDigits == 0
    return QuantityText(amount: amount, format: isBelowOne ? .decimalSI : .binarySI)
  }

  private struct Suffix {
    var format: Quantity.Format
    var exponent = 0
    var shift = 0
  }

  private static func suffix(
    _ bytes: UnsafeBufferPointer<UInt8>, from start: Int
  ) throws(Failure) -> Suffix {
    let count = bytes.count - start
    guard count > 0 else { return Suffix(format: .decimalSI) }
    let letter = bytes[start]
    let isExponent = letter == UInt8(ascii: "e") || letter == UInt8(ascii: "E")
    if count == 1, let exponent = QuantitySuffix.decimalExponent(of: letter) {
      return Suffix(format: .decimalSI, exponent: exponent)
    }
    if count == 2, bytes[start + 1] == UInt8(ascii: "i"),
      let shift = QuantitySuffix.binaryShift(of: letter)
    {
      return Suffix(format: .binarySI, shift: shift)
    }
    if isExponent {
      return Suffix(format: .decimalExponent, exponent: try Self.exponent(bytes, from: start + 1))
    }
    let isLetter = (letter | 0x20) >= UInt8(ascii: "a") && (letter | 0x20) <= UInt8(ascii: "z")
    throw .malformed(isLetter ? .unknownSuffix : .unexpected, offset: start)
  }

  private static func exponent(
    _ bytes: UnsafeBufferPointer<UInt8>, from start: Int
  ) throws(Failure) -> Int {
    var digits = start
    let isNegative = digits < bytes.count && bytes[digits] == UInt8(ascii: "-")
    if isNegative || (digits < bytes.count && bytes[digits] == UInt8(ascii: "+")) { digits += 1 }
    let range = bytes.digits(from: digits)
    guard !range.isEmpty, range.upperBound == bytes.count else {
      throw .malformed(.exponent, offset: start)
    }
    var exponent = 0
    for digit in bytes[range] {
      exponent = exponent * 10 + Int(digit - UInt8(ascii: "0"))
      // Far beyond every number that is accepted, and far below an overflow.
      guard exponent <= 100_000_000 else { throw .malformed(.exponent, offset: start) }
    }
    return isNegative ? -exponent : exponent
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// The range of the digits 0–9 that begins at `start`, which may be empty.
  fileprivate func digits(from start: Int) -> Range<Int> {
    var end = start
    while end < self.count, self[end] &- UInt8(ascii: "0") <= 9 { end += 1 }
    return start..<end
  }
}
