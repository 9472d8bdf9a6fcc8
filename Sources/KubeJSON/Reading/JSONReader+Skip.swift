extension JSONReader {
  /// Moves over one value of any kind and checks it as strictly as if it were read.
  public mutating func skipValue() throws(JSONError) {
    switch try peek() {
    case .string:
      let string = try scanString()
      if string.hasEscapes { try checkEscapes(string) }
    case .number: try skipNumber()
    case .bool: _ = try readBool()
    case .null: try consume("null")
    case .object:
      try beginObject()
      while try advance(to: UInt8(ascii: "}"), "a comma or a closing brace was expected") {
        let key = try scanString()
        if key.hasEscapes { try checkEscapes(key) }
        try readColon()
        try skipValue()
      }
    case .array:
      try beginArray()
      while try nextElement() { try skipValue() }
    }
  }

  /// Moves over one value and gives its text, white space within it included.
  mutating func readValueText() throws(JSONError) -> String {
    skipWhitespace()
    let first = cursor
    try skipValue()
    return makeString(first, cursor - first)
  }
}
