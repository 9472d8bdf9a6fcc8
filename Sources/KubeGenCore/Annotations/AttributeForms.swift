import KubePattern

/// Checks the values of `@schema` attributes.
enum AttributeForms {
  /// The value as JSON, or nil with a diagnostic that says what the attribute takes.
  static func node(
    of value: AnnotationValue, for attribute: SchemaAttribute, _ diagnostics: inout Diagnostics
  ) -> Node? {
    switch attribute.form {
    case .choice(let choices):
      return choice(value, for: attribute.rawValue, among: choices, &diagnostics)
    case .pattern:
      return pattern(value, &diagnostics)
    case .arguments:
      return nil
    case .docs:
      if let docs = docs(value, &diagnostics) { return docs }
    case .bool, .string, .count, .number, .strings, .values, .any:
      if let node = value.node, fits(node, attribute.form) { return node }
    }
    value.reject(attribute.rawValue, takes: description(of: attribute.form), &diagnostics)
    return nil
  }

  private static func fits(_ node: Node, _ form: SchemaAttribute.Form) -> Bool {
    switch form {
    case .bool: return node.bool != nil
    case .string: return node.string != nil
    case .count:
      guard let count = node.integer else { return false }
      return count >= 0
    case .number: return node.isNumber
    case .strings:
      guard let elements = node.elements else { return false }
      return elements.allSatisfy { $0.string != nil }
    case .values:
      guard let elements = node.elements else { return false }
      return !elements.isEmpty
    case .any, .choice, .pattern, .docs, .arguments: return true
    }
  }

  private static func description(of form: SchemaAttribute.Form) -> String {
    switch form {
    case .bool: "true or false"
    case .string, .pattern, .choice: "a string"
    case .count: "an integer that is not negative"
    case .number: "a number"
    case .strings: "a list of strings"
    case .values: "a list of one or more values"
    case .any, .arguments: "a literal"
    case .docs: "the address as a string, or (url: …, description: …)"
    }
  }

  private static func choice(
    _ value: AnnotationValue, for name: String, among choices: [String],
    _ diagnostics: inout Diagnostics
  ) -> Node? {
    let list = choices.map { "\"\($0)\"" }.joined(separator: ", ")
    guard let string = value.word else {
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
    do throws(PatternError) {
      _ = try Pattern(pattern)
    } catch {
      let part = error.expression.isEmpty ? "" : ": '\(error.expression)'"
      diagnostics.error(
        "The pattern is no regular expression of RE2, which API servers read it with: "
          + "\(error.problem)\(part).", at: value.place)
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
