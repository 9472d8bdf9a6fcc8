import KubeGenCore
import Testing

@Suite("JSON documents")
struct JSONDocumentTests {
  @Test("Values of every kind, with numbers as they were written")
  func values() {
    let text =
      #"{"a":[null,true,false,0,-1,9223372036854775807],"b":[9223372036854775808,1.0,-0,1e5,1E-7],"c":"\u00e9\n\"\\/","d":{}}"#
    let (documents, messages) = Documents.read(text)
    #expect(messages.isEmpty)
    #expect(documents.first?["a"]?.elements?.last?.integer == .max)
    #expect(documents.first?["c"]?.string == "é\n\"\\/")
    #expect(
      documents.first?.jsonText()
        == #"{"a":[null,true,false,0,-1,9223372036854775807],"b":[9223372036854775808,1.0,-0,1e5,1E-7],"c":"é\n\"\\/","d":{}}"#
    )
  }

  @Test("Places of keys and values")
  func places() throws {
    let text = "\n {\"é\" : 1 ,\n  \"b\":[ {\"c\": \"x\"}]}"
    let root = try #require(Documents.read(text).documents.first)
    #expect(root.line == 2 && root.column == 2)
    let members = root.members ?? []
    #expect(members.map(\.keyLine) == [2, 3] && members.map(\.keyColumn) == [3, 3])
    #expect(members.first?.value.column == 10)
    let inner = members.last?.value.elements?.first
    #expect(inner?.members?.first?.keyColumn == 10 && inner?["c"]?.column == 15)
  }

  @Test("Values that follow one another are documents")
  func stream() {
    let (documents, messages) = Documents.read("{\"a\":1}\n{\"b\":2}[3]\n")
    #expect(messages.isEmpty)
    #expect(documents.map { $0.jsonText() } == [#"{"a":1}"#, #"{"b":2}"#, "[3]"])
    #expect(documents.map(\.line) == [1, 2, 2] && documents.map(\.column) == [1, 1, 8])
  }

  @Test(
    "What is wrong is told with its place",
    arguments: [
      ("{\"a\": 1,\n \"b\": }", "2:7"), ("{\"a\": 1,\n}", "2:1"), ("[1 2]", "1:4"),
      ("{\"a\":01}", "1:6"),
      ("{\"a\": 1", "1:8"), ("[\"a", "1:4"), ("{\"a\": nul}", "1:7"), ("{\"a\": 1} x", "1:10"),
      ("{\"a\": \"\u{1}\"}", "1:8"), ("{a: 1}", "1:2"), ("{\"a\": 1, 'b': 2}", "1:10"),
      ("{\"a\": 1,\n \"b\": 2, \"a\": 3}", "2:10"), ("{\"a\": \"\\ud800\"}", "1:8"),
      ("{\"a\": NaN}", "1:7"),
    ])
  func errors(_ text: String, _ place: String) {
    let messages = Documents.read(text, path: "x.json").messages
    #expect(messages.count == 1)
    #expect(messages.first?.hasPrefix("x.json:\(place): error: ") == true, "\(messages)")
  }

  @Test("A key that is there twice is named, in large objects too")
  func duplicates() {
    let members = (0..<40).map { "\"k\($0)\": \($0)" }.joined(separator: ",\n")
    let messages = Documents.read("{\(members),\n\"k30\": 1}").messages
    #expect(
      messages == [
        "input.yaml:41:1: error: The key 'k30' is here twice; the first one is in line 31. Remove one of the two."
      ])
  }

  @Test("Any value survives writing and reading", arguments: 0..<200)
  func roundTrip(_ seed: Int) {
    var values = RandomNode(seed: UInt64(seed))
    let node = Node(.sequence([values.node()]))
    let (documents, messages) = Documents.read(node.jsonText())
    #expect(messages.isEmpty)
    #expect(documents == [node])
    #expect(documents.first?.jsonText() == node.jsonText())
  }
}
