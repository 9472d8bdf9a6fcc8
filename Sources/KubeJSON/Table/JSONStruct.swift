/// A struct whose JSON members are declared in a table.
///
/// ``declare(_:)`` names each stored property once; decoding, encoding, equality, hashing and the bridge to `Codable` follow from that,
/// so that a generated type costs the compiler little more than its properties.
public protocol JSONStruct: JSONCodable, Codable {
  /// Declares every stored property, in the order in which they are written.
  static func declare(_ members: inout Members<Self>)
}

extension JSONStruct {
  public static var shape: MemberShape { MemberShape(.structure(StructType.of(Self.self))) }

  public init(reading reader: inout JSONReader) throws(JSONError) {
    let table = StructType.of(Self.self).table
    var failure: JSONError?
    let value: Self? = withUnsafeTemporaryAllocation(of: Self.self, capacity: 1) { buffer in
      guard let place = buffer.baseAddress else { return nil }
      do throws(JSONError) {
        try reader.readStruct(table, into: UnsafeMutableRawPointer(place))
        return place.move()
      } catch {
        failure = error
        return nil
      }
    }
    guard let value else { throw failure ?? reader.fail("an object was expected") }
    self = value
  }

  public func write(to writer: inout JSONWriter) {
    let table = StructType.of(Self.self).table
    withUnsafePointer(to: self) { writer.writeStruct(table, UnsafeRawPointer($0)) }
  }

  public static func == (a: Self, b: Self) -> Bool {
    let table = StructType.of(Self.self).table
    return withUnsafePointer(to: a) { a in
      withUnsafePointer(to: b) { b in
        table.pointee.equal(UnsafeRawPointer(a), UnsafeRawPointer(b))
      }
    }
  }

  public func hash(into hasher: inout Hasher) {
    let table = StructType.of(Self.self).table
    withUnsafePointer(to: self) { table.pointee.hash(UnsafeRawPointer($0), into: &hasher) }
  }
}
