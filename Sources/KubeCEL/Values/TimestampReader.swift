/// Reads times as Go's `time.Parse` does with the layout of RFC 3339, which allows a little more:
/// hours of one digit, a comma before the fraction.
struct TimestampReader {
  private var bytes: Substring.UTF8View

  private init(_ text: String) { bytes = Substring(text).utf8 }

  static func read(_ text: String) -> CELTimestamp? {
    var reader = TimestampReader(text)
    guard let days = reader.date(), reader.skip("T"), let hour = reader.number(upTo: 2),
      hour < 24, reader.skip(":"), let minute = reader.number(of: 2), minute < 60,
      reader.skip(":"), let second = reader.number(of: 2), second < 60
    else { return nil }
    let nanoseconds = reader.fraction()
    guard let offset = reader.offset(), reader.bytes.isEmpty else { return nil }
    let seconds = Int64(days) * 86_400 + Int64(hour * 3600 + minute * 60 + second)
    return CELTimestamp(
      seconds: seconds - Int64(offset) * 60, nanoseconds: nanoseconds,
      offsetMinutes: Int16(offset))
  }

  /// Only a date.
  static func readDate(_ text: String) -> CELTimestamp? {
    var reader = TimestampReader(text)
    guard let days = reader.date(), reader.bytes.isEmpty else { return nil }
    return CELTimestamp(seconds: Int64(days) * 86_400)
  }

  private mutating func date() -> Int? {
    guard let year = number(of: 4), skip("-"), let month = number(of: 2), skip("-"),
      let day = number(of: 2), (1...12).contains(month), day >= 1,
      day <= CivilTime.dayCount(month: month, year: year)
    else { return nil }
    return CivilTime.days(year: year, month: month, day: day)
  }

  private mutating func fraction() -> Int32 {
    guard let mark = bytes.first, mark == UInt8(ascii: ".") || mark == UInt8(ascii: ","),
      bytes.dropFirst().first.map(Self.isDigit) == true
    else { return 0 }
    bytes.removeFirst()
    var (value, places): (Int32, Int) = (0, 0)
    while let digit = bytes.first, Self.isDigit(digit) {
      if places < 9 {
        value = value * 10 + Int32(digit - UInt8(ascii: "0"))
        places += 1
      }
      bytes.removeFirst()
    }
    while places < 9 {
      value *= 10
      places += 1
    }
    return value
  }

  /// In minutes.
  private mutating func offset() -> Int? {
    if skip("Z") { return 0 }
    let isBehind = bytes.first == UInt8(ascii: "-")
    guard isBehind || bytes.first == UInt8(ascii: "+") else { return nil }
    bytes.removeFirst()
    guard let hours = number(of: 2), hours <= 24, skip(":"), let minutes = number(of: 2),
      minutes <= 60
    else { return nil }
    let offset = hours * 60 + minutes
    return isBehind ? -offset : offset
  }

  private mutating func skip(_ character: Unicode.Scalar) -> Bool {
    guard bytes.first == UInt8(ascii: character) else { return false }
    bytes.removeFirst()
    return true
  }

  private mutating func number(of count: Int) -> Int? {
    let digits = bytes.prefix(count)
    guard digits.count == count, digits.allSatisfy(Self.isDigit) else { return nil }
    bytes.removeFirst(count)
    return Int(Substring(digits))
  }

  private mutating func number(upTo count: Int) -> Int? {
    let digits = bytes.prefix(count).prefix(while: Self.isDigit)
    bytes.removeFirst(digits.count)
    return Int(Substring(digits))
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")
  }
}
