import KubeCore
import KubeJSON
import KubeSchema

struct NamespaceRules: SpecRules {
  private static let label = "kubernetes.io/metadata.name"
  var emptyStatus: JSONValue? { ["phase": "Active"] }
  var countsGenerations: Bool { false }

  func setDefaults(_ object: inout JSONValue) {
    guard let name = object["metadata"]?.text("name") else { return }
    if object["metadata"]?["labels"]?[Self.label]?.string == name { return }
    var labels = object["metadata"]?.given("labels") ?? [:]
    labels[Self.label] = .string(name)
    object["metadata"]?["labels"] = labels
  }

  func complete(_ object: inout JSONValue, _ context: WriteContext) {
    setDefaults(&object)
    var finalizers = object["spec"]?.items("finalizers") ?? []
    if !finalizers.contains("kubernetes") { finalizers.append("kubernetes") }
    var spec = object.given("spec") ?? [:]
    spec["finalizers"] = .array(finalizers)
    object["spec"] = spec
  }

  func keep(_ object: inout JSONValue, old: JSONValue, _ context: WriteContext) {
    // Only /finalize writes them.
    guard context.subresource != "finalize" else { return }
    var spec = object.given("spec") ?? [:]
    spec["finalizers"] = old["spec"]?["finalizers"]
    object["spec"] = spec
  }

  func specProblems(_ object: JSONValue, _ context: WriteContext) -> [FieldProblem] {
    (object["spec"]?.texts("finalizers") ?? []).flatMap { name in
      NameCheck.qualified(name).map {
        FieldProblem.invalid("spec.finalizers", GoText.quoted(name), $0)
      } + ObjectMetadata.unqualifiedFinalizer(name, field: "spec.finalizers")
    }
  }

  func check(_ object: JSONValue, old: JSONValue?, _ context: WriteContext) throws(Refusal) {
    guard context.subresource == nil else { return }
    let problems = PodSecurity.labelProblems(object, old: old)
    if problems.isEmpty { return }
    throw .invalid(
      context.resource.problemKind, object["metadata"]?.text("name") ?? "", problems)
  }

  func warnings(_ object: JSONValue, old: JSONValue?, _ context: WriteContext) -> [String] {
    guard let old, context.subresource == nil else { return [] }
    return PodSecurity.warnings(namespace: object, old: old, context)
  }

  func statusProblems(
    _ object: JSONValue, old: JSONValue, _ context: WriteContext
  ) -> [FieldProblem] {
    let isTerminating = object["metadata"]?.text("deletionTimestamp") != nil
    let phase = object["status"]?.text("phase") ?? ""
    guard phase != (isTerminating ? "Terminating" : "Active") else { return [] }
    return [
      .invalid(
        "status.Phase", GoText.quoted(phase),
        isTerminating
          ? "may only be 'Terminating' if `deletionTimestamp` is not empty"
          : "may only be 'Active' if `deletionTimestamp` is empty")
    ]
  }
}
