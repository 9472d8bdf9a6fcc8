import KubeCore

/// Reads the field `Retry-After`: a number of seconds, or a date of HTTP in one of its three forms.
///
/// https://www.rfc-editor.org/rfc/rfc9110#section-10.2.3
enum RetryAfterField {
  /// How many seconds to wait from now on, 0 for what is past; nil for what says nothing.
  static func seconds(_ value: String, now: Time) -> Int? {
    let text = value.trimmed
    if !text.isEmpty, text.utf8.allSatisfy({ $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") }) {
      return Int(text) ?? .max
    }
    guard let date = HTTPDate.time(String(text), now: now) else { return nil }
    let wait = date.duration(since: now).components
    return max(0, Int(clamping: wait.seconds) + (wait.attoseconds > 0 ? 1 : 0))
  }
}

/// Dates as HTTP writes them: `Sun, 06 Nov 1994 08:49:37 GMT`, and two older forms that may still
/// come: `Sunday, 06-Nov-94 08:49:37 GMT` and `Sun Nov  6 08:49:37 1994`.
///
/// https://www.rfc-editor.org/rfc/rfc9110#section-5.6.7
enum HTTPDate {
  static func time(_ text: String, now: Time) -> Time? {
    let words = text.split(separator: " ").map(String.init)
    if words.count == 6, words[0].hasSuffix(","), words[5] == "GMT" {
      return time(year: words[3], month: words[2], day: words[1], clock: words[4])
    }
    if words.count == 4, words[0].hasSuffix(","), words[3] == "GMT" {
      let parts = words[1].split(separator: "-").map(String.init)
      guard parts.count == 3, let year = Int(parts[2]), parts[2].utf8.count == 2 else { return nil }
      return shortYear(year, now) {
        time(year: $0, month: parts[1], day: parts[0], clock: words[2])
      }
    }
    guard words.count == 5 else { return nil }
    return time(year: words[4], month: words[1], day: words[2], clock: words[3])
  }

  private static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]

  private static func time(year: String, month: String, day: String, clock: String) -> Time? {
    guard let month = months.firstIndex(of: month), year.utf8.count == 4 else { return nil }
    func padded(_ text: String) -> String { text.utf8.count == 1 ? "0" + text : text }
    return try? Time("\(year)-\(padded("\(month + 1)"))-\(padded(day))T\(clock)Z")
  }

  /// A year of two digits is one of this century, unless that is more than 50 years ahead.
  private static func shortYear(_ year: Int, _ now: Time, _ make: (String) -> Time?) -> Time? {
    let century = (Int(now.text.prefix(2)) ?? 20) * 100
    let secondsIn50Years: Int64 = 50 * 31_556_952
    guard let date = make("\(century + year)") else { return nil }
    guard date > now.adding(seconds: secondsIn50Years) else { return date }
    return make("\(century - 100 + year)")
  }
}

extension StringProtocol {
  /// Without spaces and tabs around it.
  fileprivate var trimmed: SubSequence {
    let start = drop { $0 == " " || $0 == "\t" }
    guard let last = start.lastIndex(where: { $0 != " " && $0 != "\t" }) else { return start }
    return start[...last]
  }
}
