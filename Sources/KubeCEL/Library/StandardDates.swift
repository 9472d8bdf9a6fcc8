/// The part of the standard definitions: dates.
extension Function {
  static let standardDates: [Function] = [
    Function(
      "getFullYear",
      [
        .member("timestamp_to_year", [.timestamp], .int, .builtIn),
        .member("timestamp_to_year_with_tz", [.timestamp, .string], .int, .builtIn),
      ]),
    Function(
      "getMonth",
      [
        .member("timestamp_to_month", [.timestamp], .int, .builtIn),
        .member("timestamp_to_month_with_tz", [.timestamp, .string], .int, .builtIn),
      ]),
    Function(
      "getDayOfYear",
      [
        .member("timestamp_to_day_of_year", [.timestamp], .int, .builtIn),
        .member("timestamp_to_day_of_year_with_tz", [.timestamp, .string], .int, .builtIn),
      ]),
    Function(
      "getDayOfMonth",
      [
        .member("timestamp_to_day_of_month", [.timestamp], .int, .builtIn),
        .member("timestamp_to_day_of_month_with_tz", [.timestamp, .string], .int, .builtIn),
      ]),
    Function(
      "getDate",
      [
        .member("timestamp_to_day_of_month_1_based", [.timestamp], .int, .builtIn),
        .member(
          "timestamp_to_day_of_month_1_based_with_tz", [.timestamp, .string], .int, .builtIn),
      ]),
    Function(
      "getDayOfWeek",
      [
        .member("timestamp_to_day_of_week", [.timestamp], .int, .builtIn),
        .member("timestamp_to_day_of_week_with_tz", [.timestamp, .string], .int, .builtIn),
      ]),
    Function(
      "getHours",
      [
        .member("timestamp_to_hours", [.timestamp], .int, .builtIn),
        .member("timestamp_to_hours_with_tz", [.timestamp, .string], .int, .builtIn),
        .member("duration_to_hours", [.duration], .int, .builtIn),
      ]),
    Function(
      "getMinutes",
      [
        .member("timestamp_to_minutes", [.timestamp], .int, .builtIn),
        .member("timestamp_to_minutes_with_tz", [.timestamp, .string], .int, .builtIn),
        .member("duration_to_minutes", [.duration], .int, .builtIn),
      ]),
    Function(
      "getSeconds",
      [
        .member("timestamp_to_seconds", [.timestamp], .int, .builtIn),
        .member("timestamp_to_seconds_tz", [.timestamp, .string], .int, .builtIn),
        .member("duration_to_seconds", [.duration], .int, .builtIn),
      ]),
    Function(
      "getMilliseconds",
      [
        .member("timestamp_to_milliseconds", [.timestamp], .int, .builtIn),
        .member("timestamp_to_milliseconds_with_tz", [.timestamp, .string], .int, .builtIn),
        .member("duration_to_milliseconds", [.duration], .int, .builtIn),
      ]),
  ]
}
