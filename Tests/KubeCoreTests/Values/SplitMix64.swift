/// A small generator of random numbers that gives the same ones for the same seed.
struct SplitMix64: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) {
    self.state = seed
  }

  mutating func next() -> UInt64 {
    self.state &+= 0x9e37_79b9_7f4a_7c15
    var mixed = self.state
    mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
    return mixed ^ (mixed >> 31)
  }

  mutating func chance(_ count: Int, in total: Int) -> Bool {
    Int.random(in: 0..<total, using: &self) < count
  }

  mutating func element<Element>(_ elements: [Element]) -> Element {
    elements[Int.random(in: elements.indices, using: &self)]
  }

  mutating func digits(_ count: ClosedRange<Int>) -> String {
    let count = Int.random(in: count, using: &self)
    return String((0..<count).map { _ in self.element(Array("0123456789")) })
  }

  /// Bytes of which most come from `alphabet`.
  mutating func bytes(_ count: ClosedRange<Int>, mostly alphabet: String) -> [UInt8] {
    let alphabet = Array(alphabet.utf8)
    return (0..<Int.random(in: count, using: &self)).map { _ in
      self.chance(9, in: 10)
        ? self.element(alphabet) : UInt8.random(in: .min ... .max, using: &self)
    }
  }
}
