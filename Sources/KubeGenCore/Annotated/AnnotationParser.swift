import SwiftParser
import SwiftSyntax

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

  static func parse(
    _ text: [UInt8], at base: Int, in file: SwiftFile, _ diagnostics: inout Diagnostics
  ) -> Annotation? {
    let parser = AnnotationParser(file: file, base: base)
    let isReadable = SourceNesting.excess(in: text) == nil
    let tree = (isReadable ? text : [0x0A]).withUnsafeBufferPointer {
      Parser.parse(source: $0, maximumNestingLevel: SwiftFile.maximumNestingLevel)
    }
    guard tree.statements.count == 1, !tree.hasError,
      case .expr(let expression)? = tree.statements.first?.item,
      let call = expression.as(FunctionCallExprSyntax.self), call.trailingClosure == nil,
      let name = parser.name(of: call.calledExpression)
    else {
      let place = parser.firstError(in: Syntax(tree)).map { file.location(ofOffset: base + $0) }
      diagnostics.error(
        "This annotation cannot be read. Write it as a Swift call: '@schema(minLength: 1)'.",
        at: place ?? file.location(ofOffset: base))
      return nil
    }
    guard names.contains(name) else {
      let phrase = Suggestion.nearest(to: name, among: names).map { " Did you mean '@\($0)'?" }
      diagnostics.error(
        "There is no annotation '@\(name)'.\(phrase ?? " There are \(list).")",
        at: file.location(ofOffset: base))
      return nil
    }
    return Annotation(
      name: name, place: file.location(ofOffset: base), arguments: parser.arguments(call.arguments))
  }

  private static let list = names.map { "@\($0)" }.joined(separator: ", ")

  private func name(of expression: ExprSyntax) -> String? {
    Self.path(of: expression)?.joined(separator: ".")
  }

  private func place(of node: some SyntaxProtocol) -> SourceLocation {
    file.location(ofOffset: base + node.positionAfterSkippingLeadingTrivia.utf8Offset)
  }

  private func firstError(in node: Syntax) -> Int? {
    if node.is(UnexpectedNodesSyntax.self) {
      return node.positionAfterSkippingLeadingTrivia.utf8Offset
    }
    if let token = node.as(TokenSyntax.self) {
      return token.presence == .missing ? token.position.utf8Offset : nil
    }
    guard node.hasError else { return nil }
    for child in node.children(viewMode: .all) {
      if let offset = firstError(in: child) { return offset }
    }
    return nil
  }
}

extension AnnotationParser {
  private func arguments(_ list: LabeledExprListSyntax) -> [Annotation.Argument] {
    list.map { element in
      let value = value(element.expression)
      return Annotation.Argument(
        label: element.label?.nameText,
        place: element.label.map { place(of: $0) } ?? value.place, value: value)
    }
  }

  private func value(_ expression: ExprSyntax) -> AnnotationValue {
    AnnotationValue(content: content(expression), place: place(of: expression))
  }

  private func content(_ expression: ExprSyntax) -> AnnotationValue.Content {
    if let array = expression.as(ArrayExprSyntax.self) {
      return .list(array.elements.map { value($0.expression) })
    }
    if let dictionary = expression.as(DictionaryExprSyntax.self) {
      guard case .elements(let elements) = dictionary.content else { return .map([]) }
      return .map(elements.map { (key: value($0.key), value: value($0.value)) })
    }
    if let tuple = expression.as(TupleExprSyntax.self) {
      if let element = tuple.elements.first, tuple.elements.count == 1, element.label == nil {
        let inner = content(element.expression)
        // `items: (immutable)` has an argument in its parentheses, `(1)` is just a number.
        if case .name = inner { return .arguments(arguments(tuple.elements)) }
        return inner
      }
      return .arguments(arguments(tuple.elements))
    }
    if let reference = expression.as(DeclReferenceExprSyntax.self) {
      return .name(reference.baseName.nameText)
    }
    if let member = expression.as(MemberAccessExprSyntax.self) { return content(member) }
    return LiteralReader.content(expression)
  }

  private func content(_ member: MemberAccessExprSyntax) -> AnnotationValue.Content {
    let name = member.declName.baseName.nameText
    guard let base = member.base else { return .member(name) }
    guard name == "self", let path = Self.path(of: base) else { return .other }
    return .type(path)
  }

  private static func path(of expression: ExprSyntax) -> [String]? {
    if let reference = expression.as(DeclReferenceExprSyntax.self) {
      return [reference.baseName.nameText]
    }
    guard let member = expression.as(MemberAccessExprSyntax.self), let base = member.base,
      let path = path(of: base)
    else { return nil }
    return path + [member.declName.baseName.nameText]
  }
}
