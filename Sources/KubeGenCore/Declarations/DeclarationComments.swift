import KubeGenSyntax

/// What the comments above a declaration say: its documentation and its annotations.
struct DeclarationComments {
  var documentation: String?
  var annotations: [Annotation] = []

  init(_ node: SwiftDeclaration, in file: SwiftFile, diagnostics: inout Diagnostics) {
    let lines = CommentLines(node.start..<node.range.lowerBound, in: file).lines
    var paragraphs: [Substring] = []
    var index = 0
    while index < lines.count {
      let line = lines[index]
      if line.isLine, AnnotationText.startsAnnotation(line.text.utf8.dropFirst(line.markerLength)) {
        let text = AnnotationText(lines: lines[index...], in: file, diagnostics: &diagnostics)
        annotations += text.annotations
        index += max(1, text.lineCount)
        continue
      }
      switch line.kind {
      case .doc:
        if line.followsBlankLine { paragraphs = [] }
        paragraphs.append(line.documentation)
        AnnotationSpelling.check(line, in: file, diagnostics: &diagnostics)
      case .docBlock:
        paragraphs = line.blockDocumentation
        AnnotationText.rejectBlock(line, in: file, diagnostics: &diagnostics)
      case .block: AnnotationText.rejectBlock(line, in: file, diagnostics: &diagnostics)
      case .plain: AnnotationSpelling.check(line, in: file, diagnostics: &diagnostics)
      }
      index += 1
    }
    documentation = Self.text(of: paragraphs)
    annotations += MacroAttributes(node).annotations(in: file, &diagnostics)
  }

  private static func text(of paragraphs: [Substring]) -> String? {
    var lines = paragraphs.map { line in
      String(line.reversed().drop { $0.isWhitespace }.reversed())
    }
    while lines.first?.isEmpty == true { lines.removeFirst() }
    while lines.last?.isEmpty == true { lines.removeLast() }
    return lines.isEmpty ? nil : lines.joined(separator: "\n")
  }
}
