/// A value that reads and writes itself as JSON.
///
/// The generator emits conformances; a hand-written one reads exactly one value from the reader, or
/// writes exactly one.
public protocol JSONCodable: Hashable {
  init(reading reader: inout JSONReader) throws(JSONError)
  func write(to writer: inout JSONWriter)

  /// Whether an object that is written leaves the member out, as it does where the value is nil.
  /// Defaults to false.
  var isLeftOut: Bool { get }
  /// What an absent member or a null reads as; nil: a value is required. Defaults to nil.
  static var absent: Self? { get }
  /// How a table codes members of this type. Types outside of KubeJSON may have
  /// ``MemberShape/value(_:)``.
  static var shape: MemberShape { get }
}

extension JSONCodable {
  public var isLeftOut: Bool { false }
  public static var absent: Self? { nil }
  public static var shape: MemberShape { MemberShape(.opaque) }
}

extension JSONCodable {
  /// Decodes one JSON document. Bytes are untrusted: any input gives a value or an error with its
  /// path and offset.
  public init(json bytes: some Collection<UInt8>) throws(JSONError) {
    self = try JSONReader.read(bytes) { (reader) throws(JSONError) in try Self(reading: &reader) }
  }

  /// Decodes one JSON document from text.
  public init(json text: String) throws(JSONError) {
    self = try JSONReader.read(text.utf8) { (reader) throws(JSONError) in
      try Self(reading: &reader)
    }
  }

  /// Decodes one JSON document that must fit: what the type requires must be there, also where an
  /// absence could be read as an empty value, and nothing that the type has no place for. So the
  /// cases of an untagged union are told apart.
  public init(exactly bytes: some Collection<UInt8>) throws(JSONError) {
    self = try JSONReader.read(bytes) { (reader) throws(JSONError) in
      reader.isExact = true
      return try Self(reading: &reader)
    }
  }

  /// The value as compact JSON. Throws only if it holds a number that JSON cannot express.
  public func jsonBytes() throws(JSONError) -> [UInt8] {
    try JSONWriter.bytes { write(to: &$0) }
  }

  /// The value as compact JSON, in which structs leave out members that have the default that their
  /// type declares: what an absent member reads as.
  public func jsonBytesWithoutDefaults() throws(JSONError) -> [UInt8] {
    try JSONWriter.bytes(leavingOutDefaults: true) { write(to: &$0) }
  }

  /// The value as compact JSON text.
  public func jsonText() throws(JSONError) -> String {
    try JSONWriter.text { write(to: &$0) }
  }
}

/// The form in which a table holds members of a type.
public struct MemberShape: Sendable {
  indirect enum Form: Sendable {
    case opaque
    case string
    case bool
    case int64
    case int32
    case double
    case value(ValueFunctions, map: ValueFunctions)
    case structure(StructType)
    case boxed(StructType)
    case array(Form)
    case optional(Form)
    case dictionary(Form)
  }

  var form: Form

  init(_ form: Form) {
    self.form = form
  }
}
