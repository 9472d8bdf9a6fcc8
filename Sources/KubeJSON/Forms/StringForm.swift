/// Where the bytes of a string are: within its own 16 bytes, or in an object or a constant of the
/// program that they point to.
///
/// The form is part of Swift's stable ABI on 64-bit platforms; `isKnown` compares it with what the
/// standard library says of samples. Strings of another form (bridged ones) take the ordinary way.
enum StringForm {
  static let isKnown: Bool = {
    guard SmallString.isKnownForm else { return false }
    let words = "sixteen bytes or"
    let made = String(words.reversed()) + words
    let samples = [
      "", "a", "é", "fifteen charact", "sixteen chars ok", "a näive text that is long", made,
    ]
    return samples.allSatisfy(isKnown) && bits(String?.none).1 == 0
  }()

  private static func bits(_ string: String?) -> (UInt64, UInt64) {
    unsafeBitCast(string, to: (UInt64, UInt64).self)
  }

  private static func isKnown(_ sample: String) -> Bool {
    let (low, high) = bits(sample)
    let count = sample.utf8.count
    if count <= SmallString.capacity { return isSmall(high) && smallCount(high) == count }
    let isASCII = sample.utf8.allSatisfy { $0 < 0x80 }
    guard isNative(high), largeCount(low) == count, isLargeASCII(low) == isASCII else {
      return false
    }
    return sample.utf8.withContiguousStorageIfAvailable { $0.baseAddress == address(high) } ?? false
  }

  @inline(__always)
  static func isSmall(_ high: UInt64) -> Bool { high & 0x2000_0000_0000_0000 != 0 }

  @inline(__always)
  static func smallCount(_ high: UInt64) -> Int { Int(truncatingIfNeeded: high >> 56) & 0xF }

  /// A large one whose bytes are where `address` says.
  @inline(__always)
  static func isNative(_ high: UInt64) -> Bool { high & 0x7000_0000_0000_0000 == 0 }

  @inline(__always)
  static func largeCount(_ low: UInt64) -> Int {
    Int(truncatingIfNeeded: low & 0x0000_FFFF_FFFF_FFFF)
  }

  /// All characters are ASCII: no other bytes are an equal text.
  @inline(__always)
  static func isLargeASCII(_ low: UInt64) -> Bool { low >> 63 != 0 }

  @inline(__always)
  static func address(_ high: UInt64) -> UnsafePointer<UInt8>? {
    UnsafePointer(bitPattern: UInt(high & 0x0FFF_FFFF_FFFF_FFFF) + 32)
  }

  @inline(__always)
  private static func isASCII(_ low: UInt64, _ high: UInt64) -> Bool {
    isSmall(high) ? high >> 60 == 0xE : isNative(high) && high != 0 && isLargeASCII(low)
  }

  /// Whether two strings, optional or not, are equal: those with the same bytes are, and others are
  /// not if both are ASCII.
  @inline(__always)
  static func equal(_ a: UnsafeRawPointer, _ b: UnsafeRawPointer) -> Bool {
    let (low, high) = (a.load(as: UInt64.self), a.load(fromByteOffset: 8, as: UInt64.self))
    let (otherLow, otherHigh) = (
      b.load(as: UInt64.self), b.load(fromByteOffset: 8, as: UInt64.self)
    )
    if low == otherLow, high == otherHigh { return true }
    switch (isSmall(high), isSmall(otherHigh)) {
    case (true, true):
      if isASCII(low, high), isASCII(otherLow, otherHigh) { return false }
    case (false, false):
      guard isASCII(low, high), isASCII(otherLow, otherHigh) else { break }
      guard largeCount(low) == largeCount(otherLow), let left = address(high),
        let right = address(otherHigh)
      else { return false }
      return equalBytes(left, right, largeCount(low))
    // A short string need not be a small one.
    default: break
    }
    return a.assumingMemoryBound(to: String?.self).pointee
      == b.assumingMemoryBound(to: String?.self).pointee
  }

  /// Whether a string, no optional, comes before another.
  @inline(__always)
  static func isLess(_ a: UnsafeRawPointer, _ b: UnsafeRawPointer) -> Bool {
    let (low, high) = (a.load(as: UInt64.self), a.load(fromByteOffset: 8, as: UInt64.self))
    let (otherLow, otherHigh) = (
      b.load(as: UInt64.self), b.load(fromByteOffset: 8, as: UInt64.self)
    )
    // Of small ASCII ones the bytes are compared; those behind the end are zeros.
    guard high >> 60 == 0xE, otherHigh >> 60 == 0xE else {
      return a.assumingMemoryBound(to: String.self).pointee
        < b.assumingMemoryBound(to: String.self).pointee
    }
    if low != otherLow { return low.byteSwapped < otherLow.byteSwapped }
    let (rest, otherRest) = (high << 8, otherHigh << 8)
    if rest != otherRest { return rest.byteSwapped < otherRest.byteSwapped }
    return smallCount(high) < smallCount(otherHigh)
  }
}
