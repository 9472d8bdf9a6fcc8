import KubeCore
import KubeJSON
import KubeSchema

struct ResourceQuotaRules: SpecRules {
  var countsGenerations: Bool { false }

  private static let amounts: Set = [
    "cpu", "memory", "ephemeral-storage", "requests.cpu", "requests.memory", "requests.storage",
    "requests.ephemeral-storage", "limits.cpu", "limits.memory", "limits.ephemeral-storage",
  ]
  private static let counts: Set = [
    "pods", "resourcequotas", "services", "replicationcontrollers", "secrets",
    "persistentvolumeclaims", "configmaps", "services.nodeports", "services.loadbalancers",
  ]

  private static func isStandard(_ name: String) -> Bool {
    amounts.contains(name) || counts.contains(name) || name.hasPrefix("hugepages-")
      || name.hasPrefix("requests.hugepages-")
  }

  func specProblems(_ object: JSONValue, _ context: WriteContext) -> [FieldProblem] {
    let spec = object["spec"] ?? [:]
    return Self.amountProblems(spec["hard"], "spec.hard") + scopeProblems(spec)
      + selectorProblems(spec)
  }

  func changeProblems(
    _ object: JSONValue, old: JSONValue, _ context: WriteContext
  ) -> [FieldProblem] {
    let scopes = object["spec"]?.texts("scopes") ?? []
    guard Set(scopes) == Set(old["spec"]?.texts("scopes") ?? []) else {
      return specProblems(object, context) + [.immutable("spec.scopes", Self.list(scopes))]
    }
    return specProblems(object, context)
  }

  func statusProblems(
    _ object: JSONValue, old: JSONValue, _ context: WriteContext
  ) -> [FieldProblem] {
    ["hard", "used"].flatMap {
      Self.amountProblems(object["status"]?[$0], "status.\($0)")
    }
  }

  private static func amountProblems(_ amounts: JSONValue?, _ path: String) -> [FieldProblem] {
    var problems: [FieldProblem] = []
    for member in amounts?.members ?? [] {
      let field = "\(path)[\(member.name)]"
      problems += nameProblems(member.name, field)
      guard let quantity = ResourceAmounts.quantity(member.value) else { continue }
      if quantity.direction < 0 {
        problems.append(
          .invalid(field, GoText.quoted(quantity.shown), "must be greater than or equal to 0"))
      }
      if isCounted(member.name), let parts = try? quantity.milliValue, parts % 1000 != 0 {
        problems.append(.invalid(field, GoText.quoted(quantity.shown), "must be an integer"))
      }
    }
    return problems
  }

  /// Of objects, and of what others than Kubernetes have named, there are whole ones only.
  private static func isCounted(_ name: String) -> Bool {
    counts.contains(name)
      || name.contains("/") && !name.contains("kubernetes.io/") && !name.hasPrefix("requests.")
  }

  private static func nameProblems(_ name: String, _ field: String) -> [FieldProblem] {
    var problems = NameCheck.qualified(name)
    if !name.contains("/"), !isStandard(name) {
      if problems.isEmpty, name != "storage" {
        problems.append("must be a standard resource type or fully qualified")
      }
      problems.append("must be a standard resource for quota")
    }
    return problems.map { .invalid(field, GoText.quoted(name), $0) }
  }

  private static let pairs = [["BestEffort", "NotBestEffort"], ["NotTerminating", "Terminating"]]

  private static func isKnown(_ scope: String) -> Bool {
    pairs.joined().contains(scope)
      || ["PriorityClass", "CrossNamespacePodAffinity", "VolumeAttributesClass"].contains(scope)
  }

  private static func list(_ scopes: [String]) -> String {
    GoText.json(.array(scopes.map { .string($0) }))
  }

  /// Whether a scope says nothing about a resource.
  private static func isForeign(_ scope: String, _ resource: String) -> Bool {
    let ofPods: Set = [
      "pods", "cpu", "memory", "limits.cpu", "limits.memory", "requests.cpu", "requests.memory",
    ]
    switch scope {
    case "BestEffort": return resource != "pods"
    case "VolumeAttributesClass":
      return !["persistentvolumeclaims", "requests.storage"].contains(resource)
    default: return isKnown(scope) && !ofPods.contains(resource)
    }
  }

  private func scopeProblems(_ spec: JSONValue) -> [FieldProblem] {
    let scopes = spec.texts("scopes")
    let names = (spec["hard"]?.members ?? []).map(\.name).sorted()
    var problems: [FieldProblem] = []
    func complain(_ detail: String) {
      problems.append(.invalid("spec.scopes", Self.list(scopes), detail))
    }
    for scope in scopes {
      if !Self.isKnown(scope) { complain("unsupported scope") }
      for name in names where Self.isStandard(name) && Self.isForeign(scope, name) {
        complain("unsupported scope applied to resource")
      }
    }
    for pair in Self.pairs where pair.allSatisfy(scopes.contains) {
      complain("conflicting scopes")
    }
    return problems
  }

  private func selectorProblems(_ spec: JSONValue) -> [FieldProblem] {
    let field = "spec.scopeSelector.matchExpressions"
    var problems: [FieldProblem] = []
    for expression in spec["scopeSelector"]?.items("matchExpressions") ?? [] {
      let scope = expression.text("scopeName") ?? ""
      if !Self.isKnown(scope) {
        problems.append(
          .invalid("\(field).scopeName", GoText.quoted(scope), "unsupported scope"))
      }
      let operation = expression.text("operator") ?? ""
      let values = expression.texts("values")
      if Self.pairs.joined().contains(scope) || scope == "CrossNamespacePodAffinity",
        operation != "Exists"
      {
        problems.append(
          .invalid(
            "\(field).operator", GoText.quoted(operation),
            "must be 'Exists' when scope is any of ResourceQuotaScopeTerminating, "
              + "ResourceQuotaScopeNotTerminating, ResourceQuotaScopeBestEffort, "
              + "ResourceQuotaScopeNotBestEffort or ResourceQuotaScopeCrossNamespacePodAffinity"))
      }
      switch operation {
      case "In", "NotIn":
        if values.isEmpty {
          problems.append(
            .required(
              "\(field).values",
              "must be at least one value when `operator` is 'In' or 'NotIn' for scope selector"))
        }
      case "Exists", "DoesNotExist":
        if !values.isEmpty {
          problems.append(
            .invalid(
              "\(field).values", Self.list(values),
              "must be no value when `operator` is 'Exist' or 'DoesNotExist' for scope selector"))
        }
      default:
        problems.append(
          .invalid(
            "\(field).operator", GoText.quoted(operation), "not a valid selector operator"))
      }
    }
    return problems
  }
}
