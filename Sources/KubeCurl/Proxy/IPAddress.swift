#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// An address of IPv4 or IPv6. One of IPv4 that is written as IPv6 (`::ffff:10.0.0.1`) is the
/// former.
struct IPAddress: Sendable, Hashable {
  /// Four or sixteen.
  let bytes: [UInt8]

  init(_ bytes: [UInt8]) {
    let mapped =
      bytes.prefix(10).allSatisfy { $0 == 0 } && bytes.dropFirst(10).prefix(2) == [255, 255]
    self.bytes = bytes.count == 16 && mapped ? Array(bytes.dropFirst(12)) : bytes
  }

  init?(_ text: some StringProtocol) {
    guard let bytes = Self.parse(text) else { return nil }
    self.init(bytes)
  }

  var isLoopback: Bool {
    bytes.count == 4 ? bytes[0] == 127 : bytes.dropLast().allSatisfy { $0 == 0 } && bytes[15] == 1
  }

  /// The bytes as they are written, before ``init(_:)`` makes them shorter.
  fileprivate static func parse(_ text: some StringProtocol) -> [UInt8]? {
    let isVersion6 = text.utf8.contains(UInt8(ascii: ":"))
    // None is longer, and C would take what is before a zero for the whole.
    guard text.utf8.count < 46, !text.utf8.contains(0) else { return nil }
    var bytes = [UInt8](repeating: 0, count: isVersion6 ? 16 : 4)
    return inet_pton(isVersion6 ? AF_INET6 : AF_INET, String(text), &bytes) == 1 ? bytes : nil
  }
}

/// All addresses that begin alike, as `10.0.0.0/8` says.
struct IPNetwork: Sendable, Hashable {
  private let bytes: [UInt8]
  private let bits: Int

  /// Numbers may begin with zeros, as kubectl has them here.
  init?(_ text: some StringProtocol) {
    let parts = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[1].isEmpty, parts[1].utf8.count < 8,
      parts[1].utf8.allSatisfy({ (0x30...0x39).contains($0) }), let bits = Int(parts[1])
    else { return nil }
    let numbers = parts[0].split(separator: ".", omittingEmptySubsequences: false).map {
      $0.allSatisfy { $0 == "0" } ? $0.prefix(1) : $0.drop { $0 == "0" }
    }
    let plain = parts[0].contains(":") ? String(parts[0]) : numbers.joined(separator: ".")
    guard var bytes = IPAddress.parse(plain), bits <= bytes.count * 8 else { return nil }
    for index in bytes.indices {
      let kept = min(max(bits - index * 8, 0), 8)
      bytes[index] &= UInt8(truncatingIfNeeded: 0xFF00 >> kept)
    }
    let first = IPAddress(bytes)
    self.bits = bits - (bytes.count - first.bytes.count) * 8
    self.bytes = first.bytes
  }

  func contains(_ address: IPAddress) -> Bool {
    guard address.bytes.count == bytes.count else { return false }
    for (index, byte) in bytes.enumerated() {
      let kept = min(max(bits - index * 8, 0), 8)
      guard address.bytes[index] & UInt8(truncatingIfNeeded: 0xFF00 >> kept) == byte else {
        return false
      }
    }
    return true
  }
}
