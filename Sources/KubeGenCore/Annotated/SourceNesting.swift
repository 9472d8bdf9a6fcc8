/// Finds nesting that SwiftParser cannot take, before it is asked to.
///
/// It has a limit of its own, but none for `<`, by which its stack overflows, and `[[[…` takes it twice as long with
/// every level. Both limits here are far beyond what people write.
struct SourceNesting {
  private static let maximumSquares = 12
  private static let maximumAngles = 64
  private static let maximumDepth = 200

  private enum Context {
    case code
    /// Inside of `\(…)`: code that ends with the parenthesis which brings the depth back.
    case interpolation(depth: Int)
    case string(hashes: Int, isLong: Bool)
  }

  private let bytes: UnsafeBufferPointer<UInt8>
  private var index = 0
  private var contexts: [Context] = [.code]
  private var depth = 0
  private var squares = 0
  private var angles = 0

  /// The offset of the first bracket that is nested too deep; nil if there is none.
  static func excess(in bytes: [UInt8]) -> Int? {
    bytes.withUnsafeBufferPointer { bytes in
      var nesting = SourceNesting(bytes: bytes)
      return nesting.excess()
    }
  }

  private init(bytes: UnsafeBufferPointer<UInt8>) {
    self.bytes = bytes
  }

  private mutating func excess() -> Int? {
    while index < bytes.count {
      if case .string(let hashes, let isLong) = contexts.last {
        string(hashes, isLong)
      } else {
        code()
      }
      if squares > Self.maximumSquares || angles > Self.maximumAngles || depth > Self.maximumDepth
        || contexts.count > Self.maximumDepth
      {
        return min(index, bytes.count) - 1
      }
    }
    return nil
  }

  private func byte(_ offset: Int) -> UInt8 {
    index + offset < bytes.count && index + offset >= 0 ? bytes[index + offset] : 0
  }

  private mutating func code() {
    switch byte(0) {
    case UInt8(ascii: "["):
      squares += 1
      depth += 1
    case UInt8(ascii: "]"):
      squares = max(0, squares - 1)
      depth = max(0, depth - 1)
    case UInt8(ascii: "("): depth += 1
    case UInt8(ascii: ")"): closeParenthesis()
    case UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: ";"): brace()
    case UInt8(ascii: "<") where isIdentifier(byte(-1)): angles += 1
    case UInt8(ascii: ">") where byte(-1) != UInt8(ascii: "-"): angles = max(0, angles - 1)
    case UInt8(ascii: "/") where byte(1) == UInt8(ascii: "/"): lineComment()
    case UInt8(ascii: "/") where byte(1) == UInt8(ascii: "*"): blockComment()
    case UInt8(ascii: "\""): openString()
    default: break
    }
    index += 1
  }

  private mutating func closeParenthesis() {
    depth = max(0, depth - 1)
    if case .interpolation(let outer) = contexts.last, depth <= outer { contexts.removeLast() }
  }

  /// A `<` that no `>` follows before the statement ends was a comparison.
  private mutating func brace() {
    angles = 0
    if byte(0) == UInt8(ascii: "{") { depth += 1 }
    if byte(0) == UInt8(ascii: "}") { depth = max(0, depth - 1) }
  }

  private mutating func lineComment() {
    while index + 1 < bytes.count, byte(1) != UInt8(ascii: "\n") { index += 1 }
  }

  private mutating func blockComment() {
    var level = 0
    while index < bytes.count {
      if byte(0) == UInt8(ascii: "/"), byte(1) == UInt8(ascii: "*") {
        level += 1
        index += 1
      } else if byte(0) == UInt8(ascii: "*"), byte(1) == UInt8(ascii: "/") {
        level -= 1
        index += 1
        if level == 0 { return }
      }
      index += 1
    }
  }

  private mutating func openString() {
    var hashes = 0
    while byte(-1 - hashes) == UInt8(ascii: "#") { hashes += 1 }
    let isLong = byte(1) == UInt8(ascii: "\"") && byte(2) == UInt8(ascii: "\"")
    if isLong { index += 2 }
    contexts.append(.string(hashes: hashes, isLong: isLong))
  }

  private mutating func string(_ hashes: Int, _ isLong: Bool) {
    switch byte(0) {
    case UInt8(ascii: "\n") where !isLong: contexts.removeLast()
    case UInt8(ascii: "\\") where hasHashes(hashes, at: 1):
      index += hashes + 1
      if byte(0) == UInt8(ascii: "(") {
        contexts.append(.interpolation(depth: depth))
        depth += 1
      }
    case UInt8(ascii: "\"")
    where hasHashes(hashes, at: isLong ? 3 : 1) && (!isLong || isTripleQuote):
      index += (isLong ? 2 : 0) + hashes
      contexts.removeLast()
    default: break
    }
    index += 1
  }

  private var isTripleQuote: Bool {
    byte(1) == UInt8(ascii: "\"") && byte(2) == UInt8(ascii: "\"")
  }

  private func hasHashes(_ count: Int, at offset: Int) -> Bool {
    (0..<count).allSatisfy { byte(offset + $0) == UInt8(ascii: "#") }
  }

  private func isIdentifier(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "`"), 0x80...:
      true
    default: false
    }
  }
}
