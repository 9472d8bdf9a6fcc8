/// Where an operation of a JSON patch applies.
struct JSONPointer: Sendable {
  /// The names and indexes on the way to the container.
  var parents: [String]
  var key: String

  /// Nil for the whole document, which has no container. What stands before the first slash is
  /// ignored, and a tilde that escapes nothing stands for itself.
  init?(_ text: String) {
    let parts = text.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
      .map { Self.decode(Substring($0)) }
    guard parts.count > 1, let key = parts.last else { return nil }
    parents = Array(parts.dropFirst().dropLast())
    self.key = key
  }

  private static func decode(_ text: Substring) -> String {
    guard text.utf8.contains(UInt8(ascii: "~")) else { return String(text) }
    var bytes: [UInt8] = []
    var rest = text.utf8[...]
    while let byte = rest.popFirst() {
      switch (byte, rest.first) {
      case (UInt8(ascii: "~"), UInt8(ascii: "0")):
        bytes.append(UInt8(ascii: "~"))
        rest.removeFirst()
      case (UInt8(ascii: "~"), UInt8(ascii: "1")):
        bytes.append(UInt8(ascii: "/"))
        rest.removeFirst()
      default: bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
