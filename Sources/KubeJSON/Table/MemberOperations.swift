/// What can be done with a member of some type at an address. The common forms have paths of their
/// own in the table's code; these serve the rest, and what is rare.
class MemberOperations: @unchecked Sendable {  // Immutable after its initialiser.
  /// The bytes of an absent value, if an absent value is one that needs no reference counting.
  enum Absent {
    case trivial
    case made
    /// Made of the object, once all its other members are there.
    case derived
    case required
  }

  var form: MemberShape.Form { .opaque }
  var absent: Absent { .required }
  var size: Int { 0 }
  /// An absent value is nil, or means the same as an empty one.
  var isOptional: Bool { false }
  /// The value is a collection that stands for an absent member where it is empty.
  var leavesOutEmpty: Bool { false }
  var alignment: Int { 1 }
  var isStringMap: Bool { false }
  /// How large the value of an optional is, or that which is none.
  var wrappedSize: Int? { nil }
  /// The bits by which an absent value is told; nil: ``isAbsent(_:)`` has to be asked.
  var nilForm: NilForm? { nil }
  /// Whether there are values for which ``isAbsent(_:)`` is true.
  var canBeLeftOut: Bool { true }

  func initializeAbsent(_ place: UnsafeMutableRawPointer) {}
  func destroy(_ place: UnsafeMutableRawPointer) {}
  func read(_ reader: inout JSONReader, into place: UnsafeMutableRawPointer) throws(JSONError) {}
  func write(_ place: UnsafeRawPointer, to writer: inout JSONWriter) {}
  func isAbsent(_ place: UnsafeRawPointer) -> Bool { false }
  /// Marks an empty collection as one that was there.
  func keepEmpty(_ place: UnsafeMutableRawPointer) {}
  /// Whether the value is an empty collection, which equals an absent one.
  func isEmpty(_ place: UnsafeRawPointer) -> Bool { false }
  /// Whether the declaration names a default, and this is it.
  func isDefault(_ place: UnsafeRawPointer) -> Bool { false }
  func equal(_ a: UnsafeRawPointer, _ b: UnsafeRawPointer) -> Bool { true }
  func hash(_ place: UnsafeRawPointer, into hasher: inout Hasher) {}

  /// The bridge to `Codable`.
  func decode(
    _ container: KeyedDecodingContainer<CodingName>, _ key: CodingName,
    into place: UnsafeMutableRawPointer
  ) throws {}
  func encode(
    _ place: UnsafeRawPointer, _ container: inout KeyedEncodingContainer<CodingName>,
    _ key: CodingName
  ) throws {}
}

class TypedOperations<Value: JSONCodable>: MemberOperations, @unchecked Sendable {
  private let defaultValue: Value?
  private let isTrivial: Bool
  private let isDeclared: Bool

  init(default value: Value?) {
    defaultValue = value ?? Value.absent
    isDeclared = value != nil
    isTrivial = value == nil && Value.self is any TriviallyAbsent.Type
  }

  /// Maps of strings, in which a null is the empty string.
  override var isStringMap: Bool {
    Value.self == [String: String].self || Value.self == [String: String]?.self
  }
  override var form: MemberShape.Form { Value.shape.form }
  override var absent: Absent {
    defaultValue == nil ? .required : isTrivial ? .trivial : .made
  }
  override var isOptional: Bool { defaultValue?.isLeftOut ?? false }
  override var size: Int { MemoryLayout<Value>.size }
  override var alignment: Int { MemoryLayout<Value>.alignment }
  override var wrappedSize: Int? {
    (Value.self as? any OptionalForm.Type)?.wrappedSize ?? MemoryLayout<Value>.size
  }
  override var nilForm: NilForm? { (Value.self as? any OptionalForm.Type)?.nilForm }
  override var canBeLeftOut: Bool {
    switch form {
    case .opaque, .optional, .boxed: true
    default: false
    }
  }

