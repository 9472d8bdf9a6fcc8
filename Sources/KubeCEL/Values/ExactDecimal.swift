/// All decimal digits of a finite number that is not negative, for roundings that must be exact.
struct ExactDecimal {
  /// The digits, the highest first, as numbers from 0 to 9; zeros may lead.
  private(set) var digits: [UInt8]
  /// How many digits stand before the point.
  private(set) var point: Int

  init(_ value: Double) {
    // value = significand · 2^exponent
    let bits = value.bitPattern & (1 << 52 - 1)
    let isNormal = value.exponentBitPattern > 0
    let significand = isNormal ? bits | 1 << 52 : bits
    let exponent = Int(isNormal ? value.exponentBitPattern : 1) - 1075
    // In groups of nine digits, the lowest first.
    var groups = [UInt32(significand % Self.base), UInt32(significand / Self.base)]
    if exponent >= 0 {
      Self.shiftUp(&groups, by: exponent)
      digits = Self.digits(groups)
      point = digits.count
    } else {
      // x / 2ⁿ is x · 5ⁿ with the point n places to the left.
      for _ in 0..<(-exponent) { Self.multiply(&groups, by: 5) }
      digits = Self.digits(groups)
      point = digits.count + exponent
    }
  }

  /// Half goes to the even digit, as everywhere in Go.
  mutating func round(toPlaces places: Int) {
    round(toCount: point + places)
  }

  /// Keeps so many digits.
  mutating func round(toCount count: Int) {
    guard count < digits.count else { return }
    guard count >= 0 else {
      digits = [0]
      point = 1
      return
    }
    let rest = digits[count...]
    let isHalf = rest.first == 5 && rest.dropFirst().allSatisfy { $0 == 0 }
    let isOdd = count > 0 && digits[count - 1] % 2 == 1
    let roundsUp = isHalf ? isOdd : (rest.first ?? 0) >= 5
    digits.removeLast(digits.count - count)
    guard roundsUp else { return }
    var index = count - 1
    while index >= 0 {
      guard digits[index] == 9 else {
        digits[index] += 1
        return
      }
      digits[index] = 0
      index -= 1
    }
    digits.insert(1, at: 0)
    point += 1
  }

  /// Drops zeros in front, down to one digit that is not zero if there is any.
  mutating func normalize() {
    let zeros = digits.prefix { $0 == 0 }.count
    guard zeros < digits.count else { return }
    digits.removeFirst(zeros)
    point -= zeros
  }

  private static let base: UInt64 = 1_000_000_000

  private static func shiftUp(_ groups: inout [UInt32], by count: Int) {
    var rest = count
    while rest > 0 {
      let step = min(rest, 29)
      multiply(&groups, by: 1 << UInt64(step))
      rest -= step
    }
  }

  private static func multiply(_ groups: inout [UInt32], by factor: UInt64) {
    var carry: UInt64 = 0
    for index in groups.indices {
      let product = UInt64(groups[index]) * factor + carry
      groups[index] = UInt32(product % base)
      carry = product / base
    }
    if carry > 0 { groups.append(UInt32(carry)) }
  }

  private static func digits(_ groups: [UInt32]) -> [UInt8] {
    var digits: [UInt8] = []
    for group in groups {
      var group = group
      for _ in 0..<9 {
        digits.append(UInt8(group % 10))
        group /= 10
      }
    }
    while digits.count > 1, digits.last == 0 { digits.removeLast() }
    digits.reverse()
    return digits
  }
}
