import KubeCore

/// By what a store finds objects besides their keys.
///
/// ```swift
/// let byNode = StoreIndex<Pod, String> { pod in pod.spec?.nodeName.map { [$0] } ?? [] }
/// let writer = StoreWriter<Pod>(indexes: byNode)
/// for pod in try store.objects(byNode, "node-1") { … }
/// ```
///
/// The index is known by its declaration: keep it, and give the same one to the writer and to those
/// who read. Another with the same closure is another index.
public struct StoreIndex<Object: Sendable, Value: Hashable & Sendable>: Sendable {
  /// What makes an index the same one.
  final class Identity: Sendable {}

  let identity = Identity()
  let values: @Sendable (Object) -> [Value]

  /// - Parameter values: under which values an object is found; under none, if there are none. It is
  ///   asked once for each version of an object.
  public init(_ values: @escaping @Sendable (Object) -> [Value]) {
    self.values = values
  }
}

/// The values of an object by an index.
protocol IndexedValues: Sendable {}

private struct Values<Value: Hashable & Sendable>: IndexedValues {
  let values: [Value]
}

/// The objects by the values of an index.
protocol IndexTable<Object>: Sendable {
  associatedtype Object: Sendable

  func values(of object: Object) -> any IndexedValues
  mutating func insert(_ stored: StoredObject<Object>, _ values: any IndexedValues)
  mutating func remove(_ key: ObjectKey, _ values: any IndexedValues)
}

/// The objects of one value of an index.
private final class IndexEntry<Object: Sendable, Value: Hashable & Sendable>: TableElement {
  let key: Value
  let objects: ObjectTable<StoredObject<Object>>

  init(_ key: Value, _ objects: ObjectTable<StoredObject<Object>>) {
    self.key = key
    self.objects = objects
  }

  static func hash(of key: Value) -> UInt64 { UInt64(truncatingIfNeeded: key.hashValue) }
}

struct ValueTable<Object: Sendable, Value: Hashable & Sendable>: IndexTable {
  let index: StoreIndex<Object, Value>
  private var entries = ObjectTable<IndexEntry<Object, Value>>()

  init(_ index: StoreIndex<Object, Value>) {
    self.index = index
  }

  subscript(value: Value) -> ObjectTable<StoredObject<Object>> {
    entries[value]?.objects ?? ObjectTable()
  }

  func values(of object: Object) -> any IndexedValues { Values(values: index.values(object)) }

  mutating func insert(_ stored: StoredObject<Object>, _ values: any IndexedValues) {
    guard let values = values as? Values<Value> else { return }
    for value in values.values {
      var objects = self[value]
      objects.insert(stored)
      entries.insert(IndexEntry(value, objects))
    }
  }

  mutating func remove(_ key: ObjectKey, _ values: any IndexedValues) {
    guard let values = values as? Values<Value> else { return }
    for value in values.values {
      var objects = self[value]
      objects.remove(key)
      if objects.isEmpty {
        entries.remove(value)
      } else {
        entries.insert(IndexEntry(value, objects))
      }
    }
  }
}
