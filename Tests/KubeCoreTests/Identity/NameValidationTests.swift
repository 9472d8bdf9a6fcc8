import KubeTestSupport
import Testing

@testable import KubeCore
@testable import KubeValues

@Suite("Rules for names")
struct NameValidationTests {
  @Test(
    "good names are accepted",
    arguments: [
      (
        NameRule.dns1123Label,
        ["a", "a1", "a-1", "0", "01", "1--a", String(repeating: "a", count: 63)]
      ),
      (
        .dns1123Subdomain,
        [
          "a", "0.1", "a-1.b", "1.2.3.4.5", "cert-manager.io",
          String(repeating: "a", count: 253),
        ]
      ),
      (.dns1035Label, ["a", "abc", "a-1", "a--1--2", String(repeating: "a", count: 63)]),
      (
        .labelKey,
        [
          "app", "1-starts", "Uppercase_Is_OK_123", "example.com/Name", "1.2.3.4/5678",
          String(repeating: "a", count: 253) + "/" + String(repeating: "b", count: 63),
        ]
      ),
      (.labelValue, ["", "a", "A_b.c-9", "1234", String(repeating: "a", count: 63)]),
      (
        .pathSegment,
        ["a", "a.b", ".a", "..a", "...", "system:node:x", "sha256:AB@1", "Iñtërnâtiônàl"]
      ),
    ])
  func accepts(rule: NameRule, names: [String]) throws {
    for name in names {
      #expect(rule.accepts(name), "\(name)")
      try rule.validate(name)
    }
  }

  @Test(
    "bad names are refused where they go wrong",
    arguments: [
      (NameRule.dns1123Label, "", 0), (.dns1123Label, "my_App", 2), (.dns1123Label, "-a", 0),
      (.dns1123Label, "a-", 1), (.dns1123Label, "a.b", 1), (.dns1123Label, "aB", 1),
      (.dns1123Label, String(repeating: "a", count: 64), 63), (.dns1123Label, "a\n", 1),
      (.dns1123Subdomain, "", 0), (.dns1123Subdomain, "a..b", 2), (.dns1123Subdomain, ".a", 0),
      (.dns1123Subdomain, "a.", 2), (.dns1123Subdomain, "a.-b", 2), (.dns1123Subdomain, "a-.b", 1),
      (.dns1123Subdomain, "a_b", 1), (.dns1123Subdomain, String(repeating: "a", count: 254), 253),
      (.dns1035Label, "", 0), (.dns1035Label, "1a", 0), (.dns1035Label, "a1-", 2),
      (.labelKey, "", 0), (.labelKey, "a-", 1), (.labelKey, "-a", 0), (.labelKey, "a b", 1),
      (.labelKey, "a/b/c", 3), (.labelKey, "/a", 0), (.labelKey, "a/", 2),
      (.labelKey, "Example.com/a", 0), (.labelKey, "example_com/a", 7),
      (.labelKey, String(repeating: "a", count: 64), 63),
      (.labelKey, String(repeating: "a", count: 254) + "/b", 253),
      (.labelKey, "a/" + String(repeating: "b", count: 64), 65),
      (.labelValue, "-a", 0), (.labelValue, "a.", 1), (.labelValue, "hér", 1),
      (.labelValue, "a,b=c", 1), (.labelValue, String(repeating: "a", count: 64), 63),
      (.pathSegment, "", 0), (.pathSegment, ".", 0), (.pathSegment, "..", 0),
      (.pathSegment, "a/b", 1), (.pathSegment, "é%2F", 2),
    ] as [(NameRule, String, Int)])
  func refuses(rule: NameRule, name: String, offset: Int) throws {
    #expect(!rule.accepts(name))
    let error = try #require(throws: InvalidName.self) { try rule.validate(name) }
    #expect(error.rule == rule)
    #expect(error.name == name)
    #expect(error.offset == offset)
    #expect(!error.problem.isEmpty)
    #expect(error.description.contains(error.remedy))
  }

  @Test("the message has what, where and the remedy in one line")
  func message() throws {
    let error = try #require(throws: InvalidName.self) {
      try NameRule.dns1123Label.validate("my\u{7}app")
    }
    #expect(
      error.description
        == #"'my\u{7}app' is no DNS-1123 label: '\u{7}' is not allowed (offset 2); "#
        + "use 1 to 63 lower case letters, digits and '-', with a letter or digit at both ends")
  }

  @Test("a long name is shown only around the problem")
  func longName() throws {
    let name = String(repeating: "a", count: 100_000) + "!" + String(repeating: "b", count: 100_000)
    let error = try #require(throws: InvalidName.self) {
      try NameRule.pathSegment.validate(name + "/")
    }
    #expect(error.offset == 200_001)
    #expect(error.description.utf8.count < 400)
    #expect(quotedExcerpt(name, around: 100_000).contains("aaa!bbb"))
    #expect(quotedExcerpt(name, around: 100_000).hasPrefix("'…a"))
    #expect(quotedExcerpt(name).hasSuffix("a…'"))
    #expect(quotedExcerpt("") == "''")
  }

  @Test("verdicts agree with Kubernetes' regular expressions", arguments: NameRule.allCases)
  func agreesWithOracle(rule: NameRule) throws {
    var random = SplitMix64(seed: 16)
    let pieces = ["a", "Z", "0", "-", "_", ".", "/", "%", "é", String(repeating: "x", count: 61)]
    var accepted = 0
    for _ in 0..<4000 {
      let name = random.text(of: pieces, upTo: 6)
      let expected = oracle(rule, name)
      accepted += expected ? 1 : 0
      #expect(rule.accepts(name) == expected, "\(name)")
      do {
        try rule.validate(name)
        #expect(expected)
      } catch {
        #expect((0...name.utf8.count).contains(error.offset))
      }
    }
    #expect(accepted > 100)
  }

  @Test("noise never traps")
  func noise() {
    var random = SplitMix64(seed: 17)
    for _ in 0..<3000 {
      let name = random.noise(upTo: 300)
      for rule in NameRule.allCases {
        do throws(InvalidName) {
          try rule.validate(name)
        } catch {
          #expect(!error.description.isEmpty)
        }
      }
    }
  }

  private func oracle(_ rule: NameRule, _ name: String) -> Bool {
    let count = name.utf8.count
    switch rule {
    case .dns1123Label:
      return count <= 63 && name.wholeMatch(of: /[a-z0-9]([-a-z0-9]*[a-z0-9])?/) != nil
    case .dns1123Subdomain:
      return count <= 253
        && name.wholeMatch(
          of: /[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*/) != nil
    case .dns1035Label:
      return count <= 63 && name.wholeMatch(of: /[a-z]([-a-z0-9]*[a-z0-9])?/) != nil
    case .labelKey:
      let parts = name.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
      return parts.count <= 2 && (parts.count == 1 || oracle(.dns1123Subdomain, parts[0]))
        && !parts[parts.count - 1].isEmpty && oracle(.labelValue, parts[parts.count - 1])
    case .labelValue:
      return count <= 63
        && name.wholeMatch(of: /(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?/) != nil
    case .pathSegment:
      return !["", ".", ".."].contains(name) && !name.contains("/") && !name.contains("%")
    }
  }
}
