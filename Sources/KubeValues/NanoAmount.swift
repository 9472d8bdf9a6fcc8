/// An exact number, counted in billionths: the finest that Kubernetes' quantities go.
///
/// Digits in groups of nine, so that the decimal point falls between the first group and the
/// second, and decimal texts need no division.
struct NanoAmount: Sendable, Hashable {
  private(set) var isNegative: Bool

  /// Least significant group first, each below 10⁹, the last one not zero; empty for zero.
  private(set) var groups: [UInt32]

  static let groupBase: UInt32 = 1_000_000_000
  static let groupDigits = 9

  /// Numbers of more digits are refused, which bounds what a hostile text can cost.
  static let maximumWholeDigits = 1024

  static let zero = NanoAmount(isNegative: false, groups: [])

  init(isNegative: Bool, groups: [UInt32]) {
    var groups = groups
    while groups.last == 0 { groups.removeLast() }
    self.groups = groups
    self.isNegative = isNegative && !groups.isEmpty
  }

  init(_ value: Int64, scale: Int) {
    let digits = String(value.magnitude)
    let amount = digits.withUTF8Bytes { bytes in
      NanoAmount(
        isNegative: value < 0, whole: bytes[...], fraction: bytes[..<0], exponent: scale, shift: 0)
    }
    self = amount ?? .zero
  }

  var isZero: Bool { self.groups.isEmpty }

  var hasFraction: Bool { self.groups.first.map { $0 != 0 } ?? false }

  /// How many digits stand before the decimal point.
  var wholeDigits: Int {
    guard self.groups.count > 1, let last = self.groups.last else { return 0 }
    return (self.groups.count - 2) * Self.groupDigits + String(last).utf8.count
  }

  /// Brings the number to the nearest that is within ±(2⁶³-1).
  mutating func capAtInt64() {
    let limit: [UInt32] = [0, 854_775_807, 223_372_036, 9]
    guard Self.compare(self.groups, limit) > 0 else { return }
    self.groups = limit
  }
}

extension NanoAmount: Comparable {
  static func < (left: NanoAmount, right: NanoAmount) -> Bool {
    guard left.isNegative == right.isNegative else { return left.isNegative }
    let order = Self.compare(left.groups, right.groups)
    return left.isNegative ? order > 0 : order < 0
  }

  private static func compare(_ left: [UInt32], _ right: [UInt32]) -> Int {
    guard left.count == right.count else { return left.count < right.count ? -1 : 1 }
    for index in left.indices.reversed() where left[index] != right[index] {
      return left[index] < right[index] ? -1 : 1
    }
    return 0
  }
}

extension NanoAmount {
  static prefix func - (operand: NanoAmount) -> NanoAmount {
    NanoAmount(isNegative: !operand.isNegative, groups: operand.groups)
  }

  static func + (left: NanoAmount, right: NanoAmount) -> NanoAmount {
    if left.isNegative == right.isNegative {
      return NanoAmount(isNegative: left.isNegative, groups: Self.sum(left.groups, right.groups))
    }
    let isLeftSmaller = Self.compare(left.groups, right.groups) < 0
    let (larger, smaller) = isLeftSmaller ? (right, left) : (left, right)
    return NanoAmount(
      isNegative: larger.isNegative,
      groups: Self.difference(larger.groups, smaller.groups)
    )
  }

  static func * (left: NanoAmount, right: Int64) -> NanoAmount {
    NanoAmount(
      isNegative: left.isNegative != (right < 0),
      groups: Self.product(left.groups, right.magnitude)
    )
  }

  private static func sum(_ left: [UInt32], _ right: [UInt32]) -> [UInt32] {
    let (longer, other) = left.count < right.count ? (right, left) : (left, right)
    var sum = longer
    sum.append(0)
    var carry: UInt32 = 0
    for index in sum.indices {
      if carry == 0, index >= other.count { break }
      let group = sum[index] + (index < other.count ? other[index] : 0) + carry
      carry = group >= Self.groupBase ? 1 : 0
      sum[index] = group - carry * Self.groupBase
    }
    return sum
  }

  /// `left` must not be smaller than `right`.
  private static func difference(_ left: [UInt32], _ right: [UInt32]) -> [UInt32] {
    var difference = left
    var borrow: UInt32 = 0
    for index in difference.indices {
      let subtrahend = (index < right.count ? right[index] : 0) + borrow
      borrow = difference[index] < subtrahend ? 1 : 0
      difference[index] = difference[index] + borrow * Self.groupBase - subtrahend
    }
    return difference
  }

  static func product(_ groups: [UInt32], _ factor: UInt64) -> [UInt32] {
    var product = groups
    var carry: UInt64 = 0
    for index in product.indices {
      var (high, low) = factor.multipliedFullWidth(by: UInt64(product[index]))
      let (sum, overflow) = low.addingReportingOverflow(carry)
      if overflow { high += 1 }
      low = sum
      // The high word stays below the divisor, because a group and the carry do.
      let (quotient, remainder) = UInt64(Self.groupBase).dividingFullWidth((high, low))
      product[index] = UInt32(remainder)
      carry = quotient
    }
    while carry > 0 {
      product.append(UInt32(carry % UInt64(Self.groupBase)))
      carry /= UInt64(Self.groupBase)
    }
    return product
  }
}
