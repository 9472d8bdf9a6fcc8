import KubeCore
import KubeJSON
import KubeSchema

struct StatefulSetRules: SpecRules {
  private let check = TemplateCheck(kind: "StatefulSet", selectorOwner: "statefulset")
  var emptyStatus: JSONValue? { ["replicas": 0, "availableReplicas": 0] }

  func setDefaults(_ object: inout JSONValue) {
    if object.given("spec") == nil { object["spec"] = [:] }
    object.change("spec") { spec in
      TemplateCheck.setDefaults(&spec)
      spec.setDefault("replicas", 1)
      spec.setDefaultText("podManagementPolicy", "OrderedReady")
      if spec.given("updateStrategy") == nil { spec["updateStrategy"] = [:] }
      spec.change("updateStrategy") { strategy in
        strategy.setDefaultText("type", "RollingUpdate")
        guard strategy.text("type") == "RollingUpdate" else { return }
        strategy.setDefault("rollingUpdate", [:])
        strategy.change("rollingUpdate") { $0.setDefault("partition", 0) }
      }
      spec.setDefault("revisionHistoryLimit", 10)
      spec.setDefault("persistentVolumeClaimRetentionPolicy", [:])
      spec.change("persistentVolumeClaimRetentionPolicy") { policy in
        policy.setDefaultText("whenDeleted", "Retain")
        policy.setDefaultText("whenScaled", "Retain")
      }
      spec.changeEach("volumeClaimTemplates") { claim in
        claim.setDefaultText("apiVersion", "v1")
        claim.setDefaultText("kind", "PersistentVolumeClaim")
        VolumeClaimRules().setDefaults(&claim)
        claim["status"] = ["phase": "Pending"]
      }
    }
  }

  func specProblems(_ object: JSONValue, _ context: WriteContext) -> [FieldProblem] {
    let spec = object["spec"] ?? [:]
    var problems: [FieldProblem] = []
    if let policy = spec.text("podManagementPolicy"),
      !["OrderedReady", "Parallel"].contains(policy)
    {
      problems.append(
        .invalid(
          "spec.podManagementPolicy", GoText.quoted(policy),
          "must be 'OrderedReady' or 'Parallel'"))
    }
    if let strategy = spec["updateStrategy"]?.text("type"),
      !["OnDelete", "RollingUpdate"].contains(strategy)
    {
      problems.append(
        .invalid(
          "spec.updateStrategy", GoText.json(spec["updateStrategy"] ?? [:]),
          "must be 'RollingUpdate' or 'OnDelete'"))
    }
    problems += .nonNegative(
      spec["updateStrategy"]?["rollingUpdate"]?["partition"],
      field: "spec.updateStrategy.rollingUpdate.partition")
    problems.checkNonNegative(spec, "spec", "replicas", "minReadySeconds")
    problems += check.selectorProblems(spec)
    return problems + check.templateProblems(spec)
  }

  /// What may change.
  private static let free = [
    "replicas", "ordinals", "template", "updateStrategy", "revisionHistoryLimit",
    "persistentVolumeClaimRetentionPolicy", "minReadySeconds",
  ]

  func changeProblems(
    _ object: JSONValue, old: JSONValue, _ context: WriteContext
  ) -> [FieldProblem] {
    var problems = specProblems(object, context)
    var spec = object["spec"] ?? [:]
    for name in Self.free { spec[name] = old["spec"]?[name] }
    if !GoEquality.areEqual(spec, old["spec"]) {
      problems.append(
        .forbidden(
          "spec",
          "updates to statefulset spec for fields other than 'replicas', 'ordinals', 'template', "
            + "'updateStrategy', 'revisionHistoryLimit', 'persistentVolumeClaimRetentionPolicy' "
            + "and 'minReadySeconds' are forbidden"))
    }
    return problems
  }

  func statusProblems(
    _ object: JSONValue, old: JSONValue, _ context: WriteContext
  ) -> [FieldProblem] {
    let status = object["status"] ?? [:]
    var problems = ReplicaCounts.problems(
      status,
      [
        "replicas", "readyReplicas", "currentReplicas", "updatedReplicas", "availableReplicas",
        "observedGeneration", "collisionCount",
      ])
    for name in ["readyReplicas", "currentReplicas", "updatedReplicas", "availableReplicas"] {
      ReplicaCounts.check(status, name, notAbove: "replicas", "status.replicas", &problems)
    }
    return problems
  }
}
