import KubeCore
import KubeJSON

/// Makes the JSON of a message that Go would: also what is absent has its place.
struct ProtobufDecoding {
  typealias Member = UnknownMembers.Member
  typealias Malformed = ProtobufReader.Malformed

  private let facts: WireFacts
  private static let maximumDepth = 200

  init(facts: WireFacts = .shared) { self.facts = facts }

  /// What a message says, by field; JSON's null does not occur.
  private struct Said {
    var values: [String: JSONValue] = [:]
    var lists: [String: [JSONValue]] = [:]
    var maps: [String: [String: JSONValue]] = [:]
  }

  func object(
    _ message: WireMessage, _ bytes: ArraySlice<UInt8>, depth: Int = 0
  ) throws(Malformed) -> [Member] {
    guard depth < Self.maximumDepth else { throw .nesting }
    var said = Said()
    try read(message, bytes, depth, &said)
    return members(message, said)
  }

  private func read(
    _ message: WireMessage, _ bytes: ArraySlice<UInt8>, _ depth: Int, _ said: inout Said
  ) throws(Malformed) {
    var reader = ProtobufReader(bytes)
    while let (number, value) = try reader.next() {
      switch message.parts[number] {
      case .field(let field): try read(field, value, depth, &said)
      case .embedded(let part):
        guard case .bytes(let inside) = value else { throw .wrongType("\(number)") }
        try read(part, inside, depth, &said)
      case nil: break
      }
    }
  }

  private func read(
    _ field: WireField, _ value: ProtobufReader.Value, _ depth: Int, _ said: inout Said
  ) throws(Malformed) {
    switch field.type {
    case .array(let type):
      if case .bytes(let packed) = value, type == .int32 || type == .int64 || type == .bool {
        var reader = ProtobufReader(packed)
        while !reader.isAtEnd {
          let element = try self.value(type, .varint(try reader.varint()), field.name, depth)
          said.lists[field.name, default: []].append(element)
        }
      } else {
        let element = try self.value(type, value, field.name, depth)
        said.lists[field.name, default: []].append(element)
      }
    case .map(let type):
      guard case .bytes(let entry) = value else { throw .wrongType(field.name) }
      var reader = ProtobufReader(entry)
      var key = ""
      var content: JSONValue?
      while let part = try reader.next() {
        switch (part.number, part.value) {
        case (1, .bytes(let text)): key = String(decoding: text, as: UTF8.self)
        case (2, let inside): content = try self.value(type, inside, field.name, depth)
        default: break
        }
      }
      said.maps[field.name, default: [:]][key] = content ?? zero(type)
    default: said.values[field.name] = try self.value(field.type, value, field.name, depth)
    }
  }

  private func value(
    _ type: WireType, _ value: ProtobufReader.Value, _ name: String, _ depth: Int
  ) throws(Malformed) -> JSONValue {
    switch (type, value) {
    case (.bool, .varint(let number)): return .bool(number != 0)
    case (.int32, .varint(let number)): return .number(Int(Int32(truncatingIfNeeded: number)))
    case (.int64, .varint(let number)): return .number(Int(Int64(truncatingIfNeeded: number)))
    case (.double, .fixed64(let bits)):
      return JSONNumber(Double(bitPattern: bits)).map { .number($0) } ?? 0
    case (.string, .bytes(let text)): return .string(String(decoding: text, as: UTF8.self))
    case (.bytes, .bytes(let bytes)): return .string(Base64Data(bytes).base64Text)
    case (.object(let name), .bytes(let bytes)):
      guard let message = facts.message(name) else { return [:] }
      return JSONValue(members: try object(message, bytes, depth: depth + 1))
    case (.list(let type), .bytes(let bytes)):
      var elements: [JSONValue] = []
      var reader = ProtobufReader(bytes)
      while let part = try reader.next() {
        guard part.number == 1 else { continue }
        elements.append(try self.value(type, part.value, name, depth + 1))
      }
      return .array(elements)
    case (_, .bytes(let bytes)): return try special(type, bytes, name, depth)
    default: throw .wrongType(name)
    }
  }

