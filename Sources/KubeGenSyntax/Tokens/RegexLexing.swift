extension Lexer {
  /// The end of the regular expression that begins with `/` or `#/` at the place; nil if none does.
  ///
  /// - Parameter isSure: Nothing else can begin here, so one that is not closed is a mistake in it.
  mutating func regex(at start: Int, isSure: Bool) -> (index: Int, isBroken: Bool)? {
    var scan = RegexScan(bytes: bytes, index: start)
    while scan.index < bytes.count, bytes[scan.index] == UInt8(ascii: "#") { scan.index += 1 }
    scan.pounds = scan.index - start
    guard scan.index < bytes.count, bytes[scan.index] == UInt8(ascii: "/") else { return nil }
    if scan.pounds == 0, scan.isComment(isSure: isSure) { return nil }
    scan.index += 1
    scan.findLines()
    if scan.isLong, missing.regexes.contains(scan.pounds) { return (scan.firstBreak, true) }
    switch scan.end(isSure: isSure) {
    case .found: return (scan.index, false)
    case .none: return nil
    case .unterminated:
      if scan.isLong { missing.regexes.insert(scan.pounds) }
      return isSure ? (scan.isLong ? scan.firstBreak : scan.index, true) : nil
    }
  }
}

private struct RegexScan {
  enum End {
    case found, none, unterminated
  }

  let bytes: UnsafeBufferPointer<UInt8>
  var index: Int
  var pounds = 0
  /// It goes over several lines, which only one with pounds can.
  var isLong = false
  var firstBreak = 0
  private var groups = 0
  private var classes = 0
  /// Where the last space stood that no backslash is before.
  private var lastSpace = -1

  init(bytes: UnsafeBufferPointer<UInt8>, index: Int) {
    self.bytes = bytes
    self.index = index
  }

  /// At the slash: whether what follows can be no regular expression.
  func isComment(isSure: Bool) -> Bool {
    let next = index + 1 < bytes.count ? bytes[index + 1] : 0
    if next == UInt8(ascii: "/") || next == UInt8(ascii: "*") { return true }
    if next == 0x20 || next == 0x09, !isSure { return true }
    return index > 0 && bytes[index - 1] == UInt8(ascii: "*")
  }

  mutating func findLines() {
    guard pounds > 0 else { return }
    var end = index
    while end < bytes.count, bytes[end] == 0x20 || bytes[end] == 0x09 { end += 1 }
    guard end < bytes.count, bytes[end] == 0x0A || bytes[end] == 0x0D else { return }
    isLong = true
    firstBreak = end
    index = end
  }

  mutating func end(isSure: Bool) -> End {
    while index < bytes.count {
      let byte = bytes[index]
      if byte == UInt8(ascii: "/") {
        if let end = closing(isSure: isSure) { return end }
        index += 1
      } else if byte == 0x0A || byte == 0x0D {
        guard isLong else { return .unterminated }
        index += 1
      } else if byte == UInt8(ascii: "\\") {
        index += 1
        guard index < bytes.count else { return .unterminated }
        if bytes[index] == 0x0A || bytes[index] == 0x0D {
          guard isLong else { return .unterminated }
        }
        index += 1
      } else {
        guard bracket(byte, isSure: isSure) else { return .none }
        if byte == 0x20 || byte == 0x09 { lastSpace = index }
        index += 1
      }
    }
    return .unterminated
  }

  /// Returns false where a parenthesis closes what the expression has not opened.
  private mutating func bracket(_ byte: UInt8, isSure: Bool) -> Bool {
    switch byte {
    case UInt8(ascii: "(") where classes == 0: groups += 1
    case UInt8(ascii: ")") where classes == 0:
      if groups == 0 { return isSure }
      groups -= 1
    case UInt8(ascii: "["): classes += 1
    case UInt8(ascii: "]"): classes = max(0, classes - 1)
    default: break
    }
    return true
  }

  private mutating func closing(isSure: Bool) -> End? {
    var end = index + 1
    if pounds > 0 {
      while end < bytes.count, bytes[end] == UInt8(ascii: "#") { end += 1 }
      guard end - index - 1 >= pounds else { return nil }
    } else {
      if end < bytes.count, bytes[end] == UInt8(ascii: "*") || bytes[end] == UInt8(ascii: "/") {
        return .unterminated
      }
      if lastSpace == index - 1, !isSure { return End.none }
    }
    index = end
    return .found
  }
}
