import KubeClient
import KubeCore
import KubeTestSupport
import KubeTransport
import Testing

@Suite("Lists, pages and tables")
struct ListTests {
  private static let base = "/api/v1/namespaces/ns/pods"

  private func page(_ names: [String], _ token: String?) -> ScriptedTransport.Answer {
    let items = names.map { #"{"metadata":{"name":"\#($0)"}}"# }.joined(separator: ",")
    let metadata = token.map { #"{"resourceVersion":"5","continue":"\#($0)"}"# } ?? "{}"
    return ScriptedTransport.json(
      #"{"kind":"PodList","apiVersion":"v1","metadata":\#(metadata),"items":[\#(items)]}"#)
  }

  @Test("a list asks for what is selected, in the namespace or everywhere")
  func list() async throws {
    let transport = ScriptedTransport([page(["a", "b"], nil), page([], nil), page([], nil)])
    let client = try Observed().client(transport)
    let parameters = ListParameters(
      labels: ["app": "a"], fields: ["status.phase": "Running"], limit: 50,
      resourceVersion: "0", match: .notOlderThan)
    let list = try await Api<DynamicObject>(client, Samples.pods, namespace: "ns").list(parameters)
    #expect(list.items.map(\.name) == ["a", "b"])
    #expect(list.items.allSatisfy { $0.kind == "Pod" && $0.apiVersion == "v1" })
    let everywhere = AllNamespaces<DynamicObject>(client, Samples.pods)
    #expect(try await everywhere.list().items.isEmpty)
    let selected = everywhere.inNamespace("ns")
    #expect(
      try await selected.list(labels: "app=a", fields: ["status.phase": "Running"]).items == [])
    #expect(
      transport.lines == [
        "GET \(Self.base)?fieldSelector=status.phase%3DRunning&labelSelector=app%3Da&limit=50",
        "GET /api/v1/pods",
        "GET \(Self.base)?fieldSelector=status.phase%3DRunning&labelSelector=app%3Da",
      ])
    #expect(transport.types(0) == ["application/json", nil])
  }

  @Test("items may be null, or without any")
  func empty() async throws {
    let transport = ScriptedTransport([
      ScriptedTransport.json(#"{"metadata":{},"items":null}"#),
      ScriptedTransport.json(#"{"metadata":{"resourceVersion":"1"},"items":[]}"#),
    ])
    let pods = try Observed().pods(transport)
    #expect(try await pods.list().items.isEmpty)
    #expect(try await pods.list().items.isEmpty)
  }

  @Test("a page asks with the token of the one before and with the same selection")
  func pages() async throws {
    let transport = ScriptedTransport([page(["a", "b"], "x=/+"), page(["c"], "y"), page([], "")])
    let pages = try Observed().pods(transport).pages(
      ListParameters(labels: ["app": "a"], limit: 2, resourceVersion: "7", match: .exact))
    var names: [[String]] = []
    for try await page in pages { names.append(page.items.map(\.name)) }
    #expect(names == [["a", "b"], ["c"], []])
    let query = "labelSelector=app%3Da&limit=2"
    #expect(
      transport.lines == [
        "GET \(Self.base)?\(query)&resourceVersion=7&resourceVersionMatch=Exact",
        "GET \(Self.base)?\(query)&continue=x%3D%2F%2B", "GET \(Self.base)?\(query)&continue=y",
      ])
  }

  @Test("reading begins anew with each iterator, and asks for no page ahead of time")
  func laziness() async throws {
    let transport = ScriptedTransport([page(["a"], "x"), page(["a"], "x"), page(["b"], nil)])
    let pages = try Observed().pods(transport).pages()
    #expect(transport.requests.isEmpty)
    var first = pages.makeAsyncIterator()
    #expect(try await first.next()?.items.map(\.name) == ["a"])
    #expect(transport.requests.count == 1)
    var second = pages.makeAsyncIterator()
    #expect(try await second.next()?.items.map(\.name) == ["a"])
    #expect(try await second.next()?.items.map(\.name) == ["b"])
    #expect(try await second.next() == nil)
    #expect(try await second.next() == nil)
    #expect(transport.requests.count == 3)
  }

  @Test("a table has columns and rows, ready to print")
  func table() async throws {
    let text = #"""
      {"kind":"Table","apiVersion":"meta.k8s.io/v1","metadata":{"resourceVersion":"3"},
       "columnDefinitions":[{"name":"Name","type":"string","format":"name","description":"","priority":0},
        {"name":"Age","type":"string","format":"","description":"","priority":1}],
       "rows":[{"cells":["a",3],"object":{"kind":"PartialObjectMetadata","apiVersion":"meta.k8s.io/v1",
        "metadata":{"name":"a"}}}]}
      """#
    let transport = ScriptedTransport([ScriptedTransport.json(text), page(["a"], nil)])
    let pods = try Observed().pods(transport)
    let table = try await pods.table(ListParameters(limit: 1))
    #expect(table.columnDefinitions.map(\.name) == ["Name", "Age"])
    #expect(table.columnDefinitions.map(\.priority) == [0, 1])
    #expect(table.rows.map(\.cells) == [["a", 3]])
    #expect(table.rows.first?.object?["metadata"]?["name"] == "a")
    #expect(transport.lines == ["GET \(Self.base)?limit=1"])
    #expect(
      transport.types(0)[0] == "application/json;as=Table;g=meta.k8s.io;v=v1,application/json")
    let error = await #expect(throws: ClientError.self) { try await pods.table() }
    #expect(error?.code == .undecodable)
  }
}
