/// Numbers as Go's `strconv` and `fmt` write them.
enum GoNumberText {
  /// `%g`: the shortest digits that give the same number, with an exponent from 1e6 on and below
  /// 1e-4.
  static func general(_ value: Double) -> String {
    if let special = special(value) { return special }
    let (digits, point) = shortest(value.magnitude)
    let sign = value.sign == .minus ? "-" : ""
    let exponent = point - 1
    if exponent < -4 || exponent >= 6 {
      return sign + scientific(digits, exponent: exponent)
    }
    return sign + plain(digits, point: point)
  }

  /// `FormatFloat(value, 'f', -1, 64)`
  static func plain(_ value: Double) -> String {
    if let special = special(value) { return special }
    let (digits, point) = shortest(value.magnitude)
    return (value.sign == .minus ? "-" : "") + plain(digits, point: point)
  }

  static func special(_ value: Double) -> String? {
    value.isNaN ? "NaN" : value == .infinity ? "+Inf" : value == -.infinity ? "-Inf" : nil
  }

  /// The shortest digits, without zeros at either end, and how many stand before the point.
  static func shortest(_ value: Double) -> (digits: [UInt8], point: Int) {
    guard value != 0 else { return ([UInt8(ascii: "0")], 1) }
    var digits: [UInt8] = []
    var point: Int?
    var exponent = 0
    var text = Substring(value.description).utf8
    while let byte = text.popFirst() {
      switch byte {
      case UInt8(ascii: "."): point = digits.count
      case UInt8(ascii: "e"):
        exponent = Int(Substring(text)) ?? 0
        text = text.dropFirst(text.count)
      default: digits.append(byte)
      }
    }
    var place = (point ?? digits.count) + exponent
    let zero = UInt8(ascii: "0")
    let leading = digits.prefix { $0 == zero }.count
    digits.removeFirst(leading)
    place -= leading
    while digits.last == zero { digits.removeLast() }
    return (digits, place)
  }

  private static func plain(_ digits: [UInt8], point: Int) -> String {
    let zero = UInt8(ascii: "0")
    var text: [UInt8] = []
    if point <= 0 {
      text.append(zero)
    } else {
      text += digits.prefix(point)
      text += repeatElement(zero, count: max(0, point - digits.count))
    }
    if digits.count > point, !(digits.count == 1 && digits[0] == zero) {
      text.append(UInt8(ascii: "."))
      text += repeatElement(zero, count: max(0, -point))
      text += digits.dropFirst(max(0, point))
    }
    return String(decoding: text, as: UTF8.self)
  }

  private static func scientific(_ digits: [UInt8], exponent: Int) -> String {
    var text = [digits.first ?? UInt8(ascii: "0")]
    if digits.count > 1 {
      text.append(UInt8(ascii: "."))
      text += digits.dropFirst()
    }
    let magnitude = exponent.magnitude
    return String(decoding: text, as: UTF8.self) + (exponent < 0 ? "e-" : "e+")
      + (magnitude < 10 ? "0" : "") + String(magnitude)
  }
}
