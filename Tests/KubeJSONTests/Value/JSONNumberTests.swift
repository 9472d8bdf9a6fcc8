import KubeJSON
import Testing

@Suite("Numbers with all their digits")
struct JSONNumberTests {
  static let classes: [[String]] = [
    ["0", "-0", "0.0", "0e5", "-0.000E-9", "0e99999999999999999999"],
    ["1", "1.0", "1e0", "10e-1", "0.1e1", "0.001E+3", "1.000"],
    ["-1", "-1.0", "-10e-1"], ["10", "1e1", "10.0", "0.1e2"],
    ["0.1", "1e-1", "0.10", "100e-3"], ["0.10000000000000001"], ["0.1000000000000000055"],
    ["9007199254740992", "9007199254740992.0"], ["9007199254740993", "9007199254740993.0"],
    ["9223372036854775807", "9223372036854775807.0", "9.223372036854775807e18"],
    ["9223372036854775808", "9223372036854775808.000"],
    ["18446744073709551614"], ["18446744073709551615", "1.8446744073709551615e19"],
    ["1e400", "10e399", "0.1e401"], ["1e401"], ["-1e400"], ["1e-400", "0.1e-399"], ["2e-400"],
    ["123.456", "123456e-3", "0.000123456e6"],
  ]

  @Test("Numbers are equal if their values are, and then hash alike")
  func equality() throws {
    let numbers = try Self.classes.enumerated().flatMap { index, texts in
      try texts.map { text in (index, try #require(JSONNumber(text)), try JSONValue(json: text)) }
    }
    for (first, a, left) in numbers {
      for (second, b, right) in numbers {
        #expect((a == b) == (first == second), "\(a) and \(b)")
        #expect((left == right) == (first == second), "\(a) and \(b)")
        if first == second {
          #expect(a.hashValue == b.hashValue)
          #expect(left.hashValue == right.hashValue)
        }
      }
    }
    #expect(Set(numbers.map(\.1)).count == Self.classes.count)
  }

  @Test("A number is written as it was read")
  func digits() throws {
    for text in Self.classes.joined() {
      #expect(try JSONValue(json: " \(text) ").text == text)
      #expect(try JSONValue(json: "[ \(text) ]")[0]?.text == text)
      #expect(JSONNumber(text)?.description == text)
      #expect(try Bag(json: "{\"n\":\(text)}").jsonText() == "{\"n\":\(text)}")
    }
  }

  @Test(
    "Other texts are no numbers",
    arguments: ["", " ", "x", "01", "1.", "\"1\"", "[1]", "1 2", "NaN"])
  func others(_ text: String) {
    #expect(JSONNumber(text) == nil)
  }

  @Test("A whole number within 64 bits is one, however it is written")
  func wholes() throws {
    let expected: [(String, Int64?)] = [
      ("0", 0), ("-0.0", 0), ("1e3", 1000), ("1.5", nil), ("15e-1", nil),
      ("9223372036854775807", .max),
      ("-9223372036854775808", .min), ("9223372036854775808", nil), ("9223372036854775807.0", .max),
      ("1e18", 1_000_000_000_000_000_000), ("1e19", nil), ("1e400", nil), ("1e-400", nil),
      ("1e99999999999999999999", nil), ("1e-99999999999999999999", nil),
      ("0e99999999999999999999", 0), ("1e9223372036854775807", nil),
      ("0.1e9223372036854775807", nil),
    ]
    for (text, value) in expected {
      #expect(try JSONValue(json: text).number?.int == value, "\(text)")
    }
  }

  @Test("Integers and Doubles make numbers")
  func making() {
    #expect(JSONNumber(UInt64.max).text == "18446744073709551615")
    #expect(JSONNumber(Int8(-5)).text == "-5")
    #expect(JSONNumber(0.1)?.text == "0.1")
    #expect(JSONNumber(1e300)?.double == 1e300)
    #expect(JSONNumber(Double.nan) == nil)
    #expect(JSONNumber(-Double.infinity) == nil)
    #expect(JSONNumber(2.0) == JSONNumber(2))
  }

  @Test("Numbers of many digits compare in bounded time")
  func many() throws {
    let nines = String(repeating: "9", count: 100_000)
    let a = try #require(JSONNumber(nines))
    #expect(a == JSONNumber("\(nines).0"))
    #expect(a != JSONNumber("\(nines)0"))
    #expect(Int64.error(of: nines)?.message.contains("out of the range") == true)
    #expect(JSONNumber("0.\(String(repeating: "0", count: 100_000))1") == JSONNumber("1e-100001"))
  }
}
