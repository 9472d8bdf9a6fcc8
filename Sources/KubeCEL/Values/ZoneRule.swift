/// A rule for offsets from UTC as POSIX writes it: `CET-1CEST,M3.5.0,M10.5.0/3`.
struct ZoneRule: Sendable {
  private let standard: Int64
  private var daylight: (offset: Int64, start: Day, end: Day)?

  private struct Day {
    enum Kind {
      /// From 1, without leap days.
      case julian(Int)
      /// From 0.
      case ofYear(Int)
      case weekday(month: Int, week: Int, weekday: Int)
    }

    let kind: Kind
    /// Seconds after midnight.
    let time: Int64
  }

  init?(_ text: String) {
    var reader = Reader(rest: Substring(text).utf8)
    guard reader.skipName(), let standard = reader.offset() else { return nil }
    self.standard = -standard
    guard reader.skipName() else { return }
    let offset = reader.offset().map { -$0 } ?? self.standard + 3600
    guard reader.skip(","), let start = reader.day(), reader.skip(","), let end = reader.day()
    else { return nil }
    daylight = (offset, start, end)
  }

  func offset(at seconds: Int64) -> Int64 {
    guard let daylight else { return standard }
    let year = CivilTime(seconds: seconds + standard).year
    let start = Self.seconds(daylight.start, year) - standard
    let end = Self.seconds(daylight.end, year) - daylight.offset
    let isDaylight =
      start < end ? seconds >= start && seconds < end : seconds >= start || seconds < end
    return isDaylight ? daylight.offset : standard
  }

  /// When a day comes, in seconds since 1970 on the clock of the place.
  private static func seconds(_ day: Day, _ year: Int) -> Int64 {
    let newYear = CivilTime.days(year: year, month: 1, day: 1)
    let days: Int
    switch day.kind {
    case .ofYear(let number): days = newYear + number
    case .julian(let number):
      let isLeap = CivilTime.dayCount(month: 2, year: year) == 29
      days = newYear + number - 1 + (isLeap && number >= 60 ? 1 : 0)
    case .weekday(let month, let week, let weekday):
      let first = CivilTime.days(year: year, month: month, day: 1)
      let firstWeekday = CivilTime(seconds: Int64(first) * 86_400).weekday
      var date = (weekday - firstWeekday + 7) % 7 + 7 * (week - 1)
      while date >= CivilTime.dayCount(month: month, year: year) { date -= 7 }
      days = first + date
    }
    return Int64(days) * 86_400 + day.time
  }

  private struct Reader {
    var rest: Substring.UTF8View

    mutating func skip(_ character: Unicode.Scalar) -> Bool {
      guard rest.first == UInt8(ascii: character) else { return false }
      rest.removeFirst()
      return true
    }

    /// Letters, or anything in angle brackets.
    mutating func skipName() -> Bool {
      if skip("<") {
        rest = rest.drop { $0 != UInt8(ascii: ">") }
        return skip(">")
      }
      let letters = rest.prefix { $0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7a }
      rest = rest.dropFirst(letters.count)
      return letters.count >= 3
    }

    mutating func number() -> Int? {
      let digits = rest.prefix { $0 >= 0x30 && $0 <= 0x39 }
      guard digits.count <= 4, let number = Int(Substring(digits)) else { return nil }
      rest = rest.dropFirst(digits.count)
      return number
    }

    /// `[-]hh[:mm[:ss]]` in seconds
    mutating func offset() -> Int64? {
      let isNegative = skip("-")
      if !isNegative { _ = skip("+") }
      guard let hours = number() else { return nil }
      var seconds = Int64(hours) * 3600
      if skip(":") { seconds += Int64(number() ?? 0) * 60 }
      if skip(":") { seconds += Int64(number() ?? 0) }
      return isNegative ? -seconds : seconds
    }

    mutating func day() -> Day? {
      let kind: Day.Kind
      if skip("M") {
        guard let month = number(), (1...12).contains(month), skip("."), let week = number(),
          (1...5).contains(week), skip("."), let weekday = number(), (0...6).contains(weekday)
        else { return nil }
        kind = .weekday(month: month, week: week, weekday: weekday)
      } else if skip("J") {
        guard let number = number() else { return nil }
        kind = .julian(number)
      } else {
        guard let number = number() else { return nil }
        kind = .ofYear(number)
      }
      guard skip("/") else { return Day(kind: kind, time: 7200) }
      return offset().map { Day(kind: kind, time: $0) }
    }
  }
}
