/// Checks the values of `@schema` attributes.
enum AttributeForms {
  /// The value as JSON, or nil with a diagnostic that says what the attribute takes.
  static func node(
    of value: AnnotationValue, for attribute: SchemaAttribute, _ diagnostics: inout Diagnostics
  ) -> Node? {
    let name = attribute.rawValue
    func expect(_ what: String, _ node: Node?) -> Node? {
      if node == nil { value.reject(name, takes: what, &diagnostics) }
      return node
    }
    switch attribute.form {
    case .bool:
      return expect("true or false", value.node.flatMap { $0.bool == nil ? nil : $0 })
    case .string:
      return expect("a string", value.string.map { Node(.string($0)) })
    case .count:
      let count = value.node?.integer.flatMap { $0 < 0 ? nil : Node(.integer($0)) }
      return expect("an integer that is not negative", count)
    case .number:
      return expect("a number", value.node.flatMap { $0.isNumber ? $0 : nil })
    case .strings:
      let strings = value.strings?.map { Node(.string($0.value)) }
      return expect("a list of strings", strings.map { Node(.sequence($0)) })
    case .values:
      let values = value.node.flatMap { $0.elements?.isEmpty == false ? $0 : nil }
      return expect("a list of one or more values", values)
    case .any:
      return expect("a literal", value.node)
    case .choice(let choices):
      return choice(value, for: name, among: choices, &diagnostics)
    case .pattern:
      return pattern(value, &diagnostics)
    case .docs:
      return expect(
        "the address as a string, or (url: …, description: …)", docs(value, &diagnostics))
    case .arguments:
      return nil
    }
  }

  private static func choice(
    _ value: AnnotationValue, for name: String, among choices: [String],
    _ diagnostics: inout Diagnostics
  ) -> Node? {
    let list = choices.map { "\"\($0)\"" }.joined(separator: ", ")
    guard let string = value.string else {
      value.reject(name, takes: "one of \(list)", &diagnostics)
      return nil
    }
    guard choices.contains(string) else {
      diagnostics.error(
        "'\(name)' is one of \(list).\(Suggestion.phrase(for: string, among: choices))",
        at: value.place)
      return nil
    }
    return Node(.string(string))
  }

  private static func pattern(_ value: AnnotationValue, _ diagnostics: inout Diagnostics) -> Node? {
    guard let pattern = value.string else {
      value.reject("pattern", takes: "a string", &diagnostics)
      return nil
    }
    if let problem = PatternSyntax.problem(in: pattern) {
      diagnostics.error("The pattern is no regular expression: \(problem)", at: value.place)
      return nil
    }
    return Node(.string(pattern))
  }

  private static func docs(_ value: AnnotationValue, _ diagnostics: inout Diagnostics) -> Node? {
    if let url = value.string {
      return Node(.mapping([Node.Member("url", Node(.string(url)))]))
    }
    guard case .arguments(let arguments) = value.content else { return nil }
    let annotation = Annotation(name: "externalDocs", place: value.place, arguments: arguments)
    let bound = BoundArguments(
      annotation, parameters: ["url", "description"], diagnostics: &diagnostics)
    guard let url = bound.string("url", &diagnostics) else { return nil }
    var members = [Node.Member("url", Node(.string(url.value)))]
    if let description = bound.string("description", &diagnostics) {
      members.insert(Node.Member("description", Node(.string(description.value))), at: 0)
    }
    return Node(.mapping(members))
  }
}
