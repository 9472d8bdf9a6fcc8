/// Reads selectors in the grammar of `fields.ParseSelector`, in one pass over the bytes.
struct FieldSelectorParser {
  private let text: String
  private let bytes: [UInt8]
  private var position = 0

  init(_ text: String) {
    self.text = text
    bytes = Array(text.utf8)
  }

  mutating func parse() throws(InvalidSelector) -> [FieldRequirement] {
    var requirements: [FieldRequirement] = []
    while position < bytes.count {
      if bytes[position] == UInt8(ascii: ",") {
        position += 1
        continue
      }
      let field = try field()
      let `operator` = comparison()
      let value = try value()
      requirements.append(FieldRequirement(field: field, operator: `operator`, value: value))
    }
    return requirements
  }

  /// Ends at the operator.
  private mutating func field() throws(InvalidSelector) -> String {
    let start = position
    while position < bytes.count, !isAtComparison {
      let byte = bytes[position]
      if byte == UInt8(ascii: ",") { break }
      if FieldRequirement.isForbiddenInField(byte) {
        throw invalid(
          expected: "the name of a field, without white space, '\\' and '!'",
          found: quotedExcerpt(String(decoding: [byte], as: UTF8.self)))
      }
      position += 1
    }
    let field = String(decoding: bytes[start..<position], as: UTF8.self)
    guard isAtComparison else {
      throw invalid(
        expected: "=, == or != after the field \(quotedExcerpt(field))",
        found: position < bytes.count ? "','" : "the end")
    }
    if field.isEmpty {
      throw invalid(
        expected: "the name of a field",
        found: bytes[position] == UInt8(ascii: "=") ? "'='" : "'!='")
    }
    return field
  }

  private var isAtComparison: Bool {
    guard position < bytes.count else { return false }
    if bytes[position] == UInt8(ascii: "=") { return true }
    return bytes[position] == UInt8(ascii: "!") && isFollowedByEquals
  }

  private var isFollowedByEquals: Bool {
    position + 1 < bytes.count && bytes[position + 1] == UInt8(ascii: "=")
  }

  private mutating func comparison() -> FieldRequirement.Operator {
    let isNegated = bytes[position] == UInt8(ascii: "!")
    position += isFollowedByEquals ? 2 : 1
    return isNegated ? .notEquals : .equals
  }

  /// Ends at the comma behind the value, or at the end.
  private mutating func value() throws(InvalidSelector) -> String {
    var value: [UInt8] = []
    while position < bytes.count {
      switch bytes[position] {
      case UInt8(ascii: ","): return String(decoding: value, as: UTF8.self)
      case UInt8(ascii: "="):
        throw invalid(expected: "'\\=' where the value itself has a '='", found: "'='")
      case UInt8(ascii: "\\"):
        let next = position + 1
        guard next < bytes.count, FieldRequirement.needsEscape(bytes[next]) else {
          throw invalid(
            expected: "'\\\\', '\\,' or '\\=', for '\\' escapes the character behind it",
            found: next < bytes.count ? "'\\' before another character" : "'\\' at the end")
        }
        position = next
        fallthrough
      default:
        value.append(bytes[position])
        position += 1
      }
    }
    return String(decoding: value, as: UTF8.self)
  }

  private func invalid(expected: String, found: String) -> InvalidSelector {
    InvalidSelector(at: .offset(position, in: text), expected: expected, found: found)
  }
}
