import KubeClient
import KubeCore
import KubeTestTypes
import Testing

@Suite(
  "Recordings played again: watches",
  .enabled(if: Recordings.directory != nil, "there are no recordings beside the package"))
struct ReplayWatchTests {
  private func quiet(
    _ seconds: Int, labels: LabelQuery = LabelQuery(), fields: FieldSelector = FieldSelector()
  ) -> WatchParameters {
    WatchParameters(
      labels: labels, fields: fields, allowsBookmarks: false, timeoutSeconds: seconds)
  }

  @Test(
    "05: changes, selectors, bookmarks, initial events, versions of all sorts",
    arguments: [UInt64](1...4))
  func watches(seed: UInt64) async throws {
    let scene = try ReplayScene(.watch, seed: seed)
    let maps = Api<ConfigMap>(try scene.client(), namespace: "demo2")
    let list = try await maps.list()
    try await changes(maps, from: #require(list.metadata.resourceVersion))
    try await beginnings(scene, maps, list)
    try await versions(scene, maps, list)
    try await otherForms(scene, maps)
    let one = try await maps.watch(quiet(3, fields: .equals("metadata.name", "c2"))).all()
    #expect(one == [.added(list.items[1])])
    scene.expectEnd()
  }

  private func changes(_ maps: Api<ConfigMap>, from version: String) async throws {
    let all = try await maps.watch(WatchParameters(timeoutSeconds: 4), from: version)
    let red = try await maps.watch(quiet(4, labels: ["team": "red"]), from: version)
    let created = try await maps.create(
      ConfigMap(metadata: ObjectMeta(name: "w1", labels: ["team": "red"]), data: ["k": "v"]))
    let changed = try await maps.patch("w1", .merge(["data": ["k": "changed"]] as JSONValue))
    let left = try await maps.patch(
      "w1", .merge(["metadata": ["labels": ["team": "blue"]]] as JSONValue))
    guard case .done = try await maps.delete("w1") else {
      Issue.record("w1 has no finalizers")
      return
    }
    var last = left
    last.metadata.resourceVersion = "250"
    let bookmark = WatchEvent<ConfigMap>.bookmark(.init(resourceVersion: "250"))
    #expect(
      try await all.all() == [
        .added(created), .modified(changed), .modified(left), .deleted(last), bookmark, bookmark,
      ])
    // Who watches red sees it go when it turns blue, as it was, at the version of the change.
    var gone = changed
    gone.metadata.resourceVersion = left.metadata.resourceVersion
    #expect(try await red.all() == [.added(created), .modified(changed), .deleted(gone)])
  }

  private func beginnings(
    _ scene: ReplayScene, _ maps: Api<ConfigMap>, _ list: ObjectList<ConfigMap>
  ) async throws {
    let added = list.items.map { WatchEvent.added($0) }
    #expect(try await maps.watch(quiet(3)).all() == added)
    #expect(try await maps.watch(quiet(3), from: "0").all() == added)
    let streamed = try await maps.watch(
      WatchParameters(timeoutSeconds: 2, sendsInitialEvents: true)
    ).all()
    let end = WatchEvent<ConfigMap>.bookmark(
      .init(resourceVersion: "253", endsInitialEvents: true))
    #expect(streamed == added + [end])
    await scene.expectUnsent {
      try await maps.watch(WatchParameters(allowsBookmarks: false, sendsInitialEvents: true))
    }
    let error = try await scene.refusal(422) {
      try await maps.client.raw(.get, scene.target(of: 10))
    }
    #expect(error.isInvalid && error.fields == ["resourceVersionMatch"])
  }

  private func versions(
    _ scene: ReplayScene, _ maps: Api<ConfigMap>, _ list: ObjectList<ConfigMap>
  ) async throws {
    // From the first version on, the changes make what the list has.
    var state: [String: ConfigMap] = [:]
    for event in try await maps.watch(quiet(2), from: "1").all() {
      switch event {
      case .added(let object):
        #expect(state.updateValue(object, forKey: object.name) == nil)
      case .modified(let object):
        #expect(state.updateValue(object, forKey: object.name) != nil)
      case .deleted(let object): #expect(state.removeValue(forKey: object.name) != nil)
      case .bookmark, .error: Issue.record("\(event)")
      }
    }
    #expect(state.values.sorted { $0.name < $1.name } == list.items)
    #expect(try await maps.watch(quiet(3), from: "999999999").all().isEmpty)
    // An Api always says how long a watch may last, and that was not recorded.
    let garbage = try await scene.refusal(500) {
      try await maps.client.send(APIRequest(raw: .get, scene.target(of: 13)))
    }
    #expect(garbage.isInternalError && !garbage.isExpired && garbage.status.reason == nil)
  }

  private func otherForms(_ scene: ReplayScene, _ maps: Api<ConfigMap>) async throws {
    let metadata = try await maps.metadataOnly.watch(quiet(3)).all()
    #expect(metadata.map { $0.object?.name } == ["c0", "c2", "c4", "c6"])
    for event in metadata {
      guard case .added = event else {
        Issue.record("\(event)")
        continue
      }
    }
    // To watch at the path of an object is to read it.
    let object = try await maps.client.value(
      ConfigMap.self, APIRequest(raw: .get, scene.target(of: 15)))
    #expect(object.name == "c0")
  }
}
