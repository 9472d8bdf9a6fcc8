/// Matches text against a regular expression in time proportional to both, as RE2 does.
///
/// Known are literals, classes, groups, alternatives, repetitions, `^` and `$`. Of a pattern with
/// anything else nothing is said.
enum PatternMatch {
  /// Whether the pattern is found in the text; nil if that cannot be told.
  static func isFound(_ pattern: String, in text: String) -> Bool? {
    guard pattern.utf8.count <= 2000, PatternSyntax.problem(in: pattern) == nil else { return nil }
    var parser = PatternParser(pattern)
    guard let tree = parser.parse() else { return nil }
    var program = PatternProgram()
    guard program.add(tree), program.emit(.match) else { return nil }
    return program.isFound(in: Array(text.unicodeScalars))
  }
}

indirect enum PatternTree {
  case empty
  case scalars([ClosedRange<UInt32>], isInverted: Bool)
  case start
  case end
  case sequence([PatternTree])
  case either([PatternTree])
  case repeated(PatternTree, Int, Int?)
}

/// The pattern as a list of instructions that all run side by side.
private struct PatternProgram {
  enum Instruction {
    case scalars([ClosedRange<UInt32>], isInverted: Bool)
    case start
    case end
    case jump(Int)
    case split(Int, Int)
    case match
  }

  private static let limit = 20_000
  private var code: [Instruction] = []

  mutating func emit(_ instruction: Instruction) -> Bool {
    code.append(instruction)
    return code.count < Self.limit
  }

  /// False: the pattern is too large.
  mutating func add(_ tree: PatternTree) -> Bool {
    switch tree {
    case .empty: return true
    case .scalars(let ranges, let isInverted):
      return emit(.scalars(ranges, isInverted: isInverted))
    case .start: return emit(.start)
    case .end: return emit(.end)
    case .sequence(let parts): return parts.allSatisfy { add($0) }
    case .either(let branches): return addAlternatives(branches)
    case .repeated(let part, let least, let most):
      for _ in 0..<least where !add(part) { return false }
      guard let most else { return addLoop(part) }
      for _ in 0..<max(0, most - least) where !addOption(part) { return false }
      return true
    }
  }

  private mutating func addAlternatives(_ branches: [PatternTree]) -> Bool {
    var exits: [Int] = []
    for (index, branch) in branches.enumerated() {
      let isLast = index == branches.count - 1
      let split = code.count
      if !isLast, !emit(.split(split + 1, 0)) { return false }
      guard add(branch) else { return false }
      if isLast { break }
      exits.append(code.count)
      guard emit(.jump(0)) else { return false }
      code[split] = .split(split + 1, code.count)
    }
    for exit in exits { code[exit] = .jump(code.count) }
    return true
  }

  private mutating func addLoop(_ part: PatternTree) -> Bool {
    let split = code.count
    guard emit(.split(split + 1, 0)), add(part), emit(.jump(split)) else { return false }
    code[split] = .split(split + 1, code.count)
    return true
  }

  private mutating func addOption(_ part: PatternTree) -> Bool {
    let split = code.count
    guard emit(.split(split + 1, 0)), add(part) else { return false }
    code[split] = .split(split + 1, code.count)
    return true
  }

  func isFound(in text: [Unicode.Scalar]) -> Bool {
    var threads: [Int] = []
    for place in 0...text.count {
      // A match may begin anywhere.
      threads.append(0)
      guard let active = follow(threads, at: place, of: text.count) else { return true }
      guard place < text.count else { return false }
      threads = active.filter { accepts($0, text[place]) }.map { $0 + 1 }
    }
    return false
  }

  private func accepts(_ index: Int, _ scalar: Unicode.Scalar) -> Bool {
    guard case .scalars(let ranges, let isInverted) = code[index] else { return false }
    return ranges.contains { $0.contains(scalar.value) } != isInverted
  }

  /// The instructions that wait for a character; nil if the pattern has matched.
  private func follow(_ threads: [Int], at place: Int, of count: Int) -> [Int]? {
    var waiting = threads
    var seen: Set<Int> = []
    var active: [Int] = []
    while let index = waiting.popLast() {
      guard seen.insert(index).inserted else { continue }
      switch code[index] {
      case .scalars: active.append(index)
      case .start: if place == 0 { waiting.append(index + 1) }
      case .end: if place == count { waiting.append(index + 1) }
      case .jump(let target): waiting.append(target)
      case .split(let first, let second): waiting += [first, second]
      case .match: return nil
      }
    }
    return active
  }
}
