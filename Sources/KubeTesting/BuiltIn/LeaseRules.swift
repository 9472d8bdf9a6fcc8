import KubeCore
import KubeJSON

struct LeaseRules: KindRules {
  func setDefaults(_ object: inout JSONValue) {
    // Behind gates that are off.
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
