import KubeCore
import KubeJSON

/// Makes the bytes of a message as Go would: what is no pointer is always written.
struct ProtobufEncoding {
  private let facts: WireFacts

  init(facts: WireFacts = .shared) { self.facts = facts }

  func message(_ message: WireMessage, _ object: JSONValue) -> [UInt8] {
    var values: [String: JSONValue] = [:]
    for member in object.members ?? [] { values[member.name] = member.value }
    return encoded(message, values)
  }

  private func encoded(_ message: WireMessage, _ values: [String: JSONValue]) -> [UInt8] {
    var writer = ProtobufWriter()
    for number in message.numbers {
      switch message.parts[number] {
      case .embedded(let part): writer.bytes(number, encoded(part, values))
      case .field(let field): write(field, values[field.name], &writer)
      case nil: break
      }
    }
    return writer.output
  }

  private func write(
    _ field: WireField, _ value: JSONValue?, _ writer: inout ProtobufWriter
  ) {
    let value = value?.isNull == true ? nil : value
    switch field.type {
    case .array(let type):
      for element in value?.array ?? [] { write(type, element, field.number, &writer) }
    case .map(let type):
      for (key, content) in (value?.object ?? [:]).sorted(by: { $0.key < $1.key }) {
        var entry = ProtobufWriter()
        entry.bytes(1, key.utf8)
        write(type, content, 2, &entry)
        writer.bytes(field.number, entry.output)
      }
    case .bytes, .list, .any:
      if let value { write(field.type, value, field.number, &writer) }
    default:
      if value != nil || !field.isPointer {
        write(field.type, value ?? .null, field.number, &writer)
      }
    }
  }

  private func write(
    _ type: WireType, _ value: JSONValue, _ number: Int, _ writer: inout ProtobufWriter
  ) {
    switch type {
    case .bool: writer.varint(number, value.bool == true ? 1 : 0)
    case .int32, .int64: writer.varint(number, Self.bits(value))
    case .double: writer.fixed64(number, (value.double ?? 0).bitPattern)
    case .string: writer.bytes(number, (value.string ?? "").utf8)
    case .bytes:
      let data = try? Base64Data(base64: value.string ?? "")
      writer.bytes(number, data?.bytes ?? [])
    case .object(let name):
      writer.bytes(number, facts.message(name).map { message($0, value) } ?? [])
    case .list(let type):
      var list = ProtobufWriter()
      for element in value.array ?? [] { write(type, element, 1, &list) }
      writer.bytes(number, list.output)
    case .any, .array, .map: break
    default: writer.bytes(number, special(type, value))
    }
  }

  private func special(_ type: WireType, _ value: JSONValue) -> [UInt8] {
    var writer = ProtobufWriter()
    switch type {
    case .time, .microTime:
      guard let time = value.string.flatMap({ try? MicroTime($0) }) else { return [] }
      writer.varint(1, UInt64(bitPattern: time.secondsSince1970))
      writer.varint(2, type == .time ? 0 : UInt64(time.nanoseconds))
    case .duration:
      let duration = value.string.flatMap { try? KubeDuration($0) }
      writer.varint(1, UInt64(bitPattern: duration?.nanoseconds ?? 0))
    case .quantity:
      writer.bytes(1, (value.string ?? value.number?.text ?? "0").utf8)
    case .intOrString:
      writer.varint(1, value.string == nil ? 0 : 1)
      writer.varint(2, Self.bits(value))
      writer.bytes(3, (value.string ?? "").utf8)
    case .fieldsV1, .rawExtension, .json:
      if !value.isNull { writer.bytes(1, value.text.utf8) }
    case .schemaOrSchemas:
      if value.members != nil { write(Self.schema, value, 1, &writer) }
      for schema in value.array ?? [] { write(Self.schema, schema, 2, &writer) }
    case .schemaOrBool:
      writer.varint(1, value.bool == false || value.isNull ? 0 : 1)
      if value.members != nil { write(Self.schema, value, 2, &writer) }
    case .schemaOrNames:
      if value.members != nil { write(Self.schema, value, 1, &writer) }
      for name in value.array ?? [] { write(.string, name, 2, &writer) }
    default: break
    }
    return writer.output
  }

  private static let schema = WireType.object(ProtobufDecoding.schemaName)

  private static func bits(_ value: JSONValue) -> UInt64 {
    UInt64(bitPattern: Int64(value.int ?? 0))
  }
}
