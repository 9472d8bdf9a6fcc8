import KubeGenCore
import Testing

@Suite("YAML as it is written")
struct YAMLTextTests {
  @Test("is what a person would write")
  func form() {
    let node: Node = [
      "apiVersion": "v1", "empty": [:], "list": ["a", ["b", "c"], ["d": 1, "e": [2]]], "none": [],
      "text": "one\ntwo\n", "version": "1.30", "answer": "yes", "path": "/a/b", "flag": "-v",
      "on": true,
      "pattern": "^\\d+: \"x\"$", "nothing": Node(.null), "size": Node(.number("1e9")),
    ]
    #expect(
      node.yamlText() == """
        apiVersion: v1
        empty: {}
        list:
        - a
        - - b
          - c
        - d: 1
          e:
          - 2
        none: []
        text: |
          one
          two
        version: "1.30"
        answer: "yes"
        path: /a/b
        flag: -v
        "on": true
        pattern: '^\\d+: "x"$'
        nothing: null
        size: 1.0e+9

        """)
  }

  @Test(
    "Strings stand in quotes where some reader takes them for something else, and nowhere else",
    arguments: [
      ("plain", "plain"), ("two words", "two words"), ("a:b", "a:b"), ("a#b", "a#b"),
      ("it's", "it's"),
      ("say \"x\"", "say \"x\""), ("1.2.3", "1.2.3"), ("10.0.0.1:80", "10.0.0.1:80"), ("v1", "v1"),
      ("<a>", "\"<a>\""), ("a: b", "\"a: b\""), ("a #b", "\"a #b\""), ("y", "\"y\""),
      ("NULL", "\"NULL\""),
      ("0x1F", "\"0x1F\""), ("12:30", "\"12:30\""), ("2001-01-01", "\"2001-01-01\""),
      ("1_0", "\"1_0\""),
      ("", "\"\""), (" a", "\" a\""), ("a ", "\"a \""), ("- a", "\"- a\""), ("*a", "\"*a\""),
      ("a:", "\"a:\""),
      ("a\tb", "\"a\\tb\""), ("\u{7F}", "\"\\x7F\""), ("\u{2028}", "\"\\u2028\""), ("é", "é"),
    ])
  func quotes(_ string: String, _ expected: String) {
    #expect(Node(.string(string)).yamlText() == expected + "\n")
  }

  @Test("Every awkward string survives, as value, key and element", arguments: RandomNode.words)
  func words(_ word: String) {
    for node in [
      Node(.string(word)), Node(.mapping([Node.Member(word, Node(.string(word)))])),
      Node(
        .sequence([Node(.string(word)), Node(.mapping([Node.Member("k", Node(.string(word)))]))])),
    ] {
      let (documents, messages) = Documents.read("---\n" + node.yamlText())
      #expect(messages.isEmpty && documents == [node], "\(node.yamlText())")
    }
  }

  @Test("Any value survives writing and reading", arguments: 0..<400)
  func roundTrip(_ seed: Int) {
    var values = RandomNode(seed: UInt64(seed))
    let nodes = [values.node(), values.node()]
    let text = nodes.map { "---\n" + $0.yamlText() }.joined()
    let (documents, messages) = Documents.read(text)
    #expect(messages.isEmpty, "\(text)")
    #expect(documents == nodes, "\(text)")
  }

  @Test("A key of any length survives")
  func longKeys() {
    for length in [900, 1000, 1023, 1024, 5000] {
      let node = Node(.mapping([Node.Member(String(repeating: "k", count: length), ["a": 1])]))
      #expect(Documents.read(node.yamlText()).documents == [node])
    }
  }
}
