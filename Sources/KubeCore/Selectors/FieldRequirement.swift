/// One condition on a field of an object, such as `status.phase!=Running`.
///
/// Follows `Requirement` of apimachinery's `pkg/fields`. Which fields a server can select by
/// depends on the resource: `metadata.name` and `metadata.namespace` always, a few more for some
/// built-in kinds, and the `selectableFields` of a custom resource.
public struct FieldRequirement: Sendable, Hashable, CustomStringConvertible {
  /// How the field has to stand to the value.
  public enum Operator: Int, Sendable, Hashable, CaseIterable {
    /// `field=value`. `==` means the same.
    case equals
    /// `field!=value`
    case notEquals
  }

  /// The path of the field, with dots and without a leading one: `status.phase`.
  public let field: String
  /// How the field has to stand to the value.
  public let `operator`: Operator
  /// The value; any text.
  public let value: String

  /// Takes all unchecked; see ``validate()``.
  public init(field: String, operator: Operator, value: String) {
    self.field = field
    self.operator = `operator`
    self.value = value
  }

  /// Whether an object with these fields meets the requirement. A field that is absent counts as
  /// empty (`fields.Set.Get`).
  public func matches(_ fields: [String: String]) -> Bool {
    let isEqual = (fields[field] ?? "").hasSameBytes(as: value)
    return `operator` == .equals ? isEqual : !isEqual
  }

  /// Throws where the path of the field is empty or has white space, `=`, `!`, `,` or `\` in it:
  /// nothing escapes these there, so the text would be read as something else. Values can be
  /// anything.
  public func validate() throws(InvalidSelector) {
    try validate(path: "")
  }

  /// `field=value` or `field!=value`, with a `\` before each `\`, `,` and `=` of the value
  /// (`fields.EscapeValue`).
  public var description: String {
    "\(field)\(`operator` == .equals ? "=" : "!=")\(Self.escaped(value))"
  }

  func validate(path: String) throws(InvalidSelector) {
    guard field.isEmpty || field.utf8.contains(where: Self.isForbiddenInField) else { return }
    throw InvalidSelector(
      at: .path(path + "field"),
      expected: "a path such as metadata.name, without white space, '=', '!', ',' and '\\'",
      found: quotedExcerpt(field))
  }

  static func isForbiddenInField(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "="), UInt8(ascii: "!"), UInt8(ascii: ","), UInt8(ascii: "\\"),
      UInt8(ascii: " "),
      UInt8(ascii: "\t"), UInt8(ascii: "\n"), UInt8(ascii: "\r"):
      true
    default: false
    }
  }

  static func needsEscape(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "\\") || byte == UInt8(ascii: ",") || byte == UInt8(ascii: "=")
  }

  private static func escaped(_ value: String) -> String {
    guard value.utf8.contains(where: needsEscape) else { return value }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(value.utf8.count + 8)
    for byte in value.utf8 {
      if needsEscape(byte) { bytes.append(UInt8(ascii: "\\")) }
      bytes.append(byte)
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
