import KubeCore
import KubeJSON
import KubeSchema

/// Amounts of resources, as in `limits` and `requests`.
enum ResourceAmounts {
  /// Nil for nothing and for zero.
  static func amount(_ value: JSONValue?) -> Quantity? {
    guard let quantity = quantity(value), !quantity.isZero else { return nil }
    return quantity
  }

  static func quantity(_ value: JSONValue?) -> Quantity? {
    let quantity =
      value?.string.map { Quantity(unchecked: $0) }
      ?? value?.number.map { Quantity(unchecked: $0.text, isNumber: true) }
    guard let quantity, quantity.isValid else { return nil }
    return quantity
  }

  /// What is wrong with `limits` and `requests` of a container.
  static func problems(_ resources: JSONValue, _ path: String) -> [FieldProblem] {
    var problems: [FieldProblem] = []
    let limits = resources.given("limits") ?? [:]
    for list in ["limits", "requests"] {
      for member in resources.given(list)?.members ?? [] {
        let field = "\(path).\(list)[\(member.name)]"
        problems += nameProblems(member.name, field)
        guard let quantity = quantity(member.value) else { continue }
        if quantity.direction < 0 {
          problems.append(
            .invalid(
              field, GoText.quoted(quantity.shown), "must be greater than or equal to 0"))
        }
        if list == "requests", let limit = self.quantity(limits[member.name]), quantity > limit {
          problems.append(
            .invalid(
              "\(path).requests", GoText.quoted(quantity.shown),
              "must be less than or equal to \(member.name) limit of \(limit.shown)"))
        }
      }
    }
    return problems
  }

  private static func nameProblems(_ name: String, _ field: String) -> [FieldProblem] {
    let problems = NameCheck.qualified(name)
    if !problems.isEmpty { return problems.map { .invalid(field, GoText.quoted(name), $0) } }
    let isKnown =
      ["cpu", "memory", "ephemeral-storage"].contains(name) || name.hasPrefix("hugepages-")
    guard !name.contains("/"), !isKnown else { return [] }
    let isStandard = ["storage", "requests.storage", "pods", "services"].contains(name)
    return isStandard
      ? [.invalid(field, GoText.quoted(name), "must be a standard resource for containers")]
      : [
        .invalid(
          field, GoText.quoted(name), "must be a standard resource type or fully qualified"),
        .invalid(field, GoText.quoted(name), "must be a standard resource for containers"),
      ]
  }
}

extension Quantity {
  /// As messages have it.
  var shown: String { (try? canonical) ?? text }

  /// -1, 0 or 1.
  var direction: Int { (try? sign) ?? 0 }
}
