import KubeCore
import KubeJSON

/// A LabelSelector of an object, to match labels with.
struct LabelSelectorMatch: Sendable {
  private var labels: [String: String]
  private var expressions: [(key: String, operator: String, values: Set<String>)]

  init(_ selector: JSONValue?) {
    labels = (selector?["matchLabels"]?.members ?? []).reduce(into: [:]) {
      $0[$1.name] = $1.value.string ?? ""
    }
    expressions = (selector?["matchExpressions"]?.array ?? []).map { expression in
      (
        expression["key"]?.string ?? "", expression["operator"]?.string ?? "",
        Set((expression["values"]?.array ?? []).compactMap(\.string))
      )
    }
  }

  /// The one that a workload has, which is a plain map in the oldest of them.
  init(of owner: JSONValue) {
    let selector = owner["spec"]?["selector"]
    guard owner["kind"]?.string == "ReplicationController" else {
      self.init(selector)
      return
    }
    self.init(
      labels: (selector?.members ?? []).reduce(into: [:]) { $0[$1.name] = $1.value.string ?? "" })
  }

  /// A plain map, as Services have.
  init(labels: [String: String]) {
    self.labels = labels
    expressions = []
  }

  var isEmpty: Bool { labels.isEmpty && expressions.isEmpty }

  func matches(_ other: [String: String]) -> Bool {
    labels.allSatisfy { other[$0.key] == $0.value }
      && expressions.allSatisfy { expression in
        let value = other[expression.key]
        return switch expression.operator {
        case "In": value.map(expression.values.contains) ?? false
        case "NotIn": !(value.map(expression.values.contains) ?? false)
        case "Exists": value != nil
        case "DoesNotExist": value == nil
        default: false
        }
      }
  }
}
