extension JSONReader {
  /// Reads a whole number. One that is written with a fraction or an exponent counts if its value
  /// is whole, as it does for an API server's schema validation.
  public mutating func readInt() throws(JSONError) -> Int64 {
    skipWhitespace()
    var place = cursor
    guard place < end else { throw failEnd() }
    let isNegative = place.pointee == UInt8(ascii: "-")
    if isNegative { place += 1 }
    let digits = place
    var value: UInt64 = 0
    while place < end {
      let digit = place.pointee &- UInt8(ascii: "0")
      guard digit < 10 else { break }
      value = value &* 10 &+ UInt64(digit)
      place += 1
    }
    let count = place - digits
    let isPlain =
      place == end
      || (place.pointee | 0x20 != UInt8(ascii: "e") && place.pointee != UInt8(ascii: "."))
    guard count > 0, count < 19, isPlain, count == 1 || digits.pointee != UInt8(ascii: "0") else {
      return try readUnusualInt()
    }
    cursor = place
    afterValue = true
    return isNegative ? 0 &- Int64(value) : Int64(value)
  }

  @inline(never)
  private mutating func readUnusualInt() throws(JSONError) -> Int64 {
    let place = cursor
    let text = try readNumberText()
    if let value = Int64(text) { return value }
    let number = JSONDecimal(text)
    if let value = number.integer(Int64.self) { return value }
    throw fail(
      number.isWhole ? "the number is out of the range of 64 bits" : "a whole number was expected",
      at: place)
  }

  /// Reads a whole number into a narrower or an unsigned type.
  public mutating func readInteger<Integer: FixedWidthInteger>(
    _ type: Integer.Type = Integer.self
  ) throws(JSONError) -> Integer {
    skipWhitespace()
    let place = cursor
    if Integer.self == UInt64.self || Integer.self == UInt.self {
      let text = try readNumberText()
      if let value = Integer(text) { return value }
      let number = JSONDecimal(text)
      if let value = number.integer(Integer.self) { return value }
      guard number.isWhole else { throw fail("a whole number was expected", at: place) }
    } else if let value = Integer(exactly: try readInt()) {
      return value
    }
    throw fail("the number is out of the range of \(Integer.self)", at: place)
  }

  /// Reads a number as the nearest Double. One that is too large for it is an error.
  public mutating func readDouble() throws(JSONError) -> Double {
    skipWhitespace()
    let place = cursor
    let text = try readNumberText()
    guard let value = Double(text), value.isFinite else {
      throw fail("the number is out of the range of a Double", at: place)
    }
    // API servers keep whole numbers in 64 bits.
    if value.magnitude >= 0x1p53, let whole = Int64(text), Int64(exactly: value) != whole {
      noteLoss()
    }
    return value
  }

  /// Reads a number as it is written, so that no digit is lost.
  public mutating func readNumberText() throws(JSONError) -> String {
    skipWhitespace()
    let first = cursor
    try skipNumber()
    return makeString(first, cursor - first)
  }

  /// Checks the grammar of a number and moves behind it.
  @inline(never)
  mutating func skipNumber() throws(JSONError) {
    var place = cursor
    if place < end, place.pointee == UInt8(ascii: "-") { place += 1 }
    guard place < end else { throw failNumber(place) }
    if place.pointee == UInt8(ascii: "0") {
      place += 1
    } else {
      guard skipDigits(&place) else { throw failNumber(place) }
    }
    if place < end, place.pointee == UInt8(ascii: ".") {
      place += 1
      guard skipDigits(&place) else { throw failNumber(place) }
    }
    if place < end, place.pointee | 0x20 == UInt8(ascii: "e") {
      place += 1
      if place < end, place.pointee == UInt8(ascii: "+") || place.pointee == UInt8(ascii: "-") {
        place += 1
      }
      guard skipDigits(&place) else { throw failNumber(place) }
    }
    if place < end, place.pointee &- UInt8(ascii: "0") < 10 { throw failNumber(place) }
    cursor = place
    afterValue = true
  }

  private mutating func skipDigits(_ place: inout UnsafePointer<UInt8>) -> Bool {
    let first = place
    while place < end, place.pointee &- UInt8(ascii: "0") < 10 { place += 1 }
    return place > first
  }

  private mutating func failNumber(_ place: UnsafePointer<UInt8>) -> JSONError {
    place >= end && place > cursor
      ? JSONError("the text ends early", offset: end - start)
      : fail("a number was expected", at: cursor)
  }
}
