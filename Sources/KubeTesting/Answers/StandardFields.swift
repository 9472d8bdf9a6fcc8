import HTTPTypes
import KubeCore

/// Header fields that every answer has.
extension ServerAnswer {
  /// - Parameters:
  ///   - now: when it is answered.
  ///   - auditID: under what a log would have the request.
  func withStandardFields(now: Time, auditID: @autoclosure () -> String) -> ServerAnswer {
    var answer = self
    if answer.fields[.auditID] == nil { answer.fields[.auditID] = auditID() }
    if answer.fields[.cacheControl] == nil { answer.fields[.cacheControl] = "no-cache, private" }
    if answer.fields[.date] == nil { answer.fields[.date] = Self.date(now) }
    return answer
  }

  /// `Fri, 27 Nov 2026 11:03:26 GMT`
  static func date(_ time: Time) -> String {
    let text = time.description.utf8
    let (days, seconds) = time.secondsSince1970.quotientAndRemainder(dividingBy: 86_400)
    let day = Int((seconds < 0 ? days - 1 : days) % 7 + 11) % 7
    let digits = Array(text)
    func part(_ range: Range<Int>) -> String {
      range.upperBound <= digits.count ? String(decoding: digits[range], as: UTF8.self) : "00"
    }
    let names = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
    let months = [
      "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]
    let month = months[max(0, min(11, (Int(part(5..<7)) ?? 1) - 1))]
    return "\(names[day]), \(part(8..<10)) \(month) \(part(0..<4)) \(part(11..<19)) GMT"
  }
}

extension HTTPField.Name {
  static let auditID = HTTPField.Name("Audit-Id") ?? .server
}
