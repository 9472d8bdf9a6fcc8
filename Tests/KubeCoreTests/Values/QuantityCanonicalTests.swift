import Testing

@testable import KubeCore
@testable import KubeValues

@Suite("The canonical text of a quantity")
struct QuantityCanonicalTests {
  @Test(
    "A number in a format has the text that Kubernetes gives it",
    arguments: [
      (1 << 30, 0, .binarySI, "1Gi"),
      (300 << 20, 0, .binarySI, "300Mi"),
      (6 << 10, 0, .binarySI, "6Ki"),
      (1001 << 30, 0, .binarySI, "1001Gi"),
      (1 << 40, 0, .binarySI, "1Ti"),
      (1 << 60, 0, .binarySI, "1Ei"),
      (5, 0, .binarySI, "5"),
      (500, -3, .binarySI, "500m"),
      (1_234_567, -3, .binarySI, "1234567m"),
      (1023, 0, .binarySI, "1023"),
      (1024, 0, .binarySI, "1Ki"),
      (1025, 0, .binarySI, "1025"),
      (0, 0, .binarySI, "0"),
      (1, 9, .decimalSI, "1G"),
      (1000, 6, .decimalSI, "1G"),
      (1_000_000, 3, .decimalSI, "1G"),
      (1_000_000_000, 0, .decimalSI, "1G"),
      (1, -3, .decimalSI, "1m"),
      (80, -3, .decimalSI, "80m"),
      (1080, -3, .decimalSI, "1080m"),
      (108, -2, .decimalSI, "1080m"),
      (10800, -4, .decimalSI, "1080m"),
      (300, 6, .decimalSI, "300M"),
      (1, 12, .decimalSI, "1T"),
      (1_234_567, 6, .decimalSI, "1234567M"),
      (3, 3, .decimalSI, "3k"),
      (0, 0, .decimalSI, "0"),
      (1, -9, .decimalSI, "1n"),
      (80, -9, .decimalSI, "80n"),
      (1080, -9, .decimalSI, "1080n"),
      (108, -8, .decimalSI, "1080n"),
      (10800, -10, .decimalSI, "1080n"),
      (1, -6, .decimalSI, "1u"),
      (80, -6, .decimalSI, "80u"),
      (1080, -6, .decimalSI, "1080u"),
      (100, 0, .decimalSI, "100"),
      (100, 1, .decimalSI, "1k"),
      (100, -1, .decimalSI, "10"),
      (1, 9, .decimalExponent, "1e9"),
      (1, -3, .decimalExponent, "1e-3"),
      (1, -9, .decimalExponent, "1e-9"),
      (80, -3, .decimalExponent, "80e-3"),
      (300, 6, .decimalExponent, "300e6"),
      (1, 12, .decimalExponent, "1e12"),
      (1, 14, .decimalExponent, "100e12"),
      (1, 3, .decimalExponent, "1e3"),
      (3, 3, .decimalExponent, "3e3"),
      (0, 0, .decimalExponent, "0"),
      (1, 30, .decimalExponent, "1e30"),
      (12, 500, .decimalExponent, "1200e498"),
    ] as [(Int64, Int, Quantity.Format, String)])
  func writes(_ value: Int64, _ exponent: Int, _ format: Quantity.Format, _ text: String) throws {
    let scale = Quantity.Scale(rawValue: exponent)
    let quantity = Quantity(value, scale: scale, format: format)
    #expect(quantity.text == text)
    #expect(try quantity.canonical == text)
    #expect(try Quantity(parsing: text).canonical == text)
    if value != 0 {
      #expect(Quantity(-value, scale: scale, format: format).text == "-" + text)
      #expect(try (-quantity).text == "-" + text)
    }
  }

  @Test(
    "A text that is not canonical becomes so",
    arguments: [
      ("1024Mi", "1Gi"), ("307200Ki", "300Mi"), ("1025024Mi", "1001Gi"), ("5000m", "5"),
      ("0.5", "500m"), ("1000M", "1G"), ("0.001T", "1G"), ("1000u", "1m"), ("1.08", "1080m"),
      ("1080000000n", "1080m"), (".001e12", "1e9"), ("0.001e0", "1e-3"), ("1000e-12", "1e-9"),
      ("00", "0"), ("1.5Gi", "1536Mi"), ("1e3", "1e3"), ("1E3", "1e3"), ("1.5e3", "1500"),
      (".001Ki", "1024m"), (".000001Ki", "1024u"), (".000000001Ki", "1024n"),
      (".000000000001Ki", "2n"), ("0.5Ki", "512"), ("1.1Ki", "1126400m"), ("+1", "1"), ("-0", "0"),
      ("0Ki", "0"), ("1.500", "1500m"), ("12345678901234567890123", "12345678901234567890123"),
      ("9Ei", "9223372036854775807"), ("12E", "12E"), ("12000P", "12E"), ("-1536Ki", "-1536Ki"),
      ("-1024Ki", "-1Mi"), ("8192Ki", "8Mi"), ("1048576Mi", "1Ti"), ("100m", "100m"),
    ])
  func canonicalises(_ text: String, _ canonical: String) throws {
    let quantity = try Quantity(parsing: text)
    #expect(try quantity.canonical == canonical)
    #expect(quantity == Quantity(unchecked: canonical))
  }

  @Test("Where Kubernetes would lose a suffix beyond E, the number keeps its value")
  func beyondExa() throws {
    // Go's String() makes "1" of both.
    #expect(try Quantity(parsing: "1000E").canonical == "1000E")
    #expect(try Quantity(parsing: "1000000000000000000000").canonical == "1000E")
    #expect(
      try Quantity(1 << 60, format: .binarySI) * 2048 == Quantity(parsing: "2361183241434822606848")
    )
    #expect(try (Quantity(1 << 60, format: .binarySI) * 2048).text == "2048Ei")
  }

  @Test("A Double becomes the decimal number that Swift prints for it")
  func fromDouble() throws {
    #expect(try Quantity(approximating: 0.1).text == "100m")
    #expect(try Quantity(approximating: 1.5, format: .binarySI).text == "1500m")
    #expect(try Quantity(approximating: 2048.0, format: .binarySI).text == "2Ki")
    #expect(try Quantity(approximating: 1e21, format: .decimalExponent).text == "1e21")
    #expect(try Quantity(approximating: -0.0).text == "0")
    #expect(try Quantity(approximating: 1e-300).text == "1n")
    #expect(try Quantity(approximating: -2.5e-9).text == "-3n")
    for value in [Double.nan, .infinity, -.infinity] {
      #expect(throws: QuantityError.self) { try Quantity(approximating: value) }
    }
    #expect(
      try Quantity(approximating: Double.greatestFiniteMagnitude).asDouble
        == .greatestFiniteMagnitude)
  }

  @Test("A quantity is converted between formats without a change of value")
  func converts() throws {
    let quantity: Quantity = "1536Mi"
    #expect(try quantity.converted(to: .decimalSI).text == "1610612736")
    #expect(try quantity.converted(to: .decimalExponent).text == "1610612736")
    #expect(try Quantity("2e3" as String)?.converted(to: .binarySI).text == "2000")
    #expect(try quantity.converted(to: .decimalSI).converted(to: .binarySI).text == "1536Mi")
    for format in Quantity.Format.allCases {
      #expect(try quantity.converted(to: format) == quantity)
      #expect(try quantity.converted(to: format).format == format)
    }
  }
}
