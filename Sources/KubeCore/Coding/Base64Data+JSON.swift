/// Absent and null read as no bytes, as in Go.
extension Base64Data: JSONBridged {
  public init(reading reader: inout JSONReader) throws(JSONError) {
    _ = try reader.peek()
    let place = reader.offset
    self = try reader.withStringBytes { (bytes) throws(JSONError) in
      do throws(Base64Error) {
        return try Base64Data(base64: bytes)
      } catch {
        throw JSONError("\(error)", offset: place)
      }
    }
  }

  public func write(to writer: inout JSONWriter) {
    writer.writePlain(capacity: base64Count) { writeBase64(into: $0) }
  }

  public static var shape: MemberShape { .value(Self.self) }

  public static var absent: Base64Data? { Base64Data() }
}
