@testable import KubeCore
@testable import KubeValues

/// An integer of any size, one decimal digit at a time, to check faster arithmetic against.
struct DigitInteger: Equatable, Comparable, CustomStringConvertible {
  private(set) var isNegative: Bool
  /// The lowest digit first; empty for zero.
  private(set) var digits: [Int]

  private init(isNegative: Bool, digits: [Int]) {
    var digits = digits
    while digits.last == 0 { digits.removeLast() }
    self.digits = digits
    self.isNegative = isNegative && !digits.isEmpty
  }

  /// Reads decimal digits with an optional minus sign; all else is passed over.
  init(_ text: String) {
    self.init(
      isNegative: text.hasPrefix("-"), digits: text.compactMap(\.wholeNumberValue).reversed())
  }

  init(_ value: Int64) {
    self.init(String(value))
  }

  init(nanosOf amount: NanoAmount) {
    let text = amount.groups.reversed().map { group in
      String(repeating: "0", count: 9 - String(group).count) + String(group)
    }
    self.init((amount.isNegative ? "-" : "") + text.joined())
  }

  var description: String {
    let digits = self.digits.isEmpty ? "0" : self.digits.reversed().map(String.init).joined()
    return (self.isNegative ? "-" : "") + digits
  }

  var isZero: Bool { self.digits.isEmpty }

  var magnitude: DigitInteger { DigitInteger(isNegative: false, digits: self.digits) }

  static prefix func - (operand: DigitInteger) -> DigitInteger {
    DigitInteger(isNegative: !operand.isNegative, digits: operand.digits)
  }

  static func < (left: DigitInteger, right: DigitInteger) -> Bool {
    (left + -right).isNegative
  }

  static func + (left: DigitInteger, right: DigitInteger) -> DigitInteger {
    let count = max(left.digits.count, right.digits.count)
    let sum = (0..<count).map { left.signedDigit($0) + right.signedDigit($0) }
    return DigitInteger(carrying: sum)
  }

  static func * (left: DigitInteger, right: DigitInteger) -> DigitInteger {
    var product = [Int](repeating: 0, count: left.digits.count + right.digits.count)
    for i in left.digits.indices {
      for j in right.digits.indices {
        product[i + j] += left.signedDigit(i) * right.signedDigit(j)
      }
    }
    return DigitInteger(carrying: product)
  }

  static func power(of base: Int64, _ exponent: Int) -> DigitInteger {
    if base == 10 { return DigitInteger("1" + String(repeating: "0", count: exponent)) }
    return (0..<exponent).reduce(DigitInteger(1)) { power, _ in power * DigitInteger(base) }
  }

  /// Divides by 10^`count`, rounding away from zero.
  func droppingDigits(_ count: Int) -> DigitInteger {
    let quotient = DigitInteger(
      isNegative: self.isNegative, digits: Array(self.digits.dropFirst(count)))
    guard self.digits.prefix(count).contains(where: { $0 != 0 }) else { return quotient }
    return quotient + DigitInteger(self.isNegative ? -1 : 1)
  }

  var clampedToInt64: Int64 { Int64(self.description) ?? (self.isNegative ? .min : .max) }

  private func signedDigit(_ index: Int) -> Int {
    guard index < self.digits.count else { return 0 }
    return self.isNegative ? -self.digits[index] : self.digits[index]
  }

  /// Digits of any size and sign.
  private init(carrying values: [Int]) {
    for sign in [1, -1] {
      var digits: [Int] = []
      var carry = 0
      for value in values {
        let sum = value * sign + carry
        carry = sum >= 0 ? sum / 10 : -((9 - sum) / 10)
        digits.append(sum - carry * 10)
      }
      while carry > 0 {
        digits.append(carry % 10)
        carry /= 10
      }
      // A number below zero would need a carry without end, so the other sign is tried then.
      if carry == 0 {
        self.init(isNegative: sign < 0, digits: digits)
        return
      }
    }
    self.init(isNegative: false, digits: [])
  }
}
