/// Reads IP addresses as Go's `net/netip` does, with its errors.
struct AddressReader {
  private let text: String

  /// - Throws: what `netip.ParseAddr` says.
  static func read(_ text: String) throws(CELFailure) -> (address: CELAddress, zone: String) {
    let reader = AddressReader(text: text)
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "."):
        return (CELAddress(isV4: true, bits: UInt128(try reader.readV4(text[...]))), "")
      case UInt8(ascii: ":"): return try reader.readV6()
      case UInt8(ascii: "%"): throw reader.failure("missing IPv6 address")
      default: break
      }
    }
    throw reader.failure("unable to parse IP")
  }

  /// - Throws: what `netip.ParsePrefix` says.
  static func readPrefix(_ text: String) throws(CELFailure) -> CELNetwork {
    func failure(_ problem: String) -> CELFailure {
      .other("netip.ParsePrefix(\(GoQuotedText.quoted(text))): \(problem)")
    }
    guard let slash = text.lastIndex(of: "/") else { throw failure("no '/'") }
    let address: CELAddress
    let zone: String
    do throws(CELFailure) {
      (address, zone) = try read(String(text[..<slash]))
    } catch {
      throw failure(error.message)
    }
    guard zone.isEmpty else { throw failure("IPv6 zones cannot be present in a prefix") }
    let digits = text[text.index(after: slash)...]
    let quoted = GoQuotedText.quoted(String(digits))
    if digits.utf8.count > 1,
      digits.utf8.first.map({ $0 < UInt8(ascii: "1") || $0 > UInt8(ascii: "9") }) == true
    {
      throw failure("bad bits after slash: \(quoted)")
    }
    guard let bits = Int(digits) else { throw failure("bad bits after slash: \(quoted)") }
    guard (0...address.width).contains(bits) else { throw failure("prefix length out of range") }
    return CELNetwork(address: address, prefixLength: bits)
  }

  private func failure(_ problem: String, at rest: Substring? = nil) -> CELFailure {
    let place = rest.map { " (at \(GoQuotedText.quoted(String($0))))" } ?? ""
    return .other("ParseAddr(\(GoQuotedText.quoted(text))): \(problem)\(place)")
  }

  private func readV4(_ part: Substring) throws(CELFailure) -> UInt32 {
    var bits: UInt32 = 0
    var (value, digits, fields): (UInt32, Int, Int) = (0, 0, 0)
    for index in part.utf8.indices {
      let byte = part.utf8[index]
      let digit = byte &- UInt8(ascii: "0")
      if digit <= 9 {
        if digits == 1, value == 0 { throw failure("IPv4 field has octet with leading zero") }
        value = value * 10 + UInt32(digit)
        digits += 1
        if value > 255 { throw failure("IPv4 field has value >255") }
      } else if byte == UInt8(ascii: ".") {
        let rest = part[index...]
        guard digits > 0, part.utf8.index(after: index) < part.utf8.endIndex else {
          throw failure("IPv4 field must have at least one digit", at: rest)
        }
        guard fields < 3 else { throw failure("IPv4 address too long") }
        bits = bits << 8 | value
        (value, digits, fields) = (0, 0, fields + 1)
      } else {
        throw failure("unexpected character", at: part[index...])
      }
    }
    guard fields == 3 else { throw failure("IPv4 address too short") }
    return bits << 8 | value
  }

  private func readV6() throws(CELFailure) -> (CELAddress, String) {
    var rest = text[...]
    var zone = ""
    if let percent = rest.utf8.firstIndex(of: UInt8(ascii: "%")) {
      zone = String(rest[rest.utf8.index(after: percent)...])
      rest = rest[..<percent]
      if zone.isEmpty { throw failure("zone must be a non-empty string") }
    }
    var groups: [UInt16] = []
    var ellipsis: Int?
    if rest.hasPrefix("::") {
      ellipsis = 0
      rest = rest.dropFirst(2)
      if rest.isEmpty { return (CELAddress(isV4: false, bits: 0), zone) }
    }
    while groups.count < 8 {
      let digits = rest.prefix { $0.isASCII && $0.isHexDigit }
      guard digits.utf8.count <= 4 else {
        throw failure("each group must have 4 or less digits", at: rest)
      }
      guard let group = UInt16(digits, radix: 16) else {
        throw failure("each colon-separated field must have at least one digit", at: rest)
      }
      let after = rest.dropFirst(digits.count)
      if after.utf8.first == UInt8(ascii: ".") {
        guard ellipsis != nil || groups.count == 6 else {
          throw failure(
            "embedded IPv4 address must replace the final 2 fields of the address", at: rest)
        }
        guard groups.count + 2 <= 8 else {
          throw failure(
            "too many hex fields to fit an embedded IPv4 at the end of the address", at: rest)
        }
        let bits = try readV4(rest)
        groups += [UInt16(bits >> 16), UInt16(bits & 0xffff)]
        rest = ""
        break
      }
      groups.append(group)
      rest = after
      if rest.isEmpty { break }
      guard rest.utf8.first == UInt8(ascii: ":") else {
        throw failure("unexpected character, want colon", at: rest)
      }
      guard rest.utf8.count > 1 else {
        throw failure("colon must be followed by more characters", at: rest)
      }
      rest = rest.dropFirst()
      if rest.utf8.first == UInt8(ascii: ":") {
        if ellipsis != nil { throw failure("multiple :: in address", at: rest) }
        ellipsis = groups.count
        rest = rest.dropFirst()
        if rest.isEmpty { break }
      }
    }
    guard rest.isEmpty else { throw failure("trailing garbage after address", at: rest) }
    if groups.count < 8 {
      guard let ellipsis else { throw failure("address string too short") }
      groups.insert(contentsOf: repeatElement(0, count: 8 - groups.count), at: ellipsis)
    } else if ellipsis != nil {
      throw failure("the :: must expand to at least one field of zeros")
    }
    let bits = groups.reduce(UInt128(0)) { $0 << 16 | UInt128($1) }
    return (CELAddress(isV4: false, bits: bits), zone)
  }
}
