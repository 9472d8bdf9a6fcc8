import KubeTestSupport
import Testing

@testable import KubeTesting

@Suite struct UnifiedDiffTests {
  @Test func showsThreeLinesAround() {
    let old = (1...20).map { "line \($0)" }
    var new = old
    new[9] = "other"
    #expect(
      UnifiedDiff(old, new).text == """
        @@ -7,7 +7,7 @@
         line 7
         line 8
         line 9
        -line 10
        +other
         line 11
         line 12
         line 13

        """)
    #expect(UnifiedDiff(old, old).text.isEmpty)
    #expect(UnifiedDiff([], ["a"]).text == "@@ -0,0 +1 @@\n+a\n")
  }

  /// Whatever changed, the diff makes the new text out of the old one.
  @Test func leadsFromTheOldToTheNew() {
    var random = SplitMix64(seed: 7)
    for _ in 0..<300 {
      let words = ["a", "b", "c", "{", "}", "\(Int.random(in: 0..<40, using: &random))"]
      let lines = { (count: Int, random: inout SplitMix64) in
        (0..<count).map { _ in words.randomElement(using: &random) ?? "" }
      }
      let old = lines(Int.random(in: 0..<260, using: &random), &random)
      var new = old
      for _ in 0..<Int.random(in: 0..<5, using: &random) {
        let place = Int.random(in: 0...new.count, using: &random)
        let end = min(new.count, place + Int.random(in: 0..<4, using: &random))
        let count = Int.random(in: 0..<4, using: &random)
        new.replaceSubrange(place..<end, with: lines(count, &random))
      }
      #expect(Self.applied(UnifiedDiff(old, new).text, to: old) == new)
    }
  }

  private static func applied(_ diff: String, to old: [String]) -> [String] {
    var result: [String] = []
    var place = 0
    for line in diff.split(separator: "\n") {
      if line.hasPrefix("@@") {
        let numbers = line.split(separator: " ")[1].dropFirst().split(separator: ",")
        let isEmpty = numbers.count > 1 && numbers[1] == "0"
        let start = (Int(numbers[0]) ?? 0) - (isEmpty ? 0 : 1)
        result += old[place..<start]
        place = start
      } else if line.hasPrefix("+") {
        result.append(String(line.dropFirst()))
      } else {
        if line.hasPrefix(" ") { result.append(old[place]) }
        place += 1
      }
    }
    return result + old[place...]
  }
}
