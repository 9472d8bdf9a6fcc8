import KubeCore
import KubeJSON
import KubeSchema

struct LeaseRules: KindRules {
  func prepareForCreate(_ object: inout JSONValue, _ context: WriteContext) throws(Refusal) {
    Self.dropGated(&object)
  }

  func prepareForUpdate(
    _ object: inout JSONValue, old: JSONValue, _ context: WriteContext
  ) throws(Refusal) { Self.dropGated(&object) }

  /// What is behind gates that are off.
  private static func dropGated(_ object: inout JSONValue) {
    object.change("spec") { spec in
      spec["strategy"] = nil
      spec["preferredHolder"] = nil
    }
  }

  func problems(_ object: JSONValue, _ context: WriteContext) -> [FieldProblem] {
    let spec = object["spec"] ?? [:]
    var problems: [FieldProblem] = []
    if let seconds = spec["leaseDurationSeconds"]?.int, seconds <= 0 {
      problems.append(
        .invalid("spec.leaseDurationSeconds", "\(seconds)", "must be greater than 0"))
    }
    problems.checkNonNegative(spec, "spec", "leaseTransitions")
    return problems
  }
}
