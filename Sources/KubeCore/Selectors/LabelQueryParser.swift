/// Reads selectors in the grammar of `labels.Parse`, in one pass over the bytes.
struct LabelQueryParser {
  private enum Token: Equatable {
    case end
    case comma
    case opening
    case closing
    case not
    case equals
    case notEquals
    case greater
    case less
    case word(String)
  }

  private let text: String
  private let bytes: [UInt8]
  private var position = 0
  private var token = Token.end
  private var tokenRange = 0..<0

  init(_ text: String) {
    self.text = text
    bytes = Array(text.utf8)
  }

  mutating func parse() throws(InvalidSelector) -> [LabelRequirement] {
    var requirements: [LabelRequirement] = []
    advance()
    if token == .end { return requirements }
    while true {
      requirements.append(try requirement())
      switch token {
      case .end: return requirements
      case .comma: advance()
      default: throw unexpected("',' or the end")
      }
    }
  }

  /// Begins at the first token of a requirement and ends at the one behind it.
  private mutating func requirement() throws(InvalidSelector) -> LabelRequirement {
    if token == .not {
      advance()
      return LabelRequirement(key: try key("a label key after '!'"), operator: .doesNotExist)
    }
    let key = try key("a label key or '!'")
    switch token {
    case .end, .comma: return LabelRequirement(key: key, operator: .exists)
    case .equals: return LabelRequirement(key: key, operator: .equals, values: [try value()])
    case .notEquals: return LabelRequirement(key: key, operator: .notEquals, values: [try value()])
    case .greater: return LabelRequirement(key: key, operator: .greaterThan, values: [try bound()])
    case .less: return LabelRequirement(key: key, operator: .lessThan, values: [try bound()])
    case .word("in"): return LabelRequirement(key: key, operator: .in, values: try valueList())
    case .word("notin"):
      return LabelRequirement(key: key, operator: .notIn, values: try valueList())
    default: throw unexpected("in, notin, =, ==, !=, >, <, ',' or the end after the key")
    }
  }

  private mutating func key(_ expected: String) throws(InvalidSelector) -> String {
    guard case .word(let key) = token else { throw unexpected(expected) }
    try check(key, against: .labelKey)
    advance()
    return key
  }

  /// What stands behind `=` and `!=`: nothing is the empty value.
  private mutating func value() throws(InvalidSelector) -> String {
    advance()
    switch token {
    case .end, .comma: return ""
    case .word(let value):
      try check(value, against: .labelValue)
      advance()
      return value
    default: throw unexpected("a label value")
    }
  }

  /// What stands behind `>` and `<`. Leading zeros go, so that one bound has one form.
  private mutating func bound() throws(InvalidSelector) -> String {
    advance()
    guard case .word(let digits) = token else { throw unexpected("an integer of 64 bits") }
    try check(digits, against: .labelValue)
    guard let bound = Int64(digits) else { throw unexpected("an integer of 64 bits") }
    advance()
    return String(bound)
  }

  /// `(a,b)`: words, or nothing at all, between commas.
  private mutating func valueList() throws(InvalidSelector) -> [String] {
    advance()
    guard token == .opening else { throw unexpected("'('") }
    var values: [String] = []
    repeat {
      advance()
      if case .word(let value) = token {
        try check(value, against: .labelValue)
        values.append(value)
        advance()
        guard token == .comma || token == .closing else { throw unexpected("',' or ')'") }
      } else {
        values.append("")
        guard token == .comma || token == .closing else {
          throw unexpected("a label value, ',' or ')'")
        }
      }
    } while token == .comma
    advance()
    return values
  }

  private mutating func advance() {
    while position < bytes.count, Self.isBlank(bytes[position]) { position += 1 }
    let start = position
    guard start < bytes.count else {
      token = .end
      tokenRange = start..<start
      return
    }
    let isFollowedByEquals = start + 1 < bytes.count && bytes[start + 1] == UInt8(ascii: "=")
    position += 1
    switch bytes[start] {
    case UInt8(ascii: ","): token = .comma
    case UInt8(ascii: "("): token = .opening
    case UInt8(ascii: ")"): token = .closing
    case UInt8(ascii: ">"): token = .greater
    case UInt8(ascii: "<"): token = .less
    case UInt8(ascii: "!"):
      token = isFollowedByEquals ? .notEquals : .not
      position += isFollowedByEquals ? 1 : 0
    case UInt8(ascii: "="):
      token = .equals
      position += isFollowedByEquals ? 1 : 0
    default:
      let rest = bytes[start...]
      position = rest.firstIndex { Self.isBlank($0) || Self.isSpecial($0) } ?? bytes.count
      token = .word(String(decoding: bytes[start..<position], as: UTF8.self))
    }
    tokenRange = start..<position
  }

  private func unexpected(_ expected: String) -> InvalidSelector {
    let found = String(decoding: bytes[tokenRange], as: UTF8.self)
    return InvalidSelector(
      at: .offset(tokenRange.lowerBound, in: text), expected: expected,
      found: token == .end ? "the end" : quotedExcerpt(found))
  }

  private func check(_ name: String, against rule: NameRule) throws(InvalidSelector) {
    do {
      try rule.validate(name)
    } catch {
      throw InvalidSelector(
        at: .offset(tokenRange.lowerBound, in: text), expected: "a \(rule)",
        found: quotedExcerpt(name, around: error.offset), cause: error)
    }
  }

  private static func isBlank(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\n"), UInt8(ascii: "\r"): true
    default: false
    }
  }

  private static func isSpecial(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "="), UInt8(ascii: "!"), UInt8(ascii: "("), UInt8(ascii: ")"),
      UInt8(ascii: ","), UInt8(ascii: ">"), UInt8(ascii: "<"):
      true
    default: false
    }
  }
}
