import KubeCore
import Testing

@testable import KubeTesting

/// What is said of a name and what KubeCore thinks of it have to agree.
@Suite struct NameCheckTests {
  private static let pieces = [
    "a", "z9", "-", ".", "..", "A", "_", "/", "%", " ", "é", "0", "x.dev/",
    String(repeating: "b", count: 61),
    String(repeating: "c", count: 250),
  ]

  /// All names of up to three pieces.
  private static let names =
    [""] + pieces
    + pieces.flatMap { one in
      pieces.flatMap { two in [one + two] + pieces.map { one + two + $0 } }
    }

  @Test(
    arguments: [
      (NameRule.dns1123Subdomain, NameCheck.subdomain), (.dns1123Label, NameCheck.dnsLabel),
      (.dns1035Label, NameCheck.dns1035Label), (.labelKey, NameCheck.qualified),
      (.labelValue, NameCheck.labelValue),
    ] as [(NameRule, @Sendable (String) -> [String])])
  func agrees(rule: NameRule, check: @Sendable (String) -> [String]) {
    for name in Self.names {
      #expect(check(name).isEmpty == rule.accepts(name), "\(rule) of \(name)")
    }
  }

  @Test func saysHowLongAndWhy() {
    let long = String(repeating: "a", count: 300)
    #expect(NameCheck.subdomain(long) == ["must be no more than 253 characters"])
    #expect(NameCheck.dnsLabel(long + ".b").count == 2)
    #expect(NameCheck.dnsLabel("a.b") == ["must not contain dots"])
    #expect(
      NameCheck.portName("a--b-") == [
        "must not contain consecutive hyphens", "must not begin or end with a hyphen",
      ])
  }

  @Test func prefixesMayEndInDashes() {
    let naming = ObjectNaming(GroupKind(kind: "ConfigMap"))
    #expect(naming.problems("a-", isPrefix: true).isEmpty)
    #expect(!naming.problems("a-").isEmpty)
    #expect(!naming.problems("-", isPrefix: true).isEmpty)
    #expect(
      ObjectNaming(GroupKind(group: "rbac.authorization.k8s.io", kind: "Role"))
        .problems("system:a:B").isEmpty)
  }
}
