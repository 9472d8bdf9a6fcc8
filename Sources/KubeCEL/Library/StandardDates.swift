/// The part of the standard definitions: dates.
extension Function {
  static let standardDates: [Function] = [
    Function(
      "getFullYear",
      [
        .member("timestamp_to_year", [.timestamp], .int, DateFunctions.part { $0.year }),
        .member(
          "timestamp_to_year_with_tz", [.timestamp, .string], .int,
          DateFunctions.zonedPart { $0.year }),
      ]),
    Function(
      "getMonth",
      [
        .member("timestamp_to_month", [.timestamp], .int, DateFunctions.part { $0.month - 1 }),
        .member(
          "timestamp_to_month_with_tz", [.timestamp, .string], .int,
          DateFunctions.zonedPart { $0.month - 1 }),
      ]),
    Function(
      "getDayOfYear",
      [
        .member(
          "timestamp_to_day_of_year", [.timestamp], .int, DateFunctions.part { $0.dayOfYear }),
        .member(
          "timestamp_to_day_of_year_with_tz", [.timestamp, .string], .int,
          DateFunctions.zonedPart { $0.dayOfYear }),
      ]),
    Function(
      "getDayOfMonth",
      [
        .member("timestamp_to_day_of_month", [.timestamp], .int, DateFunctions.part { $0.day - 1 }),
        .member(
          "timestamp_to_day_of_month_with_tz", [.timestamp, .string], .int,
          DateFunctions.zonedPart { $0.day - 1 }),
      ]),
    Function(
      "getDate",
      [
        .member(
          "timestamp_to_day_of_month_1_based", [.timestamp], .int, DateFunctions.part { $0.day }),
        .member(
          "timestamp_to_day_of_month_1_based_with_tz", [.timestamp, .string], .int,
          DateFunctions.zonedPart { $0.day }),
      ]),
    Function(
      "getDayOfWeek",
      [
        .member("timestamp_to_day_of_week", [.timestamp], .int, DateFunctions.part { $0.weekday }),
        .member(
          "timestamp_to_day_of_week_with_tz", [.timestamp, .string], .int,
          DateFunctions.zonedPart { $0.weekday }),
      ]),
    Function(
      "getHours",
      [
        .member("timestamp_to_hours", [.timestamp], .int, DateFunctions.part { $0.hour }),
        .member(
          "timestamp_to_hours_with_tz", [.timestamp, .string], .int,
          DateFunctions.zonedPart { $0.hour }),
        .member(
          "duration_to_hours", [.duration], .int, DateFunctions.count(per: 3_600_000_000_000)),
      ]),
    Function(
      "getMinutes",
      [
        .member("timestamp_to_minutes", [.timestamp], .int, DateFunctions.part { $0.minute }),
        .member(
          "timestamp_to_minutes_with_tz", [.timestamp, .string], .int,
          DateFunctions.zonedPart { $0.minute }),
        .member("duration_to_minutes", [.duration], .int, DateFunctions.count(per: 60_000_000_000)),
      ]),
    Function(
      "getSeconds",
      [
        .member("timestamp_to_seconds", [.timestamp], .int, DateFunctions.part { $0.second }),
        .member(
          "timestamp_to_seconds_tz", [.timestamp, .string], .int,
          DateFunctions.zonedPart { $0.second }),
        .member("duration_to_seconds", [.duration], .int, DateFunctions.count(per: 1_000_000_000)),
      ]),
    Function(
      "getMilliseconds",
      [
        .member("timestamp_to_milliseconds", [.timestamp], .int, DateFunctions.milliseconds),
        .member(
          "timestamp_to_milliseconds_with_tz", [.timestamp, .string], .int,
          DateFunctions.zonedMilliseconds),
        .member("duration_to_milliseconds", [.duration], .int, DateFunctions.count(per: 1_000_000)),
      ]),
  ]
}
