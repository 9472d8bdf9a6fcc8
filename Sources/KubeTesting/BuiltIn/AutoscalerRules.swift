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

  private static func makeOld(_ object: inout JSONValue) {
    var annotations = object["metadata"]?.given("annotations") ?? [:]
    var metrics = object["spec"]?.items("metrics") ?? []
    object["spec"]?["metrics"] = nil
    if let place = metrics.firstIndex(where: isProcessor) {
      let target = metrics.remove(at: place)["resource"]?["target"]
      object["spec"]?["targetCPUUtilizationPercentage"] = target?["averageUtilization"]
    }
    if !metrics.isEmpty { annotations[prefix + "metrics"] = .string(JSONValue.array(metrics).text) }
    if let behavior = object["spec"]?.given("behavior") {
      annotations[prefix + "behavior"] = .string(behavior.text)
      object["spec"]?["behavior"] = nil
    }
    if object.given("status") == nil { object["status"] = [:] }
    for (name, key) in [("conditions", "conditions"), ("currentMetrics", "current-metrics")] {
      if let value = object["status"]?.given(name) {
        annotations[prefix + key] = .string(value.text)
      }
      object["status"]?[name] = nil
    }
    object["status"]?.setDefault("currentReplicas", 0)
    if annotations.members?.isEmpty == false { object["metadata"]?["annotations"] = annotations }
  }

  private static func isProcessor(_ metric: JSONValue) -> Bool {
    metric.text("type") == "Resource" && metric["resource"]?.text("name") == "cpu"
      && metric["resource"]?["target"]?.given("averageUtilization") != nil
  }

  private static func makeNew(_ object: inout JSONValue) {
    var annotations = object["metadata"]?.given("annotations") ?? [:]
    func taken(_ key: String) -> JSONValue? {
      defer { annotations[prefix + key] = nil }
      return annotations.text(prefix + key).flatMap { try? JSONValue(tree: Array($0.utf8)) }
    }
    var metrics = taken("metrics")?.array ?? []
    if let target = object["spec"]?.given("targetCPUUtilizationPercentage") {
      metrics.insert(
        [
          "type": "Resource",
          "resource": [
            "name": "cpu", "target": ["type": "Utilization", "averageUtilization": target],
          ],
        ], at: 0)
    }
    object["spec"]?["targetCPUUtilizationPercentage"] = nil
    if !metrics.isEmpty { object["spec"]?["metrics"] = .array(metrics) }
    if let behavior = taken("behavior") { object["spec"]?["behavior"] = behavior }
    let conditions = taken("conditions")
    let current = taken("current-metrics")
    if object.given("status") == nil { object["status"] = [:] }
    object["status"]?["currentCPUUtilizationPercentage"] = nil
    object["status"]?["currentMetrics"] = current ?? .null
    if let conditions { object["status"]?["conditions"] = conditions }
    if object["status"]?.number("currentReplicas") == 0 {
      object["status"]?["currentReplicas"] = nil
    }
    let isEmpty = annotations.members?.isEmpty ?? true
    object["metadata"]?["annotations"] = isEmpty ? nil : annotations
  }
}
