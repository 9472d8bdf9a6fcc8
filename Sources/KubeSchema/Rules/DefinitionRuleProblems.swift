import KubeCEL
import KubeJSON

/// What is wrong with the rules of a definition's schema once they are compiled: each by itself,
/// and what they cost together.
package struct DefinitionRuleProblems {
  /// What depends on where in the schema one is.
  private struct Place {
    var path: String
    /// How many such values there are at most; nil if nothing says.
    var count: UInt64?
    /// Nil if no rule further out has needed it.
    var type: DeclaredType?
    /// Where a list is whose items are not found again, or a map's values.
    var uncorrelatable: String?
  }

  private var problems: [FieldProblem] = []
  private var costs = RuleCosts()
  private let limitsRules: Bool
  private let faulty: Set<ObjectIdentifier>

  /// - Parameters:
  ///   - faulty: schemas in which something else is wrong, whose rules are not looked at.
  ///   - limitsRules: whether single rules may be too expensive: not if the definition had the
  ///     very same schema before.
  package static func of(
    _ schema: CustomSchema, path: String, faulty: Set<ObjectIdentifier> = [],
    limitsRules: Bool = true
  ) -> [FieldProblem] {
    guard schema.hasRules else { return [] }
    var found = DefinitionRuleProblems(limitsRules: limitsRules, faulty: faulty)
    found.look(at: schema, isResource: true, Place(path: path, count: 1))
    return found.problems + found.costs.problems(path: path)
  }

  private init(limitsRules: Bool, faulty: Set<ObjectIdentifier>) {
    self.limitsRules = limitsRules
    self.faulty = faulty
  }

  private mutating func look(at schema: CustomSchema, isResource: Bool = false, _ place: Place) {
    guard schema.hasRules else { return }
    var place = place
    // Made where the first rule is that needs it.
    if place.type == nil, !schema.rules.isEmpty {
      let isResource = isResource || schema.isEmbeddedResource
      place.type = DeclaredType.of(schema, isResource: isResource)
    }
    var inner = place
    inner.count = Self.product(place.count, Self.maximumCount(schema))
    if let values = schema.additionalSchema {
      inner.path = "\(place.path).additionalProperties"
      inner.type = place.type?.items
      look(at: values, inner)
    }
    let isCorrelatable = schema.mapType.map { $0 == "granular" || $0 == "atomic" } ?? true
    for name in schema.propertyNames {
      guard let property = schema.properties[name] else { continue }
      inner.path = "\(place.path).properties[\(name)]"
      inner.type = PropertyName.escaped(name).flatMap { place.type?.field($0) }
      inner.uncorrelatable = place.uncorrelatable ?? (isCorrelatable ? nil : place.path)
      look(at: property, inner)
    }
    if let items = schema.items {
      inner.path = "\(place.path).items"
      inner.type = place.type?.items
      inner.uncorrelatable = place.uncorrelatable ?? (schema.listType == "map" ? nil : place.path)
      look(at: items, inner)
    }
    if !schema.rules.isEmpty, !faulty.contains(ObjectIdentifier(schema)) {
      lookAtRules(of: schema, place)
    }
  }

  private mutating func lookAtRules(of schema: CustomSchema, _ place: Place) {
    let path = "\(place.path).x-kubernetes-validations"
    guard let type = place.type else {
      problems.append(
        FieldProblem(
          reason: "InternalError",
          message: "Internal error: internal error: failed to construct type information for "
            + "x-kubernetes-validations rules: unable to convert structural schema to CEL "
            + "declarations",
          field: path))
      return
    }
    let rules = RuleCompiler(schema, type).compile()
    for (index, rule) in rules.enumerated() {
      look(at: rule, "\(path)[\(index)]", count: place.count ?? type.maximumCount)
      if rule.usesOldSelf, let place = place.uncorrelatable {
        problems.append(
          .invalid(
            "\(path)[\(index)].rule", GoText.quoted(rule.rule.rule),
            "oldSelf cannot be used on the uncorrelatable portion of the schema within \(place)"))
      } else if !rule.usesOldSelf, let isOptional = rule.rule.optionalOldSelf {
        problems.append(
          .invalid(
            "\(path)[\(index)].optionalOldSelf", "\(isOptional)",
            "may not be set if oldSelf is not used in rule"))
      }
    }
  }

  private mutating func look(at rule: CompiledRule, _ path: String, count: UInt64) {
    let cost = rule.cost.multiplied(by: count)
    if limitsRules, cost > RuleCosts.ruleLimit {
      problems.append(
        .forbidden(
          "\(path).rule",
          RuleCosts.message("estimated rule cost", cost, RuleCosts.ruleLimit)))
    }
    costs.add(cost, "\(path).rule")
    if let error = rule.error {
      problems.append(.invalid("\(path).rule", rule.rule.text, error))
    }
    let messagePath = "\(path).messageExpression"
    if let error = rule.messageError {
      problems.append(.invalid(messagePath, rule.rule.text, error))
    } else if rule.messageProgram != nil {
      if limitsRules, rule.messageCost > RuleCosts.ruleLimit {
        problems.append(
          .forbidden(
            messagePath,
            RuleCosts.message(
              "estimated messageExpression cost", rule.messageCost, RuleCosts.ruleLimit)))
      }
      costs.add(rule.messageCost, messagePath)
    }
  }

  /// How many values a value may hold directly; nil if nothing says.
  private static func maximumCount(_ schema: CustomSchema) -> UInt64? {
    switch schema.type {
    case "object":
      guard schema.additionalProperties != nil else { return 1 }
      return schema.values.maxProperties.map { UInt64(max($0, 0)) }
    case "array": return schema.values.maxItems.map { UInt64(max($0, 0)) }
    default: return 1
    }
  }

  private static func product(_ left: UInt64?, _ right: UInt64?) -> UInt64? {
    guard let left, let right else { return nil }
    return left.multiplied(by: right)
  }
}

extension CustomSchema.Rule {
  /// As messages have it.
  fileprivate var text: String {
    let json: JSONValue = [
      "Rule": .string(rule), "Message": .string(message),
      "MessageExpression": .string(messageExpression),
      "Reason": reason.map { .string($0) } ?? .null,
      "FieldPath": .string(fieldPath),
      "OptionalOldSelf": optionalOldSelf.map { .bool($0) } ?? .null,
    ]
    return GoText.json(json)
  }
}
