import KubeSchema

/// An address of IPv4 or IPv6, as Go's `net` reads it: in IPv4 numbers may begin with zeros, and
/// IPv4 inside IPv6 is IPv4.
struct NetworkAddress: Hashable {
  /// Four or sixteen.
  let bytes: [UInt8]
  /// Written as `::ffff:1.2.3.4`.
  let isMapped: Bool

  init?(_ text: String) {
    guard AddressFormat.isAddress(text, isSloppy: true) else { return nil }
    guard text.contains(":") else {
      bytes = Self.numbers(text)
      isMapped = false
      return
    }
    var groups: [[UInt8]] = [[], []]
    let halves = text.split(separator: "::", omittingEmptySubsequences: false)
    for (index, half) in halves.prefix(2).enumerated() {
      for group in half.split(separator: ":") {
        if group.contains(".") {
          groups[index] += Self.numbers(String(group))
        } else {
          let number = UInt16(group, radix: 16) ?? 0
          groups[index] += [UInt8(number >> 8), UInt8(number & 255)]
        }
      }
    }
    let missing = max(0, 16 - groups[0].count - groups[1].count)
    let all = groups[0] + [UInt8](repeating: 0, count: missing) + groups[1]
    isMapped = all.prefix(12).elementsEqual([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 255, 255])
    bytes = isMapped ? Array(all.suffix(4)) : all
  }

  private static func numbers(_ text: String) -> [UInt8] {
    text.split(separator: ".").map { UInt8(truncatingIfNeeded: Int($0) ?? 0) }
  }

  var isIPv4: Bool { bytes.count == 4 }

  var isUnspecified: Bool { bytes.allSatisfy { $0 == 0 } }

  var isLoopback: Bool {
    isIPv4 ? bytes[0] == 127 : bytes.dropLast().allSatisfy { $0 == 0 } && bytes.last == 1
  }

  var isLinkLocal: Bool {
    isIPv4 ? bytes[0] == 169 && bytes[1] == 254 : bytes[0] == 0xFE && bytes[1] & 0xC0 == 0x80
  }

  var isLinkLocalMulticast: Bool {
    isIPv4
      ? bytes[0] == 224 && bytes[1] == 0 && bytes[2] == 0
      : bytes[0] == 0xFF && bytes[1] & 0x0F == 0x02
  }

  /// As RFC 5952 has it.
  var text: String {
    if isIPv4 { return bytes.map { "\($0)" }.joined(separator: ".") }
    let groups = stride(from: 0, to: 16, by: 2).map { Int(bytes[$0]) << 8 | Int(bytes[$0 + 1]) }
    var zeros = 0..<0
    var start = 0
    while start < 8 {
      var end = start
      while end < 8, groups[end] == 0 { end += 1 }
      if end - start > max(1, zeros.count) { zeros = start..<end }
      start = max(end, start + 1)
    }
    func join(_ part: some Sequence<Int>) -> String {
      part.map { String($0, radix: 16) }.joined(separator: ":")
    }
    if zeros.isEmpty { return join(groups) }
    return join(groups[..<zeros.lowerBound]) + "::" + join(groups[zeros.upperBound...])
  }
}

/// A network: `10.0.0.0/8`.
struct NetworkRange: Hashable {
  let address: NetworkAddress
  let length: Int
  /// Whether the number of bits begins with a zero that it does not need.
  let hasPaddedLength: Bool

  init?(_ text: String) {
    guard AddressFormat.isNetwork(text), let slash = text.firstIndex(of: "/"),
      let address = NetworkAddress(String(text[..<slash])),
      let length = Int(text[text.index(after: slash)...])
    else { return nil }
    self.address = address
    self.length = address.isMapped ? max(0, length - 96) : length
    let digits = text[text.index(after: slash)...]
    hasPaddedLength = digits.count > 1 && digits.first == "0"
  }

  /// The bytes of an address with what is beyond the length blank.
  private func masked(_ bytes: [UInt8]) -> [UInt8] {
    bytes.enumerated().map { index, byte in
      let bits = min(8, max(0, length - index * 8))
      return bits == 0 ? 0 : byte & (0xFF << UInt8(8 - bits))
    }
  }

  var hasBitsBeyond: Bool { masked(address.bytes) != address.bytes }

  /// The network itself is asked for its first address, whatever bits its text had beyond.
  func strictlyContains(_ other: NetworkRange) -> Bool {
    other.address.bytes.count == address.bytes.count && length < other.length
      && masked(other.address.bytes) == masked(address.bytes)
  }
}
