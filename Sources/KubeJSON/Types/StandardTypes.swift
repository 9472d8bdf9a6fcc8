extension String: JSONCodable, TriviallyAbsent {
  public init(reading reader: inout JSONReader) throws(JSONError) {
    self = try reader.readString()
  }

  public func write(to writer: inout JSONWriter) {
    writer.write(self)
  }

  public static var absent: String? { "" }
  public static var shape: MemberShape { MemberShape(.string) }
}

extension Bool: JSONCodable, TriviallyAbsent {
  public init(reading reader: inout JSONReader) throws(JSONError) {
    self = try reader.readBool()
  }

  public func write(to writer: inout JSONWriter) {
    writer.write(self)
  }

  public static var absent: Bool? { false }
  public static var shape: MemberShape { MemberShape(.bool) }
}

extension Double: JSONCodable, TriviallyAbsent {
  public init(reading reader: inout JSONReader) throws(JSONError) {
    self = try reader.readDouble()
  }

  public func write(to writer: inout JSONWriter) {
    writer.write(self)
  }

  public static var absent: Double? { 0 }
  public static var shape: MemberShape { MemberShape(.double) }
}

extension Float: JSONCodable, TriviallyAbsent {
  public init(reading reader: inout JSONReader) throws(JSONError) {
    _ = try reader.peek()
    let place = reader.cursor
    // Not by way of a Double: what is rounded twice is not always the nearest Float.
    let text = try reader.readNumberText()
    guard let value = Float(text), value.isFinite else {
      throw reader.fail("the number is out of the range of a Float", at: place)
    }
    self = value
    if JSONDecimal(text) != JSONDecimal(value.description) { reader.noteLoss() }
  }

  public func write(to writer: inout JSONWriter) {
    let isWhole = magnitude < 0x1p24 && self == rounded()
    // The digits of the Float, not those of the Double that it is: 0.1 is no 0.10000000149011612.
    if isFinite, !isWhole { writer.write(json: description) } else { writer.write(Double(self)) }
  }

  public static var absent: Float? { 0 }
}

extension Int: JSONCodable, TriviallyAbsent {
  public init(reading reader: inout JSONReader) throws(JSONError) {
    self = try reader.readInteger()
  }

  public func write(to writer: inout JSONWriter) {
    writer.write(Int64(self))
  }

  public static var absent: Int? { 0 }
  public static var shape: MemberShape {
    MemberShape(MemoryLayout<Int>.size == 8 ? .int64 : .int32)
  }
}

extension Int64: JSONCodable, TriviallyAbsent {
  public init(reading reader: inout JSONReader) throws(JSONError) {
    self = try reader.readInt()
  }

  public func write(to writer: inout JSONWriter) {
    writer.write(self)
  }

  public static var absent: Int64? { 0 }
  public static var shape: MemberShape { MemberShape(.int64) }
}

extension Int32: JSONCodable, TriviallyAbsent {
  public init(reading reader: inout JSONReader) throws(JSONError) {
    self = try reader.readInteger()
  }

  public func write(to writer: inout JSONWriter) {
    writer.write(Int64(self))
  }

  public static var absent: Int32? { 0 }
  public static var shape: MemberShape { MemberShape(.int32) }
}

extension JSONCodable where Self: FixedWidthInteger {
  public init(reading reader: inout JSONReader) throws(JSONError) {
    self = try reader.readInteger()
  }

  public func write(to writer: inout JSONWriter) {
    if Self.isSigned { writer.write(Int64(self)) } else { writer.write(UInt64(self)) }
  }

  public static var absent: Self? { 0 }
}

extension Int8: JSONCodable, TriviallyAbsent {}
extension Int16: JSONCodable, TriviallyAbsent {}
extension UInt: JSONCodable, TriviallyAbsent {}
extension UInt8: JSONCodable, TriviallyAbsent {}
extension UInt16: JSONCodable, TriviallyAbsent {}
extension UInt32: JSONCodable, TriviallyAbsent {}
extension UInt64: JSONCodable, TriviallyAbsent {}
