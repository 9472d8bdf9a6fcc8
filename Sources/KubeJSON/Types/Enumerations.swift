/// An enum with raw values: a closed set. A value outside of it is an error with its path.
public protocol JSONEnumeration: JSONCodable, RawRepresentable where RawValue: JSONCodable {}

extension JSONEnumeration {
  public init(reading reader: inout JSONReader) throws(JSONError) {
    _ = try reader.peek()
    let place = reader.cursor
    guard let value = Self(rawValue: try RawValue(reading: &reader)) else {
      throw reader.fail("the value is none of those that \(Self.self) has", at: place)
    }
    self = value
  }

  public func write(to writer: inout JSONWriter) {
    rawValue.write(to: &writer)
  }

  // Enums written elsewhere may have no `Hashable` of their own.
  public static func == (a: Self, b: Self) -> Bool { a.rawValue == b.rawValue }

  public func hash(into hasher: inout Hasher) {
    rawValue.hash(into: &hasher)
  }
}

/// An open set of strings: its static members are the values that the schema names, and any other
/// that a newer server sends is kept and written back.
///
/// A type that stores the raw value and nothing else is read as strings are, without a call of its
/// initialiser.
public protocol StringEnumeration: JSONEnumeration, Codable, Sendable, ExpressibleByStringLiteral,
  CustomStringConvertible
where RawValue == String {
  init(rawValue: String)
}

extension StringEnumeration {
  public static var shape: MemberShape { MemberShape(isLaidOutAsString ? .string : .opaque) }

  /// The bits of a value, and of nil, are those of the string.
  private static var isLaidOutAsString: Bool {
    guard KnownForms.areUsed, MemoryLayout<Self>.size == MemoryLayout<String>.size,
      MemoryLayout<Self>.alignment == MemoryLayout<String>.alignment,
      MemoryLayout<Self?>.size == MemoryLayout<String?>.size
    else { return false }
    func bits<Value>(_ value: Value) -> [UInt8] { withUnsafeBytes(of: value) { Array($0) } }
    let texts = ["", "Short", String(repeating: "Not that short. ", count: 3)]
    return texts.allSatisfy { bits(Self(rawValue: $0)) == bits($0) }
      && bits(Self?.none) == bits(String?.none)
  }

  public init(reading reader: inout JSONReader) throws(JSONError) {
    self.init(rawValue: try reader.readString())
  }

  public init(stringLiteral value: String) {
    self.init(rawValue: value)
  }

  // The standard library has an implementation for all types with raw values, and two would be none: the compiler
  // would make up a third.
  public init(from decoder: any Decoder) throws {
    self.init(rawValue: try decoder.singleValueContainer().decode(String.self))
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(rawValue)
  }

  public var description: String { rawValue }
}

/// An open set of whole numbers, like ``StringEnumeration``.
public protocol IntegerEnumeration: JSONEnumeration, Codable, Sendable, ExpressibleByIntegerLiteral,
  CustomStringConvertible
where RawValue == Int {
  init(rawValue: Int)
}

extension IntegerEnumeration {
  public init(reading reader: inout JSONReader) throws(JSONError) {
    self.init(rawValue: try Int(reading: &reader))
  }

  public init(integerLiteral value: Int) {
    self.init(rawValue: value)
  }

  // The standard library has an implementation for all types with raw values, and two would be none: the compiler
  // would make up a third.
  public init(from decoder: any Decoder) throws {
    self.init(rawValue: try decoder.singleValueContainer().decode(Int.self))
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(rawValue)
  }

  public var description: String { "\(rawValue)" }
}

/// An enum with payloads. The generator emits how it reads and writes; equality is that of the
/// JSON.
public protocol JSONUnion: JSONBridged {}

extension JSONUnion {
  public static func == (a: Self, b: Self) -> Bool {
    JSONValue(a) == JSONValue(b)
  }

  public func hash(into hasher: inout Hasher) {
    JSONValue(self).hash(into: &hasher)
  }
}
