import KubeCore
import KubeJSON

extension TableCells {
  func cluster(_ kind: String) -> [JSONValue]? {
    switch kind {
    case "Namespace": return [name, .string(text("status", "phase")), .string(age)]
    case "ConfigMap": return [name, .number(count("data") + count("binaryData")), .string(age)]
    case "Secret": return [name, .string(text("type")), .number(count("data")), .string(age)]
    case "ServiceAccount": return [name, .number(count("secrets")), .string(age)]
    case "Lease": return [name, .string(text("spec", "holderIdentity")), .string(age)]
    case "Event": return event
    case "Node": return node
    case "ComponentStatus":
      let healthy = elements("conditions").first { $0["type"]?.string == "Healthy" }
      let status = healthy.map { $0["status"]?.string == "True" ? "Healthy" : "Unhealthy" }
      return [
        name, .string(status ?? "Unknown"), .string(healthy?["message"]?.string ?? ""),
        .string(healthy?["error"]?.string ?? ""),
      ]
    case "ResourceQuota": return quota
    case "RoleBinding", "ClusterRoleBinding":
      return [
        name, .string("\(text("roleRef", "kind"))/\(text("roleRef", "name"))"), .string(age),
        .string(subjects("User")), .string(subjects("Group")), .string(subjects("ServiceAccount")),
      ]
    case "CertificateSigningRequest":
      let seconds = value("spec", "expirationSeconds")?.int
      return [
        name, .string(age), .string(text("spec", "signerName", or: "<none>")),
        .string(text("spec", "username")),
        .string(seconds.map { HumanDuration.text(seconds: $0) } ?? "<none>"),
        .string(requestStatus),
      ]
    case "PriorityClass":
      return [
        name, .number(number("value")), .bool(value("globalDefault")?.bool ?? false), .string(age),
        .string(text("preemptionPolicy")),
      ]
    case "RuntimeClass": return [name, .string(text("handler")), .string(age)]
    case "MutatingWebhookConfiguration", "ValidatingWebhookConfiguration":
      return [name, .number(count("webhooks")), .string(age)]
    case "ValidatingAdmissionPolicy", "MutatingAdmissionPolicy":
      let rules = kind.hasPrefix("Validating") ? "validations" : "mutations"
      let parameter = value("spec", "paramKind").map {
        "\($0["apiVersion"]?.string ?? "")/\($0["kind"]?.string ?? "")"
      }
      return [
        name, .number(count("spec", rules)), .string(parameter ?? "<unset>"), .string(age),
      ]
    case "ValidatingAdmissionPolicyBinding", "MutatingAdmissionPolicyBinding":
      var parameter = "<unset>"
      if let given = value("spec", "paramRef"), let name = given["name"]?.string, !name.isEmpty {
        parameter = "\(given["namespace"]?.string ?? "*")/\(name)"
      }
      return [name, .string(text("spec", "policyName")), .string(parameter), .string(age)]
    case "FlowSchema":
      let dangling = elements("status", "conditions").first { $0["type"]?.string == "Dangling" }
      return [
        name, .string(text("spec", "priorityLevelConfiguration", "name")),
        .number(number("spec", "matchingPrecedence")),
        .string(text("spec", "distinguisherMethod", "type", or: "<none>")), .string(age),
        .string(dangling?["status"]?.string ?? "?"),
      ]
    case "PriorityLevelConfiguration":
      let queuing = value("spec", "limited", "limitResponse", "queuing")
      return [
        name, .string(text("spec", "type")),
        value("spec", "limited", "nominalConcurrencyShares") ?? "<none>",
      ] + ["queues", "handSize", "queueLengthLimit"].map { queuing?[$0] ?? "<none>" }
        + [.string(age)]
    case "DeviceClass", "ResourceClaimTemplate": return [name, .string(age)]
    case "ResourceClaim": return [name, .string(claimState), .string(age)]
    case "ResourceSlice":
      return [
        name, .string(text("spec", "nodeName")), .string(text("spec", "driver")),
        .string(text("spec", "pool", "name")), .string(age),
      ]
    default: return nil
    }
  }

