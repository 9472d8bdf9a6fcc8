import HTTPTypes
import KubeCore
import KubeJSON
import Testing

@testable import KubeTesting

/// Definitions and their objects as clients see them.
@Suite struct CustomResourceServingTests {
  private let cluster = TestCluster(
    clock: .manual(at: Time(secondsSince1970: 1_800_000_000)), seed: 1)

  private func send(
    _ method: String, _ target: String, _ body: JSONValue? = nil
  ) async throws -> (status: Int, body: JSONValue, warnings: [String]) {
    let answer = await cluster.server.answer(
      ServerRequest(
        method: method, target: target, fields: [.contentType: "application/json"],
        body: Array((body?.description ?? "").utf8)))
    guard case .bytes(let bytes) = answer.body else { return (answer.status, .null, []) }
    return (
      answer.status, (try? JSONValue(tree: bytes)) ?? .null,
      answer.fields[values: HTTPField.Name.warning]
    )
  }

  private let definitions = "/apis/apiextensions.k8s.io/v1/customresourcedefinitions"
  private let things = "/apis/test.example/v1/namespaces/default/things"

  private func thing(_ name: String, _ spec: JSONValue = [:]) -> JSONValue {
    [
      "apiVersion": "test.example/v1", "kind": "Thing", "metadata": ["name": .string(name)],
      "spec": spec,
    ]
  }

  private let schema: JSONValue = [
    "type": "object",
    "properties": [
      "spec": [
        "type": "object",
        "properties": ["a": ["type": "string", "default": "x"], "size": ["type": "integer"]],
        "x-kubernetes-validations": [["rule": "!has(self.size) || self.size < 9"]],
      ]
    ],
  ]

  @Test func rulesAreEvaluated() async throws {
    let created = try await send("POST", definitions, Samples.definition(schema))
    #expect(created.status == 201)
    #expect(created.warnings.isEmpty)
    #expect(try await send("POST", things, thing("small", ["size": 1])).status == 201)
    let big = try await send("POST", things, thing("big", ["size": 10]))
    #expect(big.status == 422)
    #expect(
      big.body["message"]
        == """
        Thing.test.example "big" is invalid: spec: Invalid value: failed rule: \
        !has(self.size) || self.size < 9
        """)
  }

  @Test func objectsAreServedWhileTheirDefinitionIsThere() async throws {
    #expect(try await send("GET", things).status == 404)
    _ = try await send("POST", definitions, Samples.definition(schema))
    let created = try await send("POST", things, thing("one", ["gone": 1]))
    #expect(created.status == 201)
    #expect(created.body["spec"] == ["a": "x"])
    let wrong = try await send("POST", things, thing("two", ["size": "big"]))
    #expect(wrong.status == 422)
    #expect(
      wrong.body["message"]
        == """
        Thing.test.example "two" is invalid: [spec.size: Invalid value: "string": \
        spec.size in body must be of type integer: "string", <nil>: Invalid value: null: \
        some validation rules were not checked because the object was invalid; correct the \
        existing errors to complete validation]
        """)
    #expect(try await send("GET", things).body["items"]?.array?.count == 1)
    _ = try await send("DELETE", "\(definitions)/things.test.example")
    #expect(try await send("GET", things).status == 404)
    _ = try await send("POST", definitions, Samples.definition(schema))
    #expect(try await send("GET", things).body["items"]?.array?.isEmpty == true)
  }

  /// What a later version of the definition gives, stored objects have too.
  @Test func defaultsComeToStoredObjects() async throws {
    _ = try await send("POST", definitions, Samples.definition(schema))
    _ = try await send("POST", things, thing("one"))
    let current = try await send("GET", "\(definitions)/things.test.example").body
    var changed = current
    var version = try #require(changed["spec"]?["versions"]?.array?.first)
    let new: JSONValue = ["type": "integer", "default": 3]
    version["schema"]?["openAPIV3Schema"]?["properties"]?["spec"]?["properties"]?["b"] = new
    changed["spec"]?["versions"] = [version]
    #expect(try await send("PUT", "\(definitions)/things.test.example", changed).status == 200)
    #expect(try await send("GET", "\(things)/one").body["spec"] == ["a": "x", "b": 3])
  }

  /// Nesting as deep as a body may be is read, kept and answered.
  @Test func deepObjectsAreNotTooDeep() async throws {
    var open = schema
    open["x-kubernetes-preserve-unknown-fields"] = true
    _ = try await send("POST", definitions, Samples.definition(open))
    let depth = JSONReader.maximumDepth - 4
    let text =
      #"{"apiVersion":"test.example/v1","kind":"Thing","metadata":{"name":"deep"},"deep":"#
      + String(repeating: #"{"a":"#, count: depth) + "1" + String(repeating: "}", count: depth)
      + "}"
    let answer = await cluster.server.answer(
      ServerRequest(
        method: "POST", target: things, fields: [.contentType: "application/json"],
        body: Array(text.utf8)))
    guard case .bytes(let bytes) = answer.body else { return }
    #expect(answer.status == 201, "\(String(decoding: bytes.prefix(300), as: UTF8.self))")
  }
}
