import KubeCore
import KubeJSON

/// Why a snapshot cannot be restored.
public struct SnapshotError: Error, Sendable, CustomStringConvertible {
  public var description: String
}

extension TestCluster {
  /// All that is stored, as lines of JSON: what ``restore(_:)`` takes.
  public func snapshot() -> [UInt8] {
    let (revision, objects) = server.store.all()
    let head: JSONValue = [
      "snapshot": "kube-testserver", "version": 1, "revision": .number(revision),
    ]
    var bytes = Array("\(head.text)\n".utf8)
    for (resource, object) in objects {
      var line: JSONValue = [
        "resource": .string(resource.resource), "namespace": .string(object.key.namespace),
        "name": .string(object.key.name), "revision": .number(object.revision),
      ]
      if !resource.group.isEmpty { line["group"] = .string(resource.group) }
      if !object.fields.isEmpty {
        line["fields"] = .object(object.fields.mapValues { .string($0) })
      }
      bytes += line.text.utf8.dropLast()
      bytes += Array(",\"object\":".utf8)
      bytes += object.bytes
      bytes += Array("}\n".utf8)
    }
    return bytes
  }

  /// Has a snapshot in the place of all that is stored. What was before it is forgotten, as after a
  /// restart: watches end.
  public func restore(_ snapshot: [UInt8]) throws(SnapshotError) {
    var lines = snapshot.split(separator: UInt8(ascii: "\n"))[...]
    guard let head = lines.popFirst(), let head = try? JSONValue(tree: head),
      head["snapshot"]?.string == "kube-testserver", head["version"]?.int == 1,
      let revision = head["revision"]?.int, (1..<Int.max / 2).contains(revision)
    else { throw SnapshotError(description: "This is no snapshot of a kube-testserver.") }
    var objects: [(GroupResource, StoredObject)] = []
    for (number, line) in lines.enumerated() {
      guard let value = try? JSONValue(tree: line), let resource = value["resource"]?.string,
        let name = value["name"]?.string, let object = value["object"],
        object.members != nil, let version = value["revision"]?.int,
        (1...revision).contains(version)
      else {
        throw SnapshotError(description: "Line \(number + 2) of the snapshot cannot be read.")
      }
      let fields = value["fields"]?.members ?? []
      objects.append(
        (
          GroupResource(group: value["group"]?.string ?? "", resource: resource),
          StoredObject(
            object, key: StorageKey(namespace: value["namespace"]?.string ?? "", name: name),
            revision: version,
            fields: Dictionary(
              fields.map { ($0.name, $0.value.string ?? "") }, uniquingKeysWith: { $1 }))
        ))
    }
    server.store.restore(revision: revision, objects)
    server.restart(downFor: .zero, cut: false)
    server.afterRestore()
  }

  /// Changes with every write.
  package var revision: Int { server.store.revision }
}

extension APIServer {
  /// What is made of what is stored.
  func afterRestore() {
    definitions.settle(self)
    if controllers.runs { controllers.change(self) { _ in } }
  }
}
