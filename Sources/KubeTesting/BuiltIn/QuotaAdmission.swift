import KubeCore
import KubeJSON
import KubeSchema

/// ResourceQuota: what a new object takes of the quotas of its namespace. Their limits count from
/// when a controller has written them into their status.
extension ResourceCall {
  private static let quotas = GroupVersionResource(
    group: "", version: "v1", resource: "resourcequotas")

  /// Takes what an object needs, or refuses it.
  func chargeQuotas(_ object: JSONValue, isDryRun: Bool) throws(Refusal) {
    guard let namespace = target.namespace, resource.custom != nil || resource.kind != "Event",
      let quotas = server.registry.resource(Self.quotas)
    else { return }
    let usage = QuotaUsage(object, resource.groupResource)
    let now = server.clock.time
    let context = FieldContext(
      manager: "kube-apiserver", apiVersion: "v1", subresource: "status", schema: quotas.schema,
      now: now, kind: quotas.kind)
    for quota in server.writeContext(resource).list(Self.quotas.groupResource, namespace) {
      guard usage.concerns(quota), let name = quota["metadata"]?.text("name") else { continue }
      let change = { (old: JSONValue) throws(Refusal) -> JSONValue? in
        switch usage.charged(to: old) {
        case .success(let new):
          return isDryRun ? nil : FieldManager.update(old: old, new: new, context: context)
        case .failure(let problem):
          throw .forbidden(
            resource.groupResource, object["metadata"]?.text("name") ?? "", problem.message)
        }
      }
      try rewrite(quotas, StorageKey(namespace: namespace, name: name), change)
    }
  }
}

/// What an object takes of quotas, by their names.
struct QuotaUsage {
  private var amounts: [String: Quantity] = [:]
  /// Containers that do not say how much they need, by what they do not say.
  private var silent: [String: [String]] = [:]

  struct Problem: Error {
    var message: String
  }

  private static let counted: Set = [
    "pods", "services", "secrets", "configmaps", "replicationcontrollers",
    "persistentvolumeclaims", "resourcequotas",
  ]

  init(_ object: JSONValue, _ resource: GroupResource) {
    amounts["count/\(resource)"] = 1
    guard resource.group.isEmpty else { return }
    if Self.counted.contains(resource.resource) { amounts[resource.resource] = 1 }
    let spec = object["spec"] ?? [:]
    switch resource.resource {
    case "pods": addContainers(spec)
    case "services":
      let type = spec.text("type")
      if type == "LoadBalancer" { amounts["services.loadbalancers"] = 1 }
      if type == "NodePort" || type == "LoadBalancer" {
        amounts["services.nodeports"] = Quantity(Int64(spec.items("ports").count))
      }
    case "persistentvolumeclaims":
      let storage = ResourceAmounts.quantity(spec["resources"]?["requests"]?["storage"])
      if let storage { amounts["requests.storage"] = storage }
    default: break
    }
  }

  private mutating func addContainers(_ spec: JSONValue) {
    for name in ["cpu", "memory"] {
      for (list, keys) in [
        ("requests", [name, "requests.\(name)"]), ("limits", ["limits.\(name)"]),
      ] {
        var sum: Quantity = 0
        for container in spec.items("containers") {
          guard let amount = ResourceAmounts.quantity(container["resources"]?[list]?[name]) else {
            for key in keys { silent[key, default: []].append(container.text("name") ?? "") }
            continue
          }
          sum = (try? sum + amount) ?? sum
        }
        for key in keys { amounts[key] = sum }
      }
    }
  }

  /// Quotas of some pods only are left out.
  func concerns(_ quota: JSONValue) -> Bool {
    let spec = quota["spec"] ?? [:]
    guard spec.isUnset("scopes"), spec.given("scopeSelector") == nil else { return false }
    return (quota["status"]?["hard"]?.members ?? []).contains { amounts[$0.name] != nil }
  }

  /// The quota with the object in it.
  func charged(to quota: JSONValue) -> Result<JSONValue, Problem> {
    let name = quota["metadata"]?.text("name") ?? ""
    let hard = quota["status"]?.given("hard") ?? [:]
    var used = quota["status"]?.given("used") ?? [:]
    let names = (hard.members ?? []).map(\.name).filter { amounts[$0] != nil }.sorted()
    let missing = names.compactMap { key in
      silent[key].map { "\(key) for: \($0.sorted().joined(separator: ","))" }
    }
    if !missing.isEmpty {
      return .failure(
        Problem(
          message: "failed quota: \(name): must specify \(missing.joined(separator: "; "))"))
    }
    var exceeded: [(name: String, requested: Quantity, used: Quantity, limit: Quantity)] = []
    for key in names {
      guard let amount = amounts[key], let limit = ResourceAmounts.quantity(hard[key]) else {
        continue
      }
      let before = ResourceAmounts.quantity(used[key]) ?? 0
      guard let after = try? before + amount else { continue }
      if after > limit { exceeded.append((key, amount, before, limit)) }
      used[key] = .string(after.shown)
    }
    guard exceeded.isEmpty else {
      func list(_ value: (Quantity, Quantity, Quantity) -> Quantity) -> String {
        exceeded.map { "\($0.name)=\(value($0.requested, $0.used, $0.limit).shown)" }
          .joined(separator: ",")
      }
      return .failure(
        Problem(
          message: "exceeded quota: \(name), requested: \(list { one, _, _ in one }), used: "
            + "\(list { _, two, _ in two }), limited: \(list { _, _, three in three })"))
    }
    var charged = quota
    charged["status"]?["used"] = used
    return .success(charged)
  }
}
