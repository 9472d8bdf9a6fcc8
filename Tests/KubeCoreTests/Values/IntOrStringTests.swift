import Testing

@testable import KubeCore
@testable import KubeValues

@Suite("IntOrString")
struct IntOrStringTests {
  @Test("Literals make numbers and strings, which are not the same")
  func literals() {
    let number: IntOrString = 80
    let text: IntOrString = "80"
    #expect(number == .int(80))
    #expect(text == .string("80"))
    #expect(number != text)
    #expect(number.description == "80")
    #expect(text.description == "80")
    #expect(("http" as IntOrString).description == "http")
  }

  @Test(
    "The number is the string's, or 0",
    arguments: [
      (80, 80), (-1, -1), ("80", 80), ("-80", -80), ("+80", 80), ("http", 0), ("", 0), ("80 ", 0),
      ("1_0", 0), ("0x10", 0), ("99999999999999999999", 0), ("25%", 0),
    ] as [(IntOrString, Int)])
  func intValue(_ value: IntOrString, _ expected: Int) {
    #expect(value.intValue == expected)
  }

  @Test(
    "A text that is a number of 32 bits is read as one",
    arguments: [
      ("0", 0), ("2147483647", 2_147_483_647), ("-2147483648", -2_147_483_648),
      ("2147483648", "2147483648"), ("-2147483649", "-2147483649"),
      ("9223372036854775808", "9223372036854775808"), ("http", "http"), ("", ""), ("25%", "25%"),
    ] as [(String, IntOrString)])
  func parses(_ text: String, _ expected: IntOrString) {
    #expect(IntOrString(parsing: text) == expected)
  }

  @Test(
    "A percentage is a share of the total, rounded as asked",
    arguments: [
      (123, 0, 123, 123), ("90%", 100, 90, 90), ("90%", 95, 86, 85), ("25%", 10, 3, 2),
      ("0%", 10, 0, 0), ("200%", 3, 6, 6), ("-10%", 15, -1, -2), ("10%", -15, -1, -2),
      ("1%", 1, 1, 0), ("33%", 100, 33, 33), ("100%", .max, .max, .max),
      ("-100%", .max, -.max, -.max),
      ("50%", .max, 4_611_686_018_427_387_904, 4_611_686_018_427_387_903),
    ] as [(IntOrString, Int, Int, Int)])
  func scales(_ value: IntOrString, _ total: Int, _ up: Int, _ down: Int) throws {
    #expect(try value.scaledValue(of: total, roundUp: true) == up)
    #expect(try value.scaledValue(of: total, roundUp: false) == down)
  }

  @Test(
    "What is no percentage is an error",
    arguments: [
      ("%", 0), ("90#", 3), ("#%", 0), ("90", 2), ("30%0", 4), ("a%", 0), ("a", 1), ("", 0),
      ("40%%", 0), ("1.5%", 0), (" 5%", 0), ("99999999999999999999%", 0),
    ])
  func refuses(_ text: String, _ offset: Int) {
    let error = #expect(throws: IntOrStringError.self) {
      try IntOrString.string(text).scaledValue(of: 10, roundUp: true)
    }
    #expect(error?.offset == offset)
  }

  @Test("A share that does not fit is an error")
  func overflows() {
    for text in ["101%", "-101%", "9223372036854775807%", "-9223372036854775808%"] {
      #expect(throws: IntOrStringError.self) {
        try IntOrString.string(text).scaledValue(of: .max, roundUp: true)
      }
    }
    #expect(throws: Never.self) {
      try IntOrString.string("-9223372036854775808%").scaledValue(of: 100, roundUp: true)
    }
  }
}
