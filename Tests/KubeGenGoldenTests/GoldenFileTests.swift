import Foundation
import KubeGenCore
import Testing

/// `RECORD_GOLDEN=1 swift test --filter KubeGenGoldenTests` writes the files anew, and fails so that nobody takes that for a pass.
@Suite("Golden files")
struct GoldenFileTests {
  static let isRecording = ProcessInfo.processInfo.environment["RECORD_GOLDEN"] == "1"

  @Test("the generator emits what is recorded", arguments: GoldenSet.all)
  func output(set: GoldenSet) throws {
    let output = Generator.generate(try set.input())
    #expect(output.diagnostics.all.filter { $0.severity == .error } == [])
    if Self.isRecording {
      try set.record(output.files)
      Issue.record("\(set.name) was recorded; run again without RECORD_GOLDEN")
      return
    }
    let recorded = try set.recorded()
    let emitted = Dictionary(
      uniqueKeysWithValues: output.files.map { ("\(set.name)+\($0.name)", $0.text) })
    #expect(emitted.keys.sorted() == recorded.keys.sorted())
    for (name, text) in emitted {
      #expect(
        text == recorded[name], "\(name): \(Self.firstDifference(text, recorded[name] ?? ""))")
    }
  }

  @Test("the order of inputs does not matter", arguments: GoldenSet.all)
  func order(set: GoldenSet) throws {
    var input = try set.input()
    let expected = Generator.generate(input).files
    input.swiftFiles.reverse()
    input.crdFiles.reverse()
    input.configuration.resources.reverse()
    #expect(Generator.generate(input).files == expected)
  }

  static func firstDifference(_ a: String, _ b: String) -> String {
    let left = a.split(separator: "\n", omittingEmptySubsequences: false)
    let right = b.split(separator: "\n", omittingEmptySubsequences: false)
    let line = zip(left, right).enumerated().first { $0.element.0 != $0.element.1 }?.offset
    let number = line ?? min(left.count, right.count)
    let found = number < left.count ? left[number] : "the end"
    let wanted = number < right.count ? right[number] : "the end"
    return "line \(number + 1) is «\(found)», recorded is «\(wanted)»"
  }
}
