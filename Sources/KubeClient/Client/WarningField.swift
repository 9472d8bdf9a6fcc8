/// Reads the field `Warning`: `299 - "policy/v1beta1 is deprecated"`, and more after commas.
///
/// https://www.rfc-editor.org/rfc/rfc7234#section-5.5
struct WarningField {
  private var rest: ArraySlice<UInt8>

  private init(_ value: String) {
    rest = Array(value.utf8)[...]
  }

  /// The texts of all warnings in the field. What breaks the rules is given as it is.
  static func texts(of value: String) -> [String] {
    var field = WarningField(value)
    var texts: [String] = []
    while let text = field.next() { texts.append(text) }
    return texts
  }

  private mutating func next() -> String? {
    rest = rest.drop { $0 == UInt8(ascii: ",") || Self.isSpace($0) }
    guard !rest.isEmpty else { return nil }
    let whole = rest
    for _ in ["code", "agent"] {
      rest = rest.drop { !Self.isSpace($0) }
      skipSpace()
    }
    guard let text = quotedText() else { return giveUp(whole) }
    skipSpace()
    // A date may follow.
    if rest.first == UInt8(ascii: "\"") {
      guard quotedText() != nil else { return giveUp(whole) }
      skipSpace()
    }
    guard rest.isEmpty || rest.first == UInt8(ascii: ",") else { return giveUp(whole) }
    return text
  }

  private mutating func giveUp(_ whole: ArraySlice<UInt8>) -> String {
    rest = []
    return String(decoding: whole, as: UTF8.self)
  }

  private mutating func skipSpace() {
    rest = rest.drop(while: Self.isSpace)
  }

  private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }

  /// What stands between quotes, where a backslash takes the next character for itself.
  private mutating func quotedText() -> String? {
    guard rest.popFirst() == UInt8(ascii: "\"") else { return nil }
    var text: [UInt8] = []
    while let byte = rest.popFirst() {
      switch byte {
      case UInt8(ascii: "\""): return String(decoding: text, as: UTF8.self)
      case UInt8(ascii: "\\"):
        guard let escaped = rest.popFirst() else { return nil }
        text.append(escaped)
      default: text.append(byte)
      }
    }
    return nil
  }
}
