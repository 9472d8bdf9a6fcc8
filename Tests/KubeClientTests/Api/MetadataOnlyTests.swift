import KubeClient
import KubeCore
import KubeTestSupport
import Testing

@Suite("Objects without what is specific to their kind")
struct MetadataOnlyTests {
  private static let one = "application/json;as=PartialObjectMetadata;g=meta.k8s.io;v=v1"
  private static let many = "application/json;as=PartialObjectMetadataList;g=meta.k8s.io;v=v1"
  private static let base = "/api/v1/namespaces/ns/pods"
  private static let pending =
    #","deletionTimestamp":"2026-11-21T07:00:00Z","finalizers":["a.io/b"]"#

  private func partial(_ name: String, more: String = "") -> String {
    #"{"kind":"PartialObjectMetadata","apiVersion":"meta.k8s.io/v1","#
      + #""metadata":{"name":"\#(name)","namespace":"ns"\#(more)}}"#
  }

  private func api(_ transport: ScriptedTransport) throws -> Api<
    PartialObjectMetadata<DynamicObject>
  > {
    try Observed().pods(transport).metadataOnly
  }

  @Test("get, list, watch and patch ask for metadata, and bring it")
  func reading() async throws {
    let list =
      #"{"kind":"PartialObjectMetadataList","apiVersion":"meta.k8s.io/v1","#
      + #""metadata":{"resourceVersion":"9"},"items":[\#(partial("a")),{"metadata":{"name":"b"}}]}"#
    let event = #"{"type":"ADDED","object":\#(partial("c"))}"# + "\n"
    let transport = ScriptedTransport([
      ScriptedTransport.json(partial("a")), ScriptedTransport.json(list),
      ScriptedTransport.chunks(event, of: 9), ScriptedTransport.json(partial("a")),
      ScriptedTransport.json(partial("a")),
    ])
    let api = try api(transport)
    #expect(try await api.get("a", .any).key == ObjectKey(namespace: "ns", name: "a"))
    let found = try await api.list(ListParameters(resourceVersion: "5", match: .notOlderThan))
    #expect(found.items.map(\.name) == ["a", "b"])
    #expect(found.metadata.resourceVersion == "9")
    var events: [WatchEvent<PartialObjectMetadata<DynamicObject>>] = []
    for try await event in try await api.watch(from: "9") { events.append(event) }
    #expect(events.map { $0.object?.name } == ["c"])
    #expect(try await api.patch("a", .merge(["metadata": ["labels": ["a": "b"]]])).name == "a")
    #expect(try await api.patchStatus("a", .merge(["status": [:]])).name == "a")
    #expect(
      transport.lines == [
        "GET \(Self.base)/a?resourceVersion=0",
        "GET \(Self.base)?resourceVersion=5&resourceVersionMatch=NotOlderThan",
        "GET \(Self.base)?watch=true&timeoutSeconds=290&allowWatchBookmarks=true&resourceVersion=9",
        "PATCH \(Self.base)/a", "PATCH \(Self.base)/a/status",
      ])
    #expect(
      (0..<5).map { transport.types($0) } == [
        [Self.one, nil], [Self.many, nil], [Self.one, nil],
        [Self.one, "application/merge-patch+json"], [Self.one, "application/merge-patch+json"],
      ])
  }

  @Test("whatever brings an object, it is known what kind owns a child")
  func owners() async throws {
    let uid = #","uid":"u""#
    let event = #"{"type":"MODIFIED","object":\#(partial("a", more: uid))}"#
    let transport = ScriptedTransport([
      ScriptedTransport.json(partial("a", more: uid)),
      ScriptedTransport.json(#"{"metadata":{},"items":[\#(partial("a", more: uid))]}"#),
      ScriptedTransport.json(event), ScriptedTransport.json(partial("a", more: uid)),
      ScriptedTransport.json(partial("a", more: uid + Self.pending)),
    ])
    let api = try api(transport)
    var objects = [try await api.get("a")]
    objects += try await api.list().items
    for try await event in try await api.watch() { objects += event.object.map { [$0] } ?? [] }
    objects.append(try await api.patch("a", .merge([:])))
    if case .pending(let object) = try await api.delete("a") { objects.append(object) }
    #expect(objects.count == 5)
    for object in objects {
      #expect(object.ownerReference()?.kind == "Pod")
      #expect(object.reference.apiVersion == "v1")
    }
  }

  @Test("pages ask for lists of metadata")
  func pages() async throws {
    let transport = ScriptedTransport([
      ScriptedTransport.json(#"{"metadata":{"continue":"t"},"items":[\#(partial("a"))]}"#),
      ScriptedTransport.json(#"{"metadata":{},"items":[\#(partial("b"))]}"#),
    ])
    var names: [String] = []
    for try await page in try api(transport).pages() { names += page.items.map(\.name) }
    #expect(names == ["a", "b"])
    #expect((0..<2).map { transport.types($0)[0] } == [Self.many, Self.many])
  }

  @Test("the form stays with what is checked, and the other way round")
  func checked() async throws {
    let transport = ScriptedTransport([
      ScriptedTransport.json(partial("a")), ScriptedTransport.json(partial("a")),
      ScriptedTransport.json(#"{"metadata":{},"items":[\#(partial("a")),{"metadata":3}]}"#),
    ])
    let pods = try Observed().pods(transport)
    #expect(try await pods.metadataOnly.checked.get("a").object?.name == "a")
    #expect(try await pods.checked.metadataOnly.get("a").name == "a")
    let list = try await pods.metadataOnly.checked.list()
    #expect(list.items.map { $0.object?.name } == ["a", nil])
    #expect((0..<3).map { transport.types($0)[0] } == [Self.one, Self.one, Self.many])
  }

  @Test(
    "deleting works, whether the server sends the object, its metadata, or a status",
    arguments: [true, false])
  func delete(isWhole: Bool) async throws {
    let whole = Samples.object(Samples.pods, "a", more: Self.pending)
    let transport = ScriptedTransport([
      ScriptedTransport.json(isWhole ? whole : partial("a", more: Self.pending)),
      ScriptedTransport.json(Samples.success),
      ScriptedTransport.json(isWhole ? Samples.object(Samples.pods, "a") : partial("a")),
    ])
    let api = try api(transport)
    guard case .pending(let object) = try await api.delete("a") else {
      Issue.record("the object is still there")
      return
    }
    #expect(object.name == "a")
    #expect(object.metadata.finalizers == ["a.io/b"])
    for _ in 0..<2 {
      guard case .done(let status) = try await api.delete("a") else {
        Issue.record("the object is gone")
        return
      }
      #expect(status.status == "Success")
    }
  }

  @Test("the status is got as metadata")
  func status() async throws {
    let transport = ScriptedTransport([ScriptedTransport.json(partial("a"))])
    #expect(try await api(transport).getStatus("a").name == "a")
    #expect(transport.types(0) == [Self.one, nil])
  }
}
