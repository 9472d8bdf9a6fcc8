import Foundation
import KubeGenCore
import KubeTestSupport
import Testing

/// Nothing traps or hangs, whatever the sources hold. The seed is fixed, so a failure comes again.
@Suite("Mutated sources")
struct AnnotatedFuzzTests {
  private static let sources: [[UInt8]] = {
    let root = URL(filePath: #filePath)
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let names = ["Foo", "Enums", "Jobs", "Oneofs", "ImmutableTypes", "VersionedResources"]
    return names.compactMap { name in
      (try? Data(contentsOf: root.appending(path: "Fixtures/Annotated/\(name).swift")))
        .map { Array($0) }
    }
  }()

  private static let words = [
    "@kube(", "@schema(", "@schema.items(", "@schema.validation(", "@kube.scale(", "(", ")", "[",
    "]", "{", "}", "\"", "#\"", "\"#", "\\", "//", "///", "/*", "*/", "\n", "\r\n", ",", ":", "=",
    "var a: ", "let b = ", "struct A ", "enum E: Int ", "case c", "typealias T = T", "extension A ",
    "minLength: ", "pattern: ", "items: ", "default: ", "enum: ", "-", "9223372036854775808",
    "1e400", "0x", "nil", "true", ".self", "?", "!", "<Int>", "#if X", "#endif", "\u{0}", "é",
    "init(from d: any Decoder) throws {}", "enum CodingKeys: String, CodingKey ", "private ",
  ]

  private func run(_ bytes: [UInt8]) {
    var diagnostics = Diagnostics()
    let units = AnnotatedFrontEnd.units(
      files: [InputFile(path: "Fuzz.swift", bytes: bytes)], diagnostics: &diagnostics)
    let lines = bytes.count { $0 == UInt8(ascii: "\n") } + 1
    let isOutside = diagnostics.all.contains {
      $0.location.line < 1 || $0.location.line > lines || $0.location.column < 1
    }
    #expect(!isOutside)
    for unit in units { #expect(unit.types.first?.resource?.definition != nil) }
  }

  @Test("Bytes and words put in, taken out and doubled", arguments: 0..<6)
  func mutations(_ index: Int) throws {
    try #require(Self.sources.count == 6)
    var random = SplitMix64(seed: UInt64(index) &+ 7)
    for _ in 0..<150 {
      var bytes = Self.sources[index]
      for _ in 0...Int.random(in: 0...5, using: &random) {
        let place = Int.random(in: 0...bytes.count, using: &random)
        let length = min(Int.random(in: 0...40, using: &random), bytes.count - place)
        switch Int.random(in: 0..<5, using: &random) {
        case 0: bytes.removeSubrange(place..<(place + length))
        case 1: bytes.insert(contentsOf: Array(bytes[place..<(place + length)]), at: place)
        case 2:
          let word = Self.words.randomElement(using: &random) ?? ""
          bytes.insert(contentsOf: Array(word.utf8), at: place)
        case 3: bytes.insert(UInt8.random(in: 0...255, using: &random), at: place)
        default: bytes = Array(bytes.prefix(place))
        }
      }
      run(bytes)
    }
  }

  @Test("Annotations of random words")
  func annotations() {
    var random = SplitMix64(seed: 1)
    for _ in 0..<600 {
      let words = (0...Int.random(in: 0...25, using: &random)).map { _ in
        Self.words.randomElement(using: &random) ?? ""
      }
      run(
        Array(
          """
          // @kube(group: "a.b", version: "v1", kind: "Thing")
          struct ThingSpec {
          // @schema(\(words.joined(separator: " ")))
          var a: String
          }
          """.utf8))
    }
  }

  @Test("Deep nesting in annotations, types and values", arguments: [10, 12, 13, 60, 300, 20_000])
  func nesting(_ depth: Int) {
    func nested(_ open: String, _ close: String) -> String {
      String(repeating: open, count: depth) + String(repeating: close, count: depth)
    }
    let sources = [
      "// @schema(default: \(nested("[", "]")))\nvar a: JSONValue",
      "// @schema(\(nested("items: (", ")")))\nvar a: JSONValue",
      "// @schema(pattern: \"\(nested("(", ")"))\")\nvar a: String",
      "// @schema.validation(\"\(nested("(", ")"))\")\nvar a: String",
      "var a: \(nested("[", "]"))", "var a: \(nested("Optional<", ">"))",
      "var a = \(nested("[", "]"))", "var a = \(String(repeating: "-", count: depth))1",
      nested("struct A { ", "}"),
    ]
    for source in sources {
      run(Array("\(AnnotatedSample.head)struct ThingSpec {\n\(source)\n}".utf8))
    }
  }

  @Test("A target of 300 files with one kind is read in the time of a scan")
  func manyFiles() {
    let filler = (0..<400).map { "  func f\($0)(_ x: Int) -> Int { x + \($0) }\n" }.joined()
    var files = (0..<300).map { index in
      InputFile(
        path: "File\(index).swift",
        bytes: Array(
          "struct File\(index) {\n\(filler)}\nextension Int { struct N\(index) {} }".utf8))
    }
    let spec = "\(AnnotatedSample.head)struct ThingSpec { var a: File7.Inner }"
    files.append(InputFile(path: "Spec.swift", bytes: Array(spec.utf8)))
    files.append(
      InputFile(path: "Inner.swift", bytes: Array("extension File7 { struct Inner {} }".utf8)))
    var diagnostics = Diagnostics()
    let clock = ContinuousClock()
    var units: [SourceUnit] = []
    let time = clock.measure {
      units = AnnotatedFrontEnd.units(files: files, diagnostics: &diagnostics)
    }
    #expect(diagnostics.all.isEmpty)
    #expect(units.first?.types.count == 3)
    // Generous: debug builds on busy machines. A release build takes some 20 ms.
    #expect(time < .seconds(20))
  }
}
