import Kube
import KubeTestTypes
import Testing

@Suite(
  "Cluster: watches", .timeLimit(.minutes(10)),
  .enabled(if: TestCluster.isNamed, TestCluster.absence))
struct WatchTests {
  @Test("A watch goes on from a list, and tells each change")
  func changes() async throws {
    try await TestCluster.withNamespace { client, namespace in
      let maps = Api<ConfigMap>(client, namespace: namespace)
      let version = try await maps.list().metadata.resourceVersion
      try await maps.create(ConfigMap("a", ["x": "1"]))
      var events = try await maps.watch(WatchParameters(), from: version).makeAsyncIterator()
      guard case .added(let added) = try await events.next() else {
        Issue.record("not added")
        return
      }
      #expect(added.data == ["x": "1"])
      try await maps.patch("a", .merge(["data": ["x": "2"]]))
      guard case .modified(let modified) = try await events.next() else {
        Issue.record("not modified")
        return
      }
      #expect(modified.data == ["x": "2"])
      try await maps.delete("a")
      guard case .deleted(let deleted) = try await events.next() else {
        Issue.record("not deleted")
        return
      }
      #expect(deleted.metadata.uid == added.metadata.uid)
    }
  }

  @Test("A watch that begins with what there is says when that is told")
  func initialEvents() async throws {
    try await TestCluster.withNamespace { client, namespace in
      let maps = Api<ConfigMap>(client, namespace: namespace)
      for name in ["a", "b", "c"] { try await maps.create(ConfigMap(name, labels: ["w": "1"])) }
      let watch = try await maps.watch(
        WatchParameters(labels: "w", sendsInitialEvents: true))
      var names: Set<String> = []
      events: for try await event in watch {
        switch event {
        case .added(let map): names.insert(map.name)
        case .bookmark(let bookmark) where bookmark.endsInitialEvents:
          #expect(!bookmark.resourceVersion.isEmpty)
          break events
        case .bookmark: break
        default: Issue.record("\(event)")
        }
      }
      #expect(names == ["a", "b", "c"])
    }
  }

  @Test("A watch ends when its time is over; what leaves the selection is deleted for it")
  func selection() async throws {
    try await TestCluster.withNamespace { client, namespace in
      let maps = Api<ConfigMap>(client, namespace: namespace)
      let version = try await maps.list().metadata.resourceVersion
      try await maps.create(ConfigMap("a", labels: ["w": "1"]))
      try await maps.patch("a", .merge(["metadata": ["labels": ["w": "2"]]]))
      var kinds: [String] = []
      let watch = try await maps.metadataOnly.watch(
        WatchParameters(labels: "w=1", timeoutSeconds: 2), from: version)
      for try await event in watch {
        switch event {
        case .added: kinds.append("added")
        case .deleted: kinds.append("deleted")
        case .modified: kinds.append("modified")
        case .bookmark, .error: break
        }
      }
      #expect(kinds == ["added", "deleted"])
    }
  }

  @Test("A version that is no longer known is an error that says so")
  func expired() async throws {
    let client = try TestCluster.client()
    do {
      let watch = try await Api<ConfigMap>(client, namespace: "default").watch(
        WatchParameters(timeoutSeconds: 5), from: "1")
      for try await event in watch {
        guard case .error(let status) = event else { continue }
        #expect(APIError(status).isExpired)
      }
    } catch let error as ClientError {
      #expect(error.isExpired)
    }
  }

  @Test("Five hundred watches on one client: all hear, and all end")
  func many() async throws {
    try await TestCluster.withNamespace { client, namespace in
      let maps = Api<ConfigMap>(client, namespace: namespace)
      let version = try await maps.list().metadata.resourceVersion
      try await withThrowingTaskGroup(of: Bool.self) { group in
        let (heard, tell) = AsyncStream.makeStream(of: Void.self)
        for _ in 0..<500 {
          group.addTask {
            do {
              for try await event in try await maps.watch(from: version) {
                if case .added(let map) = event, map.name == "signal" { tell.yield() }
              }
              return false
            } catch let error as ClientError {
              return error.isCancelled
            }
          }
        }
        try await maps.create(ConfigMap("signal"))
        var count = 0
        for await _ in heard {
          count += 1
          if count == 500 { break }
        }
        group.cancelAll()
        var ended = 0
        for try await isCancelled in group where isCancelled { ended += 1 }
        #expect(ended == 500)
      }
    }
  }
}
