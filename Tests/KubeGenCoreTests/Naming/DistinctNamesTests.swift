import KubeTestSupport
import Testing

@testable import KubeGenCore
@testable import KubeGenModel

@Suite("Names that meet in one type")
struct DistinctNamesTests {
  @Test(
    "An original that is its own name keeps it, and the others are numbered",
    arguments: [
      (["$action", "action"], ["action2", "action"]),
      (["action", "$action"], ["action", "action2"]),
      (["jwks_uri", "jwksUri"], ["jwksUri2", "jwksUri"]),
      (["$a", "a", "a-2", "@a"], ["a3", "a", "a2", "a4"]),
      (["_a", "-a", ".a"], ["a3", "a", "a2"]),
      (["a", "a", "a"], ["a", "a2", "a3"]),
      ([], []),
    ])
  func numbers(originals: [String], expected: [String]) {
    #expect(SwiftNaming.distinct(originals, by: SwiftNaming.property) == expected)
  }

  @Test("A reserved name goes to nobody")
  func reserved() {
    let names = SwiftNaming.distinct(
      ["metadata", "spec", "meta-data"], reserved: ["metadata", "spec2"],
      by: SwiftNaming.property)
    #expect(names == ["metadata2", "spec", "metaData"])
  }

  @Test("The order of the originals does not matter")
  func order() {
    var random = SplitMix64(seed: 3)
    let originals = [
      "a", "A", "$a", "a_", "a2", "a-2", "A2", "b.c", "bC", "b-c", "B_C", "é", "e\u{301}", "", " ",
      "=",
    ]
    let names = Dictionary(
      zip(originals, SwiftNaming.distinct(originals, by: SwiftNaming.enumCase)).map {
        (Array($0.utf8), $1)
      }
    ) { $1 }
    #expect(Set(names.values).count == originals.count)
    for _ in 0..<200 {
      let shuffled = originals.shuffled(using: &random)
      for (original, name) in zip(
        shuffled, SwiftNaming.distinct(shuffled, by: SwiftNaming.enumCase))
      {
        #expect(names[Array(original.utf8)] == name)
      }
    }
  }

  @Test("Many equal names take linear time")
  func many() {
    let names = SwiftNaming.distinct(Array(repeating: "a", count: 20_000)) { $0 }
    #expect(Set(names).count == 20_000)
    #expect(names.last == "a20000")
  }
}
