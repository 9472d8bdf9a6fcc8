import KubeClient
import KubeCore
import KubeTestTypes
import Testing

@Suite(
  "Recordings played again: lists",
  .enabled(if: Recordings.directory != nil, "there are no recordings beside the package"))
struct ReplayListTests {
  @Test("04: selectors, pages, versions, forms, deleting a collection")
  func lists() async throws {
    let scene = try ReplayScene(.listAndPaging)
    let maps = Api<ConfigMap>(try scene.client(), namespace: "demo2")
    try await selectors(scene, maps)
    let token = try await pages(scene, maps)
    try await versions(scene, maps)
    try await forms(maps)
    let late = try await maps.list(ListParameters(limit: 3, continueToken: token))
    #expect(late.items.map(\.name) == ["c3", "c4", "c5"])
    let first = try await maps.list(
      ListParameters(limit: 3, resourceVersion: "1", match: .exact))
    #expect(first.items.isEmpty && first.metadata.resourceVersion == "1")
    let all = try await AllNamespaces<ConfigMap>(maps.client).list(labels: .exists("par"))
    #expect(all.items.allSatisfy { $0.namespace == "demo2" } && all.items.count == 7)
    try await maps.deleteCollection(labels: ["par": "odd"])
    #expect(try await maps.list().items.map(\.name) == ["c0", "c2", "c4", "c6"])
    scene.expectEnd()
  }

  @Test("04: a version from the future is asked for again after the time that the server says")
  func retries() async throws {
    let scene = try ReplayScene(.listAndPaging, steps: [13, 13, 13])
    let maps = Api<ConfigMap>(
      try scene.client(retry: RetryPolicy(patience: .milliseconds(1500))), namespace: "demo2")
    let error = try await scene.refusal(504) {
      try await maps.list(
        ListParameters(resourceVersion: "999999999", match: .notOlderThan, timeoutSeconds: 3))
    }
    #expect(error.isTooLargeResourceVersion)
    #expect(scene.clock.sleeps == [.seconds(1), .seconds(1)])
    scene.expectEnd()
  }

  private func selectors(_ scene: ReplayScene, _ maps: Api<ConfigMap>) async throws {
    let even = try await maps.list(ListParameters(labels: ["par": "even"]))
    #expect(even.items.map(\.name) == ["c0", "c2", "c4", "c6"])
    #expect(even.metadata.resourceVersion == "240" && even.kind == "ConfigMapList")
    let odd = try await maps.list(
      ListParameters(labels: .in("par", ["odd"]) && .notEquals("i", "3")))
    #expect(odd.items.map(\.name) == ["c1", "c5"])
    let none = try await maps.list(ListParameters(labels: .doesNotExist("par")))
    #expect(none.items.isEmpty)
    await scene.expectUnsent { try await maps.list(ListParameters(labels: "a b c")) }
    let labels = try await scene.refusal(400) {
      try await maps.client.raw(.get, scene.target(of: 3))
    }
    #expect(labels.isBadRequest)
    let c3 = try await maps.list(ListParameters(fields: .equals("metadata.name", "c3")))
    #expect(c3.items.map(\.name) == ["c3"])
    let fields = try await scene.refusal(400) {
      try await maps.list(ListParameters(fields: .equals("spec.nope", "1")))
    }
    #expect(fields.isBadRequest)
    #expect(fields.status.message?.hasPrefix("\"spec.nope\" is not a known field") == true)
  }

  private func pages(_ scene: ReplayScene, _ maps: Api<ConfigMap>) async throws -> String {
    var pages = maps.pages(ListParameters(limit: 3)).makeAsyncIterator()
    let first = try #require(try await pages.next())
    #expect(first.items.map(\.name) == ["c0", "c1", "c2"])
    #expect(first.metadata.remainingItemCount == 4)
    let second = try #require(try await pages.next())
    #expect(second.items.map(\.name) == ["c3", "c4", "c5"])
    #expect(second.metadata.remainingItemCount == 1)
    #expect(second.metadata.resourceVersion == first.metadata.resourceVersion)
    let garbage = try await scene.refusal(400) {
      try await maps.list(ListParameters(limit: 3, continueToken: "garbage"))
    }
    #expect(garbage.isBadRequest)
    return try #require(first.metadata.continue)
  }

  private func versions(_ scene: ReplayScene, _ maps: Api<ConfigMap>) async throws {
    let exact = try await maps.list(
      ListParameters(limit: 3, resourceVersion: "240", match: .exact))
    #expect(exact.metadata.resourceVersion == "240" && exact.items.count == 3)
    #expect(try await maps.list(.any).items.count == 7)
    await scene.expectUnsent {
      try await maps.list(ListParameters(resourceVersion: "0", match: .exact))
    }
    await scene.expectUnsent { try await maps.list(ListParameters(match: .exact)) }
    for step in [11, 12] {
      let error = try await scene.refusal(422) {
        try await maps.client.raw(.get, scene.target(of: step))
      }
      #expect(error.isInvalid && error.fields == ["resourceVersionMatch"])
      #expect(error.causes.first?.reason == "FieldValueForbidden")
    }
    let future = try await scene.refusal(504) {
      try await maps.list(
        ListParameters(resourceVersion: "999999999", match: .notOlderThan, timeoutSeconds: 3))
    }
    #expect(future.isTooLargeResourceVersion && future.isTimeout && !future.isExpired)
    #expect(future.retryAfterSeconds == 1)
  }

  private func forms(_ maps: Api<ConfigMap>) async throws {
    let list = try await maps.metadataOnly.list(ListParameters(limit: 2))
    #expect(list.items.map(\.name) == ["c0", "c1"])
    #expect(list.items.map(\.metadata.labels["par"]) == ["even", "odd"])
    #expect(list.metadata.remainingItemCount == 5)
    let one = try await maps.metadataOnly.get("c1")
    #expect(one.name == "c1" && one.kind == "ConfigMap" && one.apiVersion == "v1")
    let table = try await maps.table(ListParameters(limit: 2))
    #expect(table.columnDefinitions.map(\.name) == ["Name", "Data", "Age"])
    #expect(table.rows.map(\.cells) == [["c0", 1, "3s"], ["c1", 1, "3s"]])
    let row = try #require(table.rows.first?.object)
    #expect(try PartialObjectMetadata<ConfigMap>(json: row.text).name == "c0")
    #expect(table.metadata.continue?.isEmpty == false)
  }
}
