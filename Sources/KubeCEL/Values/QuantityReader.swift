import KubeValues

/// Reads quantities as the API server's `ParseQuantity` does, with its errors.
struct QuantityReader {
  private var isNegative = false
  /// Without zeros in front.
  private var whole: ArraySlice<UInt8> = []
  private var fraction: ArraySlice<UInt8> = []
  private var suffix: ArraySlice<UInt8> = []

  static func read(_ text: String) throws(CELFailure) -> CELQuantity {
    let bytes = Array(text.utf8)
    let reader = try QuantityReader(bytes)
    do throws(QuantityError) {
      return CELQuantity(
        quantity: try Quantity(parsing: reader.isPlain(in: bytes) ? text : reader.text),
        small: reader.small, isCalculated: false)
    } catch {
      throw .other("unable to parse quantity's suffix")
    }
  }

  private init(_ bytes: [UInt8]) throws(CELFailure) {
    var rest = bytes[...]
    isNegative = rest.first == UInt8(ascii: "-")
    if isNegative || rest.first == UInt8(ascii: "+") { rest.removeFirst() }
    // Nothing at all stands for zero.
    whole = Self.digits(&rest).drop { $0 == UInt8(ascii: "0") }
    if rest.first == UInt8(ascii: ".") {
      rest.removeFirst()
      fraction = Self.digits(&rest)
    }
    let start = rest.startIndex
    rest = rest.drop(while: Self.isLetter)
    if let sign = rest.first, sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") {
      rest.removeFirst()
    }
    _ = Self.digits(&rest)
    suffix = bytes[start..<rest.startIndex]
    guard rest.isEmpty, !bytes.isEmpty else {
      throw .other(
        "quantities must match the regular expression "
          + "'^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'")
    }
  }

  private static func digits(_ rest: inout ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    let digits = rest.prefix(while: isDigit)
    rest = rest[digits.endIndex...]
    return digits
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "e"), UInt8(ascii: "E"), UInt8(ascii: "i"), UInt8(ascii: "n"),
      UInt8(ascii: "u"), UInt8(ascii: "m"), UInt8(ascii: "k"), UInt8(ascii: "K"),
      UInt8(ascii: "M"), UInt8(ascii: "G"), UInt8(ascii: "T"), UInt8(ascii: "P"):
      true
    default: false
    }
  }

  /// Whether the text is one that `text` would give.
  private func isPlain(in bytes: [UInt8]) -> Bool {
    !whole.isEmpty && whole.startIndex == (isNegative ? 1 : 0)
      && bytes.count == whole.endIndex + (fraction.isEmpty ? 0 : fraction.count + 1) + suffix.count
  }

  private var text: String {
    var text = isNegative ? "-" : ""
    text += whole.isEmpty ? "0" : String(decoding: whole, as: UTF8.self)
    if !fraction.isEmpty { text += "." + String(decoding: fraction, as: UTF8.self) }
    return text + String(decoding: suffix, as: UTF8.self)
  }

  /// What the server calculates with as long as it is not too large.
  private var small: CELQuantity.Small? {
    let wholeCount = max(1, whole.count)
    var scale = 0
    var factor: Int64 = 1
    if let exponent = binaryExponent {
      guard fraction.isEmpty, 15 - wholeCount - exponent * 3 / 10 - 1 >= 0 else { return nil }
      factor = 1 << Int64(exponent)
    } else {
      guard let exponent = decimalExponent, wholeCount + fraction.count <= 18 else { return nil }
      scale = exponent - fraction.count
    }
    guard scale >= -9 else { return nil }
    // 18 digits at most.
    var value: Int64 = 0
    for digit in whole { value = value &* 10 &+ Int64(digit &- UInt8(ascii: "0")) }
    for digit in fraction { value = value &* 10 &+ Int64(digit &- UInt8(ascii: "0")) }
    let (product, overflow) = value.multipliedReportingOverflow(by: factor)
    return overflow ? nil : CELQuantity.Small(value: isNegative ? -product : product, scale: scale)
  }

  private var binaryExponent: Int? {
    guard suffix.count == 2, suffix.last == UInt8(ascii: "i"), let first = suffix.first else {
      return nil
    }
    return QuantitySuffix.binaryShift(of: first)
  }

  private var decimalExponent: Int? {
    guard let first = suffix.first else { return 0 }
    if suffix.count == 1 { return QuantitySuffix.decimalExponent(of: first) }
    return Int(String(decoding: suffix.dropFirst(), as: UTF8.self))
  }
}
