extension Lexer {
  struct Trivia {
    var hasLineBreak = false
    var hasComment = false
  }

  /// Passes space, comments and what belongs to nothing.
  mutating func skipTrivia(overLines: Bool) -> Trivia {
    var trivia = Trivia()
    while index < bytes.count {
      let byte = bytes[index]
      switch byte {
      case UInt8(ascii: " "), UInt8(ascii: "\t"), 0x0B, 0x0C: index += 1
      case UInt8(ascii: "\n"), UInt8(ascii: "\r"):
        guard overLines else { return trivia }
        trivia.hasLineBreak = true
        index += 1
      case UInt8(ascii: "/"):
        if peek(1) == UInt8(ascii: "/") {
          skipLineComment()
        } else if peek(1) == UInt8(ascii: "*") {
          if skipBlockComment() { trivia.hasLineBreak = true }
        } else {
          return trivia
        }
        trivia.hasComment = true
      case UInt8(ascii: "<"), UInt8(ascii: ">"):
        guard skipConflict() else { return trivia }
        trivia.hasLineBreak = true
      case 0x21...0x7E: return trivia
      default:
        guard skipStray() else { return trivia }
      }
    }
    return trivia
  }

  private mutating func skipLineComment() {
    while index < bytes.count, !isLineBreak(at: index) { index += 1 }
  }

  /// Returns whether the comment has a line break in it.
  private mutating func skipBlockComment() -> Bool {
    var hasLineBreak = false
    var depth = 0
    while index < bytes.count {
      let byte = bytes[index]
      if byte == UInt8(ascii: "/"), peek(1) == UInt8(ascii: "*") {
        depth += 1
        index += 2
      } else if byte == UInt8(ascii: "*"), peek(1) == UInt8(ascii: "/") {
        depth -= 1
        index += 2
        if depth == 0 { break }
      } else {
        if isLineBreak(at: index) { hasLineBreak = true }
        index += 1
      }
    }
    return hasLineBreak
  }

  /// A byte order mark, a zero, a character that Swift has no use for.
  private mutating func skipStray() -> Bool {
    let (scalar, length) = Characters.scalar(in: bytes, at: index)
    if let scalar, scalar != 0xFEFF, scalar != 0x201C, scalar != 0x201D {
      guard !Characters.isIdentifierPart(scalar), !Characters.isOperatorStart(scalar) else {
        return false
      }
    } else if scalar == 0x201C || scalar == 0x201D {
      return false
    }
    index += length
    return true
  }

  /// What a version control left of two versions of a file: passed as a whole.
  private mutating func skipConflict() -> Bool {
    guard index == 0 || isLineBreak(at: index - 1) else { return false }
    let isOther = bytes[index] == UInt8(ascii: ">")
    let (opening, closing): (StaticString, StaticString) =
      isOther ? (">>>> ", "<<<<\n") : ("<<<<<<< ", ">>>>>>> ")
    guard starts(with: opening, at: index), !(isOther ? missing.otherConflict : missing.conflict)
    else { return false }
    var end = index + opening.utf8CodeUnitCount
    while end < bytes.count {
      if isLineBreak(at: end - 1), starts(with: closing, at: end) {
        index = end + closing.utf8CodeUnitCount
        while index < bytes.count, !isLineBreak(at: index) { index += 1 }
        return true
      }
      end += 1
    }
    if isOther { missing.otherConflict = true } else { missing.conflict = true }
    return false
  }

  private func starts(with text: StaticString, at index: Int) -> Bool {
    text.withUTF8Buffer { text in
      index + text.count <= bytes.count
        && text.indices.allSatisfy { bytes[index + $0] == text[$0] }
    }
  }
}
