/// A path in its segments, and a query in its pairs, both decoded.
struct RequestTarget: Sendable {
  /// As it came, without query.
  var path: String
  /// The segments between slashes, decoded; those that are empty stay.
  var segments: [String]
  var query: Query
  /// Whether a percent sign in the path is not followed by two hexadecimal digits, or something in
  /// the target is not to be printed.
  var isMalformed: Bool

  init(_ text: String) {
    let parts = text.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
    path = String(parts.first ?? "")
    let trimmed = path.hasPrefix("/") ? path.dropFirst() : path[...]
    let decoded = trimmed.split(separator: "/", omittingEmptySubsequences: false)
      .map { (Self.decode($0), $0) }
    segments = decoded.map { $0 ?? String($1) }
    isMalformed =
      decoded.contains { $0.0 == nil } || text.utf8.contains { $0 < 0x20 || $0 == 0x7F }
    query = Query(parts.count > 1 ? parts[1] : "")
  }

  struct Query: Sendable {
    var pairs: [(name: String, value: String)]

    init(_ text: Substring) {
      pairs = text.split(separator: "&").compactMap { piece in
        // As net/url does: a semicolon, or a percent that nothing follows, loses the pair.
        guard !piece.contains(";") else { return nil }
        let parts = piece.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        let value = parts.count > 1 ? parts[1] : ""
        guard let name = RequestTarget.decode(parts[0], plusIsBlank: true),
          let value = RequestTarget.decode(value, plusIsBlank: true)
        else { return nil }
        return (name, value)
      }
    }

    subscript(_ name: String) -> String? { pairs.first { $0.name == name }?.value }

    func all(_ name: String) -> [String] { pairs.filter { $0.name == name }.map(\.value) }

    /// Anything but `false` and `0` is true, as the conversion of query parameters has it.
    func flag(_ name: String) -> Bool? {
      self[name].map { $0.lowercased() != "false" && $0 != "0" }
    }
  }

  /// Nil where a percent sign is not followed by two hexadecimal digits.
  static func decode(_ text: Substring, plusIsBlank: Bool = false) -> String? {
    guard text.contains("%") || plusIsBlank && text.contains("+") else { return String(text) }
    var bytes: [UInt8] = []
    var rest = text.utf8[...]
    while let byte = rest.popFirst() {
      switch byte {
      case UInt8(ascii: "%"):
        guard let high = rest.popFirst().flatMap(digit), let low = rest.popFirst().flatMap(digit)
        else { return nil }
        bytes.append(high << 4 | low)
      case UInt8(ascii: "+") where plusIsBlank: bytes.append(UInt8(ascii: " "))
      default: bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func digit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
    default: nil
    }
  }
}
