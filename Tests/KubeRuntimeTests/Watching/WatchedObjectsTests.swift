import KubeRuntime
import KubeTestSupport
import KubeTestTypes
import Testing

@Suite("Simpler forms of a watch", .timeLimit(.minutes(10)))
struct WatchedObjectsTests {
  private let answers = [
    ScriptedTransport.list("5", Wire.object("a", 3), Wire.object("b", 4)),
    ScriptedTransport.refusal(403, "Forbidden"),
    ScriptedTransport.open(
      Wire.line("MODIFIED", Wire.object("a", 6)), Wire.bookmark("7"),
      Wire.line("DELETED", Wire.object("b", 8)), Wire.line("ADDED", Wire.object("c", 9))),
  ]

  private func names(
    _ count: Int, _ objects: some AsyncSequence<ConfigMap, Never>
  ) async -> [String] {
    var names: [String] = []
    for await object in objects {
      names.append(words(.applied(object)))
      if names.count == count { break }
    }
    return names
  }

  @Test("applied: what is there, has come or changed")
  func applied() async {
    let names = await names(4, WatcherScript(answers).watcher.applied())
    #expect(names == ["applied a@3", "applied b@4", "applied a@6", "applied c@9"])
  }

  @Test("touched: and what is gone")
  func touched() async {
    let names = await names(5, WatcherScript(answers).watcher.touched())
    #expect(names == ["applied a@3", "applied b@4", "applied a@6", "applied b@8", "applied c@9"])
  }

  @Test("metadata alone is asked for as such, in lists and watches")
  func metadataOnly() async {
    let meta =
      #"{"kind":"PartialObjectMetadata","apiVersion":"meta.k8s.io/v1","metadata":{"name":"a","namespace":"ns","resourceVersion":"6"}}"#
    let script = WatcherScript([
      ScriptedTransport.list("5"), ScriptedTransport.open(Wire.line("ADDED", meta)),
    ])
    let pods = Api<ConfigMap>(script.watcher.client, namespace: "ns")
    var events = Watcher(pods.metadataOnly, .quick).makeAsyncIterator()
    _ = (await events.next(), await events.next())
    guard case .applied(let object) = await events.next() else {
      Issue.record("an object was expected")
      return
    }
    #expect(object.kind == "ConfigMap" && object.name == "a")
    let accepted = script.transport.requests.map { $0.head.headerFields[.accept] ?? "" }
    #expect(accepted[0].contains("as=PartialObjectMetadataList"))
    #expect(accepted[1].contains("as=PartialObjectMetadata;"))
  }

  @Test("one object: what it is, nil while there is none, each state once")
  func oneObject() async {
    let script = WatcherScript([
      ScriptedTransport.list("5"),
      ScriptedTransport.lines(
        Wire.line("ADDED", Wire.object("a", 6)), Wire.line("MODIFIED", Wire.object("a", 7)),
        Wire.line("ERROR", Wire.status(410, "Expired"))),
      ScriptedTransport.list("8", Wire.object("a", 7)),
      ScriptedTransport.lines(Wire.line("ERROR", Wire.status(410, "Expired"))),
      ScriptedTransport.list("9"),
      ScriptedTransport.open(
        Wire.line("ADDED", Wire.object("a", 10)), Wire.line("DELETED", Wire.object("a", 11))),
    ])
    let maps = Api<ConfigMap>(script.watcher.client, namespace: "ns")
    var states: [String] = []
    for await object in maps.watchObject(named: "a", .quick) {
      states.append(object?.metadata.resourceVersion ?? "none")
      if states.count == 6 { break }
    }
    #expect(states == ["none", "6", "7", "none", "10", "none"])
    #expect(script.queries.first == "fieldSelector=metadata.name%3Da&limit=500")
  }

  @Test("one object that is deleted while a stream tells what there is, is not there")
  func deletedInStream() async {
    let script = WatcherScript(
      .quickStream,
      [
        ScriptedTransport.open(
          Wire.line("ADDED", Wire.object("a", 1)), Wire.line("DELETED", Wire.object("a", 2)),
          Wire.bookmark("5", endsInitialEvents: true))
      ])
    let maps = Api<ConfigMap>(script.watcher.client, namespace: "ns")
    for await object in maps.watchObject(named: "a", .quickStream) {
      #expect(object == nil)
      break
    }
  }

  @Test("an object of a kind that is known only at run time knows its kind")
  func dynamic() async {
    let item = #"{"metadata":{"name":"a","namespace":"ns","resourceVersion":"1"}}"#
    let script = WatcherScript([
      ScriptedTransport.list("5", item),
      ScriptedTransport.open(Wire.line("ADDED", Wire.object("b", 6))),
    ])
    let maps = Api<DynamicObject>(script.watcher.client, ConfigMap.identity, namespace: "ns")
    var kinds: [String] = []
    for await object in Watcher(maps, .quick).applied() {
      kinds.append(object.kind)
      if kinds.count == 2 { break }
    }
    #expect(kinds == ["ConfigMap", "ConfigMap"])
  }
}
