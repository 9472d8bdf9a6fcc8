/// Encodes any `Encodable` value as a ``JSONValue``. A class, because containers that an
/// implementation asks for write into it.
final class ValueEncoder: Encoder {
  var value: JSONValue?
  let codingPath: [any CodingKey]
  var userInfo: [CodingUserInfoKey: Any] { [:] }
  private var members: [(name: String, encoder: ValueEncoder)]?
  private var places: [String: Int] = [:]
  private var elements: [ValueEncoder]?

  init(codingPath: [any CodingKey]) {
    self.codingPath = codingPath
  }

  static func encode(_ value: some Encodable, codingPath: [any CodingKey]) throws -> JSONValue {
    if let value = value as? JSONValue { return value }
    let encoder = ValueEncoder(codingPath: codingPath)
    try value.encode(to: encoder)
    let finished = encoder.finished
    guard let type = type(of: value) as? any Unordered.Type, let elements = finished.array else {
      return finished
    }
    return .array(sorted(elements, by: type.elementsOfEach))
  }

  /// In the order of their texts, so that equal sets give equal JSON.
  private static func sorted(_ elements: [JSONValue], by size: Int) -> [JSONValue] {
    var groups: [(text: String, elements: ArraySlice<JSONValue>)] = []
    for start in stride(from: 0, to: elements.count, by: size) {
      let group = elements[start..<min(start + size, elements.count)]
      groups.append((group.map(\.text).joined(separator: ","), group))
    }
    groups.sort { $0.text < $1.text }
    return groups.flatMap(\.elements)
  }

  /// What was encoded; an empty object if nothing was.
  var finished: JSONValue {
    if let value { return value }
    if let elements { return .array(elements.map(\.finished)) }
    return JSONValue(
      .object(
        (members ?? []).map { UnknownMembers.Member(name: $0.name, value: $0.encoder.finished) }))
  }

  fileprivate func member(_ key: any CodingKey) -> ValueEncoder {
    let encoder = ValueEncoder(codingPath: codingPath + [key])
    if let place = places[key.stringValue] {
      members?[place].encoder = encoder
    } else {
      places[key.stringValue] = members?.count ?? 0
      members = members ?? []
      members?.append((key.stringValue, encoder))
    }
    return encoder
  }

  fileprivate func element() -> ValueEncoder {
    let encoder = ValueEncoder(codingPath: codingPath + [CodingName(intValue: elementCount)])
    elements = elements ?? []
    elements?.append(encoder)
    return encoder
  }

  fileprivate var elementCount: Int { elements?.count ?? 0 }

  func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
    members = members ?? []
    return KeyedEncodingContainer(Keyed<Key>(encoder: self))
  }

  func unkeyedContainer() -> any UnkeyedEncodingContainer {
    elements = elements ?? []
    return Unkeyed(encoder: self)
  }

  func singleValueContainer() -> any SingleValueEncodingContainer { Single(encoder: self) }

  struct Single: SingleValueEncodingContainer {
    let encoder: ValueEncoder
    var codingPath: [any CodingKey] { encoder.codingPath }

    mutating func encodeNil() { encoder.value = .null }
    mutating func encode(_ value: Bool) { encoder.value = .bool(value) }
    mutating func encode(_ value: String) { encoder.value = .string(value) }
    mutating func encode(_ value: Double) throws {
      guard let number = JSONNumber(value) else {
        throw EncodingError.invalidValue(
          value,
          EncodingError.Context(
            codingPath: codingPath, debugDescription: "JSON has no \(value)"))
      }
      encoder.value = .number(number)
    }
    // By way of the digits: 0.1 is no 0.10000000149011612.
    mutating func encode(_ value: Float) throws {
      try encode(Double(value.description) ?? Double(value))
    }
    mutating func encode(_ value: Int) { integer(value) }
    mutating func encode(_ value: Int8) { integer(value) }
    mutating func encode(_ value: Int16) { integer(value) }
    mutating func encode(_ value: Int32) { integer(value) }
    mutating func encode(_ value: Int64) { integer(value) }
    mutating func encode(_ value: UInt) { integer(value) }
    mutating func encode(_ value: UInt8) { integer(value) }
    mutating func encode(_ value: UInt16) { integer(value) }
    mutating func encode(_ value: UInt32) { integer(value) }
    mutating func encode(_ value: UInt64) { integer(value) }
    mutating func encode(_ value: some Encodable) throws {
      encoder.value = try ValueEncoder.encode(value, codingPath: codingPath)
    }

    private func integer(_ value: some FixedWidthInteger) {
      encoder.value = .number(JSONNumber(value))
    }
  }

  struct Keyed<Key: CodingKey>: KeyedEncodingContainerProtocol {
    let encoder: ValueEncoder
    var codingPath: [any CodingKey] { encoder.codingPath }

    mutating func encodeNil(forKey key: Key) { encoder.member(key).value = .null }
    mutating func encode(_ value: some Encodable, forKey key: Key) throws {
      let member = encoder.member(key)
      member.value = try ValueEncoder.encode(value, codingPath: member.codingPath)
    }
    mutating func nestedContainer<Nested: CodingKey>(
      keyedBy type: Nested.Type, forKey key: Key
    ) -> KeyedEncodingContainer<Nested> { encoder.member(key).container(keyedBy: type) }
    mutating func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer {
      encoder.member(key).unkeyedContainer()
    }
    mutating func superEncoder() -> any Encoder { encoder.member(CodingName("super")) }
    mutating func superEncoder(forKey key: Key) -> any Encoder { encoder.member(key) }
  }

  struct Unkeyed: UnkeyedEncodingContainer {
    let encoder: ValueEncoder
    var codingPath: [any CodingKey] { encoder.codingPath }
    var count: Int { encoder.elementCount }

    mutating func encodeNil() { encoder.element().value = .null }
    mutating func encode(_ value: some Encodable) throws {
      let element = encoder.element()
      element.value = try ValueEncoder.encode(value, codingPath: element.codingPath)
    }
    mutating func nestedContainer<Nested: CodingKey>(
      keyedBy type: Nested.Type
    ) -> KeyedEncodingContainer<Nested> { encoder.element().container(keyedBy: type) }
    mutating func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer {
      encoder.element().unkeyedContainer()
    }
    mutating func superEncoder() -> any Encoder { encoder.element() }
  }
}

/// Collections whose `Codable` writes an array in the order of the moment.
protocol Unordered {
  /// How many elements of the array belong together.
  static var elementsOfEach: Int { get }
}

extension Set: Unordered {
  static var elementsOfEach: Int { 1 }
}

/// Whose keys are neither strings nor numbers is an array of keys and values in turn.
extension Dictionary: Unordered {
  static var elementsOfEach: Int { 2 }
}
