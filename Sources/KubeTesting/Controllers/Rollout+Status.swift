import KubeCore
import KubeJSON

extension Rollout {
  var hasDeadline: Bool { spec["progressDeadlineSeconds"]?.int != nil }
  var progressing: JSONValue? { status.deploymentCondition("Progressing") }

  /// How the sets are, in numbers, and whether enough run.
  private func numbers(_ context: ControllerContext) -> JSONValue {
    let sets = all
    var numbers: JSONValue = [:]
    numbers["observedGeneration"] = deployment["metadata"]?["generation"]
    let available = sets.reduce(0) { $0 + $1.available }
    numbers.setCount("replicas", sets.reduce(0) { $0 + $1.actual })
    numbers.setCount("updatedReplicas", new?.actual ?? 0)
    numbers.setCount("readyReplicas", sets.reduce(0) { $0 + $1.ready })
    numbers.setCount("availableReplicas", available)
    numbers.setCount(
      "unavailableReplicas", max(0, sets.reduce(0) { $0 + $1.replicas } - available))
    let ending = sets.reduce(0) { $0 + ($1.terminating ?? 0) }
    numbers["terminatingReplicas"] = .number(ending)
    numbers["collisionCount"] = status["collisionCount"]
    numbers["conditions"] = status["conditions"]
    let isEnough = available >= wanted - unavailable
    numbers.setDeploymentCondition(
      "Available", isEnough ? "True" : "False",
      isEnough ? "MinimumReplicasAvailable" : "MinimumReplicasUnavailable",
      isEnough
        ? "Deployment has minimum availability."
        : "Deployment does not have minimum availability.", context.nowText)
    return numbers
  }

  mutating func syncStatus(_ context: inout ControllerContext) throws(Refusal) {
    try write(numbers(context), &context)
  }

  private mutating func write(
    _ new: JSONValue, _ context: inout ControllerContext
  ) throws(Refusal) {
    guard new != status else { return }
    deployment = try context.update(
      ControlledResource.deployments, key, subresource: "status"
    ) { $0["status"] = new }
  }

  /// All pods are new and run.
  func isComplete(_ status: JSONValue) -> Bool {
    func count(_ name: String) -> Int { status[name]?.int ?? 0 }
    return count("updatedReplicas") == wanted && count("replicas") == wanted
      && count("availableReplicas") == wanted
      && count("observedGeneration") >= deployment["metadata"]?["generation"]?.int ?? 0
  }

  private func isProgressing(_ new: JSONValue) -> Bool {
    func count(_ status: JSONValue, _ name: String) -> Int { status[name]?.int ?? 0 }
    func old(_ status: JSONValue) -> Int {
      count(status, "replicas") - count(status, "updatedReplicas")
    }
    return count(new, "updatedReplicas") > count(status, "updatedReplicas")
      || old(new) < old(status) || count(new, "readyReplicas") > count(status, "readyReplicas")
      || count(new, "availableReplicas") > count(status, "availableReplicas")
  }

  mutating func syncRolloutStatus(_ context: inout ControllerContext) throws(Refusal) {
    var numbers = numbers(context)
    let current = progressing
    if !hasDeadline { numbers.removeDeploymentCondition("Progressing") }
    let isDone =
      numbers["replicas"] == numbers["updatedReplicas"]
      && current?["reason"]?.string == "NewReplicaSetAvailable"
    if hasDeadline, !isDone {
      let subject = new.map { "ReplicaSet \"\($0.name)\"" } ?? "Deployment \"\(key.name)\""
      if isComplete(numbers) {
        numbers.setDeploymentCondition(
          "Progressing", "True", "NewReplicaSetAvailable",
          "\(subject) has successfully progressed.", context.nowText)
      } else if isProgressing(numbers) {
        let since =
          current?["status"]?.string == "True" ? current?["lastTransitionTime"] : nil
        if current != nil { numbers.removeDeploymentCondition("Progressing") }
        numbers.setDeploymentCondition(
          "Progressing", "True", "ReplicaSetUpdated", "\(subject) is progressing.",
          context.nowText, since: since)
      } else if isLate(current, context.now) {
        numbers.setDeploymentCondition(
          "Progressing", "False", "ProgressDeadlineExceeded",
          "\(subject) has timed out progressing.", context.nowText)
      }
    }
    let failures = (new.map { [$0] } ?? old).compactMap { set in
      set.object["status"]?["conditions"]?.array?
        .first { $0["type"]?.string == "ReplicaFailure" }
    }
    if let failure = failures.first {
      numbers.setDeploymentCondition(
        "ReplicaFailure", failure["status"]?.string ?? "", failure["reason"]?.string ?? "",
        failure["message"]?.string ?? "", failure["lastTransitionTime"] ?? context.nowText)
    } else {
      numbers.removeDeploymentCondition("ReplicaFailure")
    }
    try write(numbers, &context)
    wakeWhenLate(&context)
  }

