/// Members that are collections, absent where they are empty.
///
/// An empty collection without storage of its own is an absent member. One that was read as empty
/// gets storage, which tells it apart for as long as nobody assigns another: so it is written back
/// as it was, the property needs no optional, and absence costs nothing.
final class CollectionOperations<Value: AbsentWhenEmpty>: TypedOperations<Value>,
  @unchecked Sendable
{
  override var isOptional: Bool { true }
  override var leavesOutEmpty: Bool { true }
  override var canBeLeftOut: Bool { true }
  /// A collection without storage refers to an object that all of them share.
  override var nilForm: NilForm? {
    guard KnownForms.knowsReferences, let absent = Value.absent else { return nil }
    return NilForm(ofReference: absent)
  }

  override func read(
    _ reader: inout JSONReader, into place: UnsafeMutableRawPointer
  ) throws(JSONError) {
    try super.read(&reader, into: place)
    keepEmpty(place)
  }

  override func decode(
    _ container: KeyedDecodingContainer<CodingName>, _ key: CodingName,
    into place: UnsafeMutableRawPointer
  ) throws {
    try super.decode(container, key, into: place)
    keepEmpty(place)
  }

  override func isAbsent(_ place: UnsafeRawPointer) -> Bool {
    place.assumingMemoryBound(to: Value.self).pointee.hasNoStorage
  }

  override func isEmpty(_ place: UnsafeRawPointer) -> Bool {
    place.assumingMemoryBound(to: Value.self).pointee.isEmpty
  }

  override func keepEmpty(_ place: UnsafeMutableRawPointer) {
    let value = place.assumingMemoryBound(to: Value.self)
    if value.pointee.hasNoStorage { value.pointee.makeStorage() }
  }
}

/// A collection that has storage only where it needs some.
protocol AbsentWhenEmpty: JSONCodable {
  var hasNoStorage: Bool { get }
  var isEmpty: Bool { get }
  mutating func makeStorage()
}

extension Array: AbsentWhenEmpty where Element: JSONCodable {
  var hasNoStorage: Bool { capacity == 0 }
  mutating func makeStorage() { reserveCapacity(1) }
}

extension Dictionary: AbsentWhenEmpty where Key == String, Value: JSONCodable {
  var hasNoStorage: Bool { capacity == 0 }
  mutating func makeStorage() { reserveCapacity(1) }
}
