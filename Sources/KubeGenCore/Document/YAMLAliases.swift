import Yams

/// A text whose aliases are written as plain scalars, `*name` as a character that the text does not
/// have and `name`.
///
/// Yams puts the aliased node where the alias stands, and then hashes all that a mapping's key
/// contains: a few lines can keep it busy for ever. Behind this disguise every document is as large
/// as its text.
struct YAMLAliases {
  let yaml: String
  private let sign: Unicode.Scalar

  /// Nil if the text has no aliases, or no anchors for them.
  init?(_ text: SourceText) throws(DocumentError) {
    let bytes = text.bytes
    guard Self.hasIndicator("&", in: bytes), Self.hasIndicator("*", in: bytes) else { return nil }
    guard let sign = Self.unusedCharacter(in: bytes) else {
      throw text.error(
        "The text uses every character of Unicode's private area. Write its aliases out.", at: 0)
    }
    var disguised: [UInt8] = []
    disguised.reserveCapacity(bytes.count + 64)
    for (offset, byte) in bytes.enumerated() {
      if Self.isIndicator("*", bytes, offset) {
        disguised.append(contentsOf: String(sign).utf8)
      } else {
        disguised.append(byte)
      }
    }
    yaml = String(decoding: disguised, as: UTF8.self)
    self.sign = sign
  }

  /// The anchor's name, if the scalar is an alias.
  func name(of scalar: Yams.Node.Scalar) -> String? {
    guard scalar.style == .plain, scalar.string.unicodeScalars.first == sign else { return nil }
    let name = scalar.string.unicodeScalars.dropFirst()
    guard !name.isEmpty, name.allSatisfy({ $0.isASCII && Self.isNameByte(UInt8($0.value)) }) else {
      return nil
    }
    return String(name)
  }

  /// A scalar's text as it was written, which must not begin like an alias.
  func text(
    of scalar: Yams.Node.Scalar, _ place: YAMLPlaces.Place
  ) throws(DocumentError) -> String {
    if scalar.style == .plain, scalar.string.unicodeScalars.first == sign {
      throw DocumentError(
        message: "'*' begins an alias, and this is no anchor's name. Write the string in quotes.",
        line: Int(place.line), column: Int(place.column))
    }
    return restored(scalar.string)
  }

  func restored(_ string: String) -> String {
    guard string.unicodeScalars.contains(sign) else { return string }
    var restored = String.UnicodeScalarView()
    for scalar in string.unicodeScalars { restored.append(scalar == sign ? "*" : scalar) }
    return String(restored)
  }

  private static func hasIndicator(_ sign: Unicode.Scalar, in bytes: [UInt8]) -> Bool {
    bytes.indices.contains { isIndicator(sign, bytes, $0) }
  }

  private static func isIndicator(_ sign: Unicode.Scalar, _ bytes: [UInt8], _ offset: Int) -> Bool {
    bytes[offset] == UInt8(ascii: sign) && offset + 1 < bytes.count && isNameByte(bytes[offset + 1])
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"):
      true
    default: false
    }
  }

  private static func unusedCharacter(in bytes: [UInt8]) -> Unicode.Scalar? {
    var used: Set<UInt32> = []
    for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars
    where (0xE000...0xF8FF).contains(scalar.value) {
      used.insert(scalar.value)
    }
    return (0xE000...0xF8FF).first { !used.contains($0) }.flatMap(Unicode.Scalar.init)
  }
}
