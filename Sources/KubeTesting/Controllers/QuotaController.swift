import KubeCore
import KubeJSON

/// What ResourceQuotas say is used.
struct QuotaController: Controller {
  let name = "resourcequota-controller"
  private var quotas: Set<StorageKey> = []

  mutating func forget() { quotas = [] }

  mutating func observe(_ change: Change, of resource: GroupResource, _ queue: inout KeyQueue) {
    guard let key = change.key else { return }
    if resource == ControlledResource.quotas.groupResource {
      if change.new == nil {
        quotas.remove(key)
      } else {
        quotas.insert(key)
        queue.add(key)
      }
    } else if !quotas.isEmpty, change.old == nil || change.new == nil || resource.resource == "pods"
    {
      for quota in quotas.sorted() where quota.namespace == key.namespace { queue.add(quota) }
    }
  }

  func step(_ key: StorageKey, _ context: inout ControllerContext) throws(Refusal) {
    guard let quota = context.object(ControlledResource.quotas, key) else { return }
    let hard = quota["spec"]?["hard"] ?? [:]
    var used: JSONValue = [:]
    for member in hard.members ?? [] {
      guard let count = QuotaCount(member.name) else { continue }
      let objects = context.all(count.resource, in: key.namespace).filter { !$0.isTerminating }
      let total = objects.reduce(Quantity(0)) { sum, object in
        let amount = count.amount(of: object.value, quota)
        return (try? sum + amount) ?? sum
      }
      used[member.name] = .string(total.plain)
    }
    let status: JSONValue = ["hard": hard, "used": used]
    guard status != quota["status"] else { return }
    try context.update(ControlledResource.quotas, key, subresource: "status") {
      $0["status"] = status
    }
  }
}

/// What a name in a ResourceQuota counts.
struct QuotaCount: Sendable {
  let resource: GroupResource
  private let name: String

  private static let plain: Set<String> = [
    "pods", "services", "configmaps", "secrets", "persistentvolumeclaims",
    "replicationcontrollers", "resourcequotas",
  ]

  /// Nil for what nothing here counts.
  init?(_ name: String) {
    self.name = name
    if name.hasPrefix("count/") {
      let parts = name.dropFirst("count/".count).split(separator: ".", maxSplits: 1)
      guard let first = parts.first else { return nil }
      resource = GroupResource(
        group: parts.count > 1 ? String(parts[1]) : "", resource: String(first))
    } else if Self.plain.contains(name) {
      resource = GroupResource(resource: name)
    } else if name.hasPrefix("services.") {
      resource = GroupResource(resource: "services")
    } else if name == "requests.storage" {
      resource = GroupResource(resource: "persistentvolumeclaims")
    } else if ["cpu", "memory", "ephemeral-storage"].contains(name)
      || name.hasPrefix("requests.") || name.hasPrefix("limits.")
    {
      resource = GroupResource(resource: "pods")
    } else {
      return nil
    }
  }

  /// How much of it an object uses.
  func amount(of object: JSONValue, _ quota: JSONValue) -> Quantity {
    if resource == GroupResource(resource: "pods"), !name.hasPrefix("count/") {
      // Pods that are over use nothing any more.
      let phase = object["status"]?["phase"]?.string ?? ""
      if ["Succeeded", "Failed"].contains(phase) || !isInScope(object, quota) {
        return Quantity(0)
      }
      if name != "pods" { return compute(object) }
    }
    if name == "requests.storage" {
      return Self.quantity(object["spec"]?["resources"]?["requests"]?["storage"])
    }
    if name == "services.loadbalancers" {
      return Quantity(object["spec"]?["type"]?.string == "LoadBalancer" ? 1 : 0)
    }
    if name == "services.nodeports" {
      let type = object["spec"]?["type"]?.string ?? ""
      let ports = object["spec"]?["ports"]?.array?.count ?? 0
      return Quantity(["NodePort", "LoadBalancer"].contains(type) ? Int64(ports) : 0)
    }
    return Quantity(1)
  }

  private func compute(_ pod: JSONValue) -> Quantity {
    let (list, kind) =
      name.hasPrefix("limits.")
      ? ("limits", String(name.dropFirst("limits.".count)))
      : ("requests", name.hasPrefix("requests.") ? String(name.dropFirst(9)) : name)
    func amount(_ container: JSONValue) -> Quantity {
      Self.quantity(container["resources"]?[list]?[kind])
    }
    let sum = (pod["spec"]?["containers"]?.array ?? []).reduce(Quantity(0)) { sum, container in
      (try? sum + amount(container)) ?? sum
    }
    let largest = (pod["spec"]?["initContainers"]?.array ?? []).map(amount).max() ?? sum
    return max(sum, largest)
  }

  private func isInScope(_ pod: JSONValue, _ quota: JSONValue) -> Bool {
    (quota["spec"]?["scopes"]?.array ?? []).allSatisfy { scope in
      let isBestEffort = pod["status"]?["qosClass"]?.string == "BestEffort"
      let ends = pod["spec"]?["activeDeadlineSeconds"] != nil
      return switch scope.string {
      case "BestEffort": isBestEffort
      case "NotBestEffort": !isBestEffort
      case "Terminating": ends
      case "NotTerminating": !ends
      default: true
      }
    }
  }

  private static func quantity(_ value: JSONValue?) -> Quantity {
    let text = value?.string ?? value?.number?.text ?? "0"
    return (try? Quantity(parsing: text)) ?? Quantity(0)
  }
}

extension Quantity {
  /// As the server writes it.
  var plain: String { (try? canonical) ?? text }
}
