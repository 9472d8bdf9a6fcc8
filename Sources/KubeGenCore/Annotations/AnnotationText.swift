/// Cuts annotations out of comment lines. An annotation ends where its parenthesis closes, be it lines further down.
struct AnnotationText {
  var annotations: [Annotation] = []
  /// How many of the lines belong to the annotations.
  var lineCount = 0

  init(
    lines: ArraySlice<CommentLines.Line>, in file: SwiftFile, diagnostics: inout Diagnostics
  ) {
    guard let first = lines.first else { return }
    var start = first.start + first.markerLength
    while true {
      guard let end = end(of: start, lines, file, &diagnostics) else { return }
      let text = Self.blanked(start..<end, lines, file.bytes)
      if let annotation = AnnotationParser.parse(text, at: start, in: file, &diagnostics) {
        annotations.append(annotation)
      }
      guard let next = rest(from: end, lines, file, &diagnostics) else { return }
      start = next
    }
  }

  /// Whether a comment's content is an annotation: `@kube` or `@schema`, and no longer word.
  static func startsAnnotation(_ content: Substring.UTF8View) -> Bool {
    guard let word = annotationWord(content) else { return false }
    return ["kube", "schema"].contains(root(of: word))
  }

  /// The offset behind the closing parenthesis; nil, and a diagnostic, if there is none.
  private mutating func end(
    of start: Int, _ lines: ArraySlice<CommentLines.Line>, _ file: SwiftFile,
    _ diagnostics: inout Diagnostics
  ) -> Int? {
    var scanner = BalanceScanner()
    for (index, line) in lines.enumerated() {
      let end = line.start + line.text.utf8.count
      guard end > start else { continue }
      let content = line.start + line.markerLength
      if index >= lineCount, content > start {
        let isOther = Self.startsAnnotation(line.text.utf8.dropFirst(line.markerLength))
        if line.kind != lines.first?.kind || line.followsBlankLine || isOther { break }
      }
      lineCount = max(lineCount, index + 1)
      if let close = scanner.close(in: file.bytes[max(start, content)..<end]) { return close }
      if !scanner.hasOpened { break }
    }
    let word = Self.annotationWord(file.bytes[start...].prefix(40)) ?? ""
    diagnostics.error(
      scanner.hasOpened
        ? "The parenthesis of '@\(word)(' is never closed. Close it, and begin each further line "
          + "of the annotation with the same slashes."
        : "'@\(word)' needs its attributes in parentheses: '@\(word)(name: value)'.",
      at: file.location(ofOffset: start))
    return nil
  }

  /// The text in the range, with `@` and the slashes turned to blanks, so that offsets stay what they are.
  private static func blanked(
    _ range: Range<Int>, _ lines: ArraySlice<CommentLines.Line>, _ bytes: [UInt8]
  ) -> [UInt8] {
    let blank = UInt8(ascii: " ")
    var text = bytes[range].map { $0 == 0x0A || $0 == 0x0D ? $0 : blank }
    for line in lines {
      guard line.start < range.upperBound else { break }
      let start = max(line.start + line.markerLength, range.lowerBound)
      let end = min(line.start + line.text.utf8.count, range.upperBound)
      for offset in start..<max(start, end) { text[offset - range.lowerBound] = bytes[offset] }
    }
    text[0] = blank
    return text
  }

  /// What follows an annotation on its line: nothing, or the start of the next one.
  private func rest(
    from end: Int, _ lines: ArraySlice<CommentLines.Line>, _ file: SwiftFile,
    _ diagnostics: inout Diagnostics
  ) -> Int? {
    guard let line = lines.first(where: { $0.start + $0.text.utf8.count >= end && $0.start < end })
    else { return nil }
    let tail = file.bytes[end..<(line.start + line.text.utf8.count)]
    guard let next = tail.firstIndex(where: { $0 != 0x20 && $0 != 0x09 && $0 != 0x0D }) else {
      return nil
    }
    if let word = Self.annotationWord(tail[next...]),
      ["kube", "schema"].contains(Self.root(of: word))
    {
      return next
    }
    diagnostics.error(
      "Nothing may follow an annotation on its line. Move the text to a comment of its own.",
      at: file.location(ofOffset: next))
    return nil
  }
}

extension AnnotationText {
  /// The word behind `@`, if the text begins with one: `kube.printColumn`.
  static func annotationWord(_ content: some Sequence<UInt8>) -> String? {
    var iterator = content.makeIterator()
    guard iterator.next() == UInt8(ascii: "@") else { return nil }
    var word: [UInt8] = []
    while let byte = iterator.next(), word.count < 64, isWord(byte) { word.append(byte) }
    return word.isEmpty ? nil : String(decoding: word, as: UTF8.self)
  }

  static func root(of word: String) -> String {
    String(word.prefix { $0 != "." })
  }

  private static func isWord(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "."), 0x80...:
      true
    default: false
    }
  }

  static func rejectBlock(
    _ line: CommentLines.Line, in file: SwiftFile, diagnostics: inout Diagnostics
  ) {
    let content = line.text.utf8.drop { [0x2F, 0x2A, 0x20, 0x09, 0x0A, 0x0D].contains($0) }
    guard startsAnnotation(content) else { return }
    diagnostics.error(
      "Annotations are read from line comments only. Write this one behind '//'.",
      at: file.location(ofOffset: line.start + line.text.utf8.count - content.count))
  }
}

/// Finds the parenthesis that closes the first one, past strings.
private struct BalanceScanner {
  var hasOpened = false
  private var depth = 0

  /// The offset behind the closing parenthesis, if it is in this line.
  mutating func close(in line: ArraySlice<UInt8>) -> Int? {
    var index = line.startIndex
    while index < line.endIndex {
      switch line[index] {
      case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"):
        hasOpened = true
        depth += 1
      case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"):
        depth -= 1
        if hasOpened, depth <= 0 { return index + 1 }
      case UInt8(ascii: "\""):
        index = endOfString(at: index, in: line)
        continue
      default: break
      }
      index += 1
    }
    return nil
  }

  /// The index behind a string literal's closing quote, or the line's end: a literal in a comment has one line.
  private func endOfString(at start: Int, in line: ArraySlice<UInt8>) -> Int {
    let hash = UInt8(ascii: "#")
    let hashes = line[..<start].reversed().prefix { $0 == hash }.count
    var index = start + 1
    while index < line.endIndex {
      let following = line[(index + 1)...].prefix(hashes)
      let isDelimited = following.count == hashes && following.allSatisfy { $0 == hash }
      if line[index] == UInt8(ascii: "\\"), isDelimited {
        index += hashes + 2
      } else if line[index] == UInt8(ascii: "\""), isDelimited {
        return index + 1 + hashes
      } else {
        index += 1
      }
    }
    return line.endIndex
  }
}
