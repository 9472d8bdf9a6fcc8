/// A pattern as instructions for a machine that follows all ways at once.
struct PatternProgram: Sendable {
  enum Instruction: Sendable {
    case literal(UInt32)
    case foldedLiteral(UInt32)
    case characters(CharacterClass)
    case any
    case anyButNewline
    case assertion(PatternNode.Assertion)
    /// The first way is the better one.
    case split(Int, Int)
    case jump(Int)
    case match
  }

  /// Go allows a program of 128 MB; this one is as many instructions as Go's would be.
  private static let maximumSize = 128 << 20 / 40

  private(set) var instructions: [Instruction] = []

  init(_ node: PatternNode, source: String) throws(PatternError) {
    guard node.size < Self.maximumSize else { throw PatternError("expression too large", source) }
    emit(node)
    instructions.append(.match)
  }

  private mutating func emit(_ node: PatternNode) {
    switch node {
    case .empty: break
    case .literal(let value, let foldsCase):
      instructions.append(foldsCase ? .foldedLiteral(value) : .literal(value))
    case .characters(let characters): instructions.append(.characters(characters))
    case .any(let newline): instructions.append(newline ? .any : .anyButNewline)
    case .assertion(let assertion): instructions.append(.assertion(assertion))
    case .sequence(let parts): for part in parts { emit(part) }
    case .alternatives(let parts): emit(alternatives: parts)
    case .repetition(let part, let minimum, let maximum, let isLazy):
      for _ in 0..<minimum { emit(part) }
      if let maximum {
        emit(optional: part, times: maximum - minimum, isLazy: isLazy)
      } else {
        let start = instructions.count
        instructions.append(.match)
        emit(part)
        instructions.append(.jump(start))
        instructions[start] = Self.choice(start + 1, instructions.count, isLazy)
      }
    }
  }

  private mutating func emit(optional part: PatternNode, times: Int, isLazy: Bool) {
    var splits: [Int] = []
    for _ in 0..<max(0, times) {
      splits.append(instructions.count)
      instructions.append(.match)
      emit(part)
    }
    for split in splits {
      instructions[split] = Self.choice(split + 1, instructions.count, isLazy)
    }
  }

  private static func choice(_ more: Int, _ fewer: Int, _ isLazy: Bool) -> Instruction {
    isLazy ? .split(fewer, more) : .split(more, fewer)
  }

  private mutating func emit(alternatives parts: [PatternNode]) {
    var jumps: [Int] = []
    for (index, part) in parts.enumerated() {
      let start = instructions.count
      let isLast = index == parts.count - 1
      if !isLast { instructions.append(.match) }
      emit(part)
      guard !isLast else { continue }
      jumps.append(instructions.count)
      instructions.append(.match)
      instructions[start] = .split(start + 1, instructions.count)
    }
    for jump in jumps { instructions[jump] = .jump(instructions.count) }
  }

  func matches(_ text: [UInt32]) -> Bool {
    var threads = Threads(capacity: instructions.count)
    var next = Threads(capacity: instructions.count)
    for position in 0...text.count {
      // A match may begin anywhere.
      if follow(0, text, position, &threads) { return true }
      guard position < text.count else { return false }
      next.removeAll()
      for thread in threads.list where accepts(thread, text[position]) {
        if follow(thread + 1, text, position + 1, &next) { return true }
      }
      swap(&threads, &next)
    }
    return false
  }

  private struct Threads {
    private(set) var list: [Int] = []
    private var generations: [Int]
    private var generation = 1
    var pending: [Int] = []

    init(capacity: Int) { generations = Array(repeating: 0, count: capacity) }

    /// False if it is there already.
    mutating func visit(_ instruction: Int) -> Bool {
      guard generations[instruction] != generation else { return false }
      generations[instruction] = generation
      return true
    }

    mutating func append(_ instruction: Int) { list.append(instruction) }

    mutating func removeAll() {
      list.removeAll(keepingCapacity: true)
      generation += 1
    }
  }

  /// Adds what is reached without reading; true if the end is.
  private func follow(
    _ start: Int, _ text: [UInt32], _ position: Int, _ threads: inout Threads
  ) -> Bool {
    threads.pending.removeAll(keepingCapacity: true)
    threads.pending.append(start)
    while let index = threads.pending.popLast() {
      guard threads.visit(index) else { continue }
      switch instructions[index] {
      case .match: return true
      case .jump(let target): threads.pending.append(target)
      case .split(let first, let second):
        threads.pending.append(second)
        threads.pending.append(first)
      case .assertion(let assertion):
        if Self.holds(assertion, text, position) { threads.pending.append(index + 1) }
      default: threads.append(index)
      }
    }
    return false
  }

  func accepts(_ index: Int, _ character: UInt32) -> Bool {
    switch instructions[index] {
    case .literal(let value): value == character
    case .foldedLiteral(let value): value == CaseFolding.folded(character)
    case .characters(let characters): characters.contains(character)
    case .any: true
    case .anyButNewline: character != 10
    case .assertion, .split, .jump, .match: false
    }
  }

  static func holds(
    _ assertion: PatternNode.Assertion, _ text: [UInt32], _ position: Int
  ) -> Bool {
    switch assertion {
    case .textStart: position == 0
    case .textEnd: position == text.count
    case .lineStart: position == 0 || text[position - 1] == 10
    case .lineEnd: position == text.count || text[position] == 10
    case .wordBoundary: isBoundary(text, position)
    case .noWordBoundary: !isBoundary(text, position)
    }
  }

  private static func isBoundary(_ text: [UInt32], _ position: Int) -> Bool {
    let before = position > 0 && isWord(text[position - 1])
    let after = position < text.count && isWord(text[position])
    return before != after
  }

  private static func isWord(_ character: UInt32) -> Bool {
    switch character {
    case 48...57, 65...90, 95, 97...122: true
    default: false
    }
  }
}
