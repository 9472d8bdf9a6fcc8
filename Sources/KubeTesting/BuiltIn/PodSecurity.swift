import KubeCore
import KubeJSON
import KubeSchema

/// PodSecurity: what the labels of a namespace demand of its pods.
enum PodSecurity {
  enum Level: String, Comparable {
    case privileged, baseline, restricted

    private var rank: Int { self == .privileged ? 0 : self == .baseline ? 1 : 2 }
    static func < (one: Level, other: Level) -> Bool { one.rank < other.rank }
  }

  struct Mode: Equatable, CustomStringConvertible {
    var level = Level.privileged
    /// `latest` or `v1.30`; what is checked is the same.
    var version = "latest"

    var description: String { "\(level.rawValue):\(version)" }
  }

  /// What the labels say, and what is wrong with them.
  struct Policy {
    var enforce = Mode()
    var warn = Mode()
    var problems: [FieldProblem] = []

    init(_ labels: JSONValue?) {
      var (hasEnforce, hasWarn, hasWarnVersion) = (false, false, false)
      for (name, level) in read(labels) {
        switch name {
        case "enforce":
          enforce.level = level ?? .restricted
          hasEnforce = level != nil
        case "warn":
          warn.level = level ?? .privileged
          hasWarn = true
        default: break
        }
      }
      for name in ["enforce", "audit", "warn"] {
        guard let text = labels?["\(PodSecurity.prefix)\(name)-version"]?.string else { continue }
        let isRight = Self.isVersion(text)
        if !isRight { complain("\(name)-version", text, "must be \"latest\" or \"v1.x\"") }
        if name == "enforce" { enforce.version = isRight ? text : "latest" }
        if name == "warn" {
          warn.version = isRight ? text : "latest"
          hasWarnVersion = true
        }
      }
      if !hasWarn, hasEnforce, enforce.level > warn.level {
        warn.level = enforce.level
        if !hasWarnVersion { warn.version = enforce.version }
      }
    }

    private mutating func read(
      _ labels: JSONValue?
    ) -> [(name: String, level: Level?)] {
      var found: [(String, Level?)] = []
      for name in ["enforce", "audit", "warn"] {
        guard let text = labels?["\(PodSecurity.prefix)\(name)"]?.string else { continue }
        let level = Level(rawValue: text)
        if level == nil {
          complain(name, text, "must be one of privileged, baseline, restricted")
        }
        found.append((name, level))
      }
      return found
    }

    private mutating func complain(_ name: String, _ value: String, _ detail: String) {
      problems.append(
        .invalid("metadata.labels[\(PodSecurity.prefix)\(name)]", GoText.quoted(value), detail))
    }

    private static func isVersion(_ text: String) -> Bool {
      if text == "latest" { return true }
      let digits = text.dropFirst(3)
      return text.hasPrefix("v1.") && Int(digits) != nil && digits.allSatisfy(\.isNumber)
        && (digits.count == 1 || digits.first != "0")
    }
  }

  private static let prefix = "pod-security.kubernetes.io/"

  private static func policy(_ namespace: String?, _ context: WriteContext) -> Policy {
    let object = context.lookUp(GroupResource(resource: "namespaces"), nil, namespace ?? "")
    return Policy(object?["metadata"]?["labels"])
  }

  private static let subresources: Set<String?> = [nil, "ephemeralcontainers", "resize"]

  /// Refuses a pod that its namespace does not allow.
  static func check(
    _ pod: JSONValue, old: JSONValue?, _ context: WriteContext
  ) throws(Refusal) {
    guard isLookedAt(pod, old: old, context) else { return }
    let mode = policy(pod["metadata"]?.text("namespace"), context).enforce
    guard let text = violation(pod, mode) else { return }
    throw .forbidden(
      GroupResource(resource: "pods"), pod["metadata"]?.text("name") ?? "",
      "violates PodSecurity \(GoText.quoted(mode.description)): \(text)")
  }

