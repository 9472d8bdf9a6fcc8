import KubeCore

/// Objects of a store, as they were together at one time.
///
/// It costs nothing to make and keeps what it gives. The order is no particular one.
public struct StoreObjects<Object: Sendable>: Sequence, Sendable {
  let table: ObjectTable<StoredObject<Object>>

  public var count: Int { table.count }
  public var isEmpty: Bool { table.isEmpty }
  public var underestimatedCount: Int { table.count }

  public func makeIterator() -> Iterator { Iterator(objects: table.makeIterator()) }

  public struct Iterator: IteratorProtocol, Sendable {
    fileprivate var objects: ObjectTable<StoredObject<Object>>.Iterator

    public mutating func next() -> Object? { objects.next()?.object }
  }
}
