extension Time: JSONBridged {
  public init(reading reader: inout JSONReader) throws(JSONError) {
    _ = try reader.peek()
    let place = reader.offset
    var count = 0
    self = try reader.withStringBytes { (bytes) throws(JSONError) in
      count = bytes.count
      do throws(TimeError) {
        return try Time(utf8: bytes)
      } catch {
        throw JSONError("\(error)", offset: place)
      }
    }
    // Ten decimals and more.
    if count > 30, withUTF8Text({ $0.count }) < count { reader.noteLoss() }
  }

  public func write(to writer: inout JSONWriter) {
    writer.writePlain(capacity: 40) { write(into: $0) }
  }

  public static var shape: MemberShape { .value(Self.self) }
}

extension MicroTime: JSONBridged {
  public init(reading reader: inout JSONReader) throws(JSONError) {
    _ = try reader.peek()
    let place = reader.offset
    self = try reader.withStringBytes { (bytes) throws(JSONError) in
      do throws(TimeError) {
        return try MicroTime(utf8: bytes)
      } catch {
        throw JSONError("\(error)", offset: place)
      }
    }
  }

  public func write(to writer: inout JSONWriter) {
    writer.writePlain(capacity: 40) { write(into: $0) }
  }

  public static var shape: MemberShape { .value(Self.self) }
}

extension KubeDuration: JSONBridged {
  public init(reading reader: inout JSONReader) throws(JSONError) {
    _ = try reader.peek()
    let place = reader.offset
    let text = try reader.readString()
    do throws(KubeDurationError) {
      self = try KubeDuration(text)
    } catch {
      throw JSONError("\(error)", offset: place)
    }
  }

  public func write(to writer: inout JSONWriter) {
    writer.write(description)
  }
}
