extension JSONReader {
  @inline(never)
  mutating func unescape(_ string: RawString) throws(JSONError) -> String {
    var failure: JSONError?
    let text = withUnsafeTemporaryAllocation(of: UInt8.self, capacity: string.count) { buffer in
      do throws(JSONError) {
        let count = try decodeEscapes(string, into: buffer)
        return String(decoding: UnsafeBufferPointer(rebasing: buffer[..<count]), as: UTF8.self)
      } catch {
        failure = error
        return ""
      }
    }
    if let failure { throw failure }
    return text
  }

  /// Checks every escape of a string that is skipped.
  mutating func checkEscapes(_ string: RawString) throws(JSONError) {
    var place = string.first
    let last = place + string.count
    while place < last {
      if place.pointee != UInt8(ascii: "\\") {
        place += 1
      } else {
        _ = try decodeEscape(&place, last)
      }
    }
  }

  /// Escapes never grow when they are decoded, so that the buffer needs no more room than the text
  /// has.
  private mutating func decodeEscapes(
    _ string: RawString, into buffer: UnsafeMutableBufferPointer<UInt8>
  ) throws(JSONError) -> Int {
    var place = string.first
    let last = place + string.count
    var count = 0
    while place < last {
      let byte = place.pointee
      if byte != UInt8(ascii: "\\") {
        buffer[count] = byte
        count += 1
        place += 1
        continue
      }
      let scalar = try decodeEscape(&place, last)
      for byte in UTF8.encode(scalar).unsafelyUnwrapped {
        buffer[count] = byte
        count += 1
      }
    }
    return count
  }

  private mutating func decodeEscape(
    _ place: inout UnsafePointer<UInt8>, _ last: UnsafePointer<UInt8>
  ) throws(JSONError) -> Unicode.Scalar {
    let backslash = place
    let letter = place[1]
    place += 2
    switch letter {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Unicode.Scalar(letter)
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "f"): return "\u{C}"
    case UInt8(ascii: "u"): break
    default: throw fail("the string has an escape that JSON does not know", at: backslash)
    }
    guard let unit = hexadecimal(&place, last) else {
      throw fail("four hexadecimal digits must follow \\u", at: backslash)
    }
    if let scalar = Unicode.Scalar(unit) { return scalar }
    guard unit < 0xDC00, last - place >= 6, place[0] == UInt8(ascii: "\\"),
      place[1] == UInt8(ascii: "u")
    else { throw fail("a surrogate stands alone", at: backslash) }
    place += 2
    guard let low = hexadecimal(&place, last), low >= 0xDC00, low < 0xE000,
      let scalar = Unicode.Scalar(
        0x10000 + (UInt32(unit) - 0xD800) << 10 + (UInt32(low) - 0xDC00))
    else { throw fail("a surrogate stands alone", at: backslash) }
    return scalar
  }

  private mutating func hexadecimal(
    _ place: inout UnsafePointer<UInt8>, _ last: UnsafePointer<UInt8>
  ) -> UInt16? {
    guard last - place >= 4 else { return nil }
    var value: UInt16 = 0
    for index in 0..<4 {
      let byte = place[index]
      let digit: UInt8
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): digit = byte - UInt8(ascii: "0")
      case UInt8(ascii: "a")...UInt8(ascii: "f"): digit = byte - UInt8(ascii: "a") + 10
      case UInt8(ascii: "A")...UInt8(ascii: "F"): digit = byte - UInt8(ascii: "A") + 10
      default: return nil
      }
      value = value << 4 | UInt16(digit)
    }
    place += 4
    return value
  }
}
