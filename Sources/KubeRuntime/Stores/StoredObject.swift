import KubeCore

/// An object as a store holds it. All that read it share it, and it never changes.
final class StoredObject<Object: Sendable>: TableElement {
  let key: ObjectKey
  /// The resource version; empty if the object came without, which equals none.
  let version: String
  /// Empty if the object came without.
  let uid: String
  let object: Object
  /// By the store's indexes, in their order.
  let indexed: [any IndexedValues]

  init(
    _ object: Object, key: ObjectKey, version: String = "", uid: String = "",
    indexed: [any IndexedValues] = []
  ) {
    self.object = object
    self.key = key
    self.version = version
    self.uid = uid
    self.indexed = indexed
  }

  /// Whether both are the same state of the same object.
  func isSame(as other: StoredObject) -> Bool {
    self === other || (!version.isEmpty && version == other.version && uid == other.uid)
  }
}

extension StoredObject {
  /// The same in all processes, so that the same objects are told in the same order.
  static func hash(of key: ObjectKey) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    func add(_ text: String) {
      for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
    }
    if let namespace = key.namespace { add(namespace) }
    hash = (hash ^ 0x2F) &* 0x0000_0100_0000_01B3
    add(key.name)
    hash = (hash ^ (hash >> 32)) &* 0xD6E8_FEB8_6659_FD93
    hash = (hash ^ (hash >> 32)) &* 0xD6E8_FEB8_6659_FD93
    return hash ^ (hash >> 32)
  }
}
