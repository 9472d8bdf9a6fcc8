extension PatternProgram {
  /// Where the first match is; of those that begin there the preferred one.
  func firstMatch(in text: [UInt32], from start: Int) -> Range<Int>? {
    var search = PatternSearch(self, text)
    return search.firstMatch(from: start)
  }
}

/// Follows all ways at once, in the order in which the pattern prefers them.
private struct PatternSearch {
  private let program: PatternProgram
  private let text: [UInt32]
  private var current: [Thread] = []
  private var next: [Thread] = []
  /// At which position an instruction was last reached.
  private var reached: [Int]
  private var pending: [Int] = []

  private struct Thread {
    var instruction: Int
    /// Where its match would begin.
    var start: Int
  }

  init(_ program: PatternProgram, _ text: [UInt32]) {
    self.program = program
    self.text = text
    reached = Array(repeating: -1, count: program.instructions.count)
  }

  mutating func firstMatch(from start: Int) -> Range<Int>? {
    var best: Range<Int>?
    var position = start
    while position <= text.count {
      // Ways that began earlier are better than one that begins here.
      if best == nil { follow(0, from: position, at: position) }
      swap(&current, &next)
      if current.isEmpty { break }
      next.removeAll(keepingCapacity: true)
      for thread in current {
        if case .match = program.instructions[thread.instruction] {
          best = thread.start..<position
          // What comes after it is worse.
          break
        }
        guard position < text.count, program.accepts(thread.instruction, text[position]) else {
          continue
        }
        follow(thread.instruction + 1, from: thread.start, at: position + 1)
      }
      position += 1
    }
    return best
  }

  /// Adds what is reached without reading to the next threads.
  private mutating func follow(_ instruction: Int, from start: Int, at position: Int) {
    pending.append(instruction)
    while let index = pending.popLast() {
      guard reached[index] != position else { continue }
      reached[index] = position
      switch program.instructions[index] {
      case .jump(let target): pending.append(target)
      case .split(let first, let second):
        pending.append(second)
        pending.append(first)
      case .assertion(let assertion):
        if PatternProgram.holds(assertion, text, position) { pending.append(index + 1) }
      default: next.append(Thread(instruction: index, start: start))
      }
    }
  }
}
