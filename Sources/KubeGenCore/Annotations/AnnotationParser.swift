import KubeGenSyntax

/// Reads an annotation's text as the Swift call that it is.
struct AnnotationParser {
  static let names = [
    "kube", "kube.printColumn", "kube.scale", "kube.selectable", "kube.validation",
    "kube.annotation", "kube.label", "schema", "schema.items", "schema.items.validation",
    "schema.validation",
  ]

  private var file: SwiftFile
  /// Where the text begins in the file.
  private var base: Int
  private var literals: LiteralReader

  static func parse(
    _ text: [UInt8], at base: Int, in file: SwiftFile, isMacro: Bool = false,
    _ diagnostics: inout Diagnostics
  ) -> Annotation? {
    let source = SwiftSource(text)
    let parser = AnnotationParser(file: file, base: base, literals: LiteralReader(source: source))
    let (expression, error) = source.expression()
    guard error == nil, !source.tokens.contains(where: source.isBroken),
      case .call(let called, let arguments, hasTrailingClosure: false) = expression.form,
      let written = called.path?.joined(separator: ".")
    else {
      diagnostics.error(
        "This annotation cannot be read. Write it as a Swift call: '@schema(minLength: 1)'.",
        at: file.location(ofOffset: base + (error ?? 0)))
      return nil
    }
    let macro = isMacro ? written.split(separator: ".").last.map(String.init) : nil
    let name = macro.flatMap { MacroNames.annotations[$0] } ?? written
    guard names.contains(name) else {
      let phrase = Suggestion.nearest(to: name, among: names).map { " Did you mean '@\($0)'?" }
      diagnostics.error(
        "There is no annotation '@\(name)'.\(phrase ?? " There are \(list).")",
        at: file.location(ofOffset: base))
      return nil
    }
    return Annotation(
      name: name, place: file.location(ofOffset: base), arguments: parser.arguments(arguments),
      macro: macro)
  }

  private static let list = names.map { "@\($0)" }.joined(separator: ", ")

  private func place(of range: Range<Int>) -> SourceLocation {
    file.location(ofOffset: base + range.lowerBound)
  }
}

extension AnnotationParser {
  private func arguments(_ list: [SwiftExpression.Argument]) -> [Annotation.Argument] {
    list.map { element in
      let value = value(element.value)
      return Annotation.Argument(
        label: element.label?.text,
        place: element.label.map { place(of: $0.range) } ?? value.place, value: value)
    }
  }

  private func value(_ expression: SwiftExpression) -> AnnotationValue {
    AnnotationValue(content: content(expression), place: place(of: expression.range))
  }

  private func content(_ expression: SwiftExpression) -> AnnotationValue.Content {
    switch expression.form {
    case .array(let elements): return .list(elements.map(value))
    case .dictionary(let pairs):
      return .map(pairs.map { (key: value($0.key), value: value($0.value)) })
    case .tuple(let elements):
      if let element = elements.first, elements.count == 1, element.label == nil {
        let inner = content(element.value)
        // `items: (immutable)` has an argument in its parentheses, `(1)` is just a number.
        if case .name = inner { return .arguments(arguments(elements)) }
        return inner
      }
      return .arguments(arguments(elements))
    case .name(let name): return .name(name.text)
    case .member(nil, let name): return .member(name.text)
    case .member(let base?, let name):
      guard let path = base.path else { return .other }
      // `Mode.slow` is what `.slow` means.
      return name.text == "self" ? .type(path) : .member(name.text)
    // Where the compiler reads along: `items: .items(minLength: 1)`, `default: .value(Mode.slow)`.
    case .call(let called, let list, hasTrailingClosure: false):
      guard case .member(_, let function) = called.form else { return .other }
      if function.text == "value", list.count == 1 { return content(list[0].value) }
      return .arguments(arguments(list))
    default: return literals.content(expression)
    }
  }
}
