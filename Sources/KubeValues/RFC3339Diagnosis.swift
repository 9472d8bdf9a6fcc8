extension TimeError {
  /// Finds what is wrong with a text that could not be read.
  @inline(never)
  static func unreadable(_ utf8: UnsafeBufferPointer<UInt8>) -> TimeError {
    let (problem, offset) = Self.firstProblem(utf8)
    return TimeError(utf8, problem, at: offset)
  }

  @inline(never)
  static func misplacedLeapSecond(_ utf8: UnsafeBufferPointer<UInt8>) -> TimeError {
    TimeError(utf8, "second 60 is only at the end of a month in UTC", at: 17)
  }

  private init(_ utf8: UnsafeBufferPointer<UInt8>, _ problem: String, at offset: Int) {
    let text = String(decoding: utf8.prefix(64), as: UTF8.self)
    self.init(
      message: "\(text.quotedForMessage) is not an RFC 3339 time: \(problem)",
      offset: offset,
      remedy: "write it as 2006-01-02T15:04:05Z, with decimals if there are any, "
        + "and with Z or an offset such as +01:00"
    )
  }

  private static func firstProblem(
    _ utf8: UnsafeBufferPointer<UInt8>
  ) -> (problem: String, offset: Int) {
    let pattern: StaticString = "0000-00-00T00:00:00"
    for index in 0..<pattern.utf8CodeUnitCount {
      guard index < utf8.count else { return ("it ends too early", index) }
      let expected = pattern.withUTF8Buffer { $0[index] }
      guard Self.matches(utf8[index], expected) else {
        return ("\(Self.name(of: expected)) is missing", index)
      }
    }
    func number(_ range: Range<Int>) -> Int {
      utf8[range].reduce(0) { $0 * 10 + Int($1 &- UInt8(ascii: "0")) }
    }
    let (year, month) = (number(0..<4), number(5..<7))
    guard (1...12).contains(month) else { return ("there is no such month", 5) }
    let days = CivilDate.days(inMonth: month, of: year)
    guard (1...days).contains(number(8..<10)) else { return ("the month has no such day", 8) }
    guard number(11..<13) <= 23 else { return ("there is no such hour", 11) }
    guard number(14..<16) <= 59 else { return ("there is no such minute", 14) }
    guard number(17..<19) <= 60 else { return ("there is no such second", 17) }
    return Self.firstProblem(utf8, after: pattern.utf8CodeUnitCount)
  }

  /// Looks at what follows the seconds.
  private static func firstProblem(
    _ utf8: UnsafeBufferPointer<UInt8>, after start: Int
  ) -> (problem: String, offset: Int) {
    var index = start
    if index < utf8.count, utf8[index] == UInt8(ascii: ".") {
      index += 1
      while index < utf8.count, Self.matches(utf8[index], UInt8(ascii: "0")) { index += 1 }
      guard index > start + 1 else { return ("a digit is missing", index) }
    }
    guard index < utf8.count else { return ("the zone is missing", index) }
    let isNumeric = utf8[index] == UInt8(ascii: "+") || utf8[index] == UInt8(ascii: "-")
    guard isNumeric || utf8[index] | 0x20 == UInt8(ascii: "z") else {
      return ("a zone is expected here", index)
    }
    index += 1
    if isNumeric {
      for expected in "00:00".utf8 {
        guard index < utf8.count else { return ("it ends too early", index) }
        guard Self.matches(utf8[index], expected) else {
          return ("\(Self.name(of: expected)) is missing", index)
        }
        index += 1
      }
    }
    guard index == utf8.count else { return ("there is more after the zone", index) }
    return ("there is no such offset", index - 5)
  }

  private static func matches(_ byte: UInt8, _ expected: UInt8) -> Bool {
    switch expected {
    case UInt8(ascii: "0"): byte &- UInt8(ascii: "0") <= 9
    case UInt8(ascii: "T"): byte | 0x20 == UInt8(ascii: "t")
    default: byte == expected
    }
  }

  private static func name(of expected: UInt8) -> String {
    expected == UInt8(ascii: "0") ? "a digit" : "\"\(Character(Unicode.Scalar(expected)))\""
  }
}
