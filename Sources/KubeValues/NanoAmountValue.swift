extension NanoAmount {
  /// The number divided by 10^`scale`, rounded away from zero, or the nearest Int64.
  func integer(scale: Int) -> Int64 {
    guard let magnitude = self.magnitude(scale: scale) else {
      return self.isNegative ? .min : .max
    }
    if self.isNegative {
      return Int64(exactly: -Int128(magnitude)) ?? .min
    }
    return Int64(exactly: magnitude) ?? .max
  }

  /// nil if the result is far too large for Int64.
  private func magnitude(scale: Int) -> Int128? {
    let digits = scale + Self.groupDigits
    if digits <= 0 {
      guard let whole = self.whole(droppingGroups: 0), -digits <= 18 || whole == 0 else {
        return nil
      }
      let (product, overflow) = whole.multipliedReportingOverflow(by: Self.power(of: -digits))
      return overflow ? nil : product
    }
    let (dropped, rest) = digits.quotientAndRemainder(dividingBy: Self.groupDigits)
    guard let whole = self.whole(droppingGroups: dropped) else { return nil }
    let (quotient, remainder) = whole.quotientAndRemainder(dividingBy: Self.power(of: rest))
    let isInexact = remainder != 0 || self.groups.prefix(dropped).contains { $0 != 0 }
    return isInexact ? quotient + 1 : quotient
  }

  /// nil if it is too large for Int64 even when eight more digits are dropped.
  private func whole(droppingGroups count: Int) -> Int128? {
    guard self.groups.count - count <= 4 else { return nil }
    var whole: Int128 = 0
    for group in self.groups.dropFirst(count).reversed() {
      whole = whole * Int128(Self.groupBase) + Int128(group)
    }
    return whole
  }

  /// 10^`exponent` for exponents from 0 to 18.
  private static func power(of exponent: Int) -> Int128 {
    var power: Int128 = 1
    for _ in 0..<min(exponent, 18) { power *= 10 }
    return power
  }

  /// The Double nearest to the number, infinity if there is none.
  var double: Double {
    if self.groups.count <= 3, let nanos = self.whole(droppingGroups: 0) {
      let sign = self.isNegative ? -1.0 : 1.0
      let (whole, rest) = nanos.quotientAndRemainder(dividingBy: Int128(Self.groupBase))
      if rest == 0, whole < 1 << 53 { return sign * Double(Int64(truncatingIfNeeded: whole)) }
      // Both operands are exact, so the quotient is the nearest.
      if nanos < 1 << 53 { return sign * Double(Int64(truncatingIfNeeded: nanos)) / 1e9 }
    }
    var text: [UInt8] = self.isNegative ? [UInt8(ascii: "-")] : []
    Self.appendDigits(of: self.groups, to: &text)
    text += "e-9".utf8
    return Double(String(decoding: text, as: UTF8.self)) ?? .nan
  }
}