  override func initializeAbsent(_ place: UnsafeMutableRawPointer) {
    if let defaultValue { place.initializeMemory(as: Value.self, to: defaultValue) }
  }

  override func destroy(_ place: UnsafeMutableRawPointer) {
    place.assumingMemoryBound(to: Value.self).deinitialize(count: 1)
  }

  override func read(
    _ reader: inout JSONReader, into place: UnsafeMutableRawPointer
  ) throws(JSONError) {
    if isStringMap {
      let map = try reader.readNull() ? nil : reader.readStringMap()
      guard let value = map as? Value else { throw reader.fail("an object was expected") }
      place.initializeMemory(as: Value.self, to: value)
    } else {
      place.initializeMemory(as: Value.self, to: try Value(reading: &reader))
    }
  }

  override func write(_ place: UnsafeRawPointer, to writer: inout JSONWriter) {
    place.assumingMemoryBound(to: Value.self).pointee.write(to: &writer)
  }

  override func isAbsent(_ place: UnsafeRawPointer) -> Bool {
    place.assumingMemoryBound(to: Value.self).pointee.isLeftOut
  }

  override func isDefault(_ place: UnsafeRawPointer) -> Bool {
    isDeclared && place.assumingMemoryBound(to: Value.self).pointee == defaultValue
  }

  override func equal(_ a: UnsafeRawPointer, _ b: UnsafeRawPointer) -> Bool {
    a.assumingMemoryBound(to: Value.self).pointee == b.assumingMemoryBound(to: Value.self).pointee
  }

  override func hash(_ place: UnsafeRawPointer, into hasher: inout Hasher) {
    place.assumingMemoryBound(to: Value.self).pointee.hash(into: &hasher)
  }

  override func decode(
    _ container: KeyedDecodingContainer<CodingName>, _ key: CodingName,
    into place: UnsafeMutableRawPointer
  ) throws {
    // A type without `Codable` (an enum with payloads, say) goes by way of its JSON.
    if isStringMap {
      // As the reader has it: a null among them is the empty string.
      let map = try container.decode([String: String?].self, forKey: key).mapValues { $0 ?? "" }
      if let value = map as? Value { place.initializeMemory(as: Value.self, to: value) }
    } else if let type = Value.self as? any Decodable.Type,
      let value = try container.decode(type, forKey: key) as? Value
    {
      place.initializeMemory(as: Value.self, to: value)
    } else {
      let json = try container.decode(JSONValue.self, forKey: key)
      do throws(JSONError) {
        place.initializeMemory(as: Value.self, to: try Value(json: json.text))
      } catch {
        throw DecodingError.dataCorrupted(
          DecodingError.Context(
            codingPath: container.codingPath + [key], debugDescription: error.summary))
      }
    }
  }

  override func encode(
    _ place: UnsafeRawPointer, _ container: inout KeyedEncodingContainer<CodingName>,
    _ key: CodingName
  ) throws {
    let value = place.assumingMemoryBound(to: Value.self).pointee
    let isSet = (value as? any Unordered).map { type(of: $0).elementsOfEach == 1 } ?? false
    if !isSet, let value = value as? any Encodable {
      try container.encode(value, forKey: key)
    } else {
      try container.encode(
        JSONValue(coding: value, codingPath: container.codingPath + [key]), forKey: key)
    }
  }
}

/// Types whose absent value is a constant pattern of bits: nil, and the empty values of the
/// standard library, whose storage is immortal.
protocol TriviallyAbsent {}

/// A type with hand-written `Codable`, coded over ``JSONValue``.
final class CodedOperations<Value: Codable & Sendable>: MemberOperations, @unchecked Sendable {
  private static var none: Value? {
    (Value.self as? any ExpressibleByNilLiteral.Type)?.init(nilLiteral: ()) as? Value
  }

  override var absent: Absent { Self.none == nil ? .required : .made }
  override var size: Int { MemoryLayout<Value>.size }
  override var alignment: Int { MemoryLayout<Value>.alignment }

