import KubeGenSyntax

/// Our reading of a file, in a form that SwiftParser's can be brought into, too.
struct OurDump {
  let source: SwiftSource
  private(set) var lines: [String] = []

  init(_ source: SwiftSource) {
    self.source = source
    list(source.parse().declarations, "")
  }

  private mutating func list(_ declarations: [SwiftDeclaration], _ indent: String) {
    for declaration in declarations { add(declaration, indent) }
  }

  private mutating func add(_ node: SwiftDeclaration, _ indent: String) {
    var parts = ["\(node.kind.rawValue) \(node.start) \(text(node.range))"]
    if let name = node.name { parts.append("name \(name.range) \(name.text)") }
    parts += node.attributes.map {
      "@ \(type($0.name)) \(text($0.arguments)) \($0.range)"
    }
    parts += node.modifiers.map { "modifier \($0.word.rawValue) \($0.detail ?? "")" }
    if let generics = node.generics { parts.append("generics \(generics)") }
    parts += node.inherited.map { "inherits \(type($0))" }
    if let written = node.type { parts.append("type \(type(written))") }
    if let requirements = node.requirements { parts.append("where \(requirements)") }
    parts += node.parameters.map { "parameter \(parameter($0))" }
    for binding in node.bindings {
      parts.append("binding \(binding.name?.text ?? "-") \(binding.pattern)")
      if let written = binding.type { parts.append("of \(type(written))") }
      if let value = binding.value { parts.append("= \(expression(value))") }
      if let accessors = binding.accessors {
        parts.append("accessors \(accessors.words.map(\.rawValue)) \(accessors.range)")
      }
    }
    for item in node.cases {
      parts.append("case \(item.name?.text ?? "-") \(item.range)")
      if let parameters = item.parameters {
        parts.append("payload \(text(item.payload)) \(parameters.map(parameter))")
      }
      if let value = item.value { parts.append("= \(expression(value))") }
    }
    if let body = node.body { parts.append("body \(body)") }
    lines.append(indent + parts.joined(separator: " | "))
    list(node.members, indent + "  ")
    for clause in node.clauses {
      lines.append(indent + "#if \(text(clause.condition))")
      list(clause.members, indent + "  ")
    }
  }

  private func text(_ range: Range<Int>?) -> String { range.map { "\($0)" } ?? "-" }

  private func parameter(_ node: SwiftDeclaration.Parameter) -> String {
    let value = node.value.map(expression) ?? "-"
    return "\(node.firstName?.text ?? "-") \(node.secondName?.text ?? "-") \(type(node.type))"
      + "\(node.isVariadic ? "..." : "") = \(value) \(node.range)"
  }

  func type(_ node: SwiftType) -> String {
    let form =
      switch node.form {
      case .named(let components): components.map(component).joined(separator: ".")
      case .member(let base, let member): "\(type(base)).\(component(member))"
      case .optional(let base): "optional(\(type(base)))"
      case .implicitlyUnwrapped(let base): "unwrapped(\(type(base)))"
      case .array(let element): "array(\(type(element)))"
      case .dictionary(let key, let value): "dictionary(\(type(key)), \(type(value)))"
      case .inlineArray(let count, let element):
        "inline(\(argument(count)), \(argument(element)))"
      case .tuple(let elements): "tuple(\(elements.map(element).joined(separator: ", ")))"
      case .function(let elements, let result):
        "function(\(elements.map(element).joined(separator: ", ")))\(type(result))"
      case .constrained(let word, let base): "\(word.rawValue)(\(type(base)))"
      case .composition(let parts): "composition(\(parts.map(type).joined(separator: ", ")))"
      case .attributed(let ranges, let base):
        "attributed([\(ranges.map { "\($0)" }.joined(separator: ", "))], \(type(base)))"
      case .metatype(let base, let word): "meta(\(type(base)), \(word.rawValue))"
      case .suppressed(let base): "suppressed(\(type(base)))"
      case .expansion(let base): "repeat(\(type(base)))"
      case .generic(let base): "generic(\(type(base)))"
      case .classRestriction: "class"
      case .deep: "deep"
      case .missing: "missing"
      }
    return "\(form)@\(node.range)"
  }

  private func component(_ node: SwiftType.Component) -> String {
    let arguments = node.arguments.map { "<\($0.map(argument).joined(separator: ", "))>" }
    return node.name.text + (arguments ?? "")
  }

  private func argument(_ node: SwiftType.GenericArgument) -> String {
    switch node {
    case .type(let node): type(node)
    case .value(let range): "value(\(range))"
    }
  }

  private func element(_ node: SwiftType.Element) -> String {
    "\(node.firstName?.text ?? "-") \(node.secondName?.text ?? "-") \(type(node.type))"
      + (node.isVariadic ? "..." : "")
  }

  func expression(_ node: SwiftExpression) -> String {
    let form =
      switch node.form {
      case .string: "string(\(source.stringValue(of: node) ?? "-"))"
      case .integer: "integer"
      case .float: "float"
      case .bool(let value): "\(value)"
      case .null: "nil"
      case .name(let name): "name(\(name.text))"
      case .member(let base, let name):
        "member(\(base.map(expression) ?? "-"), \(name.text))"
      case .specialized(let base): "specialized(\(expression(base)))"
      case .call(let called, let arguments, let hasTrailingClosure):
        "call(\(expression(called)), \(list(arguments)), \(hasTrailingClosure))"
      case .array(let elements): "array(\(elements.map(expression).joined(separator: ", ")))"
      case .dictionary(let pairs):
        "dictionary(\(pairs.map { "\(expression($0.key)): \(expression($0.value))" }))"
      case .tuple(let elements): "tuple(\(list(elements)))"
      case .prefixed(let name, let value): "prefix(\(name.text), \(expression(value)))"
      case .closure: "closure"
      case .other: "other"
      case .missing: "missing"
      }
    return "\(form)@\(node.range)"
  }

  private func list(_ arguments: [SwiftExpression.Argument]) -> String {
    arguments.map { "\($0.label?.text ?? "-") \(expression($0.value))" }.joined(separator: ", ")
  }

  /// Every comment of the file, with its place.
  var comments: [String] {
    var found: [Comment] = []
    for (index, token) in source.tokens.enumerated() {
      if token.flags.contains(.hasCommentBefore) {
        found += source.comments(in: token.start..<token.textStart)
      }
      if token.flags.contains(.hasCommentBehind), index + 1 < source.tokens.count {
        found += source.comments(in: token.textEnd..<source.tokens[index + 1].start)
      }
    }
    for range in source.innerComments { found += source.comments(in: range) }
    return found.sorted { $0.range.lowerBound < $1.range.lowerBound }
      .map { "\($0.kind) \($0.range)" }
  }
}
