import KubeCore
@testable import KubeTestTypes
import Testing

@testable import KubeRuntime

@Suite("Whether an apply would change anything, by what was applied last")
struct AppliedFieldsTests {
  /// - Parameters:
  ///   - fields: the `fieldsV1` of manager `me`.
  ///   - present: members of the object on the server besides metadata.
  private func holds(
    _ wanted: JSONValue, _ fields: String, _ present: JSONValue, metadata: JSONValue = [:],
    manager: String = "me", subresource: String? = nil, operation: String = "Apply"
  ) throws -> Bool {
    var object = present
    object["apiVersion"] = "v1"
    object["kind"] = "Thing"
    var meta = metadata
    meta["name"] = "a"
    var entry: JSONValue = [
      "manager": .string(manager), "operation": .string(operation), "apiVersion": "v1",
      "fieldsType": "FieldsV1", "fieldsV1": try JSONValue(json: fields),
    ]
    if let subresource { entry["subresource"] = .string(subresource) }
    meta["managedFields"] = [entry]
    object["metadata"] = meta
    var whole = wanted
    whole["apiVersion"] = "v1"
    whole["kind"] = "Thing"
    if whole["metadata"] == nil { whole["metadata"] = ["name": "a"] }
    return AppliedFields(fieldManager: "me", subresource: nil).hold(
      whole, in: try DynamicObject(json: object.text))
  }

  @Test("the same fields with the same values hold")
  func same() throws {
    let wanted: JSONValue = ["data": ["a": "1", "b": "2"]]
    let fields = #"{"f:data":{"f:a":{},"f:b":{}}}"#
    #expect(try holds(wanted, fields, ["data": ["a": "1", "b": "2", "theirs": "3"]]))
    #expect(try !holds(wanted, fields, ["data": ["a": "1", "b": "x"]]))
    #expect(try !holds(wanted, fields, ["data": ["a": "1"]]))
  }

  @Test("a field more, or one less, is a change: it comes to be owned, or goes")
  func otherFields() throws {
    let present: JSONValue = ["data": ["a": "1", "b": "2"]]
    #expect(try !holds(["data": ["a": "1"]], #"{"f:data":{"f:a":{},"f:b":{}}}"#, present))
    #expect(try !holds(["data": ["a": "1", "b": "2"]], #"{"f:data":{"f:a":{}}}"#, present))
    #expect(try !holds(["data": ["a": "1"], "x": 1], #"{"f:data":{"f:a":{}}}"#, present))
  }

  @Test("another manager's, an update's and a subresource's entries do not count")
  func otherEntries() throws {
    let (wanted, fields): (JSONValue, String) = (["x": 1], #"{"f:x":{}}"#)
    #expect(try holds(wanted, fields, ["x": 1]))
    #expect(try !holds(wanted, fields, ["x": 1], manager: "you"))
    #expect(try !holds(wanted, fields, ["x": 1], operation: "Update"))
    #expect(try !holds(wanted, fields, ["x": 1], subresource: "status"))
  }

  @Test("labels and owners of metadata count, and what names the object does not")
  func metadata() throws {
    let wanted: JSONValue = [
      "metadata": ["name": "a", "namespace": "n", "labels": ["app": "x"]]
    ]
    let fields = #"{"f:metadata":{"f:labels":{"f:app":{}}}}"#
    #expect(try holds(wanted, fields, [:], metadata: ["labels": ["app": "x", "other": "y"]]))
    #expect(try !holds(wanted, fields, [:], metadata: ["labels": ["app": "z"]]))
    #expect(
      try !holds(["metadata": ["name": "a"]], fields, [:], metadata: ["labels": ["app": "x"]]))
    // Held against a version: that is the server's to do.
    #expect(
      try !holds(
        ["metadata": ["name": "a", "resourceVersion": "1", "labels": ["app": "x"]]], fields, [:],
        metadata: ["labels": ["app": "x"]]))
  }

  @Test("elements of lists are found by their keys, wherever they stand")
  func lists() throws {
    let fields = #"{"f:parts":{"k:{\"name\":\"a\"}":{".":{},"f:name":{},"f:count":{}}}}"#
    let wanted: JSONValue = ["parts": [["name": "a", "count": 2]]]
    #expect(
      try holds(
        wanted, fields, ["parts": [["name": "z", "count": 9], ["name": "a", "count": 2, "o": 1]]]))
    #expect(try !holds(wanted, fields, ["parts": [["name": "a", "count": 3]]]))
    #expect(try !holds(wanted, fields, ["parts": []]))
    #expect(try !holds(["parts": []], fields, ["parts": [["name": "a", "count": 2]]]))
    let twice: JSONValue = ["parts": [["name": "a", "count": 2], ["name": "a", "count": 2]]]
    #expect(try !holds(twice, fields, ["parts": [["name": "a", "count": 2]]]))
  }

  @Test("elements of sets and lists stand in the order in which they are applied, among others")
  func setsAndAtoms() throws {
    let set = #"{"f:f":{"v:\"a\"":{},"v:\"b\"":{}}}"#
    #expect(try holds(["f": ["a", "b"]], set, ["f": ["a", "theirs", "b"]]))
    #expect(try !holds(["f": ["b", "a"]], set, ["f": ["a", "b"]]))
    let keyed = #"{"f:l":{"k:{\"n\":1}":{".":{},"f:n":{}},"k:{\"n\":2}":{".":{},"f:n":{}}}}"#
    #expect(try holds(["l": [["n": 1], ["n": 2]]], keyed, ["l": [["n": 1], ["n": 3], ["n": 2]]]))
    #expect(try !holds(["l": [["n": 1], ["n": 2]]], keyed, ["l": [["n": 2], ["n": 1]]]))
    #expect(try !holds(["f": ["a"]], set, ["f": ["a", "b"]]))
    #expect(try !holds(["f": ["a", "c"]], set, ["f": ["a", "b", "c"]]))
    #expect(try holds(["f": ["a", "b"]], #"{"f:f":{}}"#, ["f": ["a", "b"]]))
    #expect(try !holds(["f": ["b", "a"]], #"{"f:f":{}}"#, ["f": ["a", "b"]]))
  }

  @Test("what is empty holds where it is there")
  func empty() throws {
    #expect(try holds(["spec": [:]], #"{"f:spec":{}}"#, ["spec": [:]]))
    #expect(try !holds(["spec": [:]], #"{"f:spec":{}}"#, [:]))
    #expect(
      try holds(["spec": ["x": [:]]], #"{"f:spec":{"f:x":{".":{}}}}"#, ["spec": ["x": ["o": 1]]]))
    #expect(try holds([:], "{}", ["x": 1]) == false)
  }

  @Test("nonsense in managedFields is a doubt")
  func nonsense() throws {
    for fields in [#"{"x":{}}"#, "[]", "null", #"{"f:x":1}"#, #"{"k:{":{}}"#, #"{"i:0":{}}"#] {
      #expect(try !holds(["x": 1], fields, ["x": 1]), "\(fields)")
    }
  }
}
