import KubeJSON
import Testing

@testable import KubeTesting

@Suite struct GarbageCollectorTests {
  /// What is left after deletions of any kind is what owners that are left hold, and no more.
  @Test(arguments: 0..<20)
  func collectsExactlyWhatNothingHolds(seed: UInt64) async {
    var random = SeededGenerator(seed: seed)
    let cluster = ControlledCluster(seed: seed, .garbageCollection)
    let path = "/api/v1/namespaces/default/configmaps"
    let known = Set(await cluster.names(path))
    var uids: [String: JSONValue] = [:]
    var owners: [String: Set<String>] = [:]
    func reference(_ name: String) -> JSONValue {
      [
        "apiVersion": "v1", "kind": "ConfigMap", "name": .string(name), "uid": uids[name] ?? "",
        "blockOwnerDeletion": .bool(Bool.random(using: &random)),
      ]
    }
    func collect() {
      while let gone = owners.first(where: { entry in
        !entry.value.isEmpty && entry.value.allSatisfy { owners[$0] == nil }
      }) { owners[gone.key] = nil }
      // What has another owner yet loses those that are gone.
      let left = Set(owners.keys)
      for name in left { owners[name]?.formIntersection(left) }
    }
    for number in 0..<14 {
      let name = "m\(number)"
      let chosen = Set(
        owners.keys.sorted().filter { _ in Int.random(in: 0..<4, using: &random) == 0 })
      let body: JSONValue = [
        "metadata": [
          "name": .string(name), "ownerReferences": .array(chosen.sorted().map(reference)),
        ]
      ]
      uids[name] = await cluster.send("POST", path, body).body["metadata"]?["uid"]
      owners[name] = chosen
    }
    for _ in 0..<8 {
      guard let name = owners.keys.sorted().randomElement(using: &random) else { break }
      let policy = ["Background", "Foreground", "Orphan"].randomElement(using: &random) ?? ""
      let answer = await cluster.send(
        "DELETE", "\(path)/\(name)", ["propagationPolicy": .string(policy)])
      #expect(answer.status == 200)
      owners[name] = nil
      if policy == "Orphan" {
        for other in owners.keys { owners[other]?.remove(name) }
      }
      collect()
      let left = Set(await cluster.names(path)).subtracting(known)
      #expect(left == Set(owners.keys), "after \(policy) of \(name)")
    }
    #expect(cluster.cluster.controllerTroubles.isEmpty)
  }

  /// A circle goes when one of it does, if each waits for the other or not.
  @Test(arguments: ["Background", "Foreground"], [2, 3, 5])
  func breaksCircles(policy: String, size: Int) async {
    let cluster = ControlledCluster(.garbageCollection)
    let path = "/api/v1/namespaces/default/configmaps"
    var uids: [JSONValue] = []
    for number in 0..<size {
      let made = await cluster.send("POST", path, ["metadata": ["name": .string("c\(number)")]])
      uids.append(made.body["metadata"]?["uid"] ?? "")
    }
    for number in 0..<size {
      let owner = (number + 1) % size
      await cluster.send(
        "PATCH", "\(path)/c\(number)",
        [
          "metadata": [
            "ownerReferences": [
              [
                "apiVersion": "v1", "kind": "ConfigMap", "name": .string("c\(owner)"),
                "uid": uids[owner], "blockOwnerDeletion": true,
              ]
            ]
          ]
        ])
    }
    await cluster.send("DELETE", "\(path)/c0", ["propagationPolicy": .string(policy)])
    #expect(await cluster.names(path).filter { $0.hasPrefix("c") } == [])
  }
}
