import Testing

@testable import KubeCore
@testable import KubeValues

@Suite("The value of a quantity")
struct QuantityValueTests {
  @Test(
    "A value at a scale is rounded away from zero",
    arguments: [
      ("9.01", -3, 9010), ("9.01", -2, 901), ("9.01", -1, 91), ("9.01", 0, 10), ("9.01", 1, 1),
      ("9.01", 2, 1), ("-9.01", -3, -9010), ("-9.01", -2, -901), ("-9.01", -1, -91),
      ("-9.01", 0, -10), ("-9.01", 1, -1), ("-9.01", 2, -1), ("1n", -9, 1), ("1n", -6, 1),
      ("1n", -3, 1), ("1n", 0, 1), ("1u", -9, 1000), ("1m", -9, 1_000_000), ("1m", -6, 1000),
      ("1", -9, 1_000_000_000), ("1", -3, 1000), ("100", -2, 10_000), ("100", 5, 1),
      ("1000", 1, 100), ("100e5", 2, 100_000), ("9.3", 0, 10), ("10.0", 0, 10),
      ("-193200", 4, -20), ("-190000", 4, -19), ("0", 0, 0), ("0", -1000, 0), ("0", 1000, 0),
      ("1", 1000, 1), ("-1", 1000, -1), ("9223372036854775807", 0, .max),
      ("9223372036854775806", 1, 922_337_203_685_477_581), ("1e20", 0, .max), ("-1e20", 0, .min),
      ("9223372036854775807", -1, .max), ("-9223372036854775808", 0, .min),
      ("1", -18, 1_000_000_000_000_000_000),
      ("9", -18, 9_000_000_000_000_000_000), ("10", -18, .max), ("1", -19, .max),
      ("-1", -1000, .min),
      ("1e1000", 999, 10), ("1e1000", 982, 1_000_000_000_000_000_000), ("1e1000", 981, .max),
      ("876e30", 4, .max), ("9223372036854775806.1", 0, .max), ("9223372036854775807.1", 0, .max),
    ] as [(Quantity, Int, Int64)])
  func scales(_ quantity: Quantity, _ scale: Int, _ value: Int64) throws {
    #expect(try quantity.scaledValue(Quantity.Scale(rawValue: scale)) == value)
    if scale == 0 { #expect(try quantity.value == value) }
    if scale == -3 { #expect(try quantity.milliValue == value) }
  }

  @Test("A number made at a scale is that number")
  func makes() throws {
    #expect(Quantity(1500, scale: .milli).text == "1500m")
    #expect(Quantity(1, scale: .nano).text == "1n")
    #expect(Quantity(1000, scale: .nano).text == "1u")
    #expect(Quantity(1000, scale: .micro).text == "1m")
    #expect(Quantity(1000, scale: .milli).text == "1")
    #expect(Quantity(1_234_000).text == "1234k")
    #expect(Quantity(1024, format: .binarySI).text == "1Ki")
    #expect(Quantity(1024, scale: .milli, format: .binarySI).text == "1024m")
    #expect(Quantity(1 << 20, scale: .milli, format: .binarySI).text == "1048576m")
    #expect(Quantity(1_000_000, format: .decimalExponent).text == "1e6")
    #expect(Quantity(1_000_000, scale: .milli, format: .decimalExponent).text == "1e3")
    #expect(Quantity(.min).text == "-9223372036854775808")
    #expect(Quantity(.max).text == "9223372036854775807")
    #expect(Quantity(7, scale: .exa).text == "7E")
    #expect(Quantity(-1, scale: Quantity.Scale(rawValue: -20)).text == "-1n")
    #expect(try Quantity(.max, scale: Quantity.Scale(rawValue: .max)).sign == 1)
    let literal: Quantity = 2000
    #expect(literal.text == "2k")
  }

  @Test("The sign and zero are told")
  func signs() throws {
    for (text, sign) in [("0", 0), ("-0Ki", 0), ("1n", 1), ("-0.1n", -1), ("5Gi", 1)] {
      #expect(try Quantity(parsing: text).sign == sign)
      #expect(try Quantity(parsing: text).isZero == (sign == 0))
    }
  }

  @Test(
    "As a Double it is the nearest one",
    arguments: [
      ("0", 0), ("1", 1), ("1Ki", 1024), ("7Mi", 7_340_032), ("2Gi", 2_147_483_648),
      ("7340032e8", 734_003_200_000_000), ("734003.2", 734_003.2), ("0.07340032", 0.07340032),
      ("1.1Ki", 1126.4), ("12E", 1.2e19), ("9Ei", 9.223372036854775807e18), ("12e500", .infinity),
      ("-12e500", -.infinity), ("9007199254740993", 9_007_199_254_740_992), ("-0.1", -0.1),
      ("9007199254740992.000000001", 9_007_199_254_740_992), ("1n", 1e-9), ("-1Gi", -1_073_741_824),
    ] as [(Quantity, Double)])
  func doubles(_ quantity: Quantity, _ value: Double) throws {
    #expect(try quantity.asDouble == value)
  }
}
