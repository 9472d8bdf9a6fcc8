import KubeTestSupport
import Testing

@testable import KubeCore

@Suite("Order of versions")
struct VersionPriorityTests {
  @Test(
    "names within the pattern are taken apart",
    arguments: [
      ("v1", VersionPriority.Stability.stable, 1, nil), ("v10", .stable, 10, nil),
      ("v01", .stable, 1, nil), ("v1beta", .beta, 1, nil), ("v3alpha", .alpha, 3, nil),
      ("v2alpha1", .alpha, 2, 1), ("v10beta12", .beta, 10, 12), ("v0alpha0", .alpha, 0, 0),
    ] as [(String, VersionPriority.Stability, Int, Int?)])
  func conformant(name: String, stability: VersionPriority.Stability, major: Int, minor: Int?) {
    let version = VersionPriority(name)
    #expect(version.stability == stability)
    #expect(version.major == major)
    #expect(version.minor == minor)
    #expect(version.description == name)
  }

  @Test(
    "anything else is nonconformant",
    arguments: [
      "", "foo", "v", "v-1", "v+1", "valpha", "vbeta3", "vv1", "v1alpha1hi", "v1zeta3", "v1.1",
      "v1alpha1.1", "V1", "v1Beta1", "v1alpha+1", "v1 ", " v1", "v1\n", "v１", "1", "v1beta1alpha1",
      "v99999999999999999999", "v1beta99999999999999999999",
    ])
  func nonconformant(name: String) {
    let version = VersionPriority(name)
    #expect(version.stability == .nonconformant)
    #expect(version.major == 0)
    #expect(version.minor == nil)
    #expect(version.name == name)
  }

  @Test("kubectl's order")
  func priority() {
    #expect(
      ["v2beta2", "v1", "hi", "v3alpha2", "v2", "v2beta3"].byPriority
        == ["v2", "v1", "v2beta3", "v2beta2", "v3alpha2", "hi"])
    let inOrder = [
      "v10", "v2", "v1", "v11beta2", "v10beta3", "v10beta2", "v3beta1", "v12alpha1", "v11alpha10",
      "v11alpha2", "bar", "foo", "foo1", "foo10", "foo2",
    ]
    #expect(inOrder.reversed().byPriority == inOrder)
  }

  @Test("an alpha or beta without a number is nonconformant to kubectl")
  func unnumbered() {
    #expect(
      ["abc", "v9alpha", "v1alpha1", "v8beta"].byPriority
        == ["v1alpha1", "abc", "v8beta", "v9alpha"])
  }

  @Test("the order of generations")
  func generation() {
    #expect(
      ["v2beta2", "v1", "hi", "v3alpha2", "v2", "v2beta3"].byGeneration
        == ["v3alpha2", "v2", "v2beta3", "v2beta2", "v1", "hi"])
    let inOrder = [
      "v2alpha", "v1", "v1beta2", "v1beta1", "v1beta0", "v1beta", "v1alpha3", "v1alpha", "v0",
      "v0alpha1", "bar", "foo", "foo1", "foo10",
    ]
    #expect(inOrder.reversed().byGeneration == inOrder)
  }

  @Test("versions of one rank stand in the order of their bytes")
  func ties() {
    #expect(["v1", "v01", "v001"].byPriority == ["v001", "v01", "v1"])
    #expect(["v1", "v01", "v001"].byGeneration == ["v001", "v01", "v1"])
  }

  @Test("stability grows from nonconformant to stable")
  func stability() {
    #expect(
      VersionPriority.Stability.allCases.sorted() == [.nonconformant, .alpha, .beta, .stable])
  }

  @Test("the preference agrees with a plain reading of CompareKubeAwareVersionStrings")
  func agreesWithOracle() throws {
    var random = SplitMix64(seed: 13)
    let pieces = ["v", "1", "2", "10", "alpha", "beta", "x"]
    for _ in 0..<4000 {
      let (left, right) = (
        "v" + random.text(of: pieces, upTo: 4), random.text(of: ["v", "v1"] + pieces, upTo: 4)
      )
      let expected = kubeAwareComparison(left, right)
      let (one, other) = (VersionPriority(left), VersionPriority(right))
      if expected != 0 {
        #expect(one.isPreferred(over: other) == (expected > 0), "\(left) and \(right)")
      }
    }
  }

  @Test("both orders are strict and total")
  func strictAndTotal() {
    var random = SplitMix64(seed: 14)
    let names = (0..<60).map { _ in
      "v" + random.text(of: ["1", "0", "alpha", "beta", "x"], upTo: 3)
    }
    let versions = Set(names).map { VersionPriority($0) }
    for order in [
      { (a: VersionPriority, b: VersionPriority) in a.isPreferred(over: b) },
      { (a: VersionPriority, b: VersionPriority) in a.isNewer(than: b) },
    ] {
      for a in versions {
        #expect(!order(a, a))
        for b in versions where a != b {
          #expect(order(a, b) != order(b, a), "\(a) and \(b)")
          for c in versions where order(a, b) && order(b, c) {
            if !order(a, c) { Issue.record("\(a), \(b), \(c)") }
          }
        }
      }
    }
  }

  /// Positive where the first is preferred, 0 where the function of apimachinery sees a tie.
  private func kubeAwareComparison(_ left: String, _ right: String) -> Int {
    func parse(_ name: String) -> [Int]? {
      guard let match = name.wholeMatch(of: /v([0-9]+)(?:(alpha|beta)([0-9]+))?/),
        let major = Int(match.1)
      else { return nil }
      let rank = match.2 == nil ? 2 : match.2 == "beta" ? 1 : 0
      return [rank, major, match.3.flatMap { Int($0) } ?? 0]
    }
    if left == right { return 0 }
    switch (parse(left), parse(right)) {
    case (nil, nil): return left < right ? 1 : -1
    case (nil, _): return -1
    case (_, nil): return 1
    case (let one?, let other?):
      return zip(one, other).map { $0 - $1 }.first { $0 != 0 } ?? 0
    }
  }
}

extension Sequence<String> {
  fileprivate var byPriority: [String] {
    map { VersionPriority($0) }.sorted { $0.isPreferred(over: $1) }.map(\.name)
  }

  fileprivate var byGeneration: [String] {
    map { VersionPriority($0) }.sorted { $0.isNewer(than: $1) }.map(\.name)
  }
}
