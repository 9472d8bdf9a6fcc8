/// Where a rule stands in a schema, out of a server's path:
/// `.properties[spec].items.x-kubernetes-validations[0].rule`.
struct RulePlace {
  private let path: Substring
  private let index: Int
  /// `rule`, `messageExpression`, `fieldPath`, …
  let part: String

  init?(_ field: String) {
    let marker = "x-kubernetes-validations["
    guard let found = field.ranges(of: marker).last else { return nil }
    path = field[..<found.lowerBound]
    let parts = field[found.upperBound...].split(separator: "]", maxSplits: 1)
    guard parts.count == 2, let index = Int(parts[0]) else { return nil }
    self.index = index
    part = String(parts[1].drop { $0 == "." })
  }

  /// Whether the rule is about whole objects.
  var isRoot: Bool { path.count <= 1 }

  /// The rule, and the schema that it stands at.
  func rule(in schema: StructuralSchema) -> (ValidationRule, StructuralSchema)? {
    var schema = schema
    var rest = path
    while rest.count > 1 {
      guard let (step, after) = Self.step(rest, among: schema.properties.map(\.name)) else {
        return nil
      }
      let next: StructuralSchema? =
        switch step {
        case .items: schema.items
        case .additionalProperties: schema.additionalProperties
        case .property(let name): schema.properties.first { $0.name == name }?.schema
        }
      guard let next else { return nil }
      schema = next
      rest = after
    }
    return schema.rules.indices.contains(index) ? (schema.rules[index], schema) : nil
  }

  func node(in schema: Node) -> Node? {
    var schema = schema
    var rest = path
    while rest.count > 1 {
      let names = schema["properties"]?.members?.map(\.key) ?? []
      guard let (step, after) = Self.step(rest, among: names) else { return nil }
      let next: Node? =
        switch step {
        case .items: schema["items"]
        case .additionalProperties: schema["additionalProperties"]
        case .property(let name): schema["properties"]?[name]
        }
      guard let next else { return nil }
      schema = next
      rest = after
    }
    guard let rules = schema["x-kubernetes-validations"]?.elements, rules.indices.contains(index)
    else { return nil }
    return rules[index][part] ?? rules[index]
  }

  private enum Step {
    case items
    case additionalProperties
    case property(String)
  }

  /// The outermost step and what is left. Names may hold anything, so they are compared.
  private static func step(_ path: Substring, among names: [String]) -> (Step, Substring)? {
    func rest(behind prefix: String) -> Substring? {
      guard path.hasPrefix(prefix) else { return nil }
      let rest = path.dropFirst(prefix.count)
      return rest.first == "." ? rest : nil
    }
    let fitting = names.compactMap { name in
      rest(behind: ".properties[\(name)]").map { (name, $0) }
    }
    if let (name, after) = fitting.max(by: { $0.0.count < $1.0.count }) {
      return (.property(name), after)
    }
    if let after = rest(behind: ".items") { return (.items, after) }
    return rest(behind: ".additionalProperties").map { (.additionalProperties, $0) }
  }
}
