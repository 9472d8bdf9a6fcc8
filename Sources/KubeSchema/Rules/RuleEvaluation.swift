import KubeCEL
import KubeJSON

/// One run of rules over an object.
struct RuleEvaluation {
  /// Negative once nothing more is evaluated.
  private(set) var budget: Int64
  private(set) var outcome = RuleOutcome()

  init(budget: Int64) { self.budget = budget }

  /// Looks at a value and at what is in it.
  mutating func look(
    at value: JSONValue, old: JSONValue?, _ node: RuleNode, _ path: String,
    _ correlation: RuleCorrelation
  ) {
    guard !value.isNull else { return }
    let old = old.flatMap { $0.isNull ? nil : $0 }
    if !node.rules.isEmpty { evaluate(node, value, old: old, path, correlation) }
    guard budget >= 0 else { return }
    if let elements = value.array, let items = node.items {
      look(atItems: elements, old: old, node, items, path, correlation)
    } else if let members = value.members {
      look(atMembers: members, old: old, node, path, correlation)
    }
  }

  private mutating func look(
    atItems elements: [JSONValue], old: JSONValue?, _ node: RuleNode, _ items: RuleNode,
    _ path: String, _ correlation: RuleCorrelation
  ) {
    // Finds items again by their keys, whether or not failures are let pass.
    let whole = old.map { Correlation(.array(elements), old: $0, node.schema) }
    for (index, element) in elements.enumerated() {
      look(
        at: element, old: whole?.child(index)?.old, items, "\(path)[\(index)]",
        correlation.child(index))
      if budget < 0 { return }
    }
  }

  private mutating func look(
    atMembers members: [UnknownMembers.Member], old: JSONValue?, _ node: RuleNode, _ path: String,
    _ correlation: RuleCorrelation
  ) {
    let isCorrelatable =
      node.schema.mapType.map { $0 == "granular" || $0 == "atomic" } ?? true
    for member in members {
      let part: RuleNode
      let place: String
      if let property = node.properties[member.name] {
        part = property
        place = path.isEmpty ? member.name : "\(path).\(member.name)"
      } else if let values = node.values {
        part = values
        place = "\(path)[\(member.name)]"
      } else {
        continue
      }
      look(
        at: member.value, old: isCorrelatable ? old?[member.name] : nil, part, place,
        correlation.child(member.name))
      if budget < 0 { return }
    }
  }

  private mutating func evaluate(
    _ node: RuleNode, _ value: JSONValue, old: JSONValue?, _ path: String,
    _ correlation: RuleCorrelation
  ) {
    let site = RuleSite(node: node, value: value, path: path.isEmpty ? "<nil>" : path)
    guard budget > 0 else {
      exhaust(site)
      return
    }
    let variables = RuleVariables(node, value, old: old)
    for rule in node.rules {
      guard let program = rule.program else {
        if let error = rule.error { fail(site, "rule compile error: \(error)") }
        continue
      }
      if rule.usesOldSelf, old == nil, !rule.hasOptionalOldSelf { continue }
      let evaluated = variables.evaluate(program, optional: rule.hasOptionalOldSelf)
      guard spend(evaluated.cost) else {
        exhaust(site)
        return
      }
      switch evaluated.result {
      case .success(.bool(true)): continue
      case .success: report(rule, site, variables, correlation)
      case .failure(let failure): report(failure, rule, site)
      }
      if budget < 0 { return }
    }
  }

  /// Whether there was so much left.
  private mutating func spend(_ cost: UInt64) -> Bool {
    guard cost <= UInt64(clamping: budget) else { return false }
    budget -= Int64(cost)
    return true
  }

  private mutating func exhaust(_ site: RuleSite) {
    fail(
      site,
      "validation failed due to running out of cost budget, no further validation rules will be run"
    )
    budget = -1
  }

  private mutating func fail(_ site: RuleSite, _ message: String) {
    outcome.problems.append(
      .invalid(site.path, GoText.quoted(site.node.schema.type), message))
  }

  /// What an evaluation says that has no result.
  private mutating func report(
    _ failure: CELFailure, _ rule: CompiledRule, _ site: RuleSite
  ) {
    let message = failure.message
    if message.hasPrefix("no such overload") {
      fail(
        site,
        "'\(message)': call arguments did not match a supported operator, function or macro "
          + "signature for rule: \(rule.name)")
    } else if message.hasPrefix("operation cancelled: actual cost limit exceeded") {
      fail(
        site,
        "'\(message)': no further validation rules will be run due to call cost exceeds limit for "
          + "rule: \(rule.name)")
      budget = -1
    } else {
      fail(site, "\(message) evaluating rule: \(rule.name)")
    }
  }

  /// That a rule does not hold.
  private mutating func report(
    _ rule: CompiledRule, _ site: RuleSite, _ variables: RuleVariables,
    _ correlation: RuleCorrelation
  ) {
    let path = rule.fieldPath.isEmpty ? site.path : site.child(rule.fieldPath)
    let isForgiven = !rule.usesOldSelf && correlation.isUnchanged
    var message: String?
    if let program = rule.messageProgram {
      let evaluated = variables.evaluate(program, optional: rule.hasOptionalOldSelf)
      let problem: String?
      if !spend(evaluated.cost) {
        problem =
          "messageExpression evaluation failed due to running out of cost budget, no further "
          + "validation rules will be run"
      } else if case .failure(.costLimitExceeded) = evaluated.result {
        problem =
          "no further validation rules will be run due to call cost exceeds limit for "
          + "messageExpression: \(GoText.quoted(rule.messageExpression))"
      } else {
        problem = nil
        if case .success(.string(let text)) = evaluated.result { message = RuleText.message(text) }
      }
      if let problem {
        add(.invalid(path, GoText.quoted(site.node.schema.type), problem), isForgiven: isForgiven)
        budget = -1
        return
      }
    }
    add(
      site.problem(rule.rule, path, message ?? rule.message), isForgiven: isForgiven)
  }

  private mutating func add(_ problem: FieldProblem, isForgiven: Bool) {
    if isForgiven {
      outcome.warnings.append(problem.text)
    } else {
      outcome.problems.append(problem)
    }
  }
}
