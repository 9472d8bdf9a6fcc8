import KubeCore

/// Base64 as Go reads it: with line breaks anywhere, and with what a padded group leaves over
/// ignored.
enum GoBase64 {
  static func decode(_ text: String) throws(DecodingProblem) -> [UInt8] {
    var bytes: [UInt8] = []
    var group: [UInt8] = []
    let source = Array(text.utf8)
    var place = 0
    while place < source.count {
      let byte = source[place]
      place += 1
      if isBreak(byte) { continue }
      if let digit = digit(byte) {
        group.append(digit)
        if group.count == 4 { flush(&group, into: &bytes) }
        continue
      }
      guard byte == UInt8(ascii: "="), group.count > 1 else { throw corrupt(place - 1) }
      while place < source.count, isBreak(source[place]) { place += 1 }
      if group.count == 2 {
        guard place < source.count else { throw corrupt(place) }
        guard source[place] == UInt8(ascii: "=") else { throw corrupt(place - 1) }
        place += 1
        while place < source.count, isBreak(source[place]) { place += 1 }
      }
      guard place == source.count else { throw corrupt(place) }
      flush(&group, into: &bytes)
      return bytes
    }
    guard group.isEmpty else { throw corrupt(place - group.count) }
    return bytes
  }

  private static func flush(_ group: inout [UInt8], into bytes: inout [UInt8]) {
    var bits: UInt32 = 0
    for index in 0..<4 { bits = bits << 6 | (index < group.count ? UInt32(group[index]) : 0) }
    for index in 0..<max(0, group.count - 1) {
      bytes.append(UInt8(truncatingIfNeeded: bits >> (16 - 8 * UInt32(index))))
    }
    group.removeAll(keepingCapacity: true)
  }

  private static func isBreak(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r")
  }

  private static func digit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): byte - UInt8(ascii: "A")
    case UInt8(ascii: "a")...UInt8(ascii: "z"): byte - UInt8(ascii: "a") + 26
    case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0") + 52
    case UInt8(ascii: "+"): 62
    case UInt8(ascii: "/"): 63
    default: nil
    }
  }

  private static func corrupt(_ place: Int) -> DecodingProblem {
    DecodingProblem("illegal base64 data at input byte \(place)")
  }
}
