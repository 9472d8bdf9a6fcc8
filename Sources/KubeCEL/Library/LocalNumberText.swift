/// Numbers with a fixed count of places, in clauses as the server's language package prints them
/// for English.
enum LocalNumberText {
  /// More places than anybody reads would only cost memory.
  private static let greatestPrecision = 1000

  /// `%.3f`: with commas between thousands.
  static func fixed(_ value: Double, _ precision: Int) throws(CELFailure) -> String {
    if let special = special(value) { return special }
    try check(precision)
    let text = plain(value.magnitude, places: precision)
    let whole = text.prefix { $0 != "." }
    var grouped = ""
    for (index, digit) in whole.enumerated() {
      if index > 0, (whole.count - index) % 3 == 0 { grouped += "," }
      grouped.append(digit)
    }
    return (value.sign == .minus ? "-" : "") + grouped + text.dropFirst(whole.count)
  }

  /// `%.3e`: with a multiplication sign and raised digits.
  static func scientific(_ value: Double, _ precision: Int) throws(CELFailure) -> String {
    if let special = special(value) { return special }
    try check(precision)
    var decimal = ExactDecimal(value.magnitude)
    decimal.normalize()
    decimal.round(toCount: precision + 1)
    var digits = decimal.digits.map { Character(Unicode.Scalar(0x30 + $0)) }
    let exponent = value == 0 ? 0 : decimal.point - 1
    while digits.count < precision + 1 { digits.append("0") }
    var text = value.sign == .minus ? "-" : ""
    text.append(digits[0])
    if precision > 0 { text += "." + String(digits[1...precision]) }
    return text + "×10" + raised(exponent)
  }

  /// `%.6f` of a finite number, without commas.
  static func plain(_ value: Double, places: Int) -> String {
    var decimal = ExactDecimal(value.magnitude)
    decimal.round(toPlaces: places)
    var digits = decimal.digits
    var point = decimal.point
    if point <= 0 {
      digits.insert(contentsOf: repeatElement(0, count: 1 - point), at: 0)
      point = 1
    }
    while digits.count < point + places { digits.append(0) }
    // A number that was rounded away has a digit where none stood.
    digits.removeLast(max(0, digits.count - point - places))
    var text = value.sign == .minus ? "-" : ""
    for (index, digit) in digits.enumerated() {
      if index == point { text += "." }
      text.append(Character(Unicode.Scalar(0x30 + digit)))
    }
    return text
  }

  private static func special(_ value: Double) -> String? {
    value.isNaN ? "NaN" : value == .infinity ? "∞" : value == -.infinity ? "-∞" : nil
  }

  private static func check(_ precision: Int) throws(CELFailure) {
    guard precision <= greatestPrecision else {
      throw .other("precision \(precision) is too large")
    }
  }

  /// With two digits at least.
  private static func raised(_ exponent: Int) -> String {
    let raised: [Character] = ["⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"]
    let digits = String(exponent.magnitude)
    let padded = digits.utf8.count < 2 ? "0" + digits : digits
    return (exponent < 0 ? "⁻" : "") + String(padded.utf8.map { raised[Int($0 - 0x30)] })
  }
}
