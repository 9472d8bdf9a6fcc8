import Testing

@testable import KubeCore
@testable import KubeValues

@Suite("The text of a quantity")
struct QuantityTextTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var text: String
    /// The value in 10^`exponent`.
    var mantissa: Int64
    var exponent: Int
    var format: Quantity.Format

    init(_ text: String, _ mantissa: Int64, _ exponent: Int, _ format: Quantity.Format) {
      self.text = text
      self.mantissa = mantissa
      self.exponent = exponent
      self.format = format
    }

    var nanos: DigitInteger {
      DigitInteger(self.mantissa) * .power(of: 10, self.exponent + 9)
    }

    var testDescription: String { self.text }
  }

  static let zero: [Case] = [
    "0", "0n", "0u", "0m", "0k", "0M", "0G", "0T", "00", "0.0", ".0", "0.",
  ]
  .map { Case($0, 0, 0, .decimalSI) }

  static let binary: [Case] = [
    Case("0Ki", 0, 0, .binarySI),
    Case("0Mi", 0, 0, .binarySI),
    Case("0Gi", 0, 0, .binarySI),
    Case("0Ti", 0, 0, .binarySI),
    Case("1Ki", 1 << 10, 0, .binarySI),
    Case("8Ki", 8 << 10, 0, .binarySI),
    Case("7Mi", 7 << 20, 0, .binarySI),
    Case("6Gi", 6 << 30, 0, .binarySI),
    Case("5Ti", 5 << 40, 0, .binarySI),
    Case("4Pi", 4 << 50, 0, .binarySI),
    Case("3Ei", 3 << 60, 0, .binarySI),
    Case("10Ti", 10 << 40, 0, .binarySI),
    Case("100Ti", 100 << 40, 0, .binarySI),
    Case("100.035Ki", 10_243_584, -2, .binarySI),
    Case("0.5Mi", 1 << 19, 0, .binarySI),
    Case("0.05Gi", 536_870_912, -1, .binarySI),
    Case("0.025Ti", 274_877_906_944, -1, .binarySI),
  ]

  static let decimal: [Case] = [
    Case("1", 1, 0, .decimalSI),
    Case("5n", 5, -9, .decimalSI),
    Case("4u", 4, -6, .decimalSI),
    Case("3m", 3, -3, .decimalSI),
    Case("9", 9, 0, .decimalSI),
    Case("8k", 8, 3, .decimalSI),
    Case("50k", 5, 4, .decimalSI),
    Case("7M", 7, 6, .decimalSI),
    Case("6G", 6, 9, .decimalSI),
    Case("5T", 5, 12, .decimalSI),
    Case("40T", 4, 13, .decimalSI),
    Case("300T", 3, 14, .decimalSI),
    Case("2P", 2, 15, .decimalSI),
    Case("1E", 1, 18, .decimalSI),
    Case("100.035k", 100_035, 0, .decimalSI),
    Case("0.001", 1, -3, .decimalSI),
    Case("0.0005k", 5, -1, .decimalSI),
    Case("0.005", 5, -3, .decimalSI),
    Case("0.05", 5, -2, .decimalSI),
    Case("0.5", 5, -1, .decimalSI),
    Case("0.00050k", 5, -1, .decimalSI),
    Case("0.00500", 5, -3, .decimalSI),
    Case("0.05000", 5, -2, .decimalSI),
    Case("0.50000", 5, -1, .decimalSI),
    Case("10.035M", 10_035, 3, .decimalSI),
    Case("9.01", 901, -2, .decimalSI),
    Case("8.1k", 81, 2, .decimalSI),
    Case("7.123456M", 7_123_456, 0, .decimalSI),
    Case("6.987654321G", 6_987_654_321, 0, .decimalSI),
    Case("5.444T", 5444, 9, .decimalSI),
    Case("40.1T", 401, 11, .decimalSI),
    Case("300.2T", 3002, 11, .decimalSI),
    Case("2.5P", 25, 14, .decimalSI),
    Case("1.01E", 101, 16, .decimalSI),
    Case(".001", 1, -3, .decimalSI),
    Case(".0001k", 100, -3, .decimalSI),
    Case("1.", 1, 0, .decimalSI),
    Case("1.G", 1, 9, .decimalSI),
  ]

  static let exponent: [Case] = [
    Case("1E-3", 1, -3, .decimalExponent),
    Case("1e3", 1, 3, .decimalExponent),
    Case("1E6", 1, 6, .decimalExponent),
    Case("1e9", 1, 9, .decimalExponent),
    Case("1E12", 1, 12, .decimalExponent),
    Case("1e13", 1, 13, .decimalExponent),
    Case("1e14", 1, 14, .decimalExponent),
    Case("1e15", 1, 15, .decimalExponent),
    Case("1E18", 1, 18, .decimalExponent),
    Case("1e007", 1, 7, .decimalExponent),
    Case("0.5e0", 5, -1, .decimalExponent),
    Case("0.5e-1", 5, -2, .decimalExponent),
    Case("0.5e-2", 5, -3, .decimalExponent),
    Case("1.2e3", 12, 2, .decimalExponent),
    Case("1.3E+6", 13, 5, .decimalExponent),
    Case("1.40e9", 14, 8, .decimalExponent),
    Case("1.53E12", 153, 10, .decimalExponent),
    Case("1.6e15", 16, 14, .decimalExponent),
    Case("1.7E18", 17, 17, .decimalExponent),
  ]

  static let roundedOrCapped: [Case] = [
    Case("3.001n", 4, -9, .decimalSI),
    Case("1.1E-9", 2, -9, .decimalExponent),
    Case("0.0000000001", 1, -9, .decimalSI),
    Case("0.0000000005", 1, -9, .decimalSI),
    Case("0.00000000050", 1, -9, .decimalSI),
    Case("0.5e-9", 1, -9, .decimalExponent),
    Case("1e-90000000", 1, -9, .decimalExponent),
    Case("0.9n", 1, -9, .decimalSI),
    Case("0.00000012345", 124, -9, .decimalSI),
    Case("0.00000012354", 124, -9, .decimalSI),
    Case("9Ei", .max, 0, .binarySI),
    Case("8Ei", .max, 0, .binarySI),
    Case("9223372036854775807Ki", .max, 0, .binarySI),
    Case("12E", 12, 18, .decimalSI),
    Case("0.000000000001Ki", 2, -9, .decimalSI),
    Case("0.5Ki", 512, 0, .binarySI),
    Case("0.0009765625Ki", 1, 0, .binarySI),
    Case("0.0009765624Ki", 999_999_898, -9, .decimalSI),
  ]

  @Test(
    "Kubernetes' own cases are read as Kubernetes reads them, with each sign",
    arguments: zero + binary + decimal + exponent + roundedOrCapped)
  func reads(_ expected: Case) throws {
    for (sign, nanos) in [("", expected.nanos), ("+", expected.nanos), ("-", -expected.nanos)] {
      let quantity = try Quantity(parsing: sign + expected.text)
      #expect(DigitInteger(nanosOf: try quantity.read().amount) == nanos)
      #expect(try quantity.format == expected.format)
      #expect(quantity.text == sign + expected.text)
    }
  }

  @Test(
    "What is no quantity is refused, and the error says where",
    arguments: [
      ("", 0), ("abc", 0), ("1.1.M", 3), ("1+1.0M", 1), ("0.1mi", 3), ("0.1am", 3), ("aoeu", 0),
      (".5i", 2), ("1i", 1), ("-3.01i", 5), ("-3.01e-", 6), (" 1", 0), ("1 ", 1), ("+", 1),
      ("-", 1), (".", 0), ("-.", 1), ("--1", 1), ("1e", 2), ("1e+", 2), ("1e3.5", 2), ("1K", 1),
      ("1ki", 1), ("1Kii", 1), ("1E3i", 2), ("1e99999999999999999999", 2), ("0x10", 1),
      ("1_000", 1),
      ("١", 0), ("1\u{0}", 1), ("∞", 0), ("1,5", 1), ("1e2000", 0), (".Ki", 0),
    ])
  func refuses(_ text: String, _ offset: Int) throws {
    let error = #expect(throws: QuantityError.self) { try Quantity(parsing: text) }
    #expect(error?.offset == offset)
    #expect(Quantity(String(text)) == nil)
    #expect(Quantity(unchecked: text).isValid == (text == " 1" || text == "1 "))
  }

  @Test("Numbers of a great many digits are refused in bounded time")
  func refusesHugeNumbers() throws {
    let limit = NanoAmount.maximumWholeDigits
    #expect(throws: Never.self) {
      _ = try Quantity(parsing: String(repeating: "9", count: limit))
      _ = try Quantity(parsing: String(repeating: "0", count: 100_000) + "1")
      _ = try Quantity(parsing: "0." + String(repeating: "1", count: 100_000) + "Ei")
    }
    #expect(throws: QuantityError.self) {
      try Quantity(parsing: String(repeating: "9", count: limit + 1))
    }
    #expect(throws: QuantityError.self) { try Quantity(parsing: "1e100000000") }
    let zero: Quantity = "0e100000000"
    #expect(zero.isZero)
  }

  @Test("An error message does not repeat a long text")
  func shortMessage() {
    let error = #expect(throws: QuantityError.self) {
      try Quantity(parsing: "x\u{301}" + String(repeating: "\u{301}", count: 10_000))
    }
    #expect((error?.description.utf8.count ?? .max) < 1000)
  }

  @Test("White space is allowed around a decoded text only, as in Kubernetes' JSON")
  func trims() throws {
    for text in [" 1", "1 ", "\t1\n", "\u{a0}1\u{2003}"] {
      let quantity = Quantity(unchecked: text)
      #expect(quantity == "1")
      #expect(try quantity.value == 1)
      #expect(quantity.text == text)
    }
    #expect(!Quantity(unchecked: " ").isValid)
    #expect(!Quantity(unchecked: "\u{a0}").isValid)
    #expect(!Quantity(unchecked: "1 m").isValid)
  }

  @Test("A decoded text stays as it stood, also as a bare number")
  func keepsText() throws {
    #expect(Quantity(unchecked: "0.50", isNumber: true).isNumber)
    #expect(!Quantity(unchecked: "0.50").isNumber)
    #expect(Quantity(unchecked: "0.50", isNumber: true) == "500m")
    #expect(Quantity(unchecked: "1.0E+2", isNumber: true).description == "1.0E+2")
    #expect(try !(Quantity(unchecked: "1", isNumber: true) + 1).isNumber)
    #expect(MemoryLayout<Quantity>.stride <= 24)
    #expect(MemoryLayout<Quantity?>.stride <= 24)
  }
}
