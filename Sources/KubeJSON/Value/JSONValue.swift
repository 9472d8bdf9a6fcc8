/// Any JSON value: what a schema leaves open, and what a type does not know.
///
/// A value that was read keeps the text of its objects and arrays until somebody looks into them,
/// so that it costs little time and memory to carry along, and every number keeps the digits that
/// it was written with. Such a text is written back as it was read, with its white space and with
/// members whose name comes twice; to whoever looks, the last of them counts.
///
/// Equality is that of JSON: the order of members does not count, and numbers are equal if their
/// values are. Names of members are the same if their bytes are; strings are equal if Swift holds
/// them to be: composed and decomposed characters are.
public struct JSONValue: Sendable {
  /// What a value is, to switch over.
  public enum Kind: Sendable, Hashable {
    case null
    case bool(Bool)
    case number(JSONNumber)
    case string(String)
    case array([JSONValue])
    case object([String: JSONValue])
  }

  enum Storage: Sendable {
    case null
    case bool(Bool)
    case number(String)
    case string(String)
    case array([JSONValue])
    case object([UnknownMembers.Member])
    /// An object or an array as it was read; known to be well formed.
    case text(JSONText)
    /// A value that JSON cannot express, and why.
    case failure(JSONError)
  }

  var storage: Storage

  init(_ storage: Storage) {
    self.storage = storage
  }

  public static var null: JSONValue { JSONValue(.null) }
  public static func bool(_ value: Bool) -> JSONValue { JSONValue(.bool(value)) }
  public static func number(_ value: JSONNumber) -> JSONValue { JSONValue(.number(value.text)) }
  public static func number(_ value: Int) -> JSONValue { JSONValue(.number("\(value)")) }
  public static func string(_ value: String) -> JSONValue { JSONValue(.string(value)) }
  public static func array(_ value: [JSONValue]) -> JSONValue { JSONValue(.array(value)) }

  /// An object whose members stand in the order of their keys.
  public static func object(_ value: [String: JSONValue]) -> JSONValue {
    JSONValue(
      .object(value.sorted { $0.key < $1.key }.map { UnknownMembers.Member(name: $0, value: $1) }))
  }

  public var kind: Kind {
    switch expanded {
    case .null, .text: .null
    case .bool(let value): .bool(value)
    case .number(let text): .number(JSONNumber(unchecked: text))
    case .failure: .number(JSONNumber(unchecked: "NaN"))
    case .string(let value): .string(value)
    case .array(let values): .array(values)
    case .object(let members):
      .object(Dictionary(members.map { ($0.name, $0.value) }, uniquingKeysWith: { $1 }))
    }
  }

  /// The storage with the outermost object or array taken apart.
  var expanded: Storage {
    if case .text(let text) = storage { text.parts.storage } else { storage }
  }
}

extension JSONValue: JSONCodable {
  public init(reading reader: inout JSONReader) throws(JSONError) {
    switch try reader.peek() {
    case .null:
      try reader.consume("null")
      storage = .null
    case .bool: storage = .bool(try reader.readBool())
    case .number: storage = .number(try reader.readNumberText())
    case .string: storage = .string(try reader.readString())
    case .array, .object: storage = .text(JSONText(try reader.readValueText()))
    }
  }

  public func write(to writer: inout JSONWriter) {
    switch storage {
    case .null: writer.null()
    case .bool(let value): writer.write(value)
    case .number(let text): writer.write(json: text)
    case .text(let text): writer.write(json: text.text)
    case .failure(let error): writer.fail(error)
    case .string(let value): writer.write(value)
    case .array(let values): values.write(to: &writer)
    case .object(let members):
      writer.beginObject()
      for member in members {
        writer.key(member.name)
        member.value.write(to: &writer)
      }
      writer.endObject()
    }
  }

  public static var shape: MemberShape { .value(JSONValue.self) }

  /// The JSON of any value that codes itself.
  ///
  /// A value that holds a number which JSON cannot express (NaN, an infinity) makes one that cannot
  /// be written either: `jsonBytes()` throws what is wrong, also for what it stands in.
  public init(_ value: some JSONCodable) {
    do throws(JSONError) {
      self = try JSONValue(json: value.jsonText())
    } catch {
      self.init(.failure(error))
    }
  }

  /// The value as JSON text; no JSON, if it holds a number that JSON cannot express.
  public var text: String {
    do throws(JSONError) {
      return try jsonText()
    } catch {
      return "<\(error.message)>"
    }
  }
}

extension JSONValue: Hashable {
  public static func == (a: JSONValue, b: JSONValue) -> Bool {
    switch (a.storage, b.storage) {
    case (.text(let a), .text(let b)) where a === b || a.text == b.text: return true
    default: break
    }
    switch (a.expanded, b.expanded) {
    case (.null, .null): return true
    case (.bool(let a), .bool(let b)): return a == b
    case (.number(let a), .number(let b)):
      return JSONNumber(unchecked: a) == JSONNumber(unchecked: b)
    case (.string(let a), .string(let b)): return a == b
    case (.array(let a), .array(let b)): return a == b
    // Those with the same members in the same order are the many.
    case (.object(let some), .object(let others)):
      return some == others || byName(some) == byName(others)
    default: return false
    }
  }

  /// What counts of an object: of several members with one name the last.
  private static func byName(_ members: [UnknownMembers.Member]) -> [[UInt8]: JSONValue] {
    Dictionary(members.map { (Array($0.name.utf8), $0.value) }, uniquingKeysWith: { $1 })
  }

  public func hash(into hasher: inout Hasher) {
    switch expanded {
    case .null, .text, .failure: hasher.combine(0)
    case .bool(let value): hasher.combine(value)
    case .number(let text): hasher.combine(JSONNumber(unchecked: text))
    case .string(let value): hasher.combine(value)
    case .array(let values): hasher.combine(values)
    case .object(let members): hasher.combine(Self.byName(members))
    }
  }
}
