import KubeGenCore
import Testing

@Suite("Documents that are made to hurt")
struct DocumentBoundsTests {
  @Test("A billion laughs are an error at once")
  func billionLaughs() {
    var text = "a0: &a0 [ha, ha, ha, ha, ha, ha, ha, ha, ha]\n"
    for level in 1...30 {
      let aliases = [String](repeating: "*a\(level - 1)", count: 9).joined(separator: ", ")
      text += "a\(level): &a\(level) [\(aliases)]\n"
    }
    let (documents, messages) = Documents.read(text)
    #expect(documents.isEmpty)
    #expect(messages.count == 1 && messages[0].contains("stand for more than 500000 values"))
  }

  @Test("So are laughs in keys, where Yams would hash them all")
  func laughsInKeys() {
    var text = "a0: &a0 [ha, ha]\n"
    for level in 1...40 { text += "a\(level): &a\(level) [*a\(level - 1), *a\(level - 1)]\n" }
    let (documents, messages) = Documents.read(text + "? *a40\n: 1\n")
    #expect(documents.isEmpty && messages.count == 1)
  }

  @Test("So are laughs that are merged")
  func laughsInMerges() {
    var text = "a0: &a0 {x: 1, z: 2}\n"
    for level in 1...40 {
      let merge = "{<<: *a\(level - 1)}"
      text += "a\(level): &a\(level) {x: \(merge), z: \(merge)}\n"
    }
    let (documents, messages) = Documents.read(text)
    #expect(documents.isEmpty && messages.count == 1)
  }

  @Test("So are long strings and merged mappings that are repeated")
  func repetition() {
    let long =
      "a: &a \(String(repeating: "ha", count: 50_000))\nb: [\(Array(repeating: "*a", count: 500).joined(separator: ", "))]\n"
    #expect(Documents.read(long).messages.first?.contains("stand for more than") == true)
    let members = (0..<500).map { "k\($0): 0" }.joined(separator: ", ")
    let merged = "a: &a {\(members)}\n" + (0..<1000).map { "m\($0): {<<: *a}\n" }.joined()
    #expect(Documents.read(merged).messages.first?.contains("stand for more than") == true)
  }

  @Test("Aliases in reasonable numbers are no matter")
  func aliases() {
    let text = "a: &a {x: [1, 2, 3]}\n" + (0..<2000).map { "b\($0): *a\n" }.joined()
    let (documents, messages) = Documents.read(text)
    #expect(messages.isEmpty)
    #expect(documents.first?["b1999"]?["x"]?.elements?.count == 3)
  }

  @Test(
    "Nesting has a limit in every notation",
    arguments: [
      "[", "{a: ", "[a: ", "- ", "? ", "- - ", "{\"a\":", "[[", "!!seq [", "&a [", "a: [b: {c: ",
    ])
  func nesting(_ opening: String) {
    for text in [
      String(repeating: opening, count: 2000), "a: " + String(repeating: opening, count: 2000),
    ] {
      let (documents, messages) = Documents.read(text)
      #expect(documents.isEmpty)
      #expect(messages.count == 1)
    }
  }

  @Test("Blocks that are indented ever deeper have a limit")
  func indentation() {
    let text = (0..<1500).map { String(repeating: " ", count: $0) + "a:\n" }.joined()
    #expect(Documents.read(text).messages.count == 1)
    let legal = (0..<400).map { String(repeating: " ", count: $0) + "a:\n" }.joined()
    #expect(Documents.read(legal).messages.isEmpty)
  }

  @Test("Depth counts through aliases")
  func depthThroughAliases() {
    let list = String(repeating: "[", count: 300) + String(repeating: "]", count: 300)
    let text = "a: &a \(list)\nb: \(list.prefix(300))*a\(list.suffix(300))\n"
    #expect(Documents.read(text).messages.first?.contains("more than 512 levels deep") == true)
  }

  @Test("Wide documents and long lines are read")
  func wide() {
    let keys = (0..<20_000).map { "k\($0): é\n" }.joined()
    #expect(Documents.read(keys).documents.first?.members?.count == 20_000)
    let line = "- [é, " + String(repeating: "{a: b}, ", count: 20_000) + "1]"
    let last = Documents.read(line).documents.first?.elements?.first?.elements?.last
    #expect(last?.column == Int32(8 + 8 * 20_000))
  }
}
