/// Reads a pattern as Go's `regexp/syntax` does with the flags that `regexp.Compile` sets.
struct PatternParser {
  static let maximumRepetition = 1000
  private static let maximumDepth = 1000

  var input: PatternInput
  private var flags = Flags()
  private var groups: [Group] = [Group()]

  struct Flags {
    var foldsCase = false
    var isMultiline = false
    var dotMatchesNewline = false
    var isUngreedy = false
  }

  /// An open parenthesis: what stands behind it up to now.
  private struct Group {
    var alternatives: [PatternNode] = []
    var sequence: [PatternNode] = []
    /// The flags before it.
    var flags = Flags()
    /// How deep what it holds is nested.
    var depths: [Int] = []
    var deepest = 0

    var node: PatternNode {
      let last = sequence.count == 1 ? sequence[0] : .sequence(sequence)
      return alternatives.isEmpty ? last : .alternatives(alternatives + [last])
    }

    var depth: Int { max(deepest, depths.max() ?? 0) }
  }

  init(_ source: String) { input = PatternInput(source) }

  mutating func parse() throws(PatternError) -> PatternNode {
    var lastRepetition: Int?
    while let character = input.peek {
      let start = input.position
      var repetition: Int?
      switch character {
      case "(": try open()
      case ")": try close()
      case "|":
        input.advance()
        startAlternative()
      case "^":
        input.advance()
        push(.assertion(flags.isMultiline ? .lineStart : .textStart))
      case "$":
        input.advance()
        push(.assertion(flags.isMultiline ? .lineEnd : .textEnd))
      case ".":
        input.advance()
        push(.any(newline: flags.dotMatchesNewline))
      case "[": push(.characters(try characterClass()))
      case "*", "+", "?":
        input.advance()
        try repeatLast(
          minimum: character == "+" ? 1 : 0, maximum: character == "?" ? 1 : nil, from: start,
          after: lastRepetition)
        repetition = start
      case "{":
        if let (minimum, maximum) = try input.repetition(from: start) {
          try repeatLast(minimum: minimum, maximum: maximum, from: start, after: lastRepetition)
          repetition = start
        } else {
          input.advance()
          literal(character)
        }
      case "\\": try escape()
      default:
        input.advance()
        literal(character)
      }
      lastRepetition = repetition
    }
    guard groups.count == 1 else { throw PatternError("missing closing )", input.whole) }
    return groups[0].node
  }

  private mutating func push(_ node: PatternNode, depth: Int = 1) {
    groups[groups.count - 1].sequence.append(node)
    groups[groups.count - 1].depths.append(depth)
  }

  private mutating func literal(_ character: Unicode.Scalar) {
    let value = flags.foldsCase ? CaseFolding.folded(character.value) : character.value
    push(.literal(value, foldsCase: flags.foldsCase))
  }

  private mutating func startAlternative() {
    var group = groups.removeLast()
    group.alternatives.append(
      group.sequence.count == 1 ? group.sequence[0] : .sequence(group.sequence))
    group.deepest = group.depth
    group.sequence = []
    group.depths = []
    groups.append(group)
  }

  private mutating func open() throws(PatternError) {
    if input.peek(1) == "?" {
      try perlGroup()
    } else {
      input.advance()
      groups.append(Group(flags: flags))
    }
    guard groups.count <= Self.maximumDepth else {
      throw PatternError("expression nests too deeply", input.whole)
    }
  }

  private mutating func close() throws(PatternError) {
    guard groups.count > 1 else { throw PatternError("unexpected )", input.whole) }
    input.advance()
    let group = groups.removeLast()
    flags = group.flags
    push(group.node, depth: group.depth + 2)
    guard group.depth + 2 <= Self.maximumDepth else {
      throw PatternError("expression nests too deeply", input.whole)
    }
  }

  /// `(?:`, `(?i)`, `(?P<name>`
  private mutating func perlGroup() throws(PatternError) {
    let start = input.position
    if input.starts(with: "(?P<") || input.starts(with: "(?<") {
      input.advance(input.peek(2) == "P" ? 4 : 3)
      let nameStart = input.position
      guard let end = input.index(of: ">") else {
        throw PatternError("invalid named capture", input.text(from: start, to: input.end))
      }
      input.position = end + 1
      let name = input.scalars[nameStart..<end]
      guard !name.isEmpty, name.allSatisfy({ $0 == "_" || PatternInput.isAlphanumeric($0) }) else {
        throw PatternError("invalid named capture", input.text(from: start))
      }
      groups.append(Group(flags: flags))
      return
    }
    input.advance(2)
    var changed = flags
    var isOn = true
    var hasFlag = false
    while let character = input.peek {
      input.advance()
      switch character {
      case "i": changed.foldsCase = isOn
      case "m": changed.isMultiline = isOn
      case "s": changed.dotMatchesNewline = isOn
      case "U": changed.isUngreedy = isOn
      case "-" where isOn:
        isOn = false
        hasFlag = false
        continue
      case ":" where isOn || hasFlag, ")" where isOn || hasFlag:
        if character == ":" { groups.append(Group(flags: flags)) }
        flags = changed
        return
      default:
        throw PatternError("invalid or unsupported Perl syntax", input.text(from: start))
      }
      hasFlag = true
    }
    throw PatternError("invalid or unsupported Perl syntax", input.text(from: start))
  }

  private mutating func repeatLast(
    minimum: Int, maximum: Int?, from start: Int, after last: Int?
  ) throws(PatternError) {
    var isLazy = flags.isUngreedy
    if input.peek == "?" {
      input.advance()
      isLazy.toggle()
    }
    if let last {
      throw PatternError("invalid nested repetition operator", input.text(from: last))
    }
    guard let node = groups[groups.count - 1].sequence.popLast(),
      let depth = groups[groups.count - 1].depths.popLast()
    else {
      throw PatternError("missing argument to repetition operator", input.text(from: start))
    }
    let repetition = PatternNode.repetition(
      node, minimum: minimum, maximum: maximum, isLazy: isLazy)
    guard repetition.repeats(within: Self.maximumRepetition) else {
      throw PatternError("invalid repeat count", input.text(from: start))
    }
    push(repetition, depth: depth + 1)
    guard depth + 1 <= Self.maximumDepth else {
      throw PatternError("expression nests too deeply", input.whole)
    }
  }

  private mutating func escape() throws(PatternError) {
    switch input.peek(1) {
    case "A": push(.assertion(.textStart))
    case "b": push(.assertion(.wordBoundary))
    case "B": push(.assertion(.noWordBoundary))
    case "z": push(.assertion(.textEnd))
    case "C": throw PatternError("invalid escape sequence", "\\C")
    case "Q":
      input.advance(2)
      while let character = input.peek {
        if character == "\\", input.peek(1) == "E" {
          input.advance(2)
          return
        }
        input.advance()
        literal(character)
      }
      return
    default:
      if let item = try input.classEscape() {
        push(.characters(CharacterClass(items: [item], foldsCase: flags.foldsCase)))
      } else {
        literal(try input.characterEscape())
      }
      return
    }
    input.advance(2)
  }

  private mutating func characterClass() throws(PatternError) -> CharacterClass {
    try input.characterClass(foldsCase: flags.foldsCase)
  }
}
