import KubeTestSupport
import Testing

@testable import KubeCore
@testable import KubeValues

@Suite("Random quantities")
struct QuantityPropertyTests {
  /// A text, and the number that it stands for, worked out by hand.
  struct Sample: CustomStringConvertible {
    var text: String
    var nanos: DigitInteger
    var description: String { self.text }

    static func random(using random: inout SplitMix64) -> Sample {
      let sign = random.element(["", "", "+", "-"])
      let whole = random.digits(0...random.element([1, 3, 9, 20, 40]))
      let fraction = random.digits(0...random.element([1, 3, 9, 25]))
      let digits = whole + fraction
      let hasPoint = !fraction.isEmpty || random.chance(1, in: 4)
      let number = (digits.isEmpty ? "7" : whole) + (hasPoint ? "." + fraction : "")
      let magnitude = DigitInteger(digits.isEmpty ? "7" : digits)

      var suffix = random.element(["", "n", "u", "m", "k", "M", "G", "T", "P", "E"])
      var exponent = [
        "n": -9, "u": -6, "m": -3, "k": 3, "M": 6, "G": 9, "T": 12, "P": 15, "E": 18,
      ][
        suffix, default: 0]
      var shift = 0
      if random.chance(1, in: 3) {
        let power = Int.random(in: 0..<6, using: &random)
        suffix = String(Array("KMGTPE")[power]) + "i"
        exponent = 0
        shift = (power + 1) * 10
      } else if random.chance(1, in: 2) {
        exponent = Int.random(in: -40...40, using: &random)
        let plus = exponent >= 0 && random.chance(1, in: 2) ? "+" : ""
        suffix = random.element(["e", "E"]) + plus + String(exponent)
      }
      // A hundred more digits, so that exponents only multiply.
      let scaled = magnitude * .power(of: 2, shift) * .power(of: 10, 100 + exponent)
      var nanos = scaled.droppingDigits(100 + fraction.count - 9)
      if shift > 0 { nanos = min(nanos, DigitInteger(.max) * .power(of: 10, 9)) }
      return Sample(text: sign + number + suffix, nanos: sign == "-" ? -nanos : nanos)
    }
  }

  static func samples(_ count: Int, seed: UInt64) -> [Sample] {
    var random = SplitMix64(seed: seed)
    return (0..<count).map { _ in .random(using: &random) }
  }

  @Test("Reading agrees with exact arithmetic, and the canonical text with the number")
  func reads() throws {
    for sample in Self.samples(2000, seed: 1) {
      let quantity = try Quantity(parsing: sample.text)
      #expect(DigitInteger(nanosOf: try quantity.read().amount) == sample.nanos, "\(sample)")
      #expect(quantity.description == sample.text)

      let canonical = try Quantity(parsing: quantity.canonical)
      #expect(canonical == quantity, "\(sample)")
      #expect(canonical.hashValue == quantity.hashValue, "\(sample)")
      #expect(try canonical.canonical == canonical.text, "\(sample)")
      #expect(!canonical.text.contains(".") && !canonical.text.contains("+"), "\(sample)")
    }
  }

  @Test("The order agrees with exact arithmetic")
  func orders() throws {
    var samples = Self.samples(100, seed: 2)
    // Different texts for equal numbers.
    samples += samples.prefix(30).map {
      Sample(text: "\($0.nanos)n", nanos: $0.nanos)
    }
    for left in samples {
      for right in samples {
        let (leftQuantity, rightQuantity) = (
          Quantity(unchecked: left.text), Quantity(unchecked: right.text)
        )
        #expect((leftQuantity < rightQuantity) == (left.nanos < right.nanos), "\(left) \(right)")
        #expect((leftQuantity == rightQuantity) == (left.nanos == right.nanos), "\(left) \(right)")
      }
    }
  }

  @Test("Sums, differences and products agree with exact arithmetic, and their text with them")
  func calculates() throws {
    var random = SplitMix64(seed: 3)
    let samples = Self.samples(1000, seed: 4)
    func check(_ result: Quantity, _ nanos: DigitInteger, _ message: String) throws {
      #expect(DigitInteger(nanosOf: try result.read().amount) == nanos, "\(message)")
      #expect(try result.canonical == result.text, "\(message)")
    }
    for (left, right) in zip(samples, samples.reversed()) {
      let (leftQuantity, rightQuantity) = (
        Quantity(unchecked: left.text), Quantity(unchecked: right.text)
      )
      try check(leftQuantity + rightQuantity, left.nanos + right.nanos, "\(left) + \(right)")
      try check(leftQuantity - rightQuantity, left.nanos + -right.nanos, "\(left) - \(right)")
      try check(-leftQuantity, -left.nanos, "-\(left)")
      let factor = Int64.random(in: .min ... .max, using: &random) >> random.element([0, 30, 60])
      try check(leftQuantity * factor, left.nanos * DigitInteger(factor), "\(left) * \(factor)")
    }
  }

  @Test("Values at a scale agree with exact arithmetic")
  func scales() throws {
    var random = SplitMix64(seed: 5)
    for sample in Self.samples(2000, seed: 6) {
      let scale = Int.random(in: -25...25, using: &random)
      let expected =
        (sample.nanos * .power(of: 10, 30)).droppingDigits(30 + 9 + scale).clampedToInt64
      let quantity = Quantity(unchecked: sample.text)
      let value = try quantity.scaledValue(Quantity.Scale(rawValue: scale))
      #expect(value == expected, "\(sample) at \(scale)")
      #expect(try quantity.asDouble == Double("\(sample.nanos)e-9"), "\(sample)")
    }
  }

  @Test("Additions and subtractions of many numbers cancel out")
  func cancels() throws {
    var random = SplitMix64(seed: 7)
    var sum: Quantity = 0
    var terms: [Quantity] = []
    for _ in 0..<300 {
      let scale = Quantity.Scale(rawValue: Int.random(in: -9...10, using: &random))
      terms.append(Quantity(.random(in: 0 ... .max, using: &random), scale: scale))
    }
    for term in terms { try sum += term }
    #expect(!sum.isZero)
    for term in terms.shuffled(using: &random) { try sum -= term }
    #expect(sum.isZero)
  }

  @Test("No bytes whatever trap")
  func fuzz() {
    var random = SplitMix64(seed: 8)
    var readable = 0
    var previous: Quantity = "1"
    for _ in 0..<20_000 {
      let bytes = random.bytes(0...14, mostly: "0123456789.+-eEinumkKMGTP ")
      let quantity = Quantity(unchecked: String(decoding: bytes, as: UTF8.self))
      _ = quantity < previous
      _ = quantity == previous
      _ = quantity.hashValue
      if let canonical = try? quantity.canonical {
        readable += 1
        #expect(Quantity(unchecked: canonical) == quantity, "\(quantity)")
      }
      _ = try? quantity + previous
      _ = try? quantity * .min
      _ = try? quantity.asDouble
      _ = try? quantity.scaledValue(Quantity.Scale(rawValue: .random(in: -2000...2000)))
      #expect((try? quantity + previous) == (try? previous + quantity))
      previous = quantity
    }
    #expect(readable > 500)
  }
}
