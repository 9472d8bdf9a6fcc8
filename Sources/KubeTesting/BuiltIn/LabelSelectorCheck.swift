import KubeCore
import KubeJSON
import KubeSchema

/// Selectors of labels as objects have them.
enum LabelSelectorCheck {
  static func problems(_ selector: JSONValue?, _ path: String) -> [FieldProblem] {
    guard let selector, !selector.isNull else { return [] }
    var problems = ObjectMetadata.labels(selector["matchLabels"], field: "\(path).matchLabels")
    for (index, expression) in selector.items("matchExpressions").enumerated() {
      let field = "\(path).matchExpressions[\(index)]"
      switch expression.text("operator") {
      case "In", "NotIn":
        problems.require(
          expression, "values", field, "must be specified when `operator` is 'In' or 'NotIn'")
      case "Exists", "DoesNotExist":
        if !expression.isUnset("values") {
          problems.append(
            .forbidden(
              "\(field).values",
              "may not be specified when `operator` is 'Exists' or 'DoesNotExist'"))
        }
      case let other:
        problems.append(
          .invalid(
            "\(field).operator", GoText.quoted(other ?? ""), "not a valid selector operator"))
      }
      problems.checkName(expression.text("key") ?? "", "\(field).key", NameCheck.qualified)
      for (place, value) in expression.texts("values").enumerated() {
        problems.checkName(value, "\(field).values[\(place)]", NameCheck.labelValue)
      }
    }
    return problems
  }

  static func isEmpty(_ selector: JSONValue) -> Bool {
    selector.isUnset("matchLabels") && selector.isUnset("matchExpressions")
  }

  /// Whether an absent selector, which selects nothing, or one that is there selects the labels.
  static func selects(_ selector: JSONValue?, _ labels: JSONValue?) -> Bool {
    guard let selector, !selector.isNull else { return false }
    for member in selector["matchLabels"]?.members ?? []
    where labels?[member.name]?.string != member.value.string {
      return false
    }
    for expression in selector.items("matchExpressions") {
      let value = labels?[expression.text("key") ?? ""]?.string
      let values = expression.texts("values")
      let holds =
        switch expression.text("operator") {
        case "In": value.map(values.contains) ?? false
        case "NotIn": value.map { !values.contains($0) } ?? true
        case "Exists": value != nil
        case "DoesNotExist": value == nil
        default: false
        }
      if !holds { return false }
    }
    return true
  }

  /// As a label selector in the text form, as `scale` has it.
  static func text(_ selector: JSONValue?) -> String {
    guard let selector else { return "" }
    var requirements = (selector["matchLabels"]?.members ?? []).map {
      ($0.name, "\($0.name)=\($0.value.string ?? "")")
    }
    for expression in selector.items("matchExpressions") {
      let key = expression.text("key") ?? ""
      let values = expression.texts("values").sorted().joined(separator: ",")
      switch expression.text("operator") {
      case "In": requirements.append((key, "\(key) in (\(values))"))
      case "NotIn": requirements.append((key, "\(key) notin (\(values))"))
      case "Exists": requirements.append((key, key))
      case "DoesNotExist": requirements.append((key, "!\(key)"))
      default: break
      }
    }
    return requirements.sorted { $0.0 < $1.0 }.map(\.1).joined(separator: ",")
  }
}
