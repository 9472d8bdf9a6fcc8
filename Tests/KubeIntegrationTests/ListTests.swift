import Kube
import KubeTestTypes
import Testing

@Suite(
  "Cluster: lists", .timeLimit(.minutes(10)),
  .enabled(if: TestCluster.isNamed, TestCluster.absence))
struct ListTests {
  private func fill(_ maps: Api<ConfigMap>, _ count: Int) async throws {
    for index in 0..<count {
      try await maps.create(
        ConfigMap("m\(index)", ["i": "\(index)"], labels: ["odd": "\(index % 2)", "swift": "kube"]))
    }
  }

  @Test("Selectors, versions, and all namespaces")
  func selectors() async throws {
    try await TestCluster.withNamespace { client, namespace in
      let maps = Api<ConfigMap>(client, namespace: namespace)
      try await fill(maps, 5)
      func names(_ parameters: ListParameters) async throws -> Set<String> {
        Set(try await maps.list(parameters).items.map(\.name).filter { $0.hasPrefix("m") })
      }
      #expect(try await names(ListParameters(labels: "odd=1")) == ["m1", "m3"])
      #expect(try await names(ListParameters(labels: "odd in (0),swift")) == ["m0", "m2", "m4"])
      #expect(try await names(ListParameters(labels: "odd!=1,swift")) == ["m0", "m2", "m4"])
      #expect(try await names(ListParameters(fields: "metadata.name=m2")) == ["m2"])
      let list = try await maps.list(ListParameters(labels: "swift"))
      #expect(list.items.allSatisfy { $0.kind == "ConfigMap" && $0.apiVersion == "v1" })
      let version = try #require(list.metadata.resourceVersion)
      let exact = try await maps.list(
        ListParameters(labels: "swift", resourceVersion: version, match: .exact))
      #expect(exact.items == list.items)
      #expect(exact.metadata.resourceVersion == version)
      let everywhere = try await AllNamespaces<ConfigMap>(client).list(
        ListParameters(labels: "swift", fields: ["metadata.namespace": namespace]))
      #expect(everywhere.items.count == 5)
    }
  }

  @Test("Pages are of one version, and together the list")
  func pages() async throws {
    try await TestCluster.withNamespace { client, namespace in
      let maps = Api<ConfigMap>(client, namespace: namespace)
      try await fill(maps, 25)
      var names: [String] = []
      var (versions, counts): (Set<String?>, [Int]) = ([], [])
      for try await page in maps.pages(ListParameters(labels: "swift", limit: 10)) {
        if counts.isEmpty { try await maps.create(ConfigMap("m99", labels: ["swift": "late"])) }
        names += page.items.map(\.name)
        versions.insert(page.metadata.resourceVersion)
        counts.append(page.items.count)
      }
      #expect(counts == [10, 10, 5])
      #expect(Set(names) == Set((0..<25).map { "m\($0)" }))
      #expect(versions.count == 1)
    }
  }

  @Test("Metadata alone, tables, and objects that are checked one by one")
  func forms() async throws {
    try await TestCluster.withNamespace { client, namespace in
      let maps = Api<ConfigMap>(client, namespace: namespace)
      try await fill(maps, 3)
      let selected = ListParameters(labels: "swift")
      let metadata = try await maps.metadataOnly.list(selected).items
      #expect(metadata.map(\.name) == ["m0", "m1", "m2"])
      #expect(try await maps.metadataOnly.get("m1").metadata.labels["odd"] == "1")
      let table = try await maps.table(selected)
      #expect(table.columnDefinitions.first?.name == "Name")
      #expect(table.rows.map { $0.cells.first?.string } == ["m0", "m1", "m2"])
      let checked = try await maps.checked.list(selected).items
      #expect(checked.compactMap { $0.object?.name } == ["m0", "m1", "m2"])
    }
  }
}
