import KubeClient
import KubeCore
import KubeTestSupport
import Testing

@Suite("Objects that do not fit, among those that do")
struct CheckedApiTests {
  private static func lease(_ name: String, seconds: String) -> String {
    #"{"apiVersion":"coordination.k8s.io/v1","kind":"Lease","metadata":{"name":"\#(name)","#
      + #""namespace":"ns","labels":{"a":"b"}},"spec":{"leaseDurationSeconds":\#(seconds)}}"#
  }

  private static let good = lease("good", seconds: "15")
  private static let bad = lease("bad", seconds: #""long""#)

  private func api(_ answers: [ScriptedTransport.Answer]) throws -> Api<Lease> {
    Api<Lease>(try Observed().client(ScriptedTransport(answers)), namespace: "ns")
  }

  private func list(_ items: [String]) -> ScriptedTransport.Answer {
    ScriptedTransport.json(
      #"{"kind":"LeaseList","apiVersion":"coordination.k8s.io/v1","#
        + #""metadata":{"resourceVersion":"7"},"items":[\#(items.joined(separator: ", "))]}"#)
  }

  /// What does not fit, with all that tells where it is.
  private func expectBad(_ lease: Checked<Lease>) throws {
    guard case .invalid(let invalid) = lease else {
      Issue.record("\(lease) fits")
      return
    }
    #expect(lease.key == ObjectKey(namespace: "ns", name: "bad"))
    #expect(lease.kind == "Lease")
    #expect(lease.metadata.labels == ["a": "b"])
    #expect(invalid.error.path == "spec.leaseDurationSeconds")
    #expect(invalid.value == (try JSONValue(json: Self.bad)))
    let bytes = Array(Self.bad.utf8)
    let offset = invalid.error.offset
    #expect(bytes.indices.contains(offset))
    #expect(bytes[min(max(offset, 0), bytes.count)...].starts(with: #""long""#.utf8))
    #expect(throws: JSONError.self) { try lease.get() }
  }

  @Test("a list that is not checked is lost whole, and the error says where it broke")
  func unchecked() async throws {
    let api = try api([list([Self.good, Self.bad])])
    let error = await #expect(throws: ClientError.self) { try await api.list() }
    #expect(error?.code == .undecodable)
    #expect((error?.cause as? JSONError)?.path == "items[1].spec.leaseDurationSeconds")
  }

  @Test("a checked list has the others", arguments: 0..<3)
  func list(place: Int) async throws {
    var items = [Self.good, Self.good]
    items.insert(Self.bad, at: place)
    let list = try await api([list(items)]).checked.list()
    #expect(list.metadata.resourceVersion == "7")
    #expect(list.items.count == 3)
    for (index, item) in list.items.enumerated() {
      if index == place {
        try expectBad(item)
      } else {
        #expect(item.object?.spec?.leaseDurationSeconds == 15)
      }
    }
  }

  @Test("a checked get, and what a write answers")
  func single() async throws {
    let api = try api([
      ScriptedTransport.json(Self.bad), ScriptedTransport.json(Self.good),
      ScriptedTransport.json(Self.bad), ScriptedTransport.json(Self.bad),
    ]).checked
    try expectBad(try await api.get("bad"))
    #expect(try await api.find("good")?.object?.name == "good")
    try expectBad(try await api.patch("bad", .merge(["spec": [:]])))
    guard case .done = try await api.delete("bad") else {
      Issue.record("without a deletion timestamp the object is gone")
      return
    }
  }

  @Test("a watch that is not checked breaks; one that is goes on", arguments: [1, 64, 4096])
  func watch(size: Int) async throws {
    let text =
      #"{"type":"ADDED","object":\#(Self.good)}"# + "\n"
      + #"{"type":"MODIFIED","object":\#(Self.bad)}"#
      + "\n" + #"{"object":\#(Self.bad),"type":"DELETED"}"# + "\n"
      + #"{"type":"BOOKMARK","object":{"metadata":{"resourceVersion":"9"}}}"# + "\n"
      + #"{"type":"ERROR","object":\#(Samples.status(410, "Expired"))}"# + "\n"
    let answer = ScriptedTransport.chunks(text, of: size)
    var iterator = try await api([answer]).watch().makeAsyncIterator()
    #expect(try await iterator.next()?.object?.name == "good")
    let error = await #expect(throws: ClientError.self) { try await iterator.next() }
    #expect(error?.code == .undecodable)
    #expect((error?.cause as? JSONError)?.path == "object.spec.leaseDurationSeconds")

    var events: [WatchEvent<Checked<Lease>>] = []
    for try await event in try await api([answer]).checked.watch() { events.append(event) }
    try #require(events.count == 5)
    #expect(events[0].object?.object?.name == "good")
    guard case .modified(let changed) = events[1], case .deleted(let gone) = events[2] else {
      Issue.record("\(events)")
      return
    }
    try expectBad(changed)
    try expectBad(gone)
    #expect(events[3] == .bookmark(.init(resourceVersion: "9")))
    guard case .error(let status) = events[4] else {
      Issue.record("\(events[4])")
      return
    }
    #expect(status.code == 410)
  }

  @Test("what fits can be written")
  func writing() async throws {
    let transport = ScriptedTransport([ScriptedTransport.json(Self.good)])
    let api = Api<Lease>(try Observed().client(transport), namespace: "ns").checked
    let lease = try Lease(json: Self.good)
    #expect(try await api.replace(.valid(lease)).object == lease)
    #expect(
      transport.lines == ["PUT /apis/coordination.k8s.io/v1/namespaces/ns/leases/good"])
    #expect(try transport.body(0) == JSONValue(json: Self.good))
  }

  @Test("what is no JSON is an error of the whole")
  func noJSON() async throws {
    let api = try api([ScriptedTransport.json("{"), ScriptedTransport.json("{\n")]).checked
    for _ in 0..<2 {
      let error = await #expect(throws: ClientError.self) { try await api.get("a") }
      #expect(error?.code == .undecodable)
    }
  }
}