  private func deadline(_ condition: JSONValue?) -> Time? {
    guard let seconds = spec["progressDeadlineSeconds"]?.int,
      let updated = (condition?["lastUpdateTime"]?.string).flatMap({ try? Time($0) })
    else { return nil }
    return Time(secondsSince1970: updated.secondsSince1970 + Int64(clamping: min(seconds, 1 << 40)))
  }

  private func isLate(_ condition: JSONValue?, _ now: Time) -> Bool {
    guard let condition, let deadline = deadline(condition) else { return false }
    switch condition["reason"]?.string {
    case "NewReplicaSetAvailable": return false
    case "ProgressDeadlineExceeded": return true
    default: return deadline.secondsSince1970 < now.secondsSince1970
    }
  }

  private func wakeWhenLate(_ context: inout ControllerContext) {
    guard let condition = progressing, let deadline = deadline(condition),
      !["NewReplicaSetAvailable", "ProgressDeadlineExceeded"]
        .contains(condition["reason"]?.string ?? "")
    else { return }
    context.wake(key, at: Time(secondsSince1970: deadline.secondsSince1970 + 1))
  }

  /// A pause stops the clock of the deadline.
  mutating func checkPaused(_ context: inout ControllerContext) throws(Refusal) {
    // Lack of progress stays said.
    guard hasDeadline, progressing?["reason"]?.string != "ProgressDeadlineExceeded" else { return }
    let saysPaused = progressing?["reason"]?.string == "DeploymentPaused"
    let condition: (reason: String, message: String)
    if isPaused, !saysPaused {
      condition = ("DeploymentPaused", "Deployment is paused")
    } else if !isPaused, saysPaused {
      condition = ("DeploymentResumed", "Deployment is resumed")
    } else {
      return
    }
    let now = context.nowText
    deployment = try context.update(
      ControlledResource.deployments, key, subresource: "status"
    ) { object in
      var status = object["status"] ?? [:]
      status.setDeploymentCondition(
        "Progressing", "Unknown", condition.reason, condition.message, now)
      object["status"] = status
    }
  }
}

extension JSONValue {
  fileprivate func deploymentCondition(_ type: String) -> JSONValue? {
    self["conditions"]?.array?.first { $0["type"]?.string == type }
  }

  mutating func removeDeploymentCondition(_ type: String) {
    var conditions = self["conditions"]?.array ?? []
    conditions.removeAll { $0["type"]?.string == type }
    self["conditions"] = conditions.isEmpty ? nil : .array(conditions)
  }

  /// Sets a condition, which is the last from then on, if it says something else than before.
  mutating func setDeploymentCondition(
    _ type: String, _ status: String, _ reason: String, _ message: String, _ now: JSONValue,
    since: JSONValue? = nil
  ) {
    let old = deploymentCondition(type)
    if old?["status"]?.string == status, old?["reason"]?.string == reason { return }
    let transition =
      old?["status"]?.string == status ? old?["lastTransitionTime"] ?? now : since ?? now
    removeDeploymentCondition(type)
    var conditions = self["conditions"]?.array ?? []
    conditions.append([
      "type": .string(type), "status": .string(status), "lastUpdateTime": now,
      "lastTransitionTime": transition, "reason": .string(reason), "message": .string(message),
    ])
    self["conditions"] = .array(conditions)
  }
}
