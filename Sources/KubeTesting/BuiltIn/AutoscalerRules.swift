import KubeCore
import KubeJSON
import KubeSchema

/// Both versions of HorizontalPodAutoscaler; that with one target for the processor is older.
struct AutoscalerRules: SpecRules {
  var countsGenerations: Bool { false }
  var emptyStatus: JSONValue? { ["desiredReplicas": 0, "currentMetrics": nil] }

  private static let processor: JSONValue = [
    "type": "Resource",
    "resource": [
      "name": "cpu", "target": ["type": "Utilization", "averageUtilization": 80],
    ],
  ]

  func setDefaults(_ object: inout JSONValue) {
    object.change("spec") { $0.setDefault("minReplicas", 1) }
    if object.text("apiVersion") == "autoscaling/v1" {
      let metrics = "autoscaling.alpha.kubernetes.io/metrics"
      guard object["metadata"]?["annotations"]?.text(metrics) == nil else { return }
      object.change("spec") { $0.setDefault("targetCPUUtilizationPercentage", 80) }
    } else {
      object.change("spec") { spec in
        if spec.isUnset("metrics") { spec["metrics"] = [Self.processor] }
        spec.change("behavior") { behavior in
          for name in ["scaleUp", "scaleDown"] { behavior.setDefault(name, [:]) }
          behavior.change("scaleUp") { rules in
            rules.setDefaultText("selectPolicy", "Max")
            rules.setDefault("stabilizationWindowSeconds", 0)
            rules.setDefault(
              "policies",
              [
                ["type": "Pods", "value": 4, "periodSeconds": 15],
                ["type": "Percent", "value": 100, "periodSeconds": 15],
              ])
          }
          behavior.change("scaleDown") { rules in
            rules.setDefaultText("selectPolicy", "Max")
            rules.setDefault(
              "policies", [["type": "Percent", "value": 100, "periodSeconds": 15]])
          }
        }
      }
    }
  }

  func complete(_ object: inout JSONValue, _ context: WriteContext) {
    if object.text("apiVersion") == "autoscaling/v1" {
      object["status"] = ["currentReplicas": 0, "desiredReplicas": 0]
    }
  }

  func specProblems(_ object: JSONValue, _ context: WriteContext) -> [FieldProblem] {
    let spec = object["spec"] ?? [:]
    var problems: [FieldProblem] = []
    let least = spec["minReplicas"]?.int ?? 1
    if least < 1 {
      problems.append(
        .invalid("spec.minReplicas", "\(least)", "must be greater than or equal to 1"))
    }
    let most = spec.number("maxReplicas")
    if most < 1 {
      problems.append(.invalid("spec.maxReplicas", "\(most)", "must be greater than 0"))
    }
    if most < least {
      problems.append(
        .invalid("spec.maxReplicas", "\(most)", "must be greater than or equal to `minReplicas`"))
    }
    let target = spec["scaleTargetRef"] ?? [:]
    for name in ["kind", "name"] {
      if let text = target.text(name) {
        problems.checkName(text, "spec.scaleTargetRef.\(name)", NameCheck.pathSegment)
      } else {
        problems.append(.required("spec.scaleTargetRef.\(name)"))
      }
    }
    return problems
  }
}

/// What the older version cannot say stands in its annotations.
enum AutoscalerConversion {
  private static let prefix = "autoscaling.alpha.kubernetes.io/"

  static func convert(_ object: JSONValue, to apiVersion: String) -> JSONValue {
    guard object.text("apiVersion") != apiVersion, object.members != nil else { return object }
    var converted = object
    converted["apiVersion"] = .string(apiVersion)
    if apiVersion == "autoscaling/v1" {
      makeOld(&converted)
    } else {
      makeNew(&converted)
    }
    return converted
  }

  private static let keys = ["metrics", "behavior", "current-metrics", "conditions"]

  private static func makeOld(_ object: inout JSONValue) {
    var annotations = object["metadata"]?.given("annotations") ?? [:]
    for key in keys { annotations[prefix + key] = nil }
    let metrics = object["spec"]?.items("metrics") ?? []
    object["spec"]?["metrics"] = nil
    if let target = metrics.first(where: isProcessor)?["resource"]?["target"] {
      object["spec"]?["targetCPUUtilizationPercentage"] = target["averageUtilization"]
    }
    let others = metrics.filter { !isProcessor($0) }
    if !others.isEmpty {
      annotations[prefix + "metrics"] = .string(AutoscalerMetrics.old(others, isStatus: false))
    }
    if let behavior = object["spec"]?.given("behavior") {
      annotations[prefix + "behavior"] = .string(AutoscalerMetrics.old(behavior: behavior))
      object["spec"]?["behavior"] = nil
    }
    if object.given("status") == nil { object["status"] = [:] }
    let current = object["status"]?.items("currentMetrics") ?? []
    if !current.isEmpty {
      annotations[prefix + "current-metrics"] = .string(
        AutoscalerMetrics.old(current, isStatus: true))
    }
    let used = current.first {
      $0.text("type") == "Resource" && $0["resource"]?.text("name") == "cpu"
    }
    if let share = used?["resource"]?["current"]?.given("averageUtilization") {
      object["status"]?["currentCPUUtilizationPercentage"] = share
    }
    if let conditions = object["status"]?.given("conditions"), conditions.array != [] {
      annotations[prefix + "conditions"] = .string(conditions.text)
    }
    for name in ["conditions", "currentMetrics"] { object["status"]?[name] = nil }
    object["status"]?.setDefault("currentReplicas", 0)
    let isEmpty = annotations.members?.isEmpty ?? true
    object["metadata"]?["annotations"] = isEmpty ? nil : annotations
  }

  private static func isProcessor(_ metric: JSONValue) -> Bool {
    metric.text("type") == "Resource" && metric["resource"]?.text("name") == "cpu"
      && metric["resource"]?["target"]?.given("averageUtilization") != nil
  }

  private static func makeNew(_ object: inout JSONValue) {
    var annotations = object["metadata"]?.given("annotations") ?? [:]
    func taken(_ key: String) -> String? {
      defer { annotations[prefix + key] = nil }
      return annotations.text(prefix + key)
    }
    var metrics = AutoscalerMetrics.new(taken("metrics"), isStatus: false) ?? []
    if let target = object["spec"]?.given("targetCPUUtilizationPercentage") {
      metrics.append([
        "type": "Resource",
        "resource": [
          "name": "cpu", "target": ["type": "Utilization", "averageUtilization": target],
        ],
      ])
    }
    object["spec"]?["targetCPUUtilizationPercentage"] = nil
    if !metrics.isEmpty { object["spec"]?["metrics"] = .array(metrics) }
    if let behavior = AutoscalerMetrics.new(behavior: taken("behavior")) {
      object["spec"]?["behavior"] = behavior
    }
    let conditions = taken("conditions").flatMap { try? JSONValue(tree: Array($0.utf8)) }
    let current = AutoscalerMetrics.new(taken("current-metrics"), isStatus: true)
    if object.given("status") == nil { object["status"] = [:] }
    object["status"]?["currentCPUUtilizationPercentage"] = nil
    object["status"]?["currentMetrics"] = current.map { .array($0) } ?? .null
    if let conditions, conditions.array != nil { object["status"]?["conditions"] = conditions }
    if object["status"]?.number("currentReplicas") == 0 {
      object["status"]?["currentReplicas"] = nil
    }
    let isEmpty = annotations.members?.isEmpty ?? true
    object["metadata"]?["annotations"] = isEmpty ? nil : annotations
  }
}
