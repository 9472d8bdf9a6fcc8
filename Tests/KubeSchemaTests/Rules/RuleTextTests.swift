import Testing

@testable import KubeSchema

@Test(
  "how far a budget is exceeded",
  arguments: [
    (10_000_001, "1.000000x"), (14_680_064, "1.468006x"), (14_999_999, "1.500000x"),
    (15_000_000, "1.5x"), (25_500_000, "2.5x"), (25_500_001, "2.6x"), (999_500_000, "100.0x"),
    (1_000_000_000, "100.0x"), (1_000_000_001, "more than 100x"), (.max, "more than 100x"),
  ] as [(UInt64, String)])
func factors(cost: UInt64, text: String) {
  #expect(RuleText.factor(cost, 10_000_000) == text)
}

@Test("a message is one line and not too long")
func messages() {
  #expect(RuleText.message(" a b\t") == "a b")
  #expect(RuleText.message("a\nb") == nil)
  #expect(RuleText.message(" \n ") == nil)
  #expect(RuleText.message(String(repeating: "é", count: 2560)) != nil)
  #expect(RuleText.message(String(repeating: "é", count: 2561)) == nil)
}
