extension JSONWriter {
  /// Writes a number as it is written.
  public mutating func write(_ number: JSONNumber) {
    JSONValue.number(number).write(to: &self)
  }
}