  override func initializeAbsent(_ place: UnsafeMutableRawPointer) {
    if let none = Self.none { place.initializeMemory(as: Value.self, to: none) }
  }

  override func destroy(_ place: UnsafeMutableRawPointer) {
    place.assumingMemoryBound(to: Value.self).deinitialize(count: 1)
  }

  override func read(
    _ reader: inout JSONReader, into place: UnsafeMutableRawPointer
  ) throws(JSONError) {
    let first = reader.cursor
    let value = try JSONValue(reading: &reader)
    do {
      place.initializeMemory(as: Value.self, to: try value.decode(Value.self))
    } catch let error as DecodingError {
      throw reader.fail(error.summary, at: first)
    } catch {
      throw reader.fail("\(type(of: error)) while decoding \(Value.self)", at: first)
    }
  }

  override func write(_ place: UnsafeRawPointer, to writer: inout JSONWriter) {
    do {
      try JSONValue(encoding: place.assumingMemoryBound(to: Value.self).pointee).write(to: &writer)
    } catch {
      writer.fail("\(Value.self) cannot be encoded: \(error)")
    }
  }

  override func isAbsent(_ place: UnsafeRawPointer) -> Bool {
    (place.assumingMemoryBound(to: Value.self).pointee as? any NilComparable)?.isNil ?? false
  }

  override func decode(
    _ container: KeyedDecodingContainer<CodingName>, _ key: CodingName,
    into place: UnsafeMutableRawPointer
  ) throws {
    place.initializeMemory(as: Value.self, to: try container.decode(Value.self, forKey: key))
  }

  override func encode(
    _ place: UnsafeRawPointer, _ container: inout KeyedEncodingContainer<CodingName>,
    _ key: CodingName
  ) throws {
    try container.encode(place.assumingMemoryBound(to: Value.self).pointee, forKey: key)
  }

  /// The type need not be `Equatable`: values are equal if their JSON is.
  override func equal(_ a: UnsafeRawPointer, _ b: UnsafeRawPointer) -> Bool {
    value(a) == value(b)
  }

  override func hash(_ place: UnsafeRawPointer, into hasher: inout Hasher) {
    value(place).hash(into: &hasher)
  }

  private func value(_ place: UnsafeRawPointer) -> JSONValue? {
    try? JSONValue(encoding: place.assumingMemoryBound(to: Value.self).pointee)
  }
}

/// A stored property that is no part of the JSON.
final class OmittedOperations<Value: Sendable>: MemberOperations, @unchecked Sendable {
  private let value: Value?

  init(_ value: Value?) {
    self.value = value
  }

  /// Nothing says what it is unless an initial value does.
  override var absent: Absent { value == nil ? .derived : .made }
  override var size: Int { MemoryLayout<Value>.size }
  override var alignment: Int { MemoryLayout<Value>.alignment }

  override func initializeAbsent(_ place: UnsafeMutableRawPointer) {
    if let value { place.initializeMemory(as: Value.self, to: value) }
  }

  override func destroy(_ place: UnsafeMutableRawPointer) {
    place.assumingMemoryBound(to: Value.self).deinitialize(count: 1)
  }

  override func isAbsent(_ place: UnsafeRawPointer) -> Bool { true }

  override func equal(_ a: UnsafeRawPointer, _ b: UnsafeRawPointer) -> Bool {
    guard let a = a.assumingMemoryBound(to: Value.self).pointee as? any Equatable else {
      return true
    }
    return isEqual(a, b)
  }

  private func isEqual<E: Equatable>(_ a: E, _ b: UnsafeRawPointer) -> Bool {
    a == b.assumingMemoryBound(to: Value.self).pointee as? E
  }
}

private protocol NilComparable {
  var isNil: Bool { get }
}

extension Optional: NilComparable {
  fileprivate var isNil: Bool { if case .none = self { true } else { false } }
}
