extension NanoAmount {
  /// The number `whole.fraction` × 10^`exponent` × 2^`shift`, rounded away from 0 to a billionth.
  ///
  /// - Parameters:
  ///   - whole: The ASCII digits before the decimal point, leading zeros allowed.
  ///   - fraction: The ASCII digits after it.
  ///   - shift: Zero to sixty-three.
  ///
  /// - Returns: nil if more than ``maximumWholeDigits`` digits would stand before the point.
  init?(
    isNegative: Bool,
    whole: Slice<UnsafeBufferPointer<UInt8>>,
    fraction: Slice<UnsafeBufferPointer<UInt8>>,
    exponent: Int,
    shift: Int
  ) {
    let zero = UInt8(ascii: "0")
    let whole = whole.drop { $0 == zero }
    var point = whole.count + exponent
    var fraction = fraction
    if whole.isEmpty {
      let significant = fraction.drop { $0 == zero }
      point -= fraction.count - significant.count
      fraction = significant
    }
    while fraction.last == zero { fraction.removeLast() }
    let count = whole.count + fraction.count
    guard count > 0 else {
      self = .zero
      return
    }
    guard point <= Self.maximumWholeDigits else { return nil }

    // The factor 2^shift moves digits up across the billionths, so none may be dropped before.
    var extraGroups = 0
    if shift > 0, count - point > Self.groupDigits {
      extraGroups = (count - point - 1) / Self.groupDigits
    }
    var collector = DigitCollector(highestPlace: point - 1 + (extraGroups + 1) * Self.groupDigits)
    for digit in whole { collector.append(digit - zero) }
    for digit in fraction { collector.append(digit - zero) }
    var groups = collector.finish()
    var isInexact = collector.hasDropped
    if shift > 0 {
      groups = Self.product(groups, 1 << UInt64(shift))
      isInexact = isInexact || groups.prefix(extraGroups).contains { $0 != 0 }
      groups.removeFirst(min(extraGroups, groups.count))
    }
    let amount = NanoAmount(isNegative: isNegative, groups: groups)
    self = isInexact ? amount.stepAwayFromZero(isNegative: isNegative) : amount
  }

  private func stepAwayFromZero(isNegative: Bool) -> NanoAmount {
    self + NanoAmount(isNegative: isNegative, groups: [1])
  }
}

/// Puts digits, the highest first, into groups of nine.
private struct DigitCollector {
  private var groups: [UInt32]
  private var group: UInt32 = 0
  private var place: Int
  private(set) var hasDropped = false

  /// - Parameter highestPlace: The power of ten that the first digit stands for. Digits whose power
  ///   is below zero are dropped.
  init(highestPlace: Int) {
    self.place = highestPlace
    let count = highestPlace < 0 ? 0 : highestPlace / NanoAmount.groupDigits + 1
    self.groups = [UInt32](repeating: 0, count: count)
  }

  mutating func append(_ digit: UInt8) {
    guard self.place >= 0 else {
      self.hasDropped = self.hasDropped || digit != 0
      return
    }
    self.group = self.group * 10 + UInt32(digit)
    let (index, placeInGroup) = self.place.quotientAndRemainder(dividingBy: NanoAmount.groupDigits)
    if placeInGroup == 0 {
      self.groups[index] = self.group
      self.group = 0
    }
    self.place -= 1
  }

  mutating func finish() -> [UInt32] {
    while self.group != 0 { self.append(0) }
    return self.groups
  }
}
