extension CELTimestamp {
  /// The text of RFC 3339 with as many decimals as there are, at the offset that it was written
  /// with.
  public var text: String {
    let civil = CivilTime(seconds: seconds + Int64(offsetMinutes) * 60)
    var text = "\(Self.padded(civil.year, 4))-\(Self.padded(civil.month, 2))-"
    text += "\(Self.padded(civil.day, 2))T\(Self.padded(civil.hour, 2)):"
    text += "\(Self.padded(civil.minute, 2)):\(Self.padded(civil.second, 2))"
    if nanoseconds != 0 {
      var fraction = Self.padded(Int(nanoseconds), 9)
      while fraction.last == "0" { fraction.removeLast() }
      text += "." + fraction
    }
    guard offsetMinutes != 0 else { return text + "Z" }
    let magnitude = Int(offsetMinutes.magnitude)
    return text + (offsetMinutes < 0 ? "-" : "+") + Self.padded(magnitude / 60, 2) + ":"
      + Self.padded(magnitude % 60, 2)
  }

  private static func padded(_ number: Int, _ count: Int) -> String {
    let digits = String(number.magnitude)
    let zeros = String(repeating: "0", count: max(0, count - digits.utf8.count))
    return (number < 0 ? "-" : "") + zeros + digits
  }
}
