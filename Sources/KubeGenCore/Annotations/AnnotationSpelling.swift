/// Comments that are annotations but for a slip of the pen: `// @kub(…)`, `// @Kube(…)`.
enum AnnotationSpelling {
  /// Whether a line comment of the text has something like `@kube` before a parenthesis. Strings are
  /// not told from code, so the answer may be true too often.
  static func isDoubtful(_ bytes: [UInt8]) -> Bool {
    var offset = 0
    while let place = bytes[offset...].firstIndex(of: UInt8(ascii: "@")) {
      offset = place + 1
      if isComment(before: place, in: bytes), let word = word(in: bytes[place...].prefix(66)),
        AnnotationText.root(of: word) != "schema",
        Suggestion.nearest(to: AnnotationText.root(of: word), among: ["kube"]) != nil
      {
        return true
      }
    }
    return false
  }

  static func check(
    _ line: CommentLines.Line, in file: SwiftFile, diagnostics: inout Diagnostics
  ) {
    guard let word = word(in: line.text.utf8.dropFirst(line.markerLength)),
      let root = Suggestion.nearest(
        to: AnnotationText.root(of: word), among: ["kube", "schema"])
    else { return }
    let nearest = Suggestion.nearest(to: word, among: AnnotationParser.names) ?? root
    diagnostics.error(
      "There is no annotation '@\(word)'. Did you mean '@\(nearest)'?",
      at: file.location(ofOffset: line.start + line.markerLength))
  }

  /// The word between `@` and a parenthesis.
  private static func word(in content: some Sequence<UInt8>) -> String? {
    guard let word = AnnotationText.annotationWord(content),
      content.dropFirst(1 + word.utf8.count).first(where: { _ in true }) == UInt8(ascii: "(")
    else { return nil }
    return word
  }

  private static func isComment(before place: Int, in bytes: [UInt8]) -> Bool {
    var index = place - 1
    while index >= 0, bytes[index] == 0x20 || bytes[index] == 0x09 { index -= 1 }
    let slash = UInt8(ascii: "/")
    return index >= 1 && bytes[index] == slash && bytes[index - 1] == slash
  }
}
