import KubeValues

/// Reads quantities as the API server's `ParseQuantity` does, with its errors.
struct QuantityReader {
  private var isNegative = false
  private var whole = ""
  private var fraction = ""
  private var suffix = ""

  static func read(_ text: String) throws(CELFailure) -> CELQuantity {
    let reader = try QuantityReader(text)
    let sign = reader.isNegative ? "-" : ""
    let number = reader.whole + (reader.fraction.isEmpty ? "" : "." + reader.fraction)
    do throws(QuantityError) {
      return CELQuantity(
        quantity: try Quantity(parsing: sign + number + reader.suffix), small: reader.small,
        isCalculated: false)
    } catch {
      throw .other("unable to parse quantity's suffix")
    }
  }

  private init(_ text: String) throws(CELFailure) {
    let malformed = CELFailure.other(
      "quantities must match the regular expression "
        + "'^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'")
    guard !text.isEmpty else { throw malformed }
    var rest = Substring(text).unicodeScalars
    isNegative = rest.first == "-"
    if isNegative || rest.first == "+" { rest.removeFirst() }
    let digits = Self.digits(&rest).drop { $0 == "0" }
    // Nothing at all stands for zero.
    whole = digits.isEmpty ? "0" : String(digits)
    if rest.first == "." {
      rest.removeFirst()
      fraction = Self.digits(&rest)
    }
    let letters = rest.prefix { "eEinumkKMGTP".unicodeScalars.contains($0) }
    suffix = String(letters)
    rest = rest.dropFirst(letters.count)
    if let sign = rest.first, sign == "+" || sign == "-" {
      suffix.unicodeScalars.append(sign)
      rest.removeFirst()
    }
    suffix += Self.digits(&rest)
    guard rest.isEmpty else { throw malformed }
  }

  private static func digits(_ rest: inout Substring.UnicodeScalarView) -> String {
    let digits = rest.prefix { "0"..."9" ~= $0 }
    rest = rest.dropFirst(digits.count)
    return String(digits)
  }

  /// What the server calculates with as long as it is not too large.
  private var small: CELQuantity.Small? {
    let digits = whole + fraction
    var scale = 0
    var factor: Int64 = 1
    if suffix.count == 2, suffix.hasSuffix("i"), let exponent = Self.binaryExponent(suffix) {
      guard fraction.isEmpty, 15 - whole.utf8.count - exponent * 3 / 10 - 1 >= 0 else {
        return nil
      }
      factor = 1 << Int64(exponent)
    } else {
      guard let exponent = Self.decimalExponent(suffix), digits.utf8.count <= 18 else {
        return nil
      }
      scale = exponent - fraction.utf8.count
    }
    guard scale >= -9, let value = Int64(digits) else { return nil }
    let (product, overflow) = value.multipliedReportingOverflow(by: factor)
    return overflow ? nil : CELQuantity.Small(value: isNegative ? -product : product, scale: scale)
  }

  private static func binaryExponent(_ suffix: String) -> Int? {
    "KMGTPE".firstIndex(of: suffix.first ?? " ").map {
      ("KMGTPE".distance(from: "KMGTPE".startIndex, to: $0) + 1) * 10
    }
  }

  private static func decimalExponent(_ suffix: String) -> Int? {
    switch suffix {
    case "n": -9
    case "u": -6
    case "m": -3
    case "": 0
    case "k": 3
    case "M": 6
    case "G": 9
    case "T": 12
    case "P": 15
    case "E": 18
    default: Int(suffix.dropFirst())
    }
  }
}
