/// A struct whose JSON members are declared in a table.
///
/// ``declare(_:)`` names each stored property once; decoding, encoding, equality, hashing and the bridge to `Codable` follow from that,
/// so that a generated type costs the compiler little more than its properties.
public protocol JSONStruct: JSONCodable, Codable, TextOutputStreamable, CustomReflectable {
  /// Declares every stored property, in the order in which they are written.
  static func declare(_ members: inout Members<Self>)
}

extension JSONStruct {
  public static var shape: MemberShape { MemberShape(.structure(StructType.of(Self.self))) }

  public init(reading reader: inout JSONReader) throws(JSONError) {
    let table = StructType.table(of: Self.self)
    try reader.descend(MemoryLayout<Self>.stride)
    // Not on the stack, which would need room for it at each level.
    var run = reader.scratch.begin()
    let place = reader.scratch.extend(&run, MemoryLayout<Self>.stride)
    defer {
      reader.scratch.end(run)
      reader.ascend(MemoryLayout<Self>.stride)
    }
    try reader.readStruct(table, into: place)
    self = place.assumingMemoryBound(to: Self.self).move()
  }

  public func write(to writer: inout JSONWriter) {
    let table = StructType.table(of: Self.self)
    withUnsafePointer(to: self) { writer.writeStruct(table, UnsafeRawPointer($0)) }
  }

  public static func == (a: Self, b: Self) -> Bool {
    let table = StructType.table(of: Self.self)
    return withUnsafePointer(to: a) { a in
      withUnsafePointer(to: b) { b in
        table.pointee.equal(UnsafeRawPointer(a), UnsafeRawPointer(b))
      }
    }
  }

  public func hash(into hasher: inout Hasher) {
    let table = StructType.table(of: Self.self)
    withUnsafePointer(to: self) { table.pointee.hash(UnsafeRawPointer($0), into: &hasher) }
  }
}
