/// An initial value that is made anew for each object.
class InitialValue: @unchecked Sendable {  // Immutable after its initialiser.
  func make(_ place: UnsafeMutableRawPointer, of object: UnsafeRawPointer) {}
}

final class TypedInitialValue<Root: JSONStruct, Value>: InitialValue, @unchecked Sendable {
  private let value: @Sendable (borrowing MemberValues<Root>) -> Value

  init(_ value: @escaping @Sendable (borrowing MemberValues<Root>) -> Value) {
    self.value = value
  }

  override func make(_ place: UnsafeMutableRawPointer, of object: UnsafeRawPointer) {
    place.initializeMemory(as: Value.self, to: value(MemberValues(object)))
  }
}

/// The members of an object that is being read, as far as they have no initial value.
public struct MemberValues<Root: JSONStruct>: ~Copyable {
  private let object: UnsafeRawPointer

  init(_ object: UnsafeRawPointer) {
    self.object = object
  }

  /// The value of a stored property without an initial value. There are no others yet.
  public subscript<Value>(_ path: KeyPath<Root, Value>) -> Value {
    guard let offset = MemoryLayout<Root>.offset(of: path) else {
      preconditionFailure("\(Root.self): \(path) is no stored property")
    }
    return (object + offset).assumingMemoryBound(to: Value.self).pointee
  }
}
