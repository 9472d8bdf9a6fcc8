import KubeCore
import KubeTestSupport
import Testing

@testable import KubeClient

@Suite struct ConfigScalarTests {
  @Test(arguments: [
    ("0", "0"), ("-12", "-12"), ("+7", "7"), ("0o17", "15"), ("017", "15"), ("-017", "-15"),
    ("0x1F", "31"), ("0b101", "5"), ("1_000", "1000"), ("08", "8.0"), ("1e3", "1000.0"),
    (".5", "0.5"), ("5.", "5.0"), ("-1.5E-2", "-0.015"),
    ("18446744073709551615", "18446744073709551615"),
  ])
  func `Numbers are those of YAML 1.1`(text: String, json: String) {
    guard case .number(let number) = ConfigScalar.resolve(text) else {
      Issue.record("\(text) is no number.")
      return
    }
    #expect(number.text == json)
  }

  @Test(arguments: [
    "_1", "1.2.3", "0x", "0xg", "0b2", "-", "+", ".", "e5", "1e", "--1", "0-1", "1:30", "٣",
  ])
  func `What only looks like a number is a text`(text: String) {
    guard case .string(text) = ConfigScalar.resolve(text) else {
      Issue.record("\(text) is no text.")
      return
    }
  }

  @Test func `Whatever the text, a number is one in JSON`() throws {
    let pieces = Array("0123456789+-._eExXoObBaAfFinNyY~ :").map(String.init)
    try Fuzzing.run("scalar", rounds: 20_000) { random in
      let text = (0..<random.below(12)).map { _ in random.element(pieces) }.joined()
      guard case .number(let number) = ConfigScalar.resolve(text) else { return nil }
      return JSONNumber(number.text) == number ? nil : "\(text) became \(number.text)"
    }
  }
}
