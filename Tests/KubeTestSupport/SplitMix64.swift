/// A small generator of random numbers that gives the same ones for the same seed.
package struct SplitMix64: RandomNumberGenerator, Sendable {
  private var state: UInt64

  package init(seed: UInt64) {
    state = seed
  }

  package mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  package mutating func below(_ limit: Int) -> Int { Int.random(in: 0..<limit, using: &self) }

  package mutating func isOne(of count: Int) -> Bool { below(count) == 0 }

  package mutating func pick<Element>(_ choices: [Element]) -> Element {
    choices[below(choices.count)]
  }

  package mutating func chance(_ count: Int, in total: Int) -> Bool { below(total) < count }

  package mutating func element<Element>(_ elements: [Element]) -> Element {
    elements[below(elements.count)]
  }

  /// The bytes in chunks of sizes that chance decides, from one byte on.
  package mutating func chunks(_ bytes: [UInt8]) -> [[UInt8]] {
    var chunks: [[UInt8]] = []
    var rest = bytes[...]
    while !rest.isEmpty {
      let most = 1 << Int.random(in: 0...14, using: &self)
      chunks.append(Array(rest.prefix(Int.random(in: 1...most, using: &self))))
      rest = rest.dropFirst(chunks.last?.count ?? 0)
    }
    return chunks
  }
}
