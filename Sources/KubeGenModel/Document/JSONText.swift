extension Node {
  /// The value as compact JSON: members in their order, numbers as they were written.
  package func jsonText() -> String {
    var text = JSONText()
    text.append(self)
    return String(decoding: text.bytes, as: UTF8.self)
  }
}

private struct JSONText {
  var bytes: [UInt8] = []

  mutating func append(_ node: Node) {
    switch node.content {
    case .null: append("null")
    case .bool(let bool): append(bool ? "true" : "false")
    case .integer(let integer): append(String(integer))
    case .number(let number): append(number)
    case .string(let string): appendQuoted(string)
    case .sequence(let elements):
      appendList("[", elements, "]") { text, element in text.append(element) }
    case .mapping(let members):
      appendList("{", members, "}") { text, member in
        text.appendQuoted(member.key)
        text.append(":")
        text.append(member.value)
      }
    }
  }

  private mutating func appendList<Item>(
    _ open: String, _ items: [Item], _ close: String, _ appendItem: (inout JSONText, Item) -> Void
  ) {
    append(open)
    for (index, item) in items.enumerated() {
      if index > 0 { append(",") }
      appendItem(&self, item)
    }
    append(close)
  }

  private mutating func append(_ text: String) {
    bytes.append(contentsOf: text.utf8)
  }

  private mutating func appendQuoted(_ string: String) {
    append("\"")
    for byte in string.utf8 {
      switch byte {
      case UInt8(ascii: "\""): append("\\\"")
      case UInt8(ascii: "\\"): append("\\\\")
      case 0x0A: append("\\n")
      case 0x0D: append("\\r")
      case 0x09: append("\\t")
      case 0..<0x20:
        append("\\u00")
        append(byte < 0x10 ? "0" : "1")
        append(String(byte & 15, radix: 16))
      default: bytes.append(byte)
      }
    }
    append("\"")
  }
}
