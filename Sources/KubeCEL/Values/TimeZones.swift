/// Time zones by their names or their offsets.
enum TimeZones {
  /// How many seconds a zone is ahead of UTC at a moment.
  static func offset(of zone: String, at seconds: Int64) throws(CELFailure) -> Int64 {
    guard let colon = zone.utf8.firstIndex(of: UInt8(ascii: ":")) else {
      if zone.isEmpty || zone == "UTC" { return 0 }
      return try ZoneFile.named(zone).offset(at: seconds)
    }
    let hours = try number(zone[..<colon])
    let minutes = try number(zone[zone.utf8.index(after: colon)...])
    let (product, overflow) = hours.multipliedReportingOverflow(by: 60)
    let (offset, sumOverflow) =
      zone.hasPrefix("-")
      ? product.subtractingReportingOverflow(minutes) : product.addingReportingOverflow(minutes)
    // Ten thousand years, which no calendar here comes near.
    guard !overflow, !sumOverflow, offset.magnitude < 5_259_600_000 else {
      throw .timestampOverflow
    }
    return offset * 60
  }

  private static func number(_ text: Substring) throws(CELFailure) -> Int64 {
    if let number = Int64(text) { return number }
    let digits = text.hasPrefix("-") || text.hasPrefix("+") ? text.dropFirst() : text
    let isNumber = !digits.isEmpty && digits.utf8.allSatisfy { $0 >= 0x30 && $0 <= 0x39 }
    let problem = isNumber ? "value out of range" : "invalid syntax"
    throw .other("strconv.Atoi: parsing \(GoQuotedText.quoted(String(text))): \(problem)")
  }
}
