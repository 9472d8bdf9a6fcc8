import KubeGenSyntax
import KubeTestSupport
import Testing

/// Whatever the bytes are, reading them ends, in steps that grow with their number, and what is found lies in the text.
@Suite("Reading any bytes")
struct SyntaxFuzzTests {
  private static let sources: [[UInt8]] =
    HardSwift.samples.map { Array($0.utf8) }
    + stride(from: 0, to: SwiftFiles.own.count, by: 101).map {
      SwiftFiles.bytes(SwiftFiles.own[$0])
    }

  private static let words = [
    "(", ")", "[", "]", "{", "}", "<", ">", "\"", "\"\"\"", "#\"", "\"#", "\\(", "\\", "//", "/*",
    "*/", "/", "#/", "/#", "\n", "\r\n", ",", ":", "::", "=", "->", "?", "!", "&", "@", "@a(", "#",
    "#if ", "#else\n", "#endif\n", "`", "$0", "...", " . ", "struct A ", "enum B: ", "case c",
    "var d: ", "let e = ", "func f(", "init", "subscript", "where T: ", "if ", "switch ", "try ",
    "async ", "each ", "repeat ", "any ", "0x", "1e", "\u{0}", "é", "\u{FEFF}", "<#a#>",
    "<<<<<<< ", ">>>>>>> ", "operator ", "class ", "open(", "private(set) ", "{ didSet {} }",
  ]

  /// More steps for each byte than any text takes.
  private static let stepsPerByte = 24

  /// What is wrong with the reading.
  static func fault(_ bytes: [UInt8]) -> String? {
    let source = SwiftSource(bytes)
    var last = 0
    for token in source.tokens {
      guard token.start >= last, token.textStart >= token.start, token.textEnd >= token.textStart
      else { return "tokens overlap at \(token.start)" }
      last = token.textEnd
    }
    guard last <= bytes.count, source.tokens.last?.kind == .endOfFile else {
      return "tokens end at \(last) of \(bytes.count)"
    }
    let parsed = source.parse()
    let limit = 400 + bytes.count * stepsPerByte
    if parsed.steps > limit { return "\(parsed.steps) steps for \(bytes.count) bytes" }
    for token in source.tokens where token.kind == .string {
      _ = source.isBroken(token)
    }
    return fault(parsed.declarations, in: 0..<bytes.count)
  }

  private static func fault(_ nodes: [SwiftDeclaration], in range: Range<Int>) -> String? {
    for node in nodes {
      let isInside =
        node.start >= range.lowerBound && node.start <= node.range.lowerBound
        && node.range.upperBound <= range.upperBound
      if !isInside { return "\(node.kind) at \(node.range) of \(range)" }
      for binding in node.bindings {
        if let value = binding.value, !node.range.contains(value.range) {
          return "a value at \(value.range) of \(node.range)"
        }
      }
      for members in [node.members] + node.clauses.map(\.members) {
        if let fault = fault(members, in: node.range) { return fault }
      }
    }
    return nil
  }

  @Test("Files that end too early")
  func truncations() throws {
    try Fuzzing.run("syntax truncations", rounds: 150) { seed in
      var random = SplitMix64(seed: seed)
      let bytes = random.pick(Self.sources)
      return Self.fault(Array(bytes.prefix(random.below(bytes.count + 1))))
    }
  }

  @Test("Bytes and words put in, taken out and doubled")
  func mutations() throws {
    try Fuzzing.run("syntax mutations", rounds: 250) { seed in
      var random = SplitMix64(seed: seed)
      var bytes = random.pick(Self.sources)
      for _ in 0...random.below(6) {
        let place = random.below(bytes.count + 1)
        let length = min(random.below(60), bytes.count - place)
        switch random.below(4) {
        case 0: bytes.removeSubrange(place..<(place + length))
        case 1: bytes.insert(contentsOf: Array(bytes[place..<(place + length)]), at: place)
        case 2: bytes.insert(contentsOf: Array(random.pick(Self.words).utf8), at: place)
        default: bytes.insert(UInt8(random.below(256)), at: place)
        }
      }
      return Self.fault(bytes)
    }
  }

  @Test("Words in any order")
  func words() throws {
    try Fuzzing.run("syntax words", rounds: 400) { seed in
      var random = SplitMix64(seed: seed)
      let text = (0...random.below(60)).map { _ in random.pick(Self.words) }.joined()
      return Self.fault(Array(text.utf8))
    }
  }

  @Test(
    "What is repeated takes steps in proportion, and no more of the stack",
    arguments: [
      "(", "[", "{", "<", "a<", "a<b,", "a(b<", "let a = [", "let a = (", "var a: [", "var a: (",
      "var a: A<", "struct A {", "#if A\n", "@a(", "@a ", "- ", "-(", "!", "try ", "a.", "a?",
      "\\a.", "\"\\(", "#\"\\#(", "#", "`", "/", " /a", "/*", "#/\n", "if a {", "if ", "{ ",
      "a { ", "<<<<<<< ", "\n<<<<<<< \n", "<#", "+<#", "class ", "open ", "any ", "each ",
      "repeat ", "#if A\n.a\n", "case ", "func f(", "a ? ", "a as ", "a is ", "[:", "[1 of ",
      "() -> ", "x: A & ", "extension A<", "switch a {", "a,", "a: b: ", "\u{301}", "})]",
    ])
  func repetitions(_ word: String) {
    for prefix in ["", "let a = ", "var a: ", "struct A { var a = "] {
      let texts = [500, 1_000, 20_000].map { prefix + String(repeating: word, count: $0) }
      for text in texts {
        let fault = Self.fault(Array(text.utf8))
        #expect(fault == nil, "\(prefix)\(word)")
      }
    }
  }
}

extension Range<Int> {
  fileprivate func contains(_ other: Range<Int>) -> Bool {
    other.lowerBound >= lowerBound && other.upperBound <= upperBound
  }
}
