import KubeJSON
import Testing

@testable import KubeTesting

@Suite struct SnapshotTests {
  private static let manifests = """
    # Namespaces come before what is in them.
    apiVersion: v1
    kind: ConfigMap
    metadata: {name: a, namespace: later}
    data: {k: "---"}
    ---
    apiVersion: v1
    kind: List
    items:
    - {apiVersion: v1, kind: Namespace, metadata: {name: later, labels: {a: b}}}
    - {apiVersion: apps/v1, kind: Deployment, metadata: {name: d}, spec: {selector: {matchLabels: {a: b}},
        template: {metadata: {labels: {a: b}}, spec: {containers: [{name: c, image: i}]}}}}
    ---
    """

  private static func lines(_ cluster: TestCluster) -> [String] {
    String(decoding: cluster.snapshot(), as: UTF8.self).split(separator: "\n").map(String.init)
  }

  @Test func whatIsLoadedComesBackFromASnapshot() async throws {
    let cluster = TestCluster(seed: 1)
    let names = try await cluster.load([ManifestFile(name: "all.yaml", Self.manifests)])
    #expect(names == ["namespace/later", "configmap/a", "deployment.apps/d"])
    let first = Self.lines(cluster)
    try await cluster.load([ManifestFile(name: "all.yaml", Self.manifests)])
    #expect(Self.lines(cluster) == first)
    let snapshot = cluster.snapshot()

    let second = TestCluster(seed: 2)
    try second.restore(snapshot)
    #expect(second.snapshot() == snapshot)
    #expect(second.revision == cluster.revision)
    // It goes on from there, and what is in fields can still be selected.
    let again = try await second.load([ManifestFile(name: "all.yaml", Self.manifests)])
    #expect(again == names)
    #expect(second.revision == cluster.revision)
  }

  @Test(arguments: [
    ("kind: ConfigMap", "x.yaml:1"), ("a: [", "x.yaml:1"), ("- 1", "x.yaml:1"),
    ("---\n---\napiVersion: v1\nkind: Nothing", "no resource"),
    ("apiVersion: v1\nkind: ConfigMap\nmetadata: {name: 'A B'}", "A B"),
  ])
  func whatCannotBeAppliedIsNamed(text: String, words: String) async throws {
    let cluster = TestCluster()
    let error = await #expect(throws: ManifestError.self) {
      try await cluster.load([ManifestFile(name: "x.yaml", text)])
    }
    #expect(error?.description.contains(words) == true)
  }

  @Test(arguments: ["", "{}", "\n\n", #"{"snapshot":"kube-testserver","version":2,"revision":4}"#])
  func whatIsNoSnapshotIsRefused(text: String) {
    #expect(throws: SnapshotError.self) { try TestCluster().restore(Array(text.utf8)) }
    let head = #"{"snapshot":"kube-testserver","version":1,"revision":9}"#
    for line in ["{", "[]", #"{"resource":"pods","name":"x","revision":10,"object":{}}"#] {
      #expect(throws: SnapshotError.self) {
        try TestCluster().restore(Array("\(head)\n\(line)\n".utf8))
      }
    }
  }
}
