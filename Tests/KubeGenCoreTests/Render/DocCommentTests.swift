import KubeTestSupport
import Testing

@testable import KubeGenCore
@testable import KubeGenModel

@Suite("Documentation comments")
struct DocCommentTests {
  static func lines(_ text: String, width: Int = 40) -> [String] {
    DocComment(text, width: width).lines
  }

  @Test(
    "Text is kept, wrapped, and cannot leave the comment",
    arguments: [
      ("One line", ["One line"]),
      ("  \n\n a \n\n\n b\n\n", [" a", "", " b"]),
      ("", []),
      (" \n\t\n", []),
      ("a\r\nb\rc\u{2028}d\u{85}e\u{0B}f", ["a", "b", "c", "d", "e", "f"]),
      ("a\u{0}b\u{202E}c\u{200B}\u{FEFF}\td", ["abc d"]),
      ("a */ /* b \"\"\" \\(c)", ["a */ /* b \"\"\" \\(c)"]),
      ("import Evil\n}\nstruct X {", ["import Evil", "}", "struct X {"]),
      (
        "Words that do not all fit on one line of forty columns.",
        ["Words that do not all fit on one line of", "forty columns."]
      ),
      (
        "A paragraph that is too long in its first line\nis filled anew.",
        ["A paragraph that is too long in its", "first line is filled anew."]
      ),
      ("Short lines\nstay as\nthey are.", ["Short lines", "stay as", "they are."]),
      (
        "Ж" + String(repeating: " жж", count: 20),
        [
          "Ж" + String(repeating: " жж", count: 13),
          "жж" + String(repeating: " жж", count: 6),
        ]
      ),
    ])
  func text(text: String, expected: [String]) {
    #expect(Self.lines(text) == expected)
  }

  @Test("A word that means something at the beginning of a line never gets there")
  func markers() {
    let markers = [
      "-", "*", "+", "#", "##", "1.", "12)", ">", ">x", "=", "---", "```", "~~~", "@see", "|",
    ]
    for marker in markers {
      for length in 25..<45 {
        let text = String(repeating: "x", count: length) + " \(marker) and so on and on and on"
        for line in Self.lines(text).dropFirst() {
          #expect(!line.hasPrefix(marker), "\(text)")
        }
      }
    }
  }

  @Test("Lists hang, quotations too, and headings and tables are not broken")
  func blocks() {
    #expect(
      Self.lines(
        "Values:\n- a first item that is longer than the line\n- b\n  - c\n1. a numbered item longer than the line"
      )
        == [
          "Values:", "- a first item that is longer than the", "  line", "- b", "  - c",
          "1. a numbered item longer than the line",
        ])
    let heading = "# A heading that is longer than the line permits"
    let row = "| a table's row | that is longer | than the line |"
    #expect(Self.lines("\(heading)\n\(row)") == [heading, row])
  }

  @Test(
    "Fences of code are closed, and what they hold stays as it is",
    arguments: [
      ("```\na  <b>   \n@x", ["```", "a  <b>", "@x", "```"]),
      ("~~~~ sh\n```\n~~~\n~~~~\n<b>", ["~~~~ sh", "```", "~~~", "~~~~", "\\<b>"]),
      ("- x\n  ```\n  a\n\n  b", ["- x", "  ```", "  a", "", "  b", "  ```"]),
      ("``` `inline` ```", ["``` `inline` ```"]),
      ("a:\n\n    let x =   1\n\nb", ["a:", "", "    let x =   1", "", "b"]),
    ])
  func code(text: String, expected: [String]) {
    #expect(Self.lines(text) == expected)
  }

  @Test(
    "What Markdown or DocC would take for something else is escaped",
    arguments: [
      ("<name> and </name>, 1 < 2, a<b", "\\<name> and \\</name>, 1 < 2, a\\<b"),
      ("`<name>` ``a ` <b>`` <c> ` <d>", "`<name>` ``a ` <b>`` \\<c> ` \\<d>"),
      ("<https://kubernetes.io>", "<https://kubernetes.io>"),
      ("\\<x>", "\\<x>"),
      ("@Comment { hidden }", "\\@Comment { hidden }"),
      ("a@b.c", "a@b.c"),
    ])
  func escapes(text: String, expected: String) {
    #expect(DocComment(text, width: 96).lines == [expected])
  }

  @Test(
    "In the output every line of a comment stands behind three slashes and has no trailing space")
  func output() {
    var random = SplitMix64(seed: 11)
    let parts = [
      "word", " ", "\n", "\r\n", "```", "- ", "  ", "\t", "*/", "<b>", "\u{2029}", "@x", "`", "é",
    ]
    for _ in 0..<500 {
      let text = (0..<40).map { _ in parts.randomElement(using: &random) ?? "" }.joined()
      let source = Sample.render(
        TypeModel(name: TypeName("A"), documentation: text, form: .alias("B")))
      let lines = source.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
      #expect(lines.last == "public typealias A = B")
      #expect(lines.dropLast().allSatisfy { $0.hasPrefix("///") && !$0.hasSuffix(" ") })
      #expect(
        source.unicodeScalars.allSatisfy { $0 == "\n" || !$0.properties.isWhitespace || $0 == " " })
      let content = lines.dropLast().map {
        $0.dropFirst(3).filter { !$0.isWhitespace && $0 != "\\" }
      }
      let fences = content.joined().filter { $0 != "`" }
      let original = text.filter { !$0.isWhitespace && $0 != "`" }
      #expect(fences == original)
    }
  }
}
