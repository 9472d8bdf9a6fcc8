extension Environment {
  /// Parses an expression without looking at its types.
  public func parse(_ source: String) throws(CompilationFailure) -> ParsedExpression {
    let text = Array(source.utf8)
    if text.count > Parser.longest, source.unicodeScalars.count > Parser.longest {
      throw .whole(
        "expression code point size exceeds limit: size: \(source.unicodeScalars.count), "
          + "limit \(Parser.longest)", in: source)
    }
    let lexer = Lexer(text)
    if lexer.errors.isEmpty {
      var parser = Parser(lexer, macros: declarations.macros)
      switch parser.parse() {
      case .success(let root): return try parser.finish(root, source)
      case .failure(.tooDeep): throw .whole(Parser.tooDeep, in: source)
      case .failure(.syntax): break
      }
    }
    throw diagnose(lexer, source)
  }

  /// Finds out what is wrong with a text that is known to be no expression.
  private func diagnose(_ lexer: Lexer, _ source: String) -> CompilationFailure {
    var diagnosis = Diagnosis(lexer)
    var issues = diagnosis.run(macros: declarations.macros)
    if issues.isEmpty { issues.report("not an expression", at: 0) }
    return issues.failure(in: source)
  }
}