  private static let templated: Set = [
    "ReplicationController", "PodTemplate", "ReplicaSet.apps", "Deployment.apps",
    "StatefulSet.apps", "DaemonSet.apps", "Job.batch", "CronJob.batch",
  ]

  static func hasTemplate(_ resource: ServedResource) -> Bool {
    resource.custom == nil && templated.contains("\(resource.problemKind)")
  }

  /// The warning about a pod, or about what makes pods from a template.
  static func warnings(
    _ object: JSONValue, old: JSONValue?, _ context: WriteContext
  ) -> [String] {
    var template: JSONValue? = object
    switch context.resource.kind {
    case "Pod":
      if !isLookedAt(object, old: old, context) { return [] }
    case "PodTemplate": template = object.given("template")
    case "CronJob": template = object["spec"]?["jobTemplate"]?["spec"]?.given("template")
    default: template = object["spec"]?.given("template")
    }
    guard let template, context.resource.kind == "Pod" || context.subresource == nil else {
      return []
    }
    let mode = policy(object["metadata"]?.text("namespace"), context).warn
    guard let text = violation(template, mode) else { return [] }
    return ["would violate PodSecurity \(GoText.quoted(mode.description)): \(text)"]
  }

  private static func isLookedAt(
    _ pod: JSONValue, old: JSONValue?, _ context: WriteContext
  ) -> Bool {
    guard subresources.contains(context.subresource) else { return false }
    guard let old else { return true }
    // Nothing else of an existing pod can change that would count.
    return ["containers", "initContainers", "ephemeralContainers"].contains { list in
      pod["spec"]?.items(list).map { $0["image"] } != old["spec"]?.items(list).map { $0["image"] }
    }
  }

  private static func violation(_ pod: JSONValue, _ mode: Mode) -> String? {
    let found = PodSecurityChecks(pod).violations(mode.level)
    if found.isEmpty { return nil }
    return found.map { $0.detail.isEmpty ? $0.reason : "\($0.reason) (\($0.detail))" }
      .joined(separator: ", ")
  }

  /// Labels of a namespace that say nothing that there is.
  static func labelProblems(_ namespace: JSONValue, old: JSONValue?) -> [FieldProblem] {
    let problems = Policy(namespace["metadata"]?["labels"]).problems
    let before = old.map { Policy($0["metadata"]?["labels"]).problems }
    return problems == before ? [] : problems
  }

  /// What the pods of a namespace are told when more is demanded of them.
  static func warnings(
    namespace: JSONValue, old: JSONValue, _ context: WriteContext
  ) -> [String] {
    let mode = Policy(namespace["metadata"]?["labels"]).enforce
    let before = Policy(old["metadata"]?["labels"]).enforce
    guard mode != before, mode.level != .privileged,
      mode.version != before.version || mode.level > before.level
    else { return [] }
    let name = namespace["metadata"]?.text("name") ?? ""
    var pods: [String: [String]] = [:]
    for pod in context.list(GroupResource(resource: "pods"), name) {
      let reasons = PodSecurityChecks(pod).violations(mode.level).map(\.reason)
      if reasons.isEmpty { continue }
      pods[reasons.joined(separator: ", "), default: []].append(
        pod["metadata"]?.text("name") ?? "")
    }
    if pods.isEmpty { return [] }
    let lines = pods.map { reasons, names -> String in
      let first = names.min() ?? ""
      switch names.count {
      case 1: return "\(first): \(reasons)"
      case 2: return "\(first) (and 1 other pod): \(reasons)"
      default: return "\(first) (and \(names.count - 1) other pods): \(reasons)"
      }
    }
    let head =
      "existing pods in namespace \(GoText.quoted(name)) violate the new PodSecurity enforce "
      + "level \(GoText.quoted(mode.description))"
    return [head] + lines.sorted()
  }
}
