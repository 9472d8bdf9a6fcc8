extension JSONWriter {
  public mutating func write(_ value: Int64) {
    separate()
    needsComma = true
    if value < 0 { append(UInt8(ascii: "-")) }
    writeDigits(value.magnitude)
  }

  public mutating func write(_ value: UInt64) {
    separate()
    needsComma = true
    writeDigits(value)
  }

  /// Writes the shortest text that reads as the same Double. JSON has no NaN and no infinity: these
  /// fail.
  public mutating func write(_ value: Double) {
    guard value.isFinite else { return fail("\(value) cannot be written as JSON") }
    if let whole = Int64(exactly: value), whole.magnitude < 1 << 53,
      value != 0 || value.sign == .plus
    {
      return write(whole)
    }
    write(json: value.description)
  }

  private mutating func writeDigits(_ value: UInt64) {
    reserve(20)
    var rest = value
    var length = 1
    while rest >= 10 {
      rest /= 10
      length += 1
    }
    rest = value
    var place = count + length
    repeat {
      place -= 1
      base[place] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10)
      rest /= 10
    } while rest > 0
    count += length
  }
}
