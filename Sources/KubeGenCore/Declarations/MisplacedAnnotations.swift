import KubeGenSyntax

/// Annotations that stand above nothing that can take them, and would be overlooked.
enum MisplacedAnnotations {
  static func check(_ table: DeclarationTable, _ diagnostics: inout Diagnostics) {
    for file in table.sources {
      guard
        ByteSearch.contains("@kube", in: file.bytes)
          || ByteSearch.contains("@schema", in: file.bytes)
      else { continue }
      let tokens = file.source.tokens
      for (index, token) in tokens.enumerated() {
        if token.flags.contains(.hasCommentBefore),
          !table.takesAnnotation(at: token.start, in: file)
        {
          report(token.start..<token.textStart, in: file, &diagnostics)
        }
        if token.flags.contains(.hasCommentBehind), index + 1 < tokens.count {
          report(token.textEnd..<tokens[index + 1].start, in: file, &diagnostics)
        }
      }
      for space in file.source.innerComments { report(space, in: file, &diagnostics) }
    }
  }

  private static func report(
    _ space: Range<Int>, in file: SwiftFile, _ diagnostics: inout Diagnostics
  ) {
    for line in CommentLines(space, in: file).lines
    where line.isLine
      && AnnotationText.startsAnnotation(line.text.utf8.dropFirst(line.markerLength))
    {
      diagnostics.error(
        "This annotation belongs to nothing. It stands on the lines above a struct, an enum, a "
          + "case, a typealias or a stored property.",
        at: file.location(ofOffset: line.start + line.markerLength))
    }
  }
}
