import KubeTestSupport
import Testing

@testable import KubePattern

@Suite struct PatternTests {
  @Test(arguments: [
    ("", "anything", true), ("b", "abc", true), ("^b", "abc", false), ("c$", "abc", true),
    ("^a.c$", "a\nc", false), ("(?s)^a.c$", "a\nc", true), ("(?m)^b$", "a\nb\nc", true),
    ("^b$", "a\nb\nc", false), ("\\Ab\\z", "b\n", false), ("(?i)straße", "STRAßE", true),
    ("(?i)k", "\u{212A}", true), ("^[^a-c]+$", "xyz", true), ("^[^a-c]+$", "xbz", false),
    ("^[]a]+$", "]a", true), ("^[a\\]b-]+$", "b]-", true), ("^\\d{3}$", "123", true),
    ("^\\d{3}$", "١٢٣", false), ("^\\w+$", "a_9", true), ("^\\w+$", "é", false),
    ("\\bword\\b", "a word.", true), ("\\Bord", "word", true), ("^\\pL+$", "éж", true),
    ("^\\p{Greek}+$", "αβγ", true), ("^\\P{Greek}+$", "α", false), ("^[[:alpha:]]+$", "ab", true),
    ("^[[:^digit:]]+$", "a1", false), ("^a{2,3}$", "aaaa", false), ("^a{2,}$", "aaaa", true),
    ("^a{,3}$", "a{,3}", true), ("^(a|b)*?c$", "abac", true), ("^(?P<x>a)(?:b)$", "ab", true),
    ("^\\Q.*\\E$", ".*", true), ("^\\x{1F600}$", "\u{1F600}", true), ("^\\x41\\101$", "AA", true),
    ("^.$", "\u{1F600}", true), ("^.$", "e\u{301}", false), ("^(?:a*)*$", "aaa", true),
    ("^(|a)+$", "aa", true), ("x*", "", true), ("^$", "", true), ("^$", "x", false),
    ("^(?i:A)b$", "ab", true), ("^(?i:A)b$", "aB", false), ("(?U)^a+$", "aa", true),
  ])
  func matches(pattern: String, text: String, isMatch: Bool) throws {
    #expect(try Pattern(pattern).matches(text) == isMatch)
  }

  /// The texts are those of Go's regexp.
  @Test(arguments: [
    ("(", "missing closing ): `(`"), (")", "unexpected ): `)`"),
    ("[a", "missing closing ]: `[a`"), ("[z-a]", "invalid character class range: `z-a`"),
    ("*", "missing argument to repetition operator: `*`"),
    ("a**", "invalid nested repetition operator: `**`"),
    ("a{1001}", "invalid repeat count: `{1001}`"), ("a{3,2}", "invalid repeat count: `{3,2}`"),
    ("(a{1000}){1000}", "invalid repeat count: `{1000}`"),
    ("\\", "trailing backslash at end of expression: ``"),
    ("\\8", "invalid escape sequence: `\\8`"), ("\\pX", "invalid character class range: `\\pX`"),
    ("(?=a)", "invalid or unsupported Perl syntax: `(?=`"),
    ("(?<=a)", "invalid named capture: `(?<=a)`"),
    ("(?P<1a>x)(?P<1a>y)", ""),
    ("[[:word:]]", ""), ("[[:nope:]]", "invalid character class range: `[:nope:]`"),
  ])
  func errors(pattern: String, text: String) {
    let message: String
    do {
      _ = try Pattern(pattern)
      message = ""
    } catch {
      message = error.description
    }
    #expect(message == (text.isEmpty ? "" : "error parsing regexp: \(text)"))
  }

  /// The time is the length of the text times the size of the pattern, at most.
  @Test(
    .timeLimit(.minutes(10)),
    arguments: [
      "^(a+)+$", "^(a|aa)+$", "^(a*)*b$", "(.*)(.*)(.*)(.*)x", "^(a?){500}(a){500}b$",
      "^((a{1,10}){1,10}){1,10}$",
    ])
  func isNeverSlow(pattern: String) throws {
    let text = String(repeating: "a", count: 3000) + "!"
    #expect(try Pattern(pattern).matches(text) == false)
  }

  @Test func nestingHasALimit() {
    let deep = String(repeating: "(", count: 5000) + String(repeating: ")", count: 5000)
    #expect(throws: PatternError.self) { try Pattern(deep) }
    let alternatives = String(repeating: "a|", count: 20000)
    #expect(throws: Never.self) { try Pattern(alternatives) }
  }

  /// Whatever the pattern is, it is refused or matches something or nothing.
  @Test func anyPatternIsReadAndRun() throws {
    let pieces = [
      "a", "b", "(", ")", "[", "]", "^", "$", "*", "+", "?", "{2}", "{1,3}", "{", "}", "|", ".",
      "\\d", "\\pL", "\\", "(?i)", "(?:", "(?P<n>", "-", "[:alpha:]", "é", "\u{1F600}", "\\b",
      "\\Q", "\\E", "\\x{41}", "0", ",",
    ]
    try Fuzzing.run("patterns", rounds: 3000) { random in
      let source = (0..<random.below(12)).map { _ in random.pick(pieces) }.joined()
      guard let pattern = try? Pattern(source) else { return nil }
      for text in ["", "ab", "aaa\n", "é-0,{}", "A1"] { _ = pattern.matches(text) }
      return nil
    }
  }
}
