extension IntOrString: JSONBridged {
  public init(reading reader: inout JSONReader) throws(JSONError) {
    if try reader.peek() == .string {
      self = .string(try reader.readString())
    } else {
      self = .int(try Int(reading: &reader))
    }
  }

  public func write(to writer: inout JSONWriter) {
    switch self {
    case .int(let value): writer.write(Int64(value))
    case .string(let value): writer.write(value)
    }
  }

  public static var shape: MemberShape { .value(Self.self) }
}
