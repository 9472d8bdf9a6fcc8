import Synchronization

/// Where the server's chance comes from: one seed gives one run.
final class ServerRandom: Sendable {
  private let generator: Mutex<any RandomNumberGenerator & Sendable>

  init(_ generator: any RandomNumberGenerator & Sendable = SystemRandomNumberGenerator()) {
    self.generator = Mutex(generator)
  }

  convenience init(seed: UInt64) { self.init(SeededGenerator(seed: seed)) }

  func number(below bound: Int) -> Int {
    generator.withLock { generator in
      bound <= 1 ? 0 : Int.random(in: 0..<bound, using: &generator)
    }
  }

  /// The letters and digits that generated names have, so that they spell no words.
  func text(_ count: Int) -> String {
    let letters = Array("bcdfghjklmnpqrstvwxz2456789")
    return generator.withLock { generator in
      String((0..<count).map { _ in letters[Int.random(in: 0..<letters.count, using: &generator)] })
    }
  }

  /// A version 4 UUID.
  func uid() -> String {
    var bytes = generator.withLock { generator in
      (0..<16).map { _ in UInt8.random(in: 0...255, using: &generator) }
    }
    bytes[6] = bytes[6] & 0x0F | 0x40
    bytes[8] = bytes[8] & 0x3F | 0x80
    let digits = Array("0123456789abcdef")
    var text = ""
    for (index, byte) in bytes.enumerated() {
      if [4, 6, 8, 10].contains(index) { text.append("-") }
      text.append(digits[Int(byte >> 4)])
      text.append(digits[Int(byte & 15)])
    }
    return text
  }
}

/// SplitMix64.
struct SeededGenerator: RandomNumberGenerator, Sendable {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }
}
