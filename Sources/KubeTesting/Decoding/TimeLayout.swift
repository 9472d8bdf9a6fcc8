import KubeCore

/// A layout of Go's package `time`, with what it says of a text that does not fit.
struct TimeLayout: Sendable {
  /// Seconds; a fraction may stand behind them, and is cut off.
  static let seconds = TimeLayout(hasMicroseconds: false)
  /// Exactly six digits behind the seconds.
  static let microseconds = TimeLayout(hasMicroseconds: true)

  private let hasMicroseconds: Bool

  private var text: String {
    "2006-01-02T15:04:05\(hasMicroseconds ? ".000000" : "")Z07:00"
  }

  /// As the server writes the time.
  func canonical(_ value: String) throws(DecodingProblem) -> String {
    try check(value)
    if hasMicroseconds {
      guard let time = try? MicroTime(value) else { throw outOfRange(value, "time") }
      return MicroTime(
        secondsSince1970: time.secondsSince1970, nanoseconds: time.nanoseconds
      ).text
    }
    guard let time = try? Time(value) else { throw outOfRange(value, "time") }
    return Time(secondsSince1970: time.secondsSince1970).text
  }

  private static let parts: [(layout: String, digits: Int, range: ClosedRange<Int>, name: String)] =
    [
      ("2006", 4, 0...9999, "year"), ("-01", 2, 1...12, "month"), ("-02", 2, 0...99, "day"),
      ("T15", 2, 0...23, "hour"), (":04", 2, 0...59, "minute"), (":05", 2, 0...59, "second"),
    ]

  private func check(_ value: String) throws(DecodingProblem) {
    var rest = Substring(value)
    var numbers: [Int] = []
    for part in Self.parts {
      let separator = part.layout.prefix(part.layout.count - part.digits)
      if !separator.isEmpty {
        guard rest.hasPrefix(separator) else { throw misfit(value, rest, String(separator)) }
        rest.removeFirst()
      }
      guard let number = Self.number(rest.prefix(part.digits), part.digits) else {
        throw misfit(value, rest, String(part.layout.suffix(part.digits)))
      }
      rest = rest.dropFirst(part.digits)
      guard part.range.contains(number) else { throw outOfRange(value, part.name) }
      numbers.append(number)
    }
    try skipFraction(value, &rest)
    try checkZone(value, rest)
    let days = [31, Self.isLeap(numbers[0]) ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    guard 1...days[numbers[1] - 1] ~= numbers[2] else { throw outOfRange(value, "day") }
  }

  private func skipFraction(_ value: String, _ rest: inout Substring) throws(DecodingProblem) {
    let begins = rest.first == "." || rest.first == ","
    if hasMicroseconds {
      guard begins, Self.number(rest.dropFirst().prefix(6), 6) != nil else {
        throw misfit(value, rest, ".000000")
      }
      rest = rest.dropFirst(7)
    } else if begins, let digit = rest.dropFirst().utf8.first, Self.isDigit(digit) {
      rest = rest.dropFirst()
      while let digit = rest.utf8.first, Self.isDigit(digit) { rest.removeFirst() }
    }
  }

  private func checkZone(_ value: String, _ zone: Substring) throws(DecodingProblem) {
    var rest = zone
    if rest.first == "Z" {
      rest.removeFirst()
    } else {
      let hours = Self.number(rest.dropFirst().prefix(2), 2)
      let minutes = Self.number(rest.dropFirst(4).prefix(2), 2)
      guard rest.first == "+" || rest.first == "-", rest.dropFirst(3).first == ":",
        let hours, let minutes
      else { throw misfit(value, zone, "Z07:00") }
      guard hours <= 24 else { throw outOfRange(value, "time zone offset hour") }
      guard minutes <= 60 else { throw outOfRange(value, "time zone offset minute") }
      rest = rest.dropFirst(6)
    }
    if !rest.isEmpty {
      throw DecodingProblem(
        "parsing time \(Self.quoted(value)): extra text: \(Self.quoted(String(rest)))")
    }
  }

  private func misfit(_ value: String, _ rest: Substring, _ part: String) -> DecodingProblem {
    DecodingProblem(
      "parsing time \(Self.quoted(value)) as \(Self.quoted(text)): cannot parse "
        + "\(Self.quoted(String(rest))) as \(Self.quoted(part))")
  }

  private func outOfRange(_ value: String, _ name: String) -> DecodingProblem {
    DecodingProblem("parsing time \(Self.quoted(value)): \(name) out of range")
  }

  private static func number(_ text: Substring, _ digits: Int) -> Int? {
    text.utf8.count == digits && text.utf8.allSatisfy(isDigit) ? Int(text) : nil
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte
  }

  private static func isLeap(_ year: Int) -> Bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
  }

  /// The package's own way: what is not ASCII byte for byte.
  private static func quoted(_ text: String) -> String {
    var quoted = "\""
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"):
        quoted += "\\"
        quoted.unicodeScalars.append(Unicode.Scalar(byte))
      case 0x20..<0x80: quoted.unicodeScalars.append(Unicode.Scalar(byte))
      default: quoted += "\\x" + (byte < 0x10 ? "0" : "") + String(byte, radix: 16)
      }
    }
    return quoted + "\""
  }
}
