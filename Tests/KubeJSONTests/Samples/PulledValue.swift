import KubeJSON

/// A JSON value that is read by the reader's public calls only, value by value, as hand-written
/// conformances read.
indirect enum PulledValue: JSONCodable, Sendable {
  case null
  case bool(Bool)
  case number(String)
  case string(String)
  case array([PulledValue])
  case object([Member])

  struct Member: Hashable, Sendable {
    var key: String
    var value: PulledValue
  }

  init(reading reader: inout JSONReader) throws(JSONError) {
    switch try reader.peek() {
    case .null:
      guard try reader.readNull() else { throw reader.fail("peek saw a null") }
      self = .null
    case .bool: self = .bool(try reader.readBool())
    case .number: self = .number(try reader.readNumberText())
    case .string: self = .string(try reader.readString())
    case .array:
      var elements: [PulledValue] = []
      try reader.beginArray()
      while try reader.nextElement() { elements.append(try PulledValue(reading: &reader)) }
      self = .array(elements)
    case .object:
      var members: [Member] = []
      try reader.beginObject()
      while let key = try reader.nextKey() {
        members.append(Member(key: key, value: try PulledValue(reading: &reader)))
      }
      self = .object(members)
    }
  }

  func write(to writer: inout JSONWriter) {
    switch self {
    case .null: writer.null()
    case .bool(let value): writer.write(value)
    case .number(let text):
      if let number = JSONNumber(text) { writer.write(number) } else { writer.fail("no number") }
    case .string(let value): writer.write(value)
    case .array(let elements):
      writer.beginArray()
      for element in elements { element.write(to: &writer) }
      writer.endArray()
    case .object(let members):
      writer.beginObject()
      for member in members {
        writer.key(member.key)
        member.value.write(to: &writer)
      }
      writer.endObject()
    }
  }
}
