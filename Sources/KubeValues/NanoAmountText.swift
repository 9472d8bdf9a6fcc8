extension NanoAmount {
  /// The canonical text of a quantity of this amount.
  func text(in format: Quantity.Format) -> String {
    guard !self.isZero else { return "0" }
    var text: [UInt8] = self.isNegative ? [UInt8(ascii: "-")] : []
    switch format {
    case .decimalSI: self.appendDecimal(to: &text, usesExponent: false)
    case .decimalExponent: self.appendDecimal(to: &text, usesExponent: true)
    case .binarySI:
      if self.hasFraction || Self.isBelow1024(self.groups) {
        self.appendDecimal(to: &text, usesExponent: false)
      } else {
        self.appendBinary(to: &text)
      }
    }
    return String(decoding: text, as: UTF8.self)
  }

  private static func isBelow1024(_ groups: [UInt32]) -> Bool {
    groups.count < 2 || (groups.count == 2 && groups[1] < 1024)
  }

  private func appendDecimal(to text: inout [UInt8], usesExponent: Bool) {
    let start = text.count
    Self.appendDigits(of: self.groups, to: &text)
    var exponent = -Self.groupDigits
    // Exa is the last suffix; only an exponent goes on.
    let last = usesExponent ? Int.max : 18
    while text.count - start > 1, text[text.count - 1] == UInt8(ascii: "0"), exponent < last {
      text.removeLast()
      exponent += 1
    }
    while exponent % 3 != 0 {
      text.append(UInt8(ascii: "0"))
      exponent -= 1
    }
    if usesExponent, exponent != 0 {
      text.append(UInt8(ascii: "e"))
      text += String(exponent).utf8
    } else if !usesExponent, let suffix = Self.decimalSuffix(of: exponent) {
      text.append(suffix)
    }
  }

  private static func decimalSuffix(of exponent: Int) -> UInt8? {
    switch exponent {
    case -9: UInt8(ascii: "n")
    case -6: UInt8(ascii: "u")
    case -3: UInt8(ascii: "m")
    case 3: UInt8(ascii: "k")
    case 6: UInt8(ascii: "M")
    case 9: UInt8(ascii: "G")
    case 12: UInt8(ascii: "T")
    case 15: UInt8(ascii: "P")
    case 18: UInt8(ascii: "E")
    default: nil
    }
  }

  /// The number must be whole.
  private func appendBinary(to text: inout [UInt8]) {
    let suffixes: StaticString = "KMGTPE"
    var whole = Array(self.groups.dropFirst())
    var power = 0
    while power < suffixes.utf8CodeUnitCount, let quotient = Self.dividedBy1024(whole) {
      whole = quotient
      power += 1
    }
    Self.appendDigits(of: whole, to: &text)
    if power > 0 {
      suffixes.withUTF8Buffer { text.append($0[power - 1]) }
      text.append(UInt8(ascii: "i"))
    }
  }

  /// nil if there is a remainder.
  private static func dividedBy1024(_ groups: [UInt32]) -> [UInt32]? {
    // A multiple of 1024 is one of 512 already by its lowest nine digits.
    guard let lowest = groups.first, lowest % 512 == 0 else { return nil }
    var quotient = groups
    var remainder: UInt64 = 0
    for index in quotient.indices.reversed() {
      let group = remainder * UInt64(Self.groupBase) + UInt64(quotient[index])
      quotient[index] = UInt32(group / 1024)
      remainder = group % 1024
    }
    guard remainder == 0 else { return nil }
    while quotient.last == 0 { quotient.removeLast() }
    return quotient
  }

  /// Appends the number that the groups make up, without leading zeros, and at least one digit.
  static func appendDigits(of groups: [UInt32], to text: inout [UInt8]) {
    text += String(groups.last ?? 0).utf8
    for group in groups.dropLast().reversed() {
      var divisor = Self.groupBase / 10
      while divisor > 0 {
        text.append(UInt8(ascii: "0") + UInt8(group / divisor % 10))
        divisor /= 10
      }
    }
  }
}
