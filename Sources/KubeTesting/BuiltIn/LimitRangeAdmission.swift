import KubeCore
import KubeJSON
import KubeSchema

/// LimitRanger: what a namespace's limit ranges add to its pods, and what they refuse.
enum LimitRangeAdmission {
  static func limits(
    _ type: String, _ object: JSONValue, _ context: WriteContext
  ) -> [JSONValue] {
    let namespace = object["metadata"]?.text("namespace")
    let ranges = context.list(GroupResource(resource: "limitranges"), namespace)
    return ranges.flatMap { $0["spec"]?.items("limits") ?? [] }.filter { $0.text("type") == type }
  }

  static func addDefaults(_ object: inout JSONValue, _ context: WriteContext) {
    let limits = limits("Container", object, context)
    guard !limits.isEmpty else { return }
    var added: [String] = []
    for list in ["containers", "initContainers"] {
      object.change("spec") { spec in
        spec.changeEach(list) { container in
          added += addDefaults(
            &container, limits, list == "containers" ? "container" : "init container")
        }
      }
    }
    if !added.isEmpty {
      var annotations = object["metadata"]?.given("annotations") ?? [:]
      annotations["kubernetes.io/limit-ranger"] = .string(
        "LimitRanger plugin set: \(added.joined(separator: "; "))")
      object["metadata"]?["annotations"] = annotations
    }
  }

  private static func addDefaults(
    _ container: inout JSONValue, _ limits: [JSONValue], _ what: String
  ) -> [String] {
    var notes: [String] = []
    let name = container.text("name") ?? ""
    for (list, source, word) in [
      ("requests", "defaultRequest", "request"), ("limits", "default", "limit"),
    ] {
      var set: [String] = []
      for limit in limits {
        for member in limit[source]?.members ?? [] {
          var amounts = container["resources"]?.given(list) ?? [:]
          guard amounts[member.name] == nil else { continue }
          amounts[member.name] = member.value
          if container.given("resources") == nil { container["resources"] = [:] }
          container["resources"]?[list] = amounts
          set.append(member.name)
        }
      }
      if !set.isEmpty {
        notes.append("\(set.sorted().joined(separator: ", ")) \(word) for \(what) \(name)")
      }
    }
    return notes
  }

  static func check(_ object: JSONValue, _ context: WriteContext) throws(Refusal) {
    let spec = object["spec"] ?? [:]
    var problems: [String] = []
    for limit in limits("Container", object, context) {
      for container in spec.items("containers") + spec.items("initContainers") {
        problems += Self.problems(container["resources"] ?? [:], limit, "Container")
      }
    }
    for limit in limits("Pod", object, context) {
      problems += Self.problems(sums(spec), limit, "Pod")
    }
    try refuse(GroupResource(resource: "pods"), object, problems)
  }

  /// What a claim of a volume asks for.
  static func checkClaim(_ object: JSONValue, _ context: WriteContext) throws(Refusal) {
    let requests = object["spec"]?["resources"]?.given("requests") ?? [:]
    var problems: [String] = []
    for limit in limits("PersistentVolumeClaim", object, context) {
      // There are no limits of claims: the request has to fit.
      problems += Self.problems(
        ["requests": requests, "limits": requests], limit, "PersistentVolumeClaim",
        word: "request")
    }
    try refuse(GroupResource(resource: "persistentvolumeclaims"), object, problems)
  }

  private static func refuse(
    _ resource: GroupResource, _ object: JSONValue, _ problems: [String]
  ) throws(Refusal) {
    guard !problems.isEmpty else { return }
    throw .forbidden(
      resource, object["metadata"]?.text("name") ?? "",
      problems.count == 1 ? problems[0] : "[\(problems.joined(separator: ", "))]")
  }

  /// Of all containers of a pod; of those that run first and end, the largest counts.
  private static func sums(_ spec: JSONValue) -> JSONValue {
    var result: JSONValue = [:]
    for list in ["requests", "limits"] {
      var sums: [String: Quantity] = [:]
      for container in spec.items("containers") {
        for member in container["resources"]?[list]?.members ?? [] {
          guard let amount = ResourceAmounts.quantity(member.value) else { continue }
          sums[member.name] = sums[member.name].map { (try? $0 + amount) ?? $0 } ?? amount
        }
      }
      for container in spec.items("initContainers") {
        for member in container["resources"]?[list]?.members ?? [] {
          guard let amount = ResourceAmounts.quantity(member.value) else { continue }
          sums[member.name] = max(sums[member.name] ?? amount, amount)
        }
      }
      result[list] = .object(sums.mapValues { .string($0.shown) })
    }
    return result
  }

  private static func problems(
    _ resources: JSONValue, _ limit: JSONValue, _ type: String, word: String = "limit"
  ) -> [String] {
    var problems: [String] = []
    let requests = resources.given("requests") ?? [:]
    let limits = resources.given("limits") ?? [:]
    for member in limit["min"]?.members ?? [] {
      guard let least = ResourceAmounts.quantity(member.value) else { continue }
      let start = "minimum \(member.name) usage per \(type) is \(least.shown)"
      guard let request = ResourceAmounts.quantity(requests[member.name]) else {
        problems.append("\(start).  No request is specified")
        continue
      }
      if request < least { problems.append("\(start), but request is \(request.shown)") }
    }
    for member in limit["max"]?.members ?? [] {
      guard let most = ResourceAmounts.quantity(member.value) else { continue }
      let start = "maximum \(member.name) usage per \(type) is \(most.shown)"
      guard let amount = ResourceAmounts.quantity(limits[member.name]) else {
        problems.append("\(start).  No \(word) is specified")
        continue
      }
      if amount > most { problems.append("\(start), but \(word) is \(amount.shown)") }
    }
    for member in limit["maxLimitRequestRatio"]?.members ?? [] {
      guard let most = ResourceAmounts.quantity(member.value) else { continue }
      let start = "\(member.name) max limit to request ratio per \(type) is \(most.shown)"
      guard let amount = ResourceAmounts.amount(limits[member.name]),
        let request = ResourceAmounts.amount(requests[member.name])
      else {
        problems.append("\(start), but no request is specified or request is 0")
        continue
      }
      guard let (above, below) = try? (amount.asDouble, request.asDouble), below > 0,
        let limit = try? most.asDouble, above / below < 1e12
      else { continue }
      let ratio = above / below
      if ratio > limit {
        let digits = Int((ratio * 1_000_000).rounded())
        let fraction = String(digits % 1_000_000 + 1_000_000).dropFirst()
        problems.append(
          "\(start), but provided ratio is \(digits / 1_000_000).\(fraction)")
      }
    }
    return problems
  }
}
