/// The parameters of a URL, in the order in which they were added.
struct QueryItems: Sendable, Hashable {
  private(set) var items: [Item] = []

  struct Item: Sendable, Hashable {
    var name: String
    var value: String
  }

  mutating func add(_ name: String, _ value: String) {
    items.append(Item(name: name, value: value))
  }

  mutating func add(_ name: String, _ value: String?) {
    if let value { add(name, value) }
  }

  mutating func add(_ name: String, _ value: some BinaryInteger) {
    add(name, String(value))
  }

  /// Only what is set: the server takes an absent flag for false.
  mutating func add(_ name: String, flag: Bool) {
    if flag { add(name, "true") }
  }

  /// With the question mark; empty if there is nothing.
  var text: String {
    items.isEmpty
      ? ""
      : "?"
        + items.map { percentEncoded($0.name) + "=" + percentEncoded($0.value) }.joined(
          separator: "&")
  }
}

/// A text in which only letters, digits, `-`, `.`, `_` and `~` stand for themselves, so that it
/// cannot leave its segment or parameter (RFC 3986, 2.3).
func percentEncoded(_ text: String) -> String {
  func isUnreserved(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x7E: true
    default: false
    }
  }
  if text.utf8.allSatisfy(isUnreserved) { return text }
  let digits = Array("0123456789ABCDEF".utf8)
  var bytes: [UInt8] = []
  for byte in text.utf8 {
    if isUnreserved(byte) {
      bytes.append(byte)
    } else {
      bytes += [0x25, digits[Int(byte >> 4)], digits[Int(byte & 15)]]
    }
  }
  return String(decoding: bytes, as: UTF8.self)
}
