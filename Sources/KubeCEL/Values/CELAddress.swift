/// An IP address, of version 4 or 6, without a zone.
public struct CELAddress: Sendable, Hashable {
  public let isV4: Bool
  /// The bits, the lowest last; 32 of them in version 4.
  public let bits: UInt128

  var width: Int { isV4 ? 32 : 128 }
}

extension CELAddress {
  /// The canonical text.
  public var text: String {
    if isV4 { return Self.dotted(UInt32(truncatingIfNeeded: bits)) }
    let groups = (0..<8).map { UInt16(truncatingIfNeeded: bits >> UInt128(112 - 16 * $0)) }
    let zeros = Self.longestZeros(groups)
    var text = ""
    var index = 0
    while index < 8 {
      if index == zeros.lowerBound, !zeros.isEmpty {
        text += "::"
        index = zeros.upperBound
        continue
      }
      if index > 0, index != zeros.upperBound || zeros.isEmpty { text += ":" }
      text += String(groups[index], radix: 16)
      index += 1
    }
    return text
  }

  private static func dotted(_ bits: UInt32) -> String {
    "\(bits >> 24).\(bits >> 16 & 0xff).\(bits >> 8 & 0xff).\(bits & 0xff)"
  }

  /// At least two; the first of equally long ones.
  private static func longestZeros(_ groups: [UInt16]) -> Range<Int> {
    var longest = 0..<0
    var start = 0
    while start < groups.count {
      var end = start
      while end < groups.count, groups[end] == 0 { end += 1 }
      if end - start >= 2, end - start > longest.count { longest = start..<end }
      start = max(end, start + 1)
    }
    return longest
  }

  var isUnspecified: Bool { bits == 0 }

  var isLoopback: Bool { isV4 ? bits >> 24 == 127 : bits == 1 }

  var isMulticast: Bool { isV4 ? bits >> 28 == 0xe : bits >> 120 == 0xff }

  var isLinkLocalMulticast: Bool {
    isV4 ? bits >> 8 == 0xe00000 : bits >> 112 & 0xff0f == 0xff02
  }

  var isLinkLocalUnicast: Bool { isV4 ? bits >> 16 == 0xa9fe : bits >> 118 == 0x3fa }

  var isGlobalUnicast: Bool {
    if isV4, bits == 0 || bits == 0xffff_ffff { return false }
    return !isUnspecified && !isLoopback && !isMulticast && !isLinkLocalUnicast
  }

  /// Whether it is one of version 4 written as one of version 6, `::ffff:1.2.3.4`.
  var isMapped: Bool { !isV4 && bits >> 32 == 0xffff }

  /// The first bits of the address, the others zero.
  func masked(_ count: Int) -> CELAddress {
    let dropped = UInt128(max(0, width - count))
    return CELAddress(isV4: isV4, bits: dropped >= 128 ? 0 : (bits >> dropped) << dropped)
  }
}
