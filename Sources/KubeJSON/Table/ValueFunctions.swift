/// How the values of a type are coded, compiled for that type. What a table calls for a type that it
/// knows nothing of is generic code, which asks the runtime for metadata at each step; this is not.
public final class ValueFunctions: @unchecked Sendable {  // Functions that capture nothing.
  @usableFromInline
  typealias Reading = (inout JSONReader, UnsafeMutableRawPointer) throws(JSONError) -> Void
  @usableFromInline
  typealias Writing = (UnsafeRawPointer, inout JSONWriter) -> Void
  @usableFromInline
  typealias Comparing = (UnsafeRawPointer, UnsafeRawPointer) -> Bool
  @usableFromInline
  typealias Hashing = (UnsafeRawPointer, inout Hasher) -> Void

  let read: Reading
  let write: Writing
  let equal: Comparing
  let hash: Hashing

  @usableFromInline
  init(
    read: @escaping Reading, write: @escaping Writing, equal: @escaping Comparing,
    hash: @escaping Hashing
  ) {
    (self.read, self.write, self.equal, self.hash) = (read, write, equal, hash)
  }

  @inlinable
  static func of<Value: JSONCodable>(_ type: Value.Type) -> ValueFunctions {
    ValueFunctions(
      read: { (reader, place) throws(JSONError) in
        place.initializeMemory(as: Value.self, to: try Value(reading: &reader))
      },
      write: { $0.assumingMemoryBound(to: Value.self).pointee.write(to: &$1) },
      equal: {
        $0.assumingMemoryBound(to: Value.self).pointee
          == $1.assumingMemoryBound(to: Value.self).pointee
      },
      hash: { $0.assumingMemoryBound(to: Value.self).pointee.hash(into: &$1) })
  }
}

extension MemberShape {
  /// The shape of members of a type that codes itself, and of maps and optionals of it. It is worth
  /// its code for a type that many objects have.
  @inlinable
  public static func value<Value: JSONCodable>(_ type: Value.Type) -> MemberShape {
    MemberShape(
      value: ValueFunctions.of(Value.self), map: ValueFunctions.of([String: Value].self))
  }

  @usableFromInline
  init(value: ValueFunctions, map: ValueFunctions) {
    self.init(.value(value, map: map))
  }
}
