import KubeJSON
import Synchronization

/// An object as it is stored: its JSON text in the version of the storage, and what lists, watches
/// and selectors ask for without reading it.
///
/// The text takes a third of the memory of the value, and answers are made of it as it is.
final class StoredObject: Sendable {
  let key: StorageKey
  let revision: Int
  let uid: String
  let bytes: [UInt8]
  let labels: [String: String]
  /// What field selectors can ask for beside name and namespace.
  let fields: [String: String]
  /// Whether `metadata.deletionTimestamp` is set.
  let isTerminating: Bool
  let finalizers: [String]
  let owners: [OwnerFacts]

  init(_ value: JSONValue, key: StorageKey, revision: Int, fields: [String: String]) {
    var value = value
    value["metadata"]?["resourceVersion"] = .string("\(revision)")
    self.key = key
    self.revision = revision
    self.fields = fields
    bytes = Array(value.text.utf8)
    let metadata = value["metadata"]
    uid = metadata?["uid"]?.string ?? ""
    isTerminating = metadata?["deletionTimestamp"] != nil
    finalizers = (metadata?["finalizers"]?.array ?? []).compactMap(\.string)
    owners = (metadata?["ownerReferences"]?.array ?? []).map { OwnerFacts($0) }
    labels = (metadata?["labels"]?.members ?? []).reduce(into: [:]) {
      $0[$1.name] = $1.value.string ?? ""
    }
  }

  /// Of text that is there already.
  init(
    bytes: [UInt8], key: StorageKey, revision: Int, uid: String, labels: [String: String],
    fields: [String: String], finalizers: [String]
  ) {
    self.bytes = bytes
    self.key = key
    self.revision = revision
    self.uid = uid
    self.labels = labels
    self.fields = fields
    self.finalizers = finalizers
    isTerminating = false
    owners = []
  }

  /// The object as a tree, parsed anew.
  var value: JSONValue { (try? JSONValue(tree: bytes)) ?? .null }
}

/// Where an object is within its resource.
struct StorageKey: Sendable, Hashable, Comparable {
  /// Empty for what is in no namespace.
  let namespace: String
  let name: String
  /// `namespace/name`: lists are in the order of these bytes, as they are in etcd.
  let path: String

  init(namespace: String, name: String) {
    self.namespace = namespace
    self.name = name
    path = namespace.isEmpty ? name : "\(namespace)/\(name)"
  }

  static func < (a: StorageKey, b: StorageKey) -> Bool { precedes(a.path, b.path) }

  static func precedes(_ a: String, _ b: String) -> Bool {
    a.utf8.lexicographicallyPrecedes(b.utf8)
  }

  static func == (a: StorageKey, b: StorageKey) -> Bool { a.path == b.path }
  func hash(into hasher: inout Hasher) { hasher.combine(path) }
}
