import KubeJSON
import KubeSchema

/// Metrics of HorizontalPodAutoscalers as version 1 has them in an annotation, where each sort of
/// metric names its target in its own way.
enum AutoscalerMetrics {
  private static let sorts = [
    ("Object", "object"), ("Pods", "pods"), ("Resource", "resource"),
    ("ContainerResource", "containerResource"), ("External", "external"),
  ]

  /// - Parameter isStatus: whether it says what is, and not what shall be.
  static func old(_ metrics: [JSONValue], isStatus: Bool) -> String {
    JSONValue.array(metrics.map { old($0, isStatus: isStatus) }).text
  }

  static func new(_ text: String?, isStatus: Bool) -> [JSONValue]? {
    guard let text, let value = try? JSONValue(tree: Array(text.utf8)) else { return nil }
    return value.array?.map { new($0, isStatus: isStatus) }
  }

  private static func old(_ metric: JSONValue, isStatus: Bool) -> JSONValue {
    var result: JSONValue = ["type": metric["type"] ?? ""]
    let word = isStatus ? "current" : "target"
    // What is says a number in any case.
    let zero = isStatus ? JSONValue.string("0") : Optional.none
    for (_, name) in sorts {
      guard let source = metric.given(name) else { continue }
      let amounts = source.given(word) ?? [:]
      var old: JSONValue = [:]
      func set(_ key: String, _ value: JSONValue?) { if let value { old[key] = value } }
      switch name {
      case "object":
        set("target", source["describedObject"] ?? [:])
        set("metricName", source["metric"]?["name"] ?? "")
        set("\(word)Value", amounts["value"] ?? "0")
        set("selector", source["metric"]?["selector"])
        set("averageValue", amounts["averageValue"])
      case "pods":
        set("metricName", source["metric"]?["name"] ?? "")
        set("\(word)AverageValue", amounts["averageValue"] ?? "0")
        set("selector", source["metric"]?["selector"])
      case "external":
        set("metricName", source["metric"]?["name"] ?? "")
        set("metricSelector", source["metric"]?["selector"])
        set("\(word)Value", amounts["value"] ?? zero)
        set("\(word)AverageValue", amounts["averageValue"])
      default:
        set("name", source["name"] ?? "")
        set("\(word)AverageUtilization", amounts["averageUtilization"])
        set("\(word)AverageValue", amounts["averageValue"] ?? zero)
        set("container", source["container"])
      }
      result[name] = old
    }
    return result
  }

  private static func new(_ metric: JSONValue, isStatus: Bool) -> JSONValue {
    var result: JSONValue = ["type": metric["type"] ?? ""]
    let word = isStatus ? "current" : "target"
    for (_, name) in sorts {
      guard let source = metric.given(name) else { continue }
      var new: JSONValue = [:]
      var amounts: JSONValue = [:]
      func set(_ key: String, _ value: JSONValue?) { if let value { new[key] = value } }
      func add(_ key: String, _ value: JSONValue?) {
        if let value, !value.isNull { amounts[key] = value }
      }
      if name == "resource" || name == "containerResource" {
        set("name", source["name"])
        set("container", source["container"])
        add("averageUtilization", source["\(word)AverageUtilization"])
        add("averageValue", source["\(word)AverageValue"])
      } else {
        var described: JSONValue = ["name": source["metricName"] ?? ""]
        described["selector"] = source["selector"] ?? source["metricSelector"]
        set("metric", described)
        set("describedObject", source["target"])
        add("averageValue", source["\(word)AverageValue"] ?? source["averageValue"])
        // Where there is an average, the other is only there because it has to be.
        if amounts["averageValue"] == nil || isStatus { add("value", source["\(word)Value"]) }
      }
      if !isStatus {
        let type =
          amounts["averageUtilization"] != nil
          ? "Utilization" : amounts["averageValue"] != nil ? "AverageValue" : "Value"
        amounts = JSONValue(
          members: [.init(name: "type", value: .string(type))] + (amounts.members ?? []))
      }
      new[word] = amounts
      result[name] = new
    }
    return result
  }

  /// The server writes its own type here, whose fields have no other names than Go's.
  static func old(behavior: JSONValue) -> String {
    func rules(_ name: String) -> JSONValue {
      guard let rules = behavior.given(name) else { return .null }
      let policies = rules.given("policies")?.array?.map { policy -> JSONValue in
        [
          "Type": policy["type"] ?? "", "Value": policy["value"] ?? 0,
          "PeriodSeconds": policy["periodSeconds"] ?? 0,
        ]
      }
      return [
        "StabilizationWindowSeconds": rules["stabilizationWindowSeconds"] ?? .null,
        "SelectPolicy": rules["selectPolicy"] ?? .null,
        "Policies": policies.map { .array($0) } ?? .null, "Tolerance": rules["tolerance"] ?? .null,
      ]
    }
    let value: JSONValue = ["ScaleUp": rules("scaleUp"), "ScaleDown": rules("scaleDown")]
    return value.text
  }

  static func new(behavior text: String?) -> JSONValue? {
    guard let text, let value = try? JSONValue(tree: Array(text.utf8)), value.members != nil else {
      return nil
    }
    return lowered(value)
  }

  /// As Go reads it: case does not count.
  private static func lowered(_ value: JSONValue) -> JSONValue? {
    if let elements = value.array { return .array(elements.compactMap(lowered)) }
    guard let members = value.members else { return value.isNull ? .none : .some(value) }
    return JSONValue(
      members: members.compactMap { member in
        lowered(member.value).map {
          .init(name: member.name.prefix(1).lowercased() + member.name.dropFirst(), value: $0)
        }
      })
  }
}
