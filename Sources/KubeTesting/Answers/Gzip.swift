/// Gzip with one block of fixed codes: quick to make, and small where much is said twice.
enum Gzip {
  static func compress(_ bytes: [UInt8]) -> [UInt8] {
    var writer = BitWriter([0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 0xFF])
    // The last block, with fixed codes.
    writer.write(0b011, count: 3)
    deflate(bytes, &writer)
    writeSymbol(256, &writer)
    writer.flush()
    var result = writer.bytes
    for word in [CRC32.of(bytes), UInt32(truncatingIfNeeded: bytes.count)] {
      for shift in stride(from: UInt32(0), to: 32, by: 8) {
        result.append(UInt8(truncatingIfNeeded: word >> shift))
      }
    }
    return result
  }

  private static let window = 32_768
  private static let longest = 258

  private static func deflate(_ bytes: [UInt8], _ writer: inout BitWriter) {
    var heads = [Int](repeating: -1, count: 1 << 15)
    var index = 0
    while index < bytes.count {
      guard index + 3 <= bytes.count else {
        writeSymbol(Int(bytes[index]), &writer)
        index += 1
        continue
      }
      let hash = hash(bytes, index)
      let candidate = heads[hash]
      heads[hash] = index
      let length =
        candidate >= 0 && index - candidate <= window ? match(bytes, candidate, index) : 0
      guard length >= 3 else {
        writeSymbol(Int(bytes[index]), &writer)
        index += 1
        continue
      }
      writeMatch(length: length, distance: index - candidate, &writer)
      for place in index + 1..<min(index + length, max(index + 1, bytes.count - 2)) {
        heads[Self.hash(bytes, place)] = place
      }
      index += length
    }
  }

  private static func hash(_ bytes: [UInt8], _ index: Int) -> Int {
    let word =
      UInt32(bytes[index]) << 16 | UInt32(bytes[index + 1]) << 8 | UInt32(bytes[index + 2])
    return Int((word &* 0x9E37_79B1) >> 17)
  }

  private static func match(_ bytes: [UInt8], _ old: Int, _ new: Int) -> Int {
    let limit = min(longest, bytes.count - new)
    var length = 0
    while length < limit, bytes[old + length] == bytes[new + length] { length += 1 }
    return length
  }

  private static func writeSymbol(_ symbol: Int, _ writer: inout BitWriter) {
    switch symbol {
    case 0..<144: writer.writeCode(0x30 + symbol, count: 8)
    case 144..<256: writer.writeCode(0x190 + symbol - 144, count: 9)
    case 256..<280: writer.writeCode(symbol - 256, count: 7)
    default: writer.writeCode(0xC0 + symbol - 280, count: 8)
    }
  }

  private static func writeMatch(length: Int, distance: Int, _ writer: inout BitWriter) {
    if length == longest {
      writeSymbol(285, &writer)
    } else {
      // Each four codes have one bit more than those before.
      let (code, extra, bits) = code(length - 3, perStep: 4)
      writeSymbol(257 + code, &writer)
      writer.write(extra, count: bits)
    }
    let (code, extra, bits) = code(distance - 1, perStep: 2)
    writer.writeCode(code, count: 5)
    writer.write(extra, count: bits)
  }

  /// Codes of lengths and distances: so many without further bits, and then so many for each number
  /// of bits.
  private static func code(_ value: Int, perStep: Int) -> (code: Int, extra: Int, bits: Int) {
    if value < perStep * 2 { return (value, 0, 0) }
    let width = Int.bitWidth - value.leadingZeroBitCount
    let stepBits = perStep.trailingZeroBitCount
    let bits = width - 1 - stepBits
    let code = perStep * (bits + 1) + (value >> bits) - perStep
    return (code, value & ((1 << bits) - 1), bits)
  }
}

/// Bits from the lowest on, as deflate has them.
private struct BitWriter {
  private(set) var bytes: [UInt8]
  private var buffer: UInt64 = 0
  private var count = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  mutating func write(_ value: Int, count: Int) {
    buffer |= UInt64(value) << UInt64(self.count)
    self.count += count
    while self.count >= 8 {
      bytes.append(UInt8(truncatingIfNeeded: buffer))
      buffer >>= 8
      self.count -= 8
    }
  }

  /// Codes begin with their highest bit.
  mutating func writeCode(_ code: Int, count: Int) {
    var (rest, reversed) = (code, 0)
    for _ in 0..<count {
      reversed = reversed << 1 | rest & 1
      rest >>= 1
    }
    write(reversed, count: count)
  }

  mutating func flush() {
    if count > 0 { write(0, count: 8 - count) }
  }
}

enum CRC32 {
  private static let table: [UInt32] = (0..<256).map { index in
    (0..<8).reduce(UInt32(index)) { value, _ in
      value & 1 == 1 ? value >> 1 ^ 0xEDB8_8320 : value >> 1
    }
  }

  static func of(_ bytes: [UInt8]) -> UInt32 {
    ~bytes.reduce(~UInt32(0)) { table[Int(($0 ^ UInt32($1)) & 255)] ^ $0 >> 8 }
  }
}
