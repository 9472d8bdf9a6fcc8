import Testing

@testable import KubeCore
@testable import KubeValues

@Suite("Arithmetic with quantities")
struct QuantityArithmeticTests {
  @Test(
    "A sum and a difference take the left format, or the right one where the left is zero",
    arguments: [
      ("10", "10", "20", "0"),
      ("10", "1e1", "20", "0"),
      ("100m", "0", "100m", "100m"),
      ("0", "100m", "100m", "-100m"),
      ("1Gi", "0", "1Gi", "1Gi"),
      ("0", "1Gi", "1Gi", "-1Gi"),
      ("0Ki", "1k", "1k", "-1k"),
      ("1Gi", "512Mi", "1536Mi", "512Mi"),
      ("1Gi", "1G", "2073741824", "73741824"),
      ("1G", "1Gi", "2073741824", "-73741824"),
      ("1Ki", "1", "1025", "1023"),
      ("1e3", "1k", "2e3", "0"),
      ("1k", "1e3", "2k", "0"),
      ("-1.5", "0.5", "-1", "-2"),
      ("1n", "1E", "1000000000000000000000000001n", "-999999999999999999999999999n"),
      ("9223372036854775807", "1", "9223372036854775808", "9223372036854775806"),
      ("7Ei", "1Ei", "8Ei", "6Ei"),
    ])
  func sums(_ left: Quantity, _ right: Quantity, _ sum: String, _ difference: String) throws {
    #expect(try (left + right).text == sum)
    #expect(try (left - right).text == difference)
    var accumulated = left
    try accumulated += right
    try accumulated -= right
    #expect(accumulated == left)
  }

  @Test("The format outlives a result whose text does not show it")
  func keepsFormat() throws {
    #expect(try (("1Ki" as Quantity) - 1).text == "1023")
    #expect(try (("1Ki" as Quantity) - 1 + 1).text == "1Ki")
    #expect(try (("1e3" as Quantity) + 500).text == "1500")
    #expect(try (("1e3" as Quantity) + 500 + 500).text == "2e3")
    #expect(try (("1Ki" as Quantity) * -1 + "1.5Ki").text == "512")
    #expect(try (("1Ki" as Quantity) * -1 + "1.5Ki" + "0.5Ki").text == "1Ki")
  }

  @Test("A binary sum is not capped, though the same text is when it is read")
  func capsOnlyWhatIsRead() throws {
    let sum: Quantity = try "4Ei" + "4Ei"
    #expect(sum.text == "8Ei")
    #expect(sum == "9223372036854775808")
    #expect(sum != "8Ei")
    #expect(sum > "8Ei")
    #expect(try sum - "4Ei" == "4Ei")
    #expect(try sum.value == .max)
    #expect("8Ei" as Quantity == "9223372036854775807")
  }

  @Test(
    "A product is exact, also beyond Int64",
    arguments: [
      ("10", 10, "100"),
      ("10Ki", 1, "10Ki"),
      ("0", 50, "0"),
      ("50", 0, "0"),
      ("10", -10, "-100"),
      ("-50", -50, "2500"),
      ("9223372036854775807", 0, "0"),
      ("9223372036854775807", -1, "-9223372036854775807"),
      ("4611686018427387903", 2, "9223372036854775806"),
      ("9223372036854775807", 2, "18446744073709551614"),
      ("9223372036854775807", 10, "92233720368547758070"),
      ("9223372036854775807", -10, "-92233720368547758070"),
      ("-9223372036854775808", -1, "9223372036854775808"),
      ("-9223372036854775808", 10, "-92233720368547758080"),
      ("-9223372036854775808", .min, "85070591730234615865843651857942052864"),
      ("1n", .min, "-9223372036854775808n"),
      ("1.5Gi", 3, "4608Mi"),
      ("100m", 25, "2500m"),
    ] as [(Quantity, Int64, String)])
  func multiplies(_ left: Quantity, _ right: Int64, _ product: String) throws {
    #expect(try (left * right).text == product)
    var result = left
    try result *= right
    #expect(result.text == product)
  }

  @Test("A result too large to be read back is an error")
  func refusesHugeResults() throws {
    var quantity: Quantity = 1
    let error = #expect(throws: QuantityError.self) {
      while true { try quantity *= .max }
    }
    #expect(error?.offset == nil)
    #expect(quantity.isValid)
    #expect(try quantity.asDouble == .infinity)
  }

  @Test("Calculating with a text that is no quantity throws, and comparing does not")
  func unreadable() throws {
    let bad: Quantity = "abc"
    let good: Quantity = "1"
    for operation in [
      { try bad + good }, { try good + bad }, { try bad - good }, { try good - bad },
      { try bad * 2 }, { try -bad }, { try bad.converted(to: .decimalSI) },
    ] as [() throws -> Quantity] {
      #expect(throws: QuantityError.self) { try operation() }
    }
    var sum = good
    #expect(throws: QuantityError.self) { try sum += bad }
    #expect(sum == good)
    #expect(throws: QuantityError.self) { try bad.value }
    #expect(throws: QuantityError.self) { try bad.sign }
    #expect(throws: QuantityError.self) { try bad.asDouble }
    #expect(throws: QuantityError.self) { try bad.canonical }
    #expect(!bad.isZero)
    #expect(bad == Quantity(unchecked: "abc", isNumber: true))
    #expect(bad != "abd")
    #expect(bad != good)
    #expect(good < bad && !(bad < good))
    #expect(bad < "abd")
    #expect(Set([bad, "abc", "1", "1000m", "abd"]).count == 3)
  }

  @Test(
    "Quantities are ordered by value",
    arguments: [
      ("0", "0", 0), ("0", "-0", 0), ("0Ki", "0", 0), ("100m", "50m", 1), ("10000T", "100Gi", 1),
      ("9010m", "9.01", 0), ("9", "9.01", -1), ("0.8", "1", -1), ("0.8", "0.79", 1),
      ("9223372036854775807", "0.1", 1), ("92233720368547758070", "1", 1),
      ("922.3372036854775807", "1e3", -1), ("-9223372036854775808", "0", -1), ("1E", "1e18", 0),
      ("-9.223372036854775808", "-1", -1), ("-0.9223372036854775808", "-1", 1),
      ("10.00000000000000001", "10", 1), ("9.99999999999999999", "10", 0), ("1Ki", "1k", 1),
      ("1024", "1Ki", 0), ("-1", "1", -1), ("-2", "-1", -1), ("1e30", "1e31", -1),
    ])
  func orders(_ left: Quantity, _ right: Quantity, _ order: Int) {
    #expect((left < right) == (order < 0))
    #expect((left > right) == (order > 0))
    #expect((left == right) == (order == 0))
    if order == 0 { #expect(left.hashValue == right.hashValue) }
  }
}
