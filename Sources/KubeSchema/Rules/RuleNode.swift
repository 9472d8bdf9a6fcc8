import KubeCEL

/// A schema with rules in it or within it.
final class RuleNode: Sendable {
  /// What expressions see of values.
  struct View {
    let type: DeclaredType
    let shape: ValueShape
  }

  let schema: CustomSchema
  let rules: [CompiledRule]
  let usesOldSelf: Bool
  let shape: ValueShape
  let items: RuleNode?
  let values: RuleNode?
  let properties: [String: RuleNode]

  /// Nil if there is no rule.
  ///
  /// - Parameter view: of the values, where a rule further out has made one already.
  init?(_ schema: CustomSchema, isResource: Bool, _ view: View? = nil) {
    guard schema.hasRules else { return nil }
    var view = view
    if view == nil, !schema.rules.isEmpty,
      let type = DeclaredType.of(schema, isResource: isResource)
    {
      view = View(type: type, shape: schema.valueShape(isResource: isResource))
    }
    self.schema = schema
    shape = view?.shape ?? .dynamic
    rules = view.map { RuleCompiler(schema, $0.type).compile() } ?? []
    usesOldSelf = rules.contains(where: \.usesOldSelf)
    items = schema.items.flatMap { RuleNode(part: $0, view?.items) }
    values = schema.additionalSchema.flatMap { RuleNode(part: $0, view?.items) }
    properties = Self.properties(of: schema, view)
  }

  private convenience init?(part schema: CustomSchema, _ view: View?) {
    self.init(schema, isResource: schema.isEmbeddedResource, view)
  }

  /// What has no type is looked at by no rule, outside or within.
  private static func properties(of schema: CustomSchema, _ view: View?) -> [String: RuleNode] {
    var nodes: [String: RuleNode] = [:]
    let isDeclared = view != nil || schema.isDeclared
    for (name, property) in schema.properties where property.hasRules && property.isDeclared {
      var part: View?
      if let escaped = PropertyName.escaped(name) {
        guard isDeclared else { continue }
        if let view {
          guard let field = view.field(name, escaped: escaped) else { continue }
          part = field
        }
      }
      nodes[name] = RuleNode(part: property, part)
    }
    return nodes
  }
}

extension RuleNode.View {
  fileprivate var items: RuleNode.View? {
    guard let type = type.items else { return nil }
    switch shape.kind {
    case .list(_, let items), .map(let items): return RuleNode.View(type: type, shape: items)
    default: return nil
    }
  }

  fileprivate func field(_ name: String, escaped: String) -> RuleNode.View? {
    guard let type = type.field(escaped), case .object(let properties) = shape.kind,
      let property = properties.first(where: { $0.name == name })
    else { return nil }
    return RuleNode.View(type: type, shape: property.shape)
  }
}

extension CustomSchema {
  /// Whether expressions can look at its values.
  fileprivate var isDeclared: Bool {
    if isIntOrString { return true }
    switch type {
    case "array": return items?.isDeclared ?? false
    case "object": return additionalSchema?.isDeclared ?? true
    case "string", "boolean", "number", "integer": return true
    default: return false
    }
  }
}
