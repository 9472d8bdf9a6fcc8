import KubeCEL
import KubeJSON

/// The rules of a schema, compiled: what is kept of it to look at many objects.
package final class RuleSet: Sendable {
  /// Nil if there are no rules.
  let root: RuleNode?

  /// - Parameter isResource: whether the schema's values are whole objects, whose rules may look
  ///   at their names.
  package init(_ schema: CustomSchema, isResource: Bool) {
    guard schema.contains(where: { !$0.rules.isEmpty }) else {
      root = nil
      return
    }
    root = RuleNode(
      schema, DeclaredType.of(schema, isResource: isResource),
      schema.valueShape(isResource: isResource))
  }

  package var isEmpty: Bool { root == nil }

  /// What one object's rules may cost together.
  package static let budget: Int64 = 10_000_000

  /// What the rules say against a value that the schema has nothing against.
  ///
  /// - Parameters:
  ///   - old: what the value was before; nil or null if it was not.
  ///   - path: where the value stands; empty for a whole object.
  ///   - ratchets: whether rules may fail as before where nothing has changed, which is then a
  ///     warning.
  package func outcome(
    _ value: JSONValue, old: JSONValue?, path: String, ratchets: Bool = true
  ) -> RuleOutcome {
    var budget = Self.budget
    return outcome(value, old: old, path: path, ratchets: ratchets, budget: &budget)
  }

  /// - Parameter budget: what may be spent, and afterwards is left; negative if it was not enough.
  package func outcome(
    _ value: JSONValue, old: JSONValue?, path: String, ratchets: Bool, budget: inout Int64
  ) -> RuleOutcome {
    guard let root else { return RuleOutcome() }
    var evaluation = RuleEvaluation(budget: budget)
    var correlation = RuleCorrelation()
    if ratchets, let old {
      correlation.current = Correlation(value, old: old, root.schema)
    }
    evaluation.look(at: value, old: old, root, path, correlation)
    budget = evaluation.budget
    return evaluation.outcome
  }

  /// What the rules say against a default, which must hold beside itself and where nothing was.
  package func problems(
    ofDefault value: JSONValue, path: String, budget: inout Int64
  ) -> [FieldProblem] {
    var left = budget
    let problems = outcome(value, old: value, path: path, ratchets: false, budget: &left).problems
    guard problems.isEmpty else {
      budget = left
      return problems
    }
    var leftOfCreation = budget
    let outcome = outcome(value, old: nil, path: path, ratchets: false, budget: &leftOfCreation)
    budget = min(left, leftOfCreation)
    return outcome.problems
  }
}

/// A schema with rules in it or within it.
final class RuleNode: Sendable {
  let schema: CustomSchema
  let rules: [CompiledRule]
  let usesOldSelf: Bool
  let shape: ValueShape
  let items: RuleNode?
  let values: RuleNode?
  let properties: [String: RuleNode]

  /// Nil if there is no rule.
  ///
  /// - Parameter type: nil if expressions cannot look at the values.
  init?(_ schema: CustomSchema, _ type: DeclaredType?, _ shape: ValueShape) {
    self.schema = schema
    self.shape = shape
    rules = type.map { RuleCompiler(schema, $0).compile() } ?? []
    usesOldSelf = rules.contains(where: \.usesOldSelf)
    if let items = schema.items, case .list(_, let itemShape) = shape.kind {
      self.items = RuleNode(items, type?.items, itemShape)
    } else {
      items = nil
    }
    if let values = schema.additionalSchema, case .map(let valueShape) = shape.kind {
      self.values = RuleNode(values, type?.items, valueShape)
    } else {
      values = nil
    }
    var nodes: [String: RuleNode] = [:]
    if case .object(let properties) = shape.kind {
      for property in properties {
        guard let schema = schema.properties[property.name] else { continue }
        let field: DeclaredType?
        if let name = property.celName {
          field = type?.field(name)
        } else {
          field = DeclaredType.of(schema, isResource: schema.isEmbeddedResource)
        }
        // What has no type no rule looks at, outside or within.
        guard let field else { continue }
        nodes[property.name] = RuleNode(schema, field, property.shape)
      }
    }
    properties = nodes
    if rules.isEmpty, items == nil, values == nil, nodes.isEmpty { return nil }
  }
}

/// Where a value stands that is looked at beside what it was.
struct RuleCorrelation {
  /// Nil if what it was cannot be told.
  var current: Correlation?
  /// The nearest value around it of which that can be told.
  var parent: Correlation?

  /// Whether a rule that fails may fail as it did before.
  var isUnchanged: Bool { (current ?? parent)?.isUnchanged ?? false }

  func child(_ name: String) -> RuleCorrelation {
    guard let current else { return self }
    // Versions differ in these, though nobody changes them.
    if parent == nil, name == "apiVersion" || name == "kind" { return RuleCorrelation() }
    return RuleCorrelation(current: current.child(name), parent: current)
  }

  func child(_ index: Int) -> RuleCorrelation {
    guard let current else { return self }
    return RuleCorrelation(current: current.child(index), parent: current)
  }
}