  /// The types that are messages with one or two fields, and something else in JSON.
  private func special(
    _ type: WireType, _ bytes: ArraySlice<UInt8>, _ name: String, _ depth: Int
  ) throws(Malformed) -> JSONValue {
    var fields: [Int: ProtobufReader.Value] = [:]
    var lists: [ArraySlice<UInt8>] = []
    var reader = ProtobufReader(bytes)
    while let (number, value) = try reader.next() {
      fields[number] = value
      if number == 2, case .bytes(let bytes) = value { lists.append(bytes) }
    }
    let number = { (key: Int) -> Int64 in
      if case .varint(let bits) = fields[key] { Int64(truncatingIfNeeded: bits) } else { 0 }
    }
    let content = { (key: Int) -> ArraySlice<UInt8> in
      if case .bytes(let bytes) = fields[key] { bytes } else { [] }
    }
    switch type {
    case .time:
      return bytes.isEmpty ? .null : .string(Time(secondsSince1970: number(1)).text)
    case .microTime:
      guard !bytes.isEmpty else { return .null }
      let nanoseconds = Int32(truncatingIfNeeded: number(2))
      return .string(MicroTime(secondsSince1970: number(1), nanoseconds: nanoseconds).text)
    case .duration: return .string(KubeDuration(nanoseconds: number(1)).description)
    case .quantity:
      let text = String(decoding: content(1), as: UTF8.self)
      if text.isEmpty { return "0" }
      guard (try? Quantity(parsing: text)) != nil else {
        throw Malformed(
          message: "quantities must match the regular expression "
            + "'^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'")
      }
      return .string(text)
    case .intOrString:
      return number(1) == 0
        ? .number(Int(Int32(truncatingIfNeeded: number(2))))
        : .string(String(decoding: content(3), as: UTF8.self))
    case .fieldsV1, .rawExtension, .json:
      let bytes = content(1)
      if bytes.isEmpty { return type == .fieldsV1 ? [:] : .null }
      do throws(JSONError) {
        return try JSONValue(tree: bytes)
      } catch {
        throw Malformed(message: "json: error calling MarshalJSON for field \(name): \(error)")
      }
    case .schemaOrSchemas:
      if fields[1] != nil { return try schema(content(1), depth) }
      var schemas: [JSONValue] = []
      for bytes in lists { schemas.append(try schema(bytes, depth)) }
      return schemas.isEmpty ? .null : .array(schemas)
    case .schemaOrBool:
      return fields[2] == nil ? .bool(number(1) != 0) : try schema(content(2), depth)
    case .schemaOrNames:
      if fields[1] != nil { return try schema(content(1), depth) }
      return .array(lists.map { .string(String(decoding: $0, as: UTF8.self)) })
    default: throw .wrongType(name)
    }
  }

  private func schema(
    _ bytes: ArraySlice<UInt8>, _ depth: Int
  ) throws(Malformed) -> JSONValue {
    try value(.object(Self.schemaName), .bytes(bytes), "schema", depth)
  }

  static let schemaName =
    "io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1.JSONSchemaProps"

  /// The members that Go writes of a struct in which this was said.
  private func members(_ message: WireMessage, _ said: Said) -> [Member] {
    message.fields.compactMap { field in
      member(field, said).map { Member(name: field.name, value: $0) }
    }
  }

  private func member(_ field: WireField, _ said: Said) -> JSONValue? {
    switch field.type {
    case .array:
      if let list = said.lists[field.name] { return .array(list) }
      return field.isOmittedWhenEmpty ? nil : .null
    case .map:
      if let map = said.maps[field.name] { return .object(map) }
      return field.isOmittedWhenEmpty ? nil : .null
    default: break
    }
    if let value = said.values[field.name] {
      if field.isPointer { return value }
      let isEmpty = !field.type.isStruct && value == zero(field.type)
      if isEmpty && field.isOmittedWhenEmpty { return nil }
      if field.isOmittedWhenZero && value == zero(field.type) { return nil }
      return value
    }
    if field.isPointer { return field.isOmittedWhenEmpty ? nil : .null }
    if field.isOmittedWhenZero { return nil }
    if field.isOmittedWhenEmpty && !field.type.isStruct { return nil }
    return zero(field.type)
  }

  /// What Go writes for a value that nobody set.
  func zero(_ type: WireType) -> JSONValue {
    switch type {
    case .bool, .schemaOrBool: false
    case .string: ""
    case .int32, .int64, .double, .intOrString: 0
    case .quantity: "0"
    case .duration: "0s"
    case .object(let name):
      facts.message(name).map { JSONValue(members: members($0, Said())) } ?? [:]
    case .bytes, .time, .microTime, .fieldsV1, .rawExtension, .json, .schemaOrSchemas,
      .schemaOrNames, .any, .array, .list, .map:
      .null
    }
  }
}
