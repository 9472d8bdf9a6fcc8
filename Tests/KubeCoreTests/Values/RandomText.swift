import KubeTestSupport

extension SplitMix64 {
  /// Up to `length` pieces in a row.
  mutating func text(of pieces: [String], upTo length: Int) -> String {
    var text = ""
    for _ in 0..<Int.random(in: 0...length, using: &self) { text += element(pieces) }
    return text
  }

  /// Any bytes, with what is no UTF-8 repaired.
  mutating func noise(upTo length: Int) -> String {
    let count = Int.random(in: 0...length, using: &self)
    let bytes = (0..<count).map { _ in UInt8.random(in: 0...255, using: &self) }
    return String(decoding: bytes, as: UTF8.self)
  }

  mutating func digits(_ count: ClosedRange<Int>) -> String {
    let count = Int.random(in: count, using: &self)
    return String((0..<count).map { _ in element(Array("0123456789")) })
  }

  /// Bytes of which most come from `alphabet`.
  mutating func bytes(_ count: ClosedRange<Int>, mostly alphabet: String) -> [UInt8] {
    let alphabet = Array(alphabet.utf8)
    return (0..<Int.random(in: count, using: &self)).map { _ in
      chance(9, in: 10) ? element(alphabet) : UInt8.random(in: .min ... .max, using: &self)
    }
  }
}