  private var event: [JSONValue] {
    let first =
      value("firstTimestamp") == nil ? age("eventTime") : age("firstTimestamp")
    var last = value("lastTimestamp") == nil ? first : age("lastTimestamp")
    var count = max(number("count"), 1)
    if value("series") != nil {
      last = age("series", "lastObservedTime")
      count = number("series", "count")
    }
    let kind = text("involvedObject", "kind").lowercased()
    let object = text("involvedObject", "name")
    let source = text("source", "component", or: text("reportingComponent"))
    let instance = text("source", "host", or: text("reportingInstance"))
    return [
      .string(last), .string(text("type")), .string(text("reason")),
      .string(object.isEmpty ? kind : "\(kind)/\(object)"),
      .string(text("involvedObject", "fieldPath")),
      .string(instance.isEmpty ? source : "\(source), \(instance)"),
      .string(text("message").trimmingBlanks()), .string(first), .number(count), name,
    ]
  }

  /// An event of `events.k8s.io` with the names that the core group has.
  static func coreEvent(_ event: JSONValue) -> JSONValue {
    guard let members = event.members else { return event }
    return JSONValue(
      members: members.map { .init(name: coreNames[$0.name] ?? $0.name, value: $0.value) })
  }

  private static let coreNames = [
    "regarding": "involvedObject", "note": "message", "deprecatedSource": "source",
    "deprecatedCount": "count", "deprecatedFirstTimestamp": "firstTimestamp",
    "deprecatedLastTimestamp": "lastTimestamp", "reportingController": "reportingComponent",
  ]

  private var node: [JSONValue] {
    var status = ["Unknown"]
    if let ready = elements("status", "conditions").last(where: { $0["type"]?.string == "Ready" }) {
      status = [ready["status"]?.string == "True" ? "Ready" : "NotReady"]
    }
    if value("spec", "unschedulable")?.bool == true { status.append("SchedulingDisabled") }
    let prefix = "node-role.kubernetes.io/"
    let roles = (value("metadata", "labels")?.members ?? []).compactMap { label -> String? in
      if label.name.hasPrefix(prefix) { return String(label.name.dropFirst(prefix.count)) }
      return label.name == "kubernetes.io/role" ? label.value.string : nil
    }.filter { !$0.isEmpty }
    let info = { (key: String) in
      JSONValue.string(text("status", "nodeInfo", key, or: "<unknown>"))
    }
    return [
      name, .string(status.joined(separator: ",")),
      .string(roles.isEmpty ? "<none>" : Set(roles).sorted().joined(separator: ",")),
      .string(age), .string(text("status", "nodeInfo", "kubeletVersion")),
      .string(address("InternalIP")), .string(address("ExternalIP")), info("osImage"),
      kernel, info("containerRuntimeVersion"),
    ]
  }

  private var kernel: JSONValue {
    let version = text("status", "nodeInfo", "kernelVersion", or: "<unknown>")
    let architecture = text("status", "nodeInfo", "architecture")
    return .string(architecture.isEmpty ? version : "\(version) (\(architecture))")
  }

  private func address(_ type: String) -> String {
    elements("status", "addresses").first { $0["type"]?.string == type }?["address"]?.string
      ?? "<none>"
  }

  private var quota: [JSONValue] {
    let limits = (value("status", "hard")?.members ?? []).sorted { $0.name < $1.name }
    let text = { (isLimit: Bool) in
      limits.filter { $0.name.hasPrefix("limits.") == isLimit }.map { limit in
        let used = value("status", "used", limit.name).map { $0.string ?? $0.text } ?? "0"
        return "\(limit.name): \(used)/\(limit.value.string ?? limit.value.text)"
      }.joined(separator: ", ")
    }
    return [name, .string(text(false)), .string(text(true)), .string(age)]
  }

  private func subjects(_ kind: String) -> String {
    elements("subjects").filter { $0["kind"]?.string == kind }.map { subject in
      let name = subject["name"]?.string ?? ""
      guard kind == "ServiceAccount" else { return name }
      return "\(subject["namespace"]?.string ?? "")/\(name)"
    }.joined(separator: ", ")
  }

  private var requestStatus: String {
    let types = Set(elements("status", "conditions").compactMap { $0["type"]?.string })
    var status =
      types.contains("Denied") ? "Denied" : types.contains("Approved") ? "Approved" : "Pending"
    if types.contains("Failed") { status += ",Failed" }
    if !text("status", "certificate").isEmpty { status += ",Issued" }
    return status
  }

  private var claimState: String {
    let isDeleted = value("metadata", "deletionTimestamp") != nil
    var states = isDeleted ? ["deleted"] : []
    if value("status", "allocation") == nil {
      if !isDeleted { states.append("pending") }
    } else {
      states.append("allocated")
      if count("status", "reservedFor") > 0 { states.append("reserved") }
    }
    return states.joined(separator: ",")
  }
}
