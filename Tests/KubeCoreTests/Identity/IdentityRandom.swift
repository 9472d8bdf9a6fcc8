/// SplitMix64: the same numbers from the same seed everywhere, so that a failure can be repeated.
struct IdentityRandom: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  mutating func pick<Element>(_ elements: [Element]) -> Element {
    elements[Int.random(in: 0..<elements.count, using: &self)]
  }

  /// Up to `length` pieces in a row.
  mutating func text(of pieces: [String], upTo length: Int) -> String {
    var text = ""
    for _ in 0..<Int.random(in: 0...length, using: &self) { text += pick(pieces) }
    return text
  }

  /// Any bytes, with what is no UTF-8 repaired.
  mutating func noise(upTo length: Int) -> String {
    let count = Int.random(in: 0...length, using: &self)
    let bytes = (0..<count).map { _ in UInt8.random(in: 0...255, using: &self) }
    return String(decoding: bytes, as: UTF8.self)
  }
}
