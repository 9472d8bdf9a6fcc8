import KubeGenSyntax
import Testing

/// What our reader makes of a file is what SwiftParser makes of it.
@Suite("Our reading is SwiftParser's")
struct ComparisonTests {
  /// The first place where the two readings differ.
  static func difference(_ bytes: [UInt8]) -> String? {
    let theirs = TheirDump(bytes)
    guard !theirs.tree.hasError else { return nil }
    let source = SwiftSource(bytes)
    let ours = OurDump(source)
    if let pair = zip(ours.lines + ["<end>"], theirs.lines + ["<end>"]).first(where: { $0 != $1 }) {
      return "ours:   \(pair.0)\ntheirs: \(pair.1)"
    }
    if let pair = zip(ours.comments + ["<end>"], theirs.comments + ["<end>"])
      .first(where: { $0 != $1 })
    {
      return "comments, ours: \(pair.0), theirs: \(pair.1)"
    }
    let parsed = source.parse()
    if let error = parsed.firstError ?? parsed.excess {
      return "a mistake was seen at \(error), and there is none"
    }
    return nil
  }

  private func check(_ paths: [String], _ part: Int) {
    for index in stride(from: part, to: paths.count, by: 8) {
      if let difference = Self.difference(SwiftFiles.bytes(paths[index])) {
        Issue.record("\(paths[index])\n\(difference)")
      }
    }
  }

  @Test("Of this repository's files", arguments: 0..<8)
  func own(_ part: Int) throws {
    try #require(SwiftFiles.own.count > 500)
    check(SwiftFiles.own, part)
  }

  @Test(
    "Of files of the packages that it depends on",
    .enabled(if: !SwiftFiles.others.isEmpty, "there are no checkouts in .build"),
    arguments: 0..<8)
  func others(_ part: Int) {
    check(SwiftFiles.others, part)
  }

  @Test("Of what is hard to read", arguments: HardSwift.samples)
  func hard(_ text: String) {
    let theirs = TheirDump(Array(text.utf8))
    #expect(!theirs.tree.hasError, "the sample is no Swift")
    #expect(!theirs.lines.isEmpty)
    let difference = Self.difference(Array(text.utf8))
    #expect(difference == nil)
    // Line ends of other systems, and a mark that some editors write.
    let windows = text.replacing("\n", with: "\r\n")
    #expect(Self.difference(Array(windows.utf8)) == nil)
    #expect(Self.difference(Array("\u{FEFF}\(text)".utf8)) == nil)
  }
}
