extension APIModel {
  /// Reads OpenAPI documents of version 2 or 3, or one table of facts; nil, after an error, if
  /// there is nothing in them.
  package init?(files: [InputFile], diagnostics: inout Diagnostics) {
    let files = files.sorted { $0.path < $1.path }
    if let facts = files.first(where: { FactsReader.canRead($0.bytes) }) {
      guard files.count == 1 else {
        diagnostics.error(
          "A table of facts is a whole model, so it must be the only input.",
          at: SourceLocation(path: facts.path))
        return nil
      }
      do throws(FactsReader.Failure) {
        self = try FactsReader.model(of: facts.bytes, path: facts.path)
        return
      } catch {
        diagnostics.error(
          error.message,
          at: SourceLocation(path: facts.path, line: error.line, column: error.column))
        return nil
      }
    }
    var documents: [OpenAPIReader.Document] = []
    for file in files {
      for root in DocumentReader.documents(file, diagnostics: &diagnostics) where !root.isNull {
        documents.append(OpenAPIReader.Document(path: file.path, root: root))
      }
    }
    guard !documents.isEmpty else {
      if !diagnostics.hasErrors, let first = files.first {
        diagnostics.error(
          "This file is empty; an OpenAPI document is expected.",
          at: SourceLocation(path: first.path))
      }
      return nil
    }
    self = OpenAPIReader.model(of: documents, diagnostics: &diagnostics)
  }
}
