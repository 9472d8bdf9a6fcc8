extension JSONReader {
  public mutating func readString() throws(JSONError) -> String {
    let string = try scanString()
    if string.hasEscapes { return try unescape(string) }
    return makeString(string)
  }

  /// A string's place in the text, between its quotes.
  struct RawString {
    var first: UnsafePointer<UInt8>
    var count: Int
    var hasEscapes: Bool
    var isASCII: Bool
  }

  /// Moves over a string and checks it: quotes, control characters, UTF-8. Escapes are looked at by
  /// who decodes or skips them.
  @inline(never)
  mutating func scanString() throws(JSONError) -> RawString {
    skipWhitespace()
    guard cursor < end else { throw failEnd() }
    guard cursor.pointee == UInt8(ascii: "\"") else { throw fail("a string was expected") }
    let first = cursor + 1
    var place = first
    var high: UInt64 = 0
    var hasEscapes = false
    while true {
      // Eight bytes at a time until one is a quote, a backslash or a control character.
      while end - place >= 8 {
        let word = UnsafeRawPointer(place).loadUnaligned(as: UInt64.self)
        let found = Self.specialBytes(word)
        if found != 0 {
          let bits = found.trailingZeroBitCount & ~7
          high |= word & ((1 << UInt64(bits)) &- 1)
          place += bits >> 3
          break
        }
        high |= word
        place += 8
      }
      guard place < end else {
        throw JSONError("the text ends within a string", offset: end - start)
      }
      let byte = place.pointee
      if byte == UInt8(ascii: "\"") { break }
      if byte == UInt8(ascii: "\\") {
        hasEscapes = true
        place += 2
        continue
      }
      if byte < 0x20 {
        throw fail("a control character within a string must be escaped", at: place)
      }
      high |= UInt64(byte)
      place += 1
    }
    let isASCII = high & 0x8080_8080_8080_8080 == 0
    if !isASCII, let bad = UTF8Check.firstInvalid(first, place) {
      throw fail("the string is not well-formed UTF-8", at: bad)
    }
    cursor = place + 1
    afterValue = true
    return RawString(
      first: first, count: place - first, hasEscapes: hasEscapes, isASCII: isASCII)
  }

  /// A bit is set in the high bit of (at least the first) byte that is `"`, `\` or below 0x20.
  @inline(__always)
  static func specialBytes(_ word: UInt64) -> UInt64 {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let quote = word ^ 0x2222_2222_2222_2222
    let backslash = word ^ 0x5C5C_5C5C_5C5C_5C5C
    let control = (word &- 0x2020_2020_2020_2020) & ~word
    let found = ((quote &- ones) & ~quote) | ((backslash &- ones) & ~backslash) | control
    return UInt64(littleEndian: found & 0x8080_8080_8080_8080)
  }

  @inline(__always)
  mutating func makeString(_ string: RawString) -> String {
    makeString(string.first, string.count)
  }

  /// The text's bytes are known to be well-formed UTF-8.
  @inline(__always)
  mutating func makeString(_ first: UnsafePointer<UInt8>, _ count: Int) -> String {
    if count <= SmallString.capacity, let small = SmallString.make(first, count, before: end) {
      return small
    }
    return strings.string(first, count)
  }
}

extension JSONReader {
  /// Reads a string and hands its bytes to `body`, without making a String of them unless it has
  /// escapes. The bytes are good until
  /// `body` returns.
  public mutating func withStringBytes<Value>(
    _ body: (UnsafeBufferPointer<UInt8>) throws(JSONError) -> Value
  ) throws(JSONError) -> Value {
    let string = try scanString()
    guard string.hasEscapes else {
      return try body(UnsafeBufferPointer(start: string.first, count: string.count))
    }
    let text = Array(try unescape(string).utf8)
    return try text.withUnsafeBufferPointer { (bytes) throws(JSONError) in try body(bytes) }
  }

  /// Tries to read a value in one of several ways: after an error nothing is consumed, and the
  /// result is nil.
  public mutating func attempt<Value>(
    _ body: (inout JSONReader) throws(JSONError) -> Value
  ) -> Value? {
    let place = cursor
    let state = (afterValue, depth, stack)
    do throws(JSONError) {
      return try body(&self)
    } catch {
      cursor = place
      (afterValue, depth, stack) = state
      return nil
    }
  }
}
