import KubeCore
import KubeJSON
import KubeSchema

extension ResourceCall {
  private static let budgets = GroupVersionResource(
    group: "policy", version: "v1", resource: "poddisruptionbudgets")

  /// Deletes a pod if the disruption budget that it is in allows it.
  func evict(_ name: String) throws(Refusal) -> ServerAnswer {
    let call = try call(as: SubresourceKinds.eviction)
    let options = try call.writeOptions("CreateOptions")
    var body = try call.readBody()
    if body["apiVersion"]?.string == "policy/v1beta1" { body["apiVersion"] = "policy/v1" }
    var (eviction, _) = try call.decode(body, options.validation)
    try call.checkNamespace(&eviction)
    if eviction["metadata"]?.text("name") != name {
      throw .badRequest("name in URL does not match name in Eviction object")
    }
    var deletion = try DeleteOptions(body: eviction.given("deleteOptions") ?? [:])
    if options.isDryRun { deletion.isDryRun = true }
    let pod = try stored(name).value
    if !Self.isBeyondBudgets(pod) {
      let budgets = budgets(of: pod)
      if budgets.count > 1 {
        throw .unforeseen(
          "This pod has more than one PodDisruptionBudget, which the eviction subresource does "
            + "not support.")
      }
      if let budget = budgets.first, !Self.isFree(pod, budget) {
        try takeDisruption(budget, name, isDryRun: deletion.isDryRun)
      }
    }
    try markEvicted(name, deletion)
    _ = try remove(name, deletion)
    return try success()
  }

  /// Pods that are not there yet or no more disrupt nothing.
  private static func isBeyondBudgets(_ pod: JSONValue) -> Bool {
    if pod["metadata"]?.text("deletionTimestamp") != nil { return true }
    return ["Succeeded", "Failed", "Pending"].contains(pod["status"]?.text("phase"))
  }

  private static func isFree(_ pod: JSONValue, _ budget: JSONValue) -> Bool {
    let isReady = (pod["status"]?.items("conditions") ?? []).contains {
      $0.text("type") == "Ready" && $0.text("status") == "True"
    }
    guard !isReady else { return false }
    if budget["spec"]?.text("unhealthyPodEvictionPolicy") == "AlwaysAllow" { return true }
    let status = budget["status"] ?? [:]
    let desired = status.number("desiredHealthy")
    return desired > 0 && status.number("currentHealthy") >= desired
  }

  private func budgets(of pod: JSONValue) -> [JSONValue] {
    let labels = pod["metadata"]?["labels"]
    return server.writeContext(resource).list(
      Self.budgets.groupResource, target.namespace
    ).filter { LabelSelectorCheck.selects($0["spec"]?["selector"], labels) }
  }

  private func takeDisruption(
    _ budget: JSONValue, _ pod: String, isDryRun: Bool
  ) throws(Refusal) {
    guard let resource = server.registry.resource(Self.budgets) else { return }
    let name = budget["metadata"]?.text("name") ?? ""
    let now = server.clock.time
    let context = FieldContext(
      manager: "kube-apiserver", apiVersion: "policy/v1", subresource: "status",
      schema: resource.schema, now: now, kind: resource.kind)
    try rewrite(resource, key(name)) { (old) throws(Refusal) in
      try Self.check(old, name)
      guard !isDryRun else { return nil }
      var new = old
      let left = (old["status"]?.number("disruptionsAllowed") ?? 0) - 1
      new["status"]?["disruptionsAllowed"] = .number(left)
      if left == 0 {
        var condition: JSONValue = ["type": "DisruptionAllowed", "status": "False"]
        condition["observedGeneration"] = old["status"]?["observedGeneration"]
        condition["lastTransitionTime"] = .string(now.text)
        condition["reason"] = "InsufficientPods"
        condition["message"] = ""
        new.setCondition(condition)
      }
      var disrupted = new["status"]?.given("disruptedPods") ?? [:]
      disrupted[pod] = .string(now.text)
      new["status"]?["disruptedPods"] = disrupted
      return FieldManager.update(old: old, new: new, context: context)
    }
  }

  private static func check(_ budget: JSONValue, _ name: String) throws(Refusal) {
    let status = budget["status"] ?? [:]
    if status.number("observedGeneration") < budget["metadata"]?.number("generation") ?? 0 {
      throw .disruption(
        "The disruption budget \(name) is still being processed by the server.", seconds: 10)
    }
    let allowed = status.number("disruptionsAllowed")
    if allowed < 0 {
      throw .forbidden(budgets.groupResource, name, "pdb disruptions allowed is negative")
    }
    if status["disruptedPods"]?.members?.count ?? 0 > 2000 {
      throw .forbidden(
        budgets.groupResource, name,
        "DisruptedPods map too big - too many evictions not confirmed by PDB controller")
    }
    if allowed == 0 {
      let desired = status.number("desiredHealthy")
      let current = status.number("currentHealthy")
      throw .disruption(
        current <= desired
          ? "The disruption budget \(name) needs \(desired) healthy pods and has \(current) "
            + "currently"
          : "The disruption budget \(name) does not allow evicting pods currently", seconds: nil)
    }
  }

  /// The condition that tells why the pod goes.
  private func markEvicted(_ name: String, _ deletion: DeleteOptions) throws(Refusal) {
    let now = server.clock.time
    try rewrite(resource, key(name)) { (old) throws(Refusal) in
      let uid = old["metadata"]?.text("uid") ?? ""
      let kind = GroupResource(resource: "Pod")
      if let given = deletion.uid, !given.isEmpty, given != uid {
        throw .conflict(
          kind, name,
          "the UID in the precondition (\(given)) does not match the UID in record (\(uid)). "
            + "The object might have been deleted and then recreated")
      }
      let version = old["metadata"]?.text("resourceVersion") ?? ""
      if let given = deletion.resourceVersion, !given.isEmpty, given != version {
        throw .conflict(
          kind, name,
          "the ResourceVersion in the precondition (\(given)) does not match the "
            + "ResourceVersion in record (\(version)). The object might have been modified")
      }
      guard !deletion.isDryRun else { return nil }
      var new = old
      new.setCondition(
        [
          "type": "DisruptionTarget", "status": "True", "lastProbeTime": nil,
          "lastTransitionTime": .string(now.text), "reason": "EvictionByEvictionAPI",
          "message": "Eviction API: evicting",
        ])
      return new
    }
  }
}

extension Refusal {
  fileprivate static func disruption(_ message: String, seconds: Int?) -> Refusal {
    Refusal(
      429, .tooManyRequests, "Cannot evict pod as it would violate the pod's disruption budget.",
      Details(
        causes: [FieldProblem(reason: "DisruptionBudget", message: message, field: nil)],
        retryAfterSeconds: seconds), retryAfterSeconds: seconds)
  }
}
