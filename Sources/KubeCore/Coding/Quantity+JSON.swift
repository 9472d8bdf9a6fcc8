/// A JSON string, or a number, which is written back as a number. What it means is looked at when
/// it is used: a quantity that Kubernetes would refuse does not make an object unreadable.
extension Quantity: JSONBridged {
  public init(reading reader: inout JSONReader) throws(JSONError) {
    if try reader.peek() == .number {
      self.init(unchecked: try reader.readNumberText(), isNumber: true)
    } else {
      self.init(unchecked: try reader.readString())
    }
  }

  public func write(to writer: inout JSONWriter) {
    if isNumber, let number = JSONNumber(text) {
      writer.write(number)
    } else {
      writer.write(text)
    }
  }

  public static var shape: MemberShape { .value(Self.self) }
}
