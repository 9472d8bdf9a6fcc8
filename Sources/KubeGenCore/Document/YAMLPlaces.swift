import Yams

/// Turns Yams' marks into lines and columns of an editor.
///
/// Yams counts columns in characters, and lines by YAML's breaks, which are more than editors know
/// (a lone carriage return, U+0085, U+2028, U+2029). Here columns are bytes, and lines end with
/// line feeds.
struct YAMLPlaces {
  typealias Place = (line: Int32, column: Int32)

  private let text: SourceText
  private let isSimple: Bool
  /// Where lines begin to YAML.
  private var lineStarts: [Int] = []
  /// The mark that was looked up last and its offset: marks come in the order of the text, mostly.
  private var last = (line: 0, column: 1, offset: 0)

  init(_ text: SourceText) {
    self.text = text
    let bytes = text.bytes
    isSimple = bytes.allSatisfy { $0 < 0x80 && $0 != UInt8(ascii: "\r") }
    if isSimple { return }
    lineStarts = [0]
    var offset = 0
    while offset < bytes.count {
      let length = Self.breakLength(bytes, offset)
      offset += max(1, length)
      if length > 0 { lineStarts.append(offset) }
    }
  }

  mutating func place(of mark: Mark?) -> Place {
    guard let mark else { return (1, 1) }
    if isSimple { return (Int32(clamping: mark.line), Int32(clamping: mark.column)) }
    let place = text.place(of: offset(line: mark.line, column: mark.column))
    return (Int32(clamping: place.line), Int32(clamping: place.column))
  }

  private mutating func offset(line: Int, column: Int) -> Int {
    if last.line != line || last.column > column {
      let start = lineStarts.indices.contains(line - 1) ? lineStarts[line - 1] : text.bytes.count
      last = (line, 1, start)
    }
    let bytes = text.bytes
    while last.column < column, last.offset < bytes.count {
      last.offset += 1
      while last.offset < bytes.count, bytes[last.offset] & 0xC0 == 0x80 { last.offset += 1 }
      last.column += 1
    }
    return last.offset
  }

  private static func breakLength(_ bytes: [UInt8], _ offset: Int) -> Int {
    func has(_ expected: [UInt8]) -> Bool { bytes[offset...].starts(with: expected) }
    switch bytes[offset] {
    case UInt8(ascii: "\n"): return 1
    case UInt8(ascii: "\r"): return has([0x0D, 0x0A]) ? 2 : 1
    case 0xC2: return has([0xC2, 0x85]) ? 2 : 0
    case 0xE2: return has([0xE2, 0x80, 0xA8]) || has([0xE2, 0x80, 0xA9]) ? 3 : 0
    default: return 0
    }
  }
}

extension SourceText {
  func bytes(at place: YAMLPlaces.Place) -> ArraySlice<UInt8> {
    let line = Int(place.line) - 1
    guard lineStarts.indices.contains(line) else { return [] }
    return bytes[min(bytes.count, lineStarts[line] + Int(place.column) - 1)...]
  }

  func warning(_ message: String, _ place: YAMLPlaces.Place) -> Diagnostic {
    Diagnostic(
      .warning, message,
      at: SourceLocation(path: path, line: Int(place.line), column: Int(place.column)))
  }
}
