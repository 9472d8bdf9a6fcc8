import KubeCore

/// When a CronJob is due: five fields of minutes, hours, days, months and days of the week, in UTC.
struct CronTimes: Sendable {
  private var minutes: Set<Int>
  private var hours: Set<Int>
  private var days: Set<Int>
  private var months: Set<Int>
  private var weekdays: Set<Int>
  /// Whether a day of the month or of the week may be any: then the other alone decides.
  private var anyDay: Bool
  private var anyWeekday: Bool

  private static let named = [
    "@yearly": "0 0 1 1 *", "@annually": "0 0 1 1 *", "@monthly": "0 0 1 * *",
    "@weekly": "0 0 * * 0", "@daily": "0 0 * * *", "@midnight": "0 0 * * *",
    "@hourly": "0 * * * *",
  ]
  private static let monthNames = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
  ]
  private static let dayNames = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"]

  init?(_ text: String) {
    let fields = (Self.named[text] ?? text).split(separator: " ").map(String.init)
    guard fields.count == 5,
      let minutes = Self.read(fields[0], 0...59),
      let hours = Self.read(fields[1], 0...23),
      let days = Self.read(fields[2], 1...31),
      let months = Self.read(fields[3], 1...12, names: Self.monthNames, first: 1),
      let weekdays = Self.read(fields[4], 0...7, names: Self.dayNames, first: 0)
    else { return nil }
    self.minutes = minutes
    self.hours = hours
    self.days = days
    self.months = months
    self.weekdays = Set(weekdays.map { $0 % 7 })
    anyDay = fields[2].hasPrefix("*") || fields[2].hasPrefix("?")
    anyWeekday = fields[4].hasPrefix("*") || fields[4].hasPrefix("?")
  }

  private static func read(
    _ text: String, _ range: ClosedRange<Int>, names: [String] = [], first: Int = 0
  ) -> Set<Int>? {
    func number(_ text: Substring) -> Int? {
      if let number = Int(text) { return range.contains(number) ? number : nil }
      return names.firstIndex(of: text.lowercased()).map { $0 + first }
    }
    var result: Set<Int> = []
    for part in text.split(separator: ",", omittingEmptySubsequences: false) {
      let pieces = part.split(separator: "/", omittingEmptySubsequences: false)
      guard let base = pieces.first, pieces.count <= 2 else { return nil }
      var step = 1
      if pieces.count == 2 {
        guard let given = Int(pieces[1]), given > 0 else { return nil }
        step = given
      }
      let ends = base.split(separator: "-", omittingEmptySubsequences: false)
      var span = range
      if base != "*", base != "?" {
        guard let low = ends.first.flatMap(number), let high = ends.last.flatMap(number),
          ends.count <= 2, low <= high
        else { return nil }
        // `5/10` goes on to the end.
        span = low...(ends.count == 1 && pieces.count == 2 ? range.upperBound : high)
      }
      result.formUnion(stride(from: span.lowerBound, through: span.upperBound, by: step))
    }
    return result
  }

  /// The first time after a time; nil if there is none within five years.
  func next(after time: Time) -> Time? {
    var minute = time.secondsSince1970 / 60 + 1
    let limit = minute + 5 * 366 * 24 * 60
    while minute < limit {
      let day = minute / 1440
      let (month, dayOfMonth) = Self.date(day)
      let weekday = Int((day + 4) % 7)
      let isMonth = months.contains(month)
      let isDay =
        anyDay || anyWeekday
        ? days.contains(dayOfMonth) && weekdays.contains(weekday)
        : days.contains(dayOfMonth) || weekdays.contains(weekday)
      guard isMonth, isDay else {
        minute = (day + 1) * 1440
        continue
      }
      let ofDay = Int(minute % 1440)
      guard hours.contains(ofDay / 60) else {
        minute = (minute / 60 + 1) * 60
        continue
      }
      if minutes.contains(ofDay % 60) { return Time(secondsSince1970: minute * 60) }
      minute += 1
    }
    return nil
  }

  /// Month and day of a day since 1970, in the Gregorian calendar.
  private static func date(_ day: Int64) -> (month: Int, day: Int) {
    let shifted = day + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let ofEra = shifted - era * 146_097
    let year = (ofEra - ofEra / 1460 + ofEra / 36_524 - ofEra / 146_096) / 365
    let ofYear = ofEra - (365 * year + year / 4 - year / 100)
    let part = (5 * ofYear + 2) / 153
    return (Int(part < 10 ? part + 3 : part - 9), Int(ofYear - (153 * part + 2) / 5 + 1))
  }
}
