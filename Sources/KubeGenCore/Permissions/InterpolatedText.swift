import KubeGenSyntax

/// What texts of a file have between their words, as a source of its own in which all has the place
/// that it has in the file.
enum InterpolatedText {
  /// Nil if there is none.
  static func source(of file: SwiftSource) -> SwiftSource? {
    var bytes = [UInt8](repeating: space, count: file.bytes.count)
    var isEmpty = true
    for token in file.tokens where token.flags.contains(.isInterpolated) {
      for range in ranges(in: file.bytes, token.text) {
        isEmpty = false
        bytes.replaceSubrange(range, with: file.bytes[range])
        // So that what stands in two of them is no single expression.
        if range.upperBound < bytes.count { bytes[range.upperBound] = semicolon }
      }
    }
    return isEmpty ? nil : SwiftSource(bytes)
  }

  private static let space = UInt8(ascii: " ")
  private static let semicolon = UInt8(ascii: ";")
  private static let quote = UInt8(ascii: "\"")
  private static let backslash = UInt8(ascii: "\\")
  private static let pound = UInt8(ascii: "#")

  /// The insides of `\(…)`, or of `\#(…)` where the text begins with as many signs.
  private static func ranges(in bytes: [UInt8], _ text: Range<Int>) -> [Range<Int>] {
    let pounds = bytes[text].prefix { $0 == pound }.count
    var ranges: [Range<Int>] = []
    var position = text.lowerBound
    while position < text.upperBound {
      guard bytes[position] == backslash else {
        position += 1
        continue
      }
      position += 1
      let escape = bytes[position..<text.upperBound].prefix { $0 == pound }.count
      guard escape == pounds, position + pounds < text.upperBound,
        bytes[position + pounds] == UInt8(ascii: "(")
      else {
        // What is escaped is passed over.
        if pounds == 0 { position += 1 }
        continue
      }
      let start = position + pounds + 1
      position = end(in: bytes, start..<text.upperBound)
      ranges.append(start..<position)
    }
    return ranges
  }

  /// Where the parenthesis closes; texts within are passed over.
  private static func end(in bytes: [UInt8], _ range: Range<Int>) -> Int {
    var depth = 1
    var isInText = false
    var position = range.lowerBound
    while position < range.upperBound {
      switch bytes[position] {
      case backslash where isInText: position += 1
      case quote: isInText.toggle()
      case UInt8(ascii: "(") where !isInText: depth += 1
      case UInt8(ascii: ")") where !isInText:
        depth -= 1
        if depth == 0 { return position }
      default: break
      }
      position += 1
    }
    return range.upperBound
  }
}
