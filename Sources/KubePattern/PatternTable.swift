import Synchronization

/// A pattern as a table that is followed with one look-up for each character: what the machine of
/// the program could do, worked out beforehand for texts of ASCII.
final class PatternTable: Sendable {
  /// The column of each ASCII character.
  private let columns: [UInt8]
  private let columnCount: Int
  /// By row and column: the next row.
  private let next: [UInt16]
  private let rows: [Row]

  private struct Row {
    /// Whether there is a match whatever follows.
    let isMatch: Bool
    /// Whether there is one if nothing follows.
    let isMatchAtEnd: Bool
  }

  private static let greatestRowCount = 256
  /// How many instructions may be looked at to make a table.
  private static let greatestWork = 100_000

  /// Nil if the text is not ASCII.
  func matches(_ text: UnsafeBufferPointer<UInt8>) -> Bool? {
    var row = 0
    for byte in text {
      // What follows does not matter.
      if rows[row].isMatch { return true }
      guard byte < 0x80 else { return nil }
      row = Int(next[row * columnCount + Int(columns[Int(byte)])])
    }
    return rows[row].isMatch || rows[row].isMatchAtEnd
  }

  /// Nil if the table would be too large, or if the pattern looks at what is around a place.
  init?(_ program: PatternProgram) {
    let instructions = program.instructions
    guard instructions.count <= 1000 else { return nil }
    var readers: [Int] = []
    for (index, instruction) in instructions.enumerated() {
      switch instruction {
      case .assertion(.textStart), .assertion(.textEnd), .split, .jump, .match: break
      case .assertion: return nil
      default: readers.append(index)
      }
    }
    // Characters that the same instructions accept share a column.
    var columns: [UInt8] = []
    var known: [[Int]: UInt8] = [:]
    var members: [UInt32] = []
    for character in UInt32(0)..<128 {
      let accepting = readers.filter { program.accepts($0, character) }
      if known[accepting] == nil {
        known[accepting] = UInt8(members.count)
        members.append(character)
      }
      columns.append(known[accepting] ?? 0)
    }
    var builder = Builder(program)
    guard let start = builder.place(of: builder.closure([0], isStart: true)) else { return nil }
    var next: [UInt16] = []
    var row = start
    while row < builder.states.count {
      for character in members {
        guard let target = builder.target(of: row, character) else { return nil }
        next.append(UInt16(target))
      }
      row += 1
    }
    self.columns = columns
    columnCount = members.count
    self.next = next
    var rows: [Row] = []
    for state in builder.states {
      guard let isMatchAtEnd = builder.isMatchAtEnd(state) else { return nil }
      rows.append(Row(isMatch: state.isMatch, isMatchAtEnd: isMatchAtEnd))
    }
    self.rows = rows
  }

  /// What the machine can be in the middle of.
  private struct State: Hashable {
    /// Instructions that read a character or ask for the end, in their order.
    var instructions: [Int]
    var isMatch: Bool
  }

  private struct Builder {
    let program: PatternProgram
    private(set) var states: [State] = []
    private var places: [State: Int] = [:]
    private var work = 0

    init(_ program: PatternProgram) { self.program = program }

    mutating func place(of state: State) -> Int? {
      if let place = places[state] { return place }
      guard states.count < PatternTable.greatestRowCount, work < PatternTable.greatestWork else {
        return nil
      }
      places[state] = states.count
      states.append(state)
      return states.count - 1
    }

    mutating func target(of row: Int, _ character: UInt32) -> Int? {
      let state = states[row]
      if state.isMatch { return row }
      work += state.instructions.count
      let reached = state.instructions.filter { program.accepts($0, character) }.map { $0 + 1 }
      // A match may begin anywhere.
      return place(of: closure(reached + [0], isStart: false))
    }

    /// What is reached without reading.
    mutating func closure(_ instructions: [Int], isStart: Bool) -> State {
      var state = State(instructions: [], isMatch: false)
      var seen: Set<Int> = []
      var pending = instructions
      while let index = pending.popLast() {
        guard seen.insert(index).inserted else { continue }
        work += 1
        switch program.instructions[index] {
        case .match: state.isMatch = true
        case .jump(let target): pending.append(target)
        case .split(let first, let second): pending += [first, second]
        case .assertion(.textStart):
          if isStart { pending.append(index + 1) }
        default: state.instructions.append(index)
        }
      }
      if state.isMatch { return State(instructions: [], isMatch: true) }
      state.instructions.sort()
      return state
    }

    /// Whether the match is there if the text ends; nil if that depends on where it began.
    func isMatchAtEnd(_ state: State) -> Bool? {
      var seen: Set<Int> = []
      var pending = state.instructions
      while let index = pending.popLast() {
        guard seen.insert(index).inserted else { continue }
        switch program.instructions[index] {
        case .match: return true
        case .jump(let target): pending.append(target)
        case .split(let first, let second): pending += [first, second]
        case .assertion(.textEnd): pending.append(index + 1)
        case .assertion: return nil
        default: break
        }
      }
      return false
    }
  }
}

/// A table that is made when it is first needed.
final class PatternTableCell: Sendable {
  private enum Content {
    static let unknown: UInt = 0
    static let none: UInt = 1
  }

  private let content = Atomic<UInt>(Content.unknown)

  /// Nil if the pattern has none.
  func table(of program: PatternProgram) -> PatternTable? {
    let bits = content.load(ordering: .acquiring)
    if bits == Content.none { return nil }
    if let pointer = UnsafeRawPointer(bitPattern: bits) {
      return Unmanaged<PatternTable>.fromOpaque(pointer).takeUnretainedValue()
    }
    guard let table = PatternTable(program) else {
      content.store(Content.none, ordering: .releasing)
      return nil
    }
    let pointer = Unmanaged.passRetained(table).toOpaque()
    let (isFirst, _) = content.compareExchange(
      expected: Content.unknown, desired: UInt(bitPattern: pointer),
      ordering: .acquiringAndReleasing)
    // Somebody else was faster.
    if !isFirst { Unmanaged<PatternTable>.fromOpaque(pointer).release() }
    return self.table(of: program)
  }

  deinit {
    let bits = content.load(ordering: .acquiring)
    guard bits != Content.none, let pointer = UnsafeRawPointer(bitPattern: bits) else { return }
    Unmanaged<PatternTable>.fromOpaque(pointer).release()
  }
}
