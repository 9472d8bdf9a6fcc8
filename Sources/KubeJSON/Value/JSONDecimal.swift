/// What a number is worth, however it is written: whole digits times a power of ten.
struct JSONDecimal: Hashable {
  /// Without zeros at either end; empty for zero.
  private(set) var digits: [UInt8] = []
  private(set) var exponent = 0
  private(set) var isNegative = false

  /// Exponents beyond it are all the same: nobody means them.
  private static let largestExponent = 1 << 60

  /// The text must be a JSON number.
  init(_ text: String) {
    var text = Substring(text).utf8
    var isFraction = false
    while let byte = text.popFirst() {
      switch byte {
      case UInt8(ascii: "-"): isNegative = true
      case UInt8(ascii: "."): isFraction = true
      case UInt8(ascii: "e"), UInt8(ascii: "E"):
        exponent += Self.exponent(Substring(text))
        text = text.dropFirst(text.count)
      default:
        if isFraction { exponent -= 1 }
        if byte != UInt8(ascii: "0") || !digits.isEmpty { digits.append(byte) }
      }
    }
    while digits.last == UInt8(ascii: "0") {
      digits.removeLast()
      exponent += 1
    }
    if digits.isEmpty { (exponent, isNegative) = (0, false) }
  }

  private static func exponent(_ text: Substring) -> Int {
    let limit = text.first == "-" ? -largestExponent : largestExponent
    return Int(text).map { max(-largestExponent, min($0, largestExponent)) } ?? limit
  }

  var isWhole: Bool { exponent >= 0 }

  /// The value, if it is whole and within the type's range.
  func integer<Integer: FixedWidthInteger>(_ type: Integer.Type = Integer.self) -> Integer? {
    guard isWhole, exponent < Integer.bitWidth else { return nil }
    let zeros = [UInt8](repeating: UInt8(ascii: "0"), count: exponent)
    let text = String(decoding: digits + zeros, as: UTF8.self)
    return text.isEmpty ? 0 : Integer((isNegative ? "-" : "") + text)
  }
}
