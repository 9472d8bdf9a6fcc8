extension JSONReader {
  public mutating func readBool() throws(JSONError) -> Bool {
    skipWhitespace()
    guard cursor < end else { throw failEnd() }
    if cursor.pointee == UInt8(ascii: "t") {
      try consume("true")
      return true
    }
    guard cursor.pointee == UInt8(ascii: "f") else { throw fail("true or false was expected") }
    try consume("false")
    return false
  }

  /// Consumes a null and says true, or consumes nothing.
  public mutating func readNull() throws(JSONError) -> Bool {
    skipWhitespace()
    guard cursor < end, cursor.pointee == UInt8(ascii: "n") else { return false }
    try consume("null")
    return true
  }

  mutating func consume(_ literal: StaticString) throws(JSONError) {
    let count = literal.utf8CodeUnitCount
    for index in 0..<min(count, end - cursor)
    where cursor[index] != literal.utf8Start[index] {
      throw fail("\(literal) was expected")
    }
    guard end - cursor >= count else {
      cursor = end
      throw failEnd()
    }
    cursor += count
    afterValue = true
  }
}
