import KubeClient
import KubeCore
import KubeTestTypes
import Testing

@Suite(
  "Recordings played again: what has expired",
  .enabled(if: Recordings.directory != nil, "there are no recordings beside the package"))
struct ReplayExpiryTests {
  @Test(
    "11: after compaction and a restart pages and versions are gone, as 410 or as an event",
    arguments: [UInt64](1...4))
  func expiry(seed: UInt64) async throws {
    let scene = try ReplayScene(.expiry, seed: seed)
    let client = try scene.client()
    let maps = Api<ConfigMap>(client, namespace: "exp")
    let page = try await maps.list(ListParameters(limit: 2))
    #expect(page.metadata.remainingItemCount == 4)
    let version = try #require(page.metadata.resourceVersion)
    let cut = try await maps.watch(WatchParameters(timeoutSeconds: 60), from: version)
    // A watch that is quiet beyond its own end is cut off by the client.
    let gone = try await scene.refusal(410) {
      try await maps.list(ListParameters(limit: 2, continueToken: page.metadata.continue))
    }
    // The token with which the rest can be had all the same, at another version.
    let token = try #require(gone.status.metadata?.continue)
    #expect(token != page.metadata.continue)
    let exact = try await scene.refusal(410) {
      try await maps.list(ListParameters(resourceVersion: version, match: .exact))
    }
    #expect(exact.isExpired && exact.reason == .expired)
    try await expectExpired(
      maps.watch(WatchParameters(allowsBookmarks: false, timeoutSeconds: 2), from: version),
      "too old resource version: 329 (343)")
    try await expectExpired(
      maps.watch(WatchParameters(timeoutSeconds: 2), from: "1"),
      "too old resource version: 1 (343)")
    try await expectExpired(
      AllNamespaces<Lease>(client).watch(
        WatchParameters(allowsBookmarks: false, timeoutSeconds: 2), from: "1"),
      "too old resource version: 1 (343)")
    let now = try await maps.list(ListParameters(resourceVersion: version))
    #expect(now.metadata.resourceVersion == "343")
    #expect(now.items.map(\.name) == ["e0", "e1", "e2", "e3", "e4"])
    try await expectCut(cut, now)
    scene.expectEnd()
  }

  /// A watch from a version that is gone begins well, and its only event is the error.
  private func expectExpired<Object>(
    _ watch: WatchEvents<Object>, _ message: String
  ) async throws {
    let events = try await watch.all()
    guard events.count == 1, case .error(let status) = events[0] else {
      Issue.record("\(events)")
      return
    }
    #expect(status.code == 410 && status.message == message)
    #expect(APIError(status).isExpired)
  }

  /// A watch that the server's end cuts is over without an error.
  private func expectCut(
    _ watch: WatchEvents<ConfigMap>, _ now: ObjectList<ConfigMap>
  ) async throws {
    let events = try await watch.all()
    #expect(events.dropLast().map { $0.object?.name } == Array(repeating: "e0", count: 5))
    #expect(events.dropLast().last == .modified(now.items[0]))
    guard case .deleted(let last)? = events.last else {
      Issue.record("\(events)")
      return
    }
    #expect(last.name == "e5")
  }
}
