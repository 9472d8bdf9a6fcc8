import KubeCore
import KubeJSON

extension TableCells {
  func workload(_ kind: String) -> [JSONValue]? {
    switch kind {
    case "Pod": return pod
    case "PodTemplate":
      return [name] + containers("template", "spec", "containers")
        + [.string(labels("template", "metadata", "labels"))]
    case "Deployment":
      let ready = "\(number("status", "readyReplicas"))/\(number("spec", "replicas"))"
      return [
        name, .string(ready), .number(number("status", "updatedReplicas")),
        .number(number("status", "availableReplicas")), .string(age),
      ] + templateContainers + [.string(selector("spec", "selector", none: ""))]
    case "ReplicaSet", "ReplicationController":
      let selected =
        kind == "ReplicaSet" ? selector("spec", "selector") : labels("spec", "selector")
      return [
        name, .number(number("spec", "replicas")), .number(number("status", "replicas")),
        .number(number("status", "readyReplicas")), .string(age),
      ] + templateContainers + [.string(selected)]
    case "StatefulSet":
      let ready = "\(number("status", "readyReplicas"))/\(number("spec", "replicas"))"
      return [name, .string(ready), .string(age)] + templateContainers
    case "DaemonSet":
      let counts = [
        "desiredNumberScheduled", "currentNumberScheduled", "numberReady",
        "updatedNumberScheduled", "numberAvailable",
      ]
      return [name] + counts.map { .number(number("status", $0)) }
        + [.string(labels("spec", "template", "spec", "nodeSelector")), .string(age)]
        + templateContainers + [.string(selector("spec", "selector"))]
    case "Job":
      return [
        name, .string(jobStatus), .string(jobCompletions), .string(jobDuration), .string(age),
      ] + templateContainers + [.string(selector("spec", "selector"))]
    case "CronJob":
      let suspended = value("spec", "suspend")?.bool.map { $0 ? "True" : "False" }
      let last =
        value("status", "lastScheduleTime") == nil
        ? "<none>" : age("status", "lastScheduleTime")
      return [
        name, .string(text("spec", "schedule")),
        .string(text("spec", "timeZone", or: "<none>")), .string(suspended ?? "<unset>"),
        .number(count("status", "active")), .string(last), .string(age),
      ] + containers("spec", "jobTemplate", "spec", "template", "spec", "containers")
        + [.string(selector("spec", "jobTemplate", "spec", "selector"))]
    case "ControllerRevision":
      let owner = elements("metadata", "ownerReferences").first { $0["controller"]?.bool == true }
      var controller = "<none>"
      if let owner, let groupVersion = owner["apiVersion"]?.string {
        let parts = groupVersion.split(separator: "/")
        let group = parts.count > 1 ? ".\(parts[0])" : ""
        let kind = (owner["kind"]?.string ?? "") + group
        controller = "\(kind.lowercased())/\(owner["name"]?.string ?? "")"
      }
      return [name, .string(controller), .number(number("revision")), .string(age)]
    case "PodDisruptionBudget":
      return [
        name, .string(plain("spec", "minAvailable", or: "N/A")),
        .string(plain("spec", "maxUnavailable", or: "N/A")),
        .number(number("status", "disruptionsAllowed")), .string(age),
      ]
    case "HorizontalPodAutoscaler": return autoscaler
    case "Scale":
      return [
        name, .number(number("spec", "replicas")), .number(number("status", "replicas")),
        .string(age),
      ]
    default: return nil
    }
  }

  private var templateContainers: [JSONValue] {
    containers("spec", "template", "spec", "containers")
  }

  func hasCondition(_ type: String) -> Bool {
    elements("status", "conditions").first { $0["type"]?.string == type }?["status"]?.string
      == "True"
  }

  private var jobStatus: String {
    if hasCondition("Complete") { return "Complete" }
    if hasCondition("Failed") { return "Failed" }
    if value("metadata", "deletionTimestamp") != nil { return "Terminating" }
    return ["Suspended", "FailureTarget"].first(where: hasCondition) ?? "Running"
  }

  private var jobCompletions: String {
    let succeeded = number("status", "succeeded")
    if let wanted = value("spec", "completions")?.int { return "\(succeeded)/\(wanted)" }
    let parallelism = number("spec", "parallelism")
    return parallelism > 1 ? "\(succeeded)/1 of \(parallelism)" : "\(succeeded)/1"
  }

  private var jobDuration: String {
    guard value("status", "startTime") != nil else { return "" }
    guard let end = try? Time(text("status", "completionTime")),
      let start = try? Time(text("status", "startTime"))
    else { return age("status", "startTime") }
    return Self.age(since: start, now: end)
  }

  private var autoscaler: [JSONValue] {
    let reference =
      "\(text("spec", "scaleTargetRef", "kind"))/\(text("spec", "scaleTargetRef", "name"))"
    return [
      name, .string(reference), .string(metrics),
      .string(plain("spec", "minReplicas", or: "<unset>")),
      .number(number("spec", "maxReplicas")), .number(number("status", "currentReplicas")),
      .string(age),
    ]
  }

  /// What is measured, and what is wanted of it.
  private var metrics: String {
    var specs = elements("spec", "metrics")
    let states = elements("status", "currentMetrics")
    // The first version has the processor alone.
    if let wanted = value("spec", "targetCPUUtilizationPercentage")?.int {
      specs.insert(
        [
          "type": "Resource",
          "resource": ["name": "cpu", "target": ["averageUtilization": .number(wanted)]],
        ], at: 0)
    }
    if specs.isEmpty { return "<none>" }
    let list = specs.enumerated().map { index, spec in
      metric(spec, index < states.count ? states[index] : nil)
    }
    let text = list.prefix(2).joined(separator: ", ")
    return list.count > 2 ? "\(text) + \(list.count - 2) more..." : text
  }

  private func metric(_ spec: JSONValue, _ state: JSONValue?) -> String {
    let type = spec["type"]?.string ?? ""
    let key = type.prefix(1).lowercased() + type.dropFirst()
    guard ["external", "pods", "object", "resource", "containerResource"].contains(key) else {
      return "<unknown type>"
    }
    let (target, current) = (spec[key]?["target"], state?[key]?["current"])
    func texts(_ name: String) -> String {
      let text = { (value: JSONValue?) in (value?[name]).map { $0.string ?? $0.text } }
      return "\(text(current) ?? "<unknown>")/\(text(target) ?? "0")"
    }
    switch key {
    case "pods": return texts("averageValue")
    case "external", "object":
      return target?["averageValue"] == nil ? texts("value") : "\(texts("averageValue")) (avg)"
    default:
      let name = spec[key]?["name"]?.string ?? ""
      if target?["averageValue"] != nil { return "\(name): \(texts("averageValue"))" }
      let percent = { (value: JSONValue?) in value?["averageUtilization"]?.int.map { "\($0)%" } }
      return "\(name): \(percent(current) ?? "<unknown>")/\(percent(target) ?? "<auto>")"
    }
  }
}
