import KubeCore
import Testing

@Suite("Tables")
struct TableTests {
  static let text =
    #"{"kind":"Table","apiVersion":"meta.k8s.io/v1","metadata":{"resourceVersion":"9","continue":"c"},"#
    + #""columnDefinitions":[{"name":"Name","type":"string","format":"name","description":"d","#
    + #""priority":0},{"name":"Restarts","type":"integer","format":"","description":"","priority":1}],"#
    + #""rows":[{"cells":["web",3],"object":{"kind":"PartialObjectMetadata","#
    + #""apiVersion":"meta.k8s.io/v1","metadata":{"name":"web"}}},{"cells":[null,[true,{"a":1.50}]],"#
    + #""conditions":[{"type":"Completed","status":"True","reason":"Succeeded","message":"m"}],"#
    + #""object":null}]}"#

  @Test("a table as a server sends it")
  func read() throws {
    let table = try Table(json: Self.text)
    #expect(table.metadata.resourceVersion == "9")
    #expect(table.metadata.continue == "c")
    #expect(
      table.columnDefinitions == [
        TableColumnDefinition(name: "Name", type: "string", format: "name", description: "d"),
        TableColumnDefinition(name: "Restarts", type: "integer", priority: 1),
      ])
    #expect(table.rows.count == 2)
    #expect(table.rows[0].cells == ["web", 3])
    let object = try #require(table.rows[0].object)
    #expect(try PartialObjectMetadata<DynamicObject>(json: object.text).name == "web")
    #expect(table.rows[0].conditions == nil)
    #expect(table.rows[1].cells == [nil, [true, ["a": 1.5]]])
    #expect(
      table.rows[1].conditions == [
        TableRowCondition(type: "Completed", status: "True", reason: "Succeeded", message: "m")
      ])
    #expect(try Table(json: table.jsonBytes()) == table)
    #expect(try table.jsonText().contains(#"{"a":1.50}"#))
  }

  @Test(
    "no rows and no columns: absent, null and empty",
    arguments: [
      "{}", #"{"rows":null,"columnDefinitions":null}"#, #"{"rows":[],"columnDefinitions":[]}"#,
      #"{"rows":null,"columnDefinitions":[],"rows":[]}"#,
    ])
  func empty(text: String) throws {
    let table = try Table(json: text)
    #expect(table.rows.isEmpty)
    #expect(table.columnDefinitions.isEmpty)
    let written = try table.jsonText()
    #expect(written.contains(#""kind":"Table""#))
    #expect(try Table(json: written) == table, "\(written)")
  }

  @Test("a row without cells")
  func emptyRow() throws {
    let table = try Table(json: #"{"rows":[{"cells":null}]}"#)
    #expect(table.rows[0].cells.isEmpty)
    #expect(try Table(json: table.jsonBytes()) == table)
  }

  @Test("what is new stays at its place")
  func unknownMembers() throws {
    let table = try Table(
      json: #"{"a":1,"columnDefinitions":[{"name":"n","b":2}],"rows":[{"cells":[],"c":3}]}"#)
    #expect(table.unknownMembers["a"] == 1)
    #expect(table.columnDefinitions[0].unknownMembers["b"] == 2)
    #expect(table.rows[0].unknownMembers["c"] == 3)
    #expect(try Table(json: table.jsonBytes()) == table)
  }

  @Test(
    "what is no table",
    arguments: [
      "[]", #"{"kind":"PodList"}"#, #"{"rows":{}}"#, #"{"rows":[{"cells":"x"}]}"#,
      #"{"rows":[null]}"#, #"{"columnDefinitions":[{"priority":"1"}]}"#,
    ])
  func refused(text: String) {
    #expect(throws: JSONError.self) { try Table(json: text) }
  }
}
