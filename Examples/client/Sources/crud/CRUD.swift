import Kube

/// Creates, reads, changes, lists, applies and deletes an object, in the namespace of the current
/// context: swift run crud
@main
struct CRUD {
  static func main() async throws {
    let client = try Client()
    let maps = Api<ConfigMap>.defaultNamespaced(client)

    var map = ConfigMap(
      metadata: ObjectMeta(name: "crud-example", labels: ["app": "crud"]),
      data: ["greeting": "hello"])
    map = try await maps.create(map)
    print("created \(map.name) at version \(map.metadata.resourceVersion ?? "")")

    // Replacing needs the version that was read: whoever was faster wins, and we would hear of it.
    map.data["greeting"] = "good morning"
    map = try await maps.replace(map)

    // A patch says only what changes.
    map = try await maps.patch(map.name, .merge(["data": ["audience": "world"]]))
    print("\(map.data["greeting"] ?? ""), \(map.data["audience"] ?? "")")

    for map in try await maps.list(labels: "app=crud").items {
      print("listed \(map.name) with \(map.data.count) entries")
    }

    // Server-side apply: what a manager says is its own, the rest is left alone.
    let wanted = ConfigMap(metadata: ObjectMeta(name: map.name), data: ["audience": "Swift"])
    do {
      try await maps.apply(wanted, fieldManager: "crud")
    } catch let error as ClientError where error.isConflict {
      print("the field has another owner: \(error.api?.causes.first?.message ?? "")")
      try await maps.apply(wanted, fieldManager: "crud", force: true)
    }

    try await maps.delete(map.name)
    print("found after deleting: \(try await maps.find(map.name) != nil)")
  }
}
