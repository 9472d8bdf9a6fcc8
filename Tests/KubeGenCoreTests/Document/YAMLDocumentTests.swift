import KubeGenCore
import Testing

@Suite("YAML documents")
struct YAMLDocumentTests {
  @Test("Several documents in a file, empty ones as null")
  func documents() {
    let (documents, messages) = Documents.read("a: 1\n---\n# nothing\n---\n- b\n...\n---\nc\n")
    #expect(messages.isEmpty)
    #expect(documents.map { $0.jsonText() } == [#"{"a":1}"#, "null", #"["b"]"#, #""c""#])
    #expect(
      Documents.read("").documents.isEmpty
        && Documents.read(" \n# only a comment\n").documents.isEmpty)
  }

  @Test("Members keep their order, and everything knows its place in bytes")
  func places() throws {
    let text = "b: 1\r\na:\r\n  \"é\": [x, {ü: y}]\r\n"
    let root = try #require(Documents.read(text).documents.first)
    #expect(root.members?.map(\.key) == ["b", "a"])
    let inner = root["a"]?.members?.first
    #expect(inner?.keyLine == 3 && inner?.keyColumn == 3)
    let list = root["a"]?["é"]?.elements
    #expect(list?.first?.line == 3 && list?.first?.column == 10)
    #expect(list?.last?["ü"]?.column == 18)
  }

  @Test("Lines are counted as editors do, whatever else YAML takes for a break")
  func unusualBreaks() throws {
    let text = "a: \"x\u{2028}y\"\nb: \"x\u{85}y\"\nc: z\n"
    let root = try #require(Documents.read(text).documents.first)
    #expect(root["c"]?.line == 3 && root["c"]?.column == 4)
  }

  @Test("Anchors, aliases and merge keys")
  func aliases() {
    let text = """
      a: &a {x: 1, y*z: "*b"}
      b: *a
      c: {<<: *a, x: 2, w: 3}
      d: {w: 1, <<: [{x: 1}, {x: 2, v: *k}], <<k: 0}
      *k : 1
      """
    let expected = #"{"a":{"x":1,"y*z":"*b"},"b":{"x":1,"y*z":"*b"},"c":{"x":2,"y*z":"*b","w":3},"#
    let rest = #""d":{"w":1,"x":1,"v":"k","<<k":0},"k":1}"#
    let withKey = "k: &k k\n" + text.replacing("\n*k : 1", with: "")
    let (documents, messages) = Documents.read(withKey)
    #expect(messages.isEmpty)
    let members = documents.first?.jsonText().dropFirst(#"{"k":"k","#.count) ?? ""
    #expect("{" + members.dropLast() + #","k":1}"# == expected + rest)
    #expect(Documents.json("- &k key\n- *k : 1\n") == #"["key",{"key":1}]"#)
    #expect(Documents.json("- &a 1\n- &a 2\n- *a\n") == "[1,2,2]")
    #expect(Documents.json("a: {x: 1, <<: {x: 2}}") == #"{"a":{"x":2}}"#)
    #expect(Documents.json("- &x 1\n- !t a*b: *x\n") == #"[1,{"a*b":1}]"#)
    #expect(Documents.json("a: {\"<<\": {x: 2}}") == #"{"a":{"<<":{"x":2}}}"#)
  }

  @Test(
    "Stars are text where they are no aliases",
    arguments: ["\"*x\"", "'*x'", "a*x", "|\n  *x", "a *x"])
  func stars(_ scalar: String) {
    let text = Documents.json("- &x 1\n- *x\n- \(scalar)\n")
    #expect(text.contains("*x") && text.hasPrefix("[1,1,"))
  }

  @Test(
    "What is wrong is told with its place and a remedy",
    arguments: [
      ("a: 1\nb: 2\na: 3\n", "3:1: error: The key 'a' is here twice; the first one is in line 1."),
      (
        "x:\n- b: 1\n  c: |\n    b: 3\n  b: 2\n",
        "5:3: error: The key 'b' is here twice; the first one is in line 2."
      ),
      ("{b: 1, c: {b: 1}, b: 2}\n", "1:2: error: A string was expected."),
      ("- {b: 1, c: {b: 1}, b: 2}\n", "1:4: error: The key 'b' is here twice"),
      ("1: a\n0x1: b\n", "2:1: error: The key '1' is here twice; the first one is in line 1."),
      (
        "a: &x 1\nb: *y\n",
        "2:4: error: There is no anchor '&y' ahead of this alias. Did you mean 'x'?"
      ),
      ("a: &x [*x]\n", "1:8: error: There is no anchor '&x' ahead of this alias."),
      ("a: *y\n", "1:4: error: This is not YAML: found undefined alias."),
      ("a: &x 1\n---\nb: *x\n", "3:4: error: There is no anchor '&x' ahead"),
      ("a: &x 1\nb: *x y\n", "2:4: error: '*' begins an alias, and this is no anchor's name."),
      (
        "a: {<<: 3}",
        "1:5: error: A merge key '<<' takes a mapping or a list of mappings, not an integer."
      ),
      ("~: 1\n", "1:1: error: A key must be a string, not null."),
      ("? [a]\n: 1\n", "1:3: error: A key must be a string, not a list."),
      (
        "a: b: c\n", "1:5: error: This is not YAML: mapping values are not allowed in this context."
      ),
      (
        "a:\n\t- b\n",
        "2:1: error: This is not YAML: while scanning for the next token, found character"
      ),
      (
        "a: \"b\n",
        "2:1: error: This is not YAML: while scanning a quoted scalar, found unexpected end"
      ),
      ("a: @b\n", "1:4: error: This is not YAML"),
      ("a: \u{1}\n", "1:4: error: A control character (byte 0x01) cannot stand in YAML"),
      ("a: {{ .Values.a }}\n", "1:5: error: A key must be a string, not a mapping."),
    ])
  func errors(_ text: String, _ expected: String) {
    let messages = Documents.read(text).messages
    #expect(messages.count == 1)
    #expect(messages.first?.hasPrefix("input.yaml:\(expected)") == true, "\(messages)")
  }

  @Test("Braces of a template are recognised")
  func templates() {
    for text in ["a: {{ .Values.a }}\n", "{{- if .Values.crds }}\na: 1\n{{- end }}\n"] {
      #expect(Documents.read(text).messages.first?.contains("'helm template'") == true)
    }
  }

  @Test("Documents ahead of a mistake are read")
  func partial() {
    let (documents, messages) = Documents.read("a: 1\n---\nb: [\n")
    #expect(documents.count == 1 && messages.count == 1)
  }

  @Test("A byte order mark is skipped; other encodings and files that are no text are refused")
  func encodings() {
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    #expect(Documents.read(mark + Array("a: 1".utf8)).documents.first?["a"]?.column == 4)
    #expect(Documents.read(mark + Array("{\"a\":1}".utf8)).documents.first?["a"]?.integer == 1)
    let cases: [([UInt8], String)] = [
      ([0xFF, 0xFE, 0x61, 0, 0x3A, 0], "1:1: error: This is not UTF-8, but most likely UTF-16."),
      ([0x61, 0, 0x3A, 0], "1:1: error: This is not UTF-8, but most likely UTF-16."),
      ([0x1F, 0x8B, 8, 0], "1:1: error: This is compressed with gzip."),
      (Array("a: b\nc: ".utf8) + [0xC3], "2:4: error: The file ends in the middle of a character"),
      (
        Array("a: ".utf8) + [0xC3, 0x28, 0x0A, 0x0A, 0x0A],
        "1:4: error: This is not UTF-8 (byte 0xC3)."
      ),
      (
        Array("a: ".utf8) + [0xED, 0xA0, 0x80, 0x0A, 0x0A],
        "1:4: error: This is not UTF-8 (byte 0xED)."
      ),
      (Array("a: ".utf8) + [0xC0, 0x80, 0x0A], "1:4: error: This is not UTF-8 (byte 0xC0)."),
      (Array("a:\n  b: x".utf8) + [0], "2:7: error: A control character (byte 0x00)"),
    ]
    for (bytes, expected) in cases {
      let messages = Documents.read(bytes).messages
      #expect(messages.first?.hasPrefix("input.yaml:\(expected)") == true, "\(messages)")
    }
  }
}
