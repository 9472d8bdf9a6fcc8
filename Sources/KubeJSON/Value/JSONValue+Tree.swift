/// For whoever looks at all of a value, and changes it.
extension JSONValue {
  /// Reads a value and takes all of it apart, so that looking into it parses nothing.
  package init(tree json: some Collection<UInt8>) throws(JSONError) {
    self = try JSONReader.read(json) { (reader) throws(JSONError) in
      try Self.readTree(&reader)
    }
  }

  /// The same value with all of it taken apart. Of several members with one name all stay.
  package var tree: JSONValue {
    switch storage {
    case .text(let text): (try? JSONValue(tree: text.text.utf8)) ?? JSONValue(.null)
    case .array(let values): JSONValue(.array(values.map(\.tree)))
    case .object(let members):
      JSONValue(
        .object(members.map { UnknownMembers.Member(name: $0.name, value: $0.value.tree) }))
    default: self
    }
  }

  /// The same value, with all of it taken apart if it is text still.
  package var parsed: JSONValue {
    if case .text = storage { tree } else { self }
  }

  /// An object whose members stand in this order.
  package init(members: [UnknownMembers.Member]) { self.init(.object(members)) }

  private static func readTree(_ reader: inout JSONReader) throws(JSONError) -> JSONValue {
    switch try reader.peek() {
    case .array:
      var values: [JSONValue] = []
      try reader.beginArray()
      while try reader.nextElement() { values.append(try readTree(&reader)) }
      return JSONValue(.array(values))
    case .object:
      var members: [UnknownMembers.Member] = []
      try reader.beginObject()
      while let name = try reader.nextKey() {
        members.append(UnknownMembers.Member(name: name, value: try readTree(&reader)))
      }
      return JSONValue(.object(members))
    default: return try JSONValue(reading: &reader)
    }
  }
}
