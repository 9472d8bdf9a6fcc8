import KubeCore
import KubeJSON
import KubeSchema

/// LimitRanger: what a namespace's limit ranges add to its pods, and what they refuse.
enum LimitRangeAdmission {
  static func admit(_ object: inout JSONValue, _ context: WriteContext) throws(Refusal) {
    let namespace = object["metadata"]?.text("namespace")
    let ranges = context.list(GroupResource(resource: "limitranges"), namespace)
    let limits = ranges.flatMap { $0["spec"]?.items("limits") ?? [] }
    let containerLimits = limits.filter { $0.text("type") == "Container" }
    guard !limits.isEmpty else { return }
    var added: [String] = []
    for list in ["containers", "initContainers"] {
      object.change("spec") { spec in
        spec.changeEach(list) { container in
          added += addDefaults(
            &container, containerLimits, list == "containers" ? "container" : "init container")
        }
      }
    }
    if !added.isEmpty {
      var annotations = object["metadata"]?.given("annotations") ?? [:]
      annotations["kubernetes.io/limit-ranger"] = .string(
        "LimitRanger plugin set: \(added.joined(separator: "; "))")
      object["metadata"]?["annotations"] = annotations
    }
    try check(object, limits)
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

  private static func check(_ object: JSONValue, _ limits: [JSONValue]) throws(Refusal) {
    let spec = object["spec"] ?? [:]
    var problems: [String] = []
    for limit in limits where limit.text("type") == "Container" {
      for container in spec.items("containers") + spec.items("initContainers") {
        problems += containerProblems(container["resources"] ?? [:], limit)
      }
    }
    guard !problems.isEmpty else { return }
    throw .forbidden(
      GroupResource(resource: "pods"), object["metadata"]?.text("name") ?? "",
      problems.count == 1 ? problems[0] : "[\(problems.joined(separator: ", "))]")
  }

  private static func containerProblems(
    _ resources: JSONValue, _ limit: JSONValue
  ) -> [String] {
    var problems: [String] = []
    let requests = resources.given("requests") ?? [:]
    let limits = resources.given("limits") ?? [:]
    for member in limit["min"]?.members ?? [] {
      guard let least = ResourceAmounts.quantity(member.value) else { continue }
      let start = "minimum \(member.name) usage per Container is \(least.shown)"
      guard let request = ResourceAmounts.quantity(requests[member.name]) else {
        problems.append("\(start).  No request is specified")
        continue
      }
      if request < least { problems.append("\(start), but request is \(request.shown)") }
    }
    for member in limit["max"]?.members ?? [] {
      guard let most = ResourceAmounts.quantity(member.value) else { continue }
      let start = "maximum \(member.name) usage per Container is \(most.shown)"
      guard let amount = ResourceAmounts.quantity(limits[member.name]) else {
        problems.append("\(start).  No limit is specified")
        continue
      }
      if amount > most { problems.append("\(start), but limit is \(amount.shown)") }
    }
    return problems
  }
}
