import KubeJSON
import KubeTestSupport
import Testing

@testable import KubeTesting

@Suite struct StrategicMergePatchTests {
  private let pod = BuiltInSchemas.shared["io.k8s.api.core.v1.PodSpec"]

  /// Containers are told apart by name: what comes out is told by a model that knows no lists.
  @Test func listsMergeByTheirKeys() throws {
    try Fuzzing.run("strategic merge", rounds: 3000) { random in
      let original = containers(&random)
      var patch = containers(&random)
      var deleted: Set<String> = []
      for index in patch.indices where random.below(4) == 0 {
        deleted.insert(patch[index]["name"]?.string ?? "")
        patch[index]["$patch"] = "delete"
      }
      var body: JSONValue = ["containers": .array(patch)]
      let kept = patch.compactMap { $0["$patch"] == nil ? $0["name"]?.string : nil }
      if random.below(2) == 0, !(original.isEmpty && patch.isEmpty) {
        body["$setElementOrder/containers"] = .array(kept.map { ["name": .string($0)] })
      }
      let result = try StrategicMergePatch.apply(
        body, to: ["containers": .array(original)], schema: pod)
      let merged = result["containers"]?.array ?? []

      var expected: [String: JSONValue] = [:]
      for item in original { expected[item["name"]?.string ?? ""] = item }
      for name in deleted { expected[name] = nil }
      for item in patch where item["$patch"] == nil {
        let name = item["name"]?.string ?? ""
        var present = expected[name] ?? [:]
        for member in item.members ?? [] { present[member.name] = member.value }
        expected[name] = present
      }
      let names = merged.compactMap { $0["name"]?.string }
      if Dictionary(zip(names, merged), uniquingKeysWith: { $1 }) != expected {
        return "\(original) with \(patch) is \(merged)"
      }
      // Those of the patch stand in its order, the others in theirs.
      let others = original.compactMap { $0["name"]?.string }
        .filter { !kept.contains($0) && !deleted.contains($0) }
      let isInOrder =
        names.filter(kept.contains) == kept && names.filter { !kept.contains($0) } == others
      return isInOrder ? nil : "order of \(original) with \(body) is \(names)"
    }
  }

  private func containers(_ random: inout SplitMix64) -> [JSONValue] {
    var names = ["a", "b", "c", "d", "e"].shuffled(using: &random)
    names.removeLast(random.below(names.count + 1))
    return names.map { name in
      var item: JSONValue = ["name": .string(name)]
      if random.below(2) == 0 { item["image"] = .string("\(random.below(9))") }
      if random.below(2) == 0 { item["tty"] = true }
      return item
    }
  }

  @Test func setsOfTextsLoseWhatIsDeletedFromThem() throws {
    let metadata = BuiltInSchemas.shared["io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta"]
    try Fuzzing.run("finalizers", rounds: 1000) { random in
      let all = ["a", "b", "c", "d"]
      let present = all.shuffled(using: &random).prefix(random.below(5))
      let added = all.shuffled(using: &random).prefix(random.below(3))
      let deleted = all.filter { _ in random.below(3) == 0 }.filter { !added.contains($0) }
      let patch: JSONValue = [
        "finalizers": .array(added.map(JSONValue.string)),
        "$deleteFromPrimitiveList/finalizers": .array(deleted.map(JSONValue.string)),
      ]
      let result = try StrategicMergePatch.apply(
        patch, to: ["finalizers": .array(present.map(JSONValue.string))], schema: metadata)
      let texts = (result["finalizers"]?.array ?? []).compactMap(\.string)
      let expected = Set(present).union(added).subtracting(deleted)
      return Set(texts) == expected && texts.count == expected.count
        ? nil : "\(present) with \(patch) is \(texts)"
    }
  }

  @Test func noPatchTraps() throws {
    let words = ["$patch", "$retainKeys", "$setElementOrder/containers", "containers", "volumes"]
    try Fuzzing.run("patches of all kinds", rounds: 3000) { random in
      func value(_ depth: Int, _ random: inout SplitMix64) -> JSONValue {
        if depth == 0 || random.below(3) == 0 {
          return [["delete", "replace", "merge", 1, .null, true, "name"][random.below(7)]][0]
        }
        if random.below(2) == 0 {
          return .array((0..<random.below(3)).map { _ in value(depth - 1, &random) })
        }
        var object: JSONValue = [:]
        for _ in 0..<random.below(4) {
          let name = (words + ["name", "$deleteFromPrimitiveList/containers", "$setElementOrder"])[
            random.below(8)]
          object[name] = value(depth - 1, &random)
        }
        return object
      }
      let object = value(4, &random)
      let patch = value(4, &random)
      _ = try? StrategicMergePatch.apply(patch, to: object, schema: pod)
      return nil
    }
  }
}
