/// Names as the system of names has them: other letters than those of ASCII in the form of RFC
/// 3492.
enum Punycode {
  /// The name, each of its labels in ASCII; as it was, if one cannot be.
  static func ascii(_ name: String) -> String {
    if name.utf8.allSatisfy({ $0 < 0x80 }) { return name }
    let labels = name.split(separator: ".", omittingEmptySubsequences: false)
    return labels.map { $0.utf8.allSatisfy { $0 < 0x80 } ? String($0) : encoded($0) }
      .joined(separator: ".")
  }

  private static func encoded(_ label: Substring) -> String {
    let scalars = label.unicodeScalars.map(\.value)
    // No label has more than 63 bytes; the work grows with the square.
    guard scalars.count < 64 else { return String(label) }
    let basic = scalars.filter { $0 < 0x80 }
    var output = String(String.UnicodeScalarView(basic.compactMap(Unicode.Scalar.init)))
    if !basic.isEmpty { output += "-" }
    var (next, delta, bias) = (UInt32(0x80), UInt32(0), UInt32(72))
    var handled = UInt32(basic.count)
    while handled < scalars.count, let least = scalars.filter({ $0 >= next }).min() {
      // At most 64 scalars of 21 bits each: this is far from the end of its type.
      delta += (least - next) * (handled + 1)
      next = least
      for scalar in scalars {
        if scalar < next { delta += 1 }
        guard scalar == next else { continue }
        output += digits(delta, bias)
        bias = adapted(delta, handled + 1, isFirst: handled == basic.count)
        delta = 0
        handled += 1
      }
      delta += 1
      next += 1
    }
    return "xn--\(output)"
  }

  private static func digits(_ delta: UInt32, _ bias: UInt32) -> String {
    var (output, rest, place) = ("", delta, UInt32(36))
    while true {
      let threshold = place <= bias ? 1 : min(place - bias, 26)
      if rest < threshold { return output + String(digit(rest)) }
      output.append(digit(threshold + (rest - threshold) % (36 - threshold)))
      rest = (rest - threshold) / (36 - threshold)
      place += 36
    }
  }

  private static func digit(_ value: UInt32) -> Character {
    Character(Unicode.Scalar(UInt8(value < 26 ? value + 0x61 : value - 26 + 0x30)))
  }

  private static func adapted(_ delta: UInt32, _ count: UInt32, isFirst: Bool) -> UInt32 {
    var rest = isFirst ? delta / 700 : delta / 2
    rest += rest / count
    var steps: UInt32 = 0
    while rest > 455 {
      rest /= 35
      steps += 36
    }
    return steps + 36 * rest / (rest + 38)
  }
}
