/// The hash of FIPS 180-4: versions of what is stored are named by it.
enum SHA256 {
  static func hash(_ message: some Collection<UInt8>) -> [UInt8] {
    var state = initial
    var block: [UInt8] = []
    block.reserveCapacity(64)
    for byte in message {
      block.append(byte)
      if block.count == 64 {
        mix(block, into: &state)
        block.removeAll(keepingCapacity: true)
      }
    }
    block.append(0x80)
    if block.count > 56 {
      block += [UInt8](repeating: 0, count: 64 - block.count)
      mix(block, into: &state)
      block.removeAll(keepingCapacity: true)
    }
    block += [UInt8](repeating: 0, count: 56 - block.count)
    let bits = UInt64(message.count) &* 8
    block += (0..<8).map { UInt8(truncatingIfNeeded: bits >> UInt64(56 - 8 * $0)) }
    mix(block, into: &state)
    return state.flatMap { word in
      (0..<4).map { UInt8(truncatingIfNeeded: word >> UInt32(24 - 8 * $0)) }
    }
  }

  private static func mix(_ block: [UInt8], into state: inout [UInt32]) {
    var words = [UInt32](repeating: 0, count: 64)
    for index in 0..<16 {
      words[index] = block[index * 4..<index * 4 + 4].reduce(0) { $0 << 8 | UInt32($1) }
    }
    for index in 16..<64 {
      let (a, b) = (words[index - 15], words[index - 2])
      let first = turned(a, 7) ^ turned(a, 18) ^ a >> 3
      let second = turned(b, 17) ^ turned(b, 19) ^ b >> 10
      words[index] = words[index - 16] &+ first &+ words[index - 7] &+ second
    }
    var v = state
    for index in 0..<64 {
      let first = turned(v[4], 6) ^ turned(v[4], 11) ^ turned(v[4], 25)
      let choice = v[4] & v[5] ^ ~v[4] & v[6]
      let one = v[7] &+ first &+ choice &+ constants[index] &+ words[index]
      let second = turned(v[0], 2) ^ turned(v[0], 13) ^ turned(v[0], 22)
      let majority = v[0] & v[1] ^ v[0] & v[2] ^ v[1] & v[2]
      v = [one &+ second &+ majority, v[0], v[1], v[2], v[3] &+ one, v[4], v[5], v[6]]
    }
    for index in 0..<8 { state[index] = state[index] &+ v[index] }
  }

  private static func turned(_ word: UInt32, _ places: UInt32) -> UInt32 {
    word >> places | word << (32 - places)
  }

  private static let primes: [UInt64] = {
    var primes: [UInt64] = []
    var number: UInt64 = 2
    while primes.count < 64 {
      if !primes.contains(where: { number % $0 == 0 }) { primes.append(number) }
      number += 1
    }
    return primes
  }()

  /// The first 32 bits behind the point of the square roots of the first eight primes.
  private static let initial = primes.prefix(8).map { fraction(of: $0, power: 2) }
  /// The same of the cube roots of the first 64.
  private static let constants = primes.map { fraction(of: $0, power: 3) }

  /// The greatest whole number whose power is not above `number * 2^(32 * power)`, without what is
  /// above 32 bits.
  private static func fraction(of number: UInt64, power: Int) -> UInt32 {
    var (low, high): (UInt64, UInt64) = (0, 1 << 37)
    while high - low > 1 {
      let middle = (low + high) / 2
      var product: [UInt64] = [1, 0, 0, 0]
      for _ in 0..<power { product = multiplied(product, middle) }
      // The bound is `number` with 32 * power bits behind it, in words of 32 bits.
      var bound: [UInt64] = [0, 0, 0, 0]
      bound[power] = number
      if bound.reversed().lexicographicallyPrecedes(product.reversed()) {
        high = middle
      } else {
        low = middle
      }
    }
    return UInt32(truncatingIfNeeded: low)
  }

  /// Four words of 32 bits, the lowest first, times a number below 2^38.
  private static func multiplied(_ words: [UInt64], _ factor: UInt64) -> [UInt64] {
    let (low, high) = (factor & 0xffff_ffff, factor >> 32)
    var result: [UInt64] = [0, 0, 0, 0]
    var carry: UInt64 = 0
    for index in 0..<4 {
      let upper = index > 0 ? words[index - 1] * high : 0
      let (sum, overflow) = (words[index] * low).addingReportingOverflow(upper)
      let (all, more) = sum.addingReportingOverflow(carry)
      result[index] = all & 0xffff_ffff
      carry = all >> 32 + (overflow ? 1 << 32 : 0) + (more ? 1 << 32 : 0)
    }
    return result
  }
}
