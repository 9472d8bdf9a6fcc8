import Foundation
import KubeCore
import KubeTestSupport
import Testing

@Suite("Lines of a stream")
struct LineSplitterTests {
  /// What a splitter makes of chunks when all its lines are taken as they come.
  private struct Outcome: Equatable {
    var lines: [[UInt8]] = []
    var isTooLong = false
  }

  private static func outcome(_ chunks: [[UInt8]], limit: Int = 1 << 20) -> Outcome {
    var splitter = LineSplitter(limit: limit)
    var outcome = Outcome()
    do throws(LineSplitter.TooLong) {
      for chunk in chunks {
        splitter.append(chunk)
        while let line = try splitter.next() { outcome.lines.append(Array(line)) }
      }
      if let line = splitter.last() { outcome.lines.append(Array(line)) }
    } catch {
      outcome.isTooLong = error.limit == limit
    }
    return outcome
  }

  private static func lines(_ text: String) -> [String] {
    outcome([Array(text.utf8)]).lines.map { String(decoding: $0, as: UTF8.self) }
  }

  private static func chunks(_ bytes: [UInt8], _ random: inout SplitMix64) -> [[UInt8]] {
    let most = random.element([1, 2, 5, 40])
    var chunks: [[UInt8]] = []
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = Int.random(in: 0...most, using: &random)
      chunks.append(Array(rest.prefix(count)))
      rest = rest.dropFirst(count)
    }
    return chunks
  }

  @Test(
    "line feeds end lines, carriage returns before them do not count, empty lines are left out",
    arguments: [
      ("", []), ("\n", []), ("\r\n\n\r\n", []), ("a", ["a"]), ("a\n", ["a"]), ("a\r\n", ["a"]),
      ("a\nb", ["a", "b"]), ("\n\na\n\nb\n\n", ["a", "b"]), ("a\rb\n", ["a\rb"]),
      ("a\r\r\n", ["a\r"]), ("é\n😀", ["é", "😀"]), ("a\u{2028}b\n", ["a\u{2028}b"]), ("a\r", ["a"]),
    ] as [(String, [String])])
  func rules(text: String, expected: [String]) {
    #expect(Self.lines(text) == expected)
  }

  @Test("any bytes in any chunks give the lines of the whole")
  func chunking() throws {
    try Fuzzing.run("lines", rounds: 2_000) { seed in
      var random = SplitMix64(seed: seed)
      let pieces: [[UInt8]] = [
        [0x0A], [0x0D, 0x0A], [0x0D], [0x61], [0xC3, 0xA9], [0], [0xFF, 0x7B],
      ]
      var bytes: [UInt8] = []
      for _ in 0..<Int.random(in: 0...60, using: &random) { bytes += random.element(pieces) }
      let expected = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
        .map { Array($0.last == 0x0D ? $0.dropLast() : $0) }.filter { !$0.isEmpty }
      let chunks = Self.chunks(bytes, &random)
      let outcome = Self.outcome(chunks)
      return outcome == Outcome(lines: expected) ? nil : "\(chunks) gave \(outcome)"
    }
  }

  @Test("lines may be taken late")
  func takenLate() throws {
    try Fuzzing.run("lines taken late", rounds: 1_000) { seed in
      var random = SplitMix64(seed: seed)
      let bytes = (0..<Int.random(in: 0...80, using: &random)).map { _ in
        random.element([UInt8(0x0A), 0x61, 0x62, 0x63])
      }
      var splitter = LineSplitter()
      var lines: [ArraySlice<UInt8>] = []
      for chunk in Self.chunks(bytes, &random) {
        splitter.append(chunk)
        for _ in 0..<Int.random(in: 0...3, using: &random) {
          if let line = try splitter.next() { lines.append(line) }
        }
      }
      while let line = try splitter.next() { lines.append(line) }
      if let line = splitter.last() { lines.append(line) }
      return lines == bytes.split(separator: 0x0A) ? nil : "\(bytes) gave \(lines)"
    }
  }

  @Test("empty lines are given where they are wanted")
  func emptyLines() throws {
    try Fuzzing.run("lines, empty ones too", rounds: 500) { seed in
      var random = SplitMix64(seed: seed)
      let bytes = Array(random.text(of: ["\n", "\r\n", "a", "é"], upTo: 20).utf8)
      var expected = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
      // What follows the last line feed is a line only if it is something.
      if expected.last?.isEmpty == true { expected.removeLast() }
      var splitter = LineSplitter(keepsEmptyLines: true)
      var lines: [ArraySlice<UInt8>] = []
      for chunk in Self.chunks(bytes, &random) {
        splitter.append(chunk)
        while let line = try splitter.next() { lines.append(line) }
      }
      if let line = splitter.last() { lines.append(line) }
      return lines == expected.map { $0.last == 0x0D ? $0.dropLast() : $0 }
        ? nil : "\(bytes) gave \(lines)"
    }
  }

  @Test("after the last line nothing is left, and more may follow")
  func last() throws {
    var splitter = LineSplitter()
    #expect(splitter.last() == nil)
    splitter.append(Array("a\nb".utf8))
    #expect(try splitter.next().map { Array($0) } == Array("a".utf8))
    #expect(try splitter.next() == nil)
    #expect(splitter.last().map { Array($0) } == Array("b".utf8))
    #expect(splitter.last() == nil)
    #expect(try splitter.next() == nil)
    splitter.append(Array("c\n".utf8))
    #expect(try splitter.next().map { Array($0) } == Array("c".utf8))
  }

  @Test("the limit is exact, with a line feed and without", arguments: [1, 2, 7, 64, 1000])
  func limit(limit: Int) {
    let line = [UInt8](repeating: 0x61, count: limit)
    for size in [1, 3, limit, limit + 1] {
      for (bytes, fits) in [
        (line, true), (line + [0x0A], true), (line + [0x61], false), (line + [0x61, 0x0A], false),
        (line + [0x0A] + line + [0x0A], true), (line + [0x0A] + line + [0x61], false),
      ] {
        let chunks = stride(from: 0, to: bytes.count, by: size).map {
          Array(bytes[$0..<min($0 + size, bytes.count)])
        }
        let outcome = Self.outcome(chunks, limit: limit)
        #expect(outcome.isTooLong == !fits, "\(bytes.count) bytes in chunks of \(size)")
        let whole = bytes.split(separator: 0x0A).filter { $0.count <= limit }
        #expect(outcome.lines == whole.map { Array($0) })
      }
    }
  }

  @Test("whatever the chunks, the first line beyond the limit is the last thing that is told")
  func anyLimit() throws {
    try Fuzzing.run("lines and a limit", rounds: 2_000) { seed in
      var random = SplitMix64(seed: seed)
      let limit = Int.random(in: 0...6, using: &random)
      var bytes: [UInt8] = []
      for _ in 0..<Int.random(in: 1...6, using: &random) {
        let count = max(0, limit + Int.random(in: -3...1, using: &random))
        bytes += [UInt8](repeating: 0x61, count: count) + [0x0A]
      }
      if Bool.random(using: &random) { bytes.removeLast() }
      let all = bytes.split(separator: 0x0A).map { Array($0) }
      let fitting = Array(all.prefix { $0.count <= limit })
      let chunks = Self.chunks(bytes, &random)
      let outcome = Self.outcome(chunks, limit: limit)
      return outcome == Outcome(lines: fitting, isTooLong: fitting.count < all.count)
        ? nil : "\(chunks) gave \(outcome) for a limit of \(limit)"
    }
  }

  @Test("a carriage return that does not belong to the line does not count")
  func limitOfTrimmed() {
    for chunks in ["aaa\r\n", "aaa\r"].flatMap({ text in
      [[Array(text.utf8)], text.utf8.map { [$0] }]
    }) {
      #expect(Self.outcome(chunks, limit: 3) == Outcome(lines: [[0x61, 0x61, 0x61]]))
    }
    #expect(Self.outcome([Array("aaaa\r\n".utf8)], limit: 3).isTooLong)
  }

  @Test("the error names the limit")
  func error() throws {
    var splitter = LineSplitter(limit: 10)
    splitter.append([UInt8](repeating: 0x61, count: 11))
    let error = try #require(throws: LineSplitter.TooLong.self) { try splitter.next() }
    #expect(error.limit == 10)
    #expect("\(error)".contains("10 bytes"))
    // It does not go away: what is behind the line cannot be told from the line.
    #expect(throws: LineSplitter.TooLong.self) { try splitter.next() }
  }

  /// The thread's own time, so that what else the machine does is not counted.
  private static func processorSeconds() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  @Test("a line of 20 MB in chunks of 1 KB takes no more time per byte than a short one")
  func linear() throws {
    let chunk = [UInt8](repeating: 0x61, count: 1 << 10)
    let slice = 64
    let slices = 20 * 16
    var splitter = LineSplitter()
    var total = 0.0
    var quickest = Double.infinity
    for index in 1...slices {
      let start = Self.processorSeconds()
      for _ in 0..<slice {
        splitter.append(chunk)
        #expect(try splitter.next() == nil)
      }
      let seconds = Self.processorSeconds() - start
      total += seconds
      quickest = min(quickest, seconds)
      // Quadratic time goes beyond this within the first megabytes, and would take minutes.
      guard total < 16 * Double(index) * quickest + 2 else {
        Issue.record(
          "\(index * slice) KB took \(total) s, but the quickest \(slice) KB \(quickest) s")
        return
      }
    }
    splitter.append([0x0A])
    #expect(try splitter.next()?.count == 20 << 20)
  }
}
