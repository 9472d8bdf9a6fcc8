import SwiftSyntax

/// Annotations that stand above nothing that can take them, and would be overlooked.
enum MisplacedAnnotations {
  static func check(_ table: DeclarationTable, _ diagnostics: inout Diagnostics) {
    for file in table.sources {
      guard
        ByteSearch.contains("@kube", in: file.bytes)
          || ByteSearch.contains("@schema", in: file.bytes)
      else { continue }
      for token in file.tree.tokens(viewMode: .sourceAccurate) {
        check(token, in: file, table, &diagnostics)
      }
    }
  }

  private static func check(
    _ token: TokenSyntax, in file: SwiftFile, _ table: DeclarationTable,
    _ diagnostics: inout Diagnostics
  ) {
    let start = token.position.utf8Offset
    if token.leadingTrivia.pieces.contains(where: \.isComment),
      !table.takesAnnotation(at: start, in: file)
    {
      report(token.leadingTrivia, at: start, in: file, &diagnostics)
    }
    if token.trailingTrivia.pieces.contains(where: \.isComment) {
      report(
        token.trailingTrivia, at: token.endPositionBeforeTrailingTrivia.utf8Offset, in: file,
        &diagnostics)
    }
  }

  private static func report(
    _ trivia: Trivia, at offset: Int, in file: SwiftFile, _ diagnostics: inout Diagnostics
  ) {
    for line in CommentLines(trivia, startingAt: offset).lines
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
