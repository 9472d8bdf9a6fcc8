/// A day of the proleptic Gregorian calendar, which RFC 3339 counts in.
///
/// Years are counted here from March on, so that the leap day is the last of its year, and from
/// 400 years before year 0, so that no division meets a negative number.
struct CivilDate {
  var year: Int
  var month: Int
  var day: Int

  private static let daysIn400Years = 146_097
  /// From 1 March of year -400 to 1 January 1970.
  private static let daysToEpoch = 719_468 + CivilDate.daysIn400Years

  init(year: Int, month: Int, day: Int) {
    self.year = year
    self.month = month
    self.day = day
  }

  /// The date so many days after 1 January 1970, for dates from year -399 on.
  init(daysSince1970 days: Int) {
    let days = days + Self.daysToEpoch
    let (cycle, dayOfCycle) = days.quotientAndRemainder(dividingBy: Self.daysIn400Years)
    // Takes the leap days out: one every four years, none in a hundred, one more in four hundred.
    let yearOfCycle =
      (dayOfCycle - dayOfCycle / 1460 + dayOfCycle / 36_524 - dayOfCycle / 146_096) / 365
    let dayOfYear = dayOfCycle - (365 * yearOfCycle + yearOfCycle / 4 - yearOfCycle / 100)
    // March to July, August to December and the rest are groups of 153 days in five months.
    let monthFromMarch = (5 * dayOfYear + 2) / 153
    self.day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
    self.month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
    self.year = cycle * 400 - 400 + yearOfCycle + (self.month <= 2 ? 1 : 0)
  }

  /// How many days the date is after 1 January 1970, for years from -399 on.
  @inline(__always)
  var daysSince1970: Int {
    let isBeforeMarch = self.month <= 2
    let year = self.year + 400 - (isBeforeMarch ? 1 : 0)
    let monthFromMarch = self.month + (isBeforeMarch ? 9 : -3)
    let dayOfYear = (153 * monthFromMarch + 2) / 5 + self.day - 1
    return 365 * year + year / 4 - year / 100 + year / 400 + dayOfYear - Self.daysToEpoch
  }

  /// How many days the month has.
  @inline(__always)
  static func days(inMonth month: Int, of year: Int) -> Int {
    if month == 2 {
      let isLeapYear = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
      return isLeapYear ? 29 : 28
    }
    // The odd months are the long ones up to July, the even ones from August on.
    return 30 + ((month ^ (month >> 3)) & 1)
  }
}
