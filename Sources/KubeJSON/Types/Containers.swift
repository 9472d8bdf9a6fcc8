extension Optional: JSONCodable, TriviallyAbsent where Wrapped: JSONCodable {
  public init(reading reader: inout JSONReader) throws(JSONError) {
    self = try reader.readNull() ? nil : Wrapped(reading: &reader)
  }

  public func write(to writer: inout JSONWriter) {
    if let self { self.write(to: &writer) } else { writer.null() }
  }

  public var isLeftOut: Bool { self == nil }
  public static var absent: Self? { .some(nil) }
  public static var shape: MemberShape {
    switch Wrapped.shape.form {
    case .opaque, .optional, .boxed: MemberShape(.opaque)
    case let form: MemberShape(.optional(form))
    }
  }
}

extension Array: JSONCodable, TriviallyAbsent where Element: JSONCodable {
  public init(reading reader: inout JSONReader) throws(JSONError) {
    self.init()
    try reader.beginArray()
    while try reader.nextElement() { append(try Element(reading: &reader)) }
  }

  public func write(to writer: inout JSONWriter) {
    writer.beginArray()
    for element in self { element.write(to: &writer) }
    writer.endArray()
  }

  public static var absent: Self? { [] }
  public static var shape: MemberShape { MemberShape(.array(Element.shape.form)) }
}

extension Set: JSONCodable, TriviallyAbsent where Element: JSONCodable {
  public init(reading reader: inout JSONReader) throws(JSONError) {
    self.init()
    try reader.beginArray()
    while try reader.nextElement() { insert(try Element(reading: &reader)) }
  }

  /// The elements stand in the order of their texts, so that equal sets give equal JSON.
  public func write(to writer: inout JSONWriter) {
    writer.beginArray()
    let (conceals, leavesOutDefaults) = (writer.conceals, writer.leavesOutDefaults)
    var texts: [String] = []
    for element in self {
      var inner = JSONWriter(concealing: conceals, leavingOutDefaults: leavesOutDefaults)
      element.write(to: &inner)
      if let failure = inner.failure { writer.note(failure) }
      texts.append(inner.text)
    }
    for text in texts.sorted() { writer.write(json: text) }
    writer.endArray()
  }

  public static var absent: Self? { [] }
}

extension Dictionary: JSONCodable, TriviallyAbsent where Key == String, Value: JSONCodable {
  @inlinable
  public init(reading reader: inout JSONReader) throws(JSONError) {
    self.init()
    try reader.beginObject()
    let place = reader.mapPlace
    var read = 0
    while let key = try reader.nextKey() {
      self[key] = try Value(reading: &reader)
      read += 1
    }
    if read != count { reader.checkKeys(of: count, from: place) }
  }

  /// The members stand in the order of their keys, so that equal maps give equal JSON, as in Go.
  @inlinable
  public func write(to writer: inout JSONWriter) {
    writer.beginObject()
    if count == 1 {
      writer.key(keys[startIndex])
      values[startIndex].write(to: &writer)
    } else {
      for key in keys.sorted() {
        writer.key(key)
        self[key]?.write(to: &writer)
      }
    }
    writer.endObject()
  }

  public static var absent: Self? { [:] }
  public static var shape: MemberShape { MemberShape(.dictionary(Value.shape.form)) }
}

extension JSONReader {
  mutating func readStringMap() throws(JSONError) -> [String: String] {
    var map: [String: String] = [:]
    try beginObject()
    let place = mapPlace
    var read = 0
    while let key = try nextKey() {
      map[key] = try readNull() ? "" : readString()
      read += 1
    }
    if read != map.count { checkKeys(of: map.count, from: place) }
    return map
  }
}

extension JSONWriter {
  mutating func write(sorted map: [String: String]) {
    beginObject()
    if map.count == 1 {
      write(key: map.keys[map.startIndex], value: map.values[map.startIndex])
    } else {
      for member in map.sorted(by: { $0.key < $1.key }) {
        write(key: member.key, value: member.value)
      }
    }
    endObject()
  }

  @inline(__always)
  private mutating func write(key: String, value: String) {
    self.key(key)
    write(value)
  }
}
