import KubeCore
import KubeJSON

/// A pod on a node, from its start to its end.
struct PodLife {
  private let pod: JSONValue
  private let key: StorageKey
  private var behavior: PodBehavior

  init(_ pod: JSONValue, _ key: StorageKey, _ behavior: PodBehavior) {
    self.pod = pod
    self.key = key
    self.behavior = behavior
    let isOfJob = (pod["metadata"]?["ownerReferences"]?.array ?? []).contains {
      $0["kind"]?.string == "Job"
    }
    if isOfJob, behavior.endsAfter == nil { self.behavior.endsAfter = .zero }
  }

  private var phase: String { pod["status"]?["phase"]?.string ?? "" }
  private var isOver: Bool { phase == "Succeeded" || phase == "Failed" }
  private var restarts: Bool {
    let policy = pod["spec"]?["restartPolicy"]?.string ?? "Always"
    return policy == "Always" || policy == "OnFailure" && behavior.end != .succeeds
  }

  mutating func proceed(
    _ stored: StoredObject, _ context: inout ControllerContext
  ) throws(Refusal) {
    if stored.isTerminating { return try terminate(stored, &context) }
    if isOver { return }
    guard let delay = behavior.startsAfter else { return }
    let now = context.now
    let created = time(pod["metadata"]?["creationTimestamp"]) ?? now
    let start = created.adding(delay)
    if now < start { return context.wake(key, at: start) }
    let started = time(pod["status"]?["startTime"]) ?? now
    if let ends = behavior.endsAfter {
      let end = started.adding(ends)
      if now >= end { return try finish(started, &context) }
      context.wake(key, at: end)
    }
    var isReady = false
    if let delay = behavior.readyAfter {
      let ready = started.adding(delay)
      isReady = now >= ready
      if !isReady { context.wake(key, at: ready) }
    }
    try run(started, isReady: isReady, context)
  }

  private func time(_ value: JSONValue?) -> Time? { value?.string.flatMap { try? Time($0) } }

  private func run(
    _ started: Time, isReady: Bool, _ context: ControllerContext
  ) throws(Refusal) {
    let now = context.nowText
    let state: JSONValue = ["running": ["startedAt": .string(started.description)]]
    try update(context) { status in
      status["phase"] = "Running"
      setPlace(&status, started)
      for type in ["PodReadyToStartContainers", "Initialized"] {
        status.setPodCondition(type, "True", now)
      }
      let text = isReady ? "True" : "False"
      let reason = isReady ? nil : "ContainersNotReady"
      for type in ["ContainersReady", "Ready"] {
        status.setPodCondition(type, text, now, reason: reason)
      }
      status.setPodCondition("PodScheduled", "True", now)
      setContainers(&status, state, isReady: isReady)
    }
  }

  private func finish(_ started: Time, _ context: inout ControllerContext) throws(Refusal) {
    let now = context.nowText
    var code = 0
    if case .fails(let exitCode) = behavior.end { code = exitCode }
    let terminated: JSONValue = [
      "terminated": [
        "exitCode": .number(code), "reason": code == 0 ? "Completed" : "Error",
        "startedAt": .string(started.description), "finishedAt": now,
      ]
    ]
    let restarts = restarts
    try update(context) { status in
      setPlace(&status, started)
      for type in ["PodReadyToStartContainers", "Initialized"] {
        status.setPodCondition(type, "True", now)
      }
      for type in ["ContainersReady", "Ready"] {
        status.setPodCondition(
          type, "False", now, reason: code == 0 ? "PodCompleted" : "ContainersNotReady")
      }
      status.setPodCondition("PodScheduled", "True", now)
      if restarts {
        // As long as nobody changes anything it would fail again and again.
        if status["containerStatuses"]?[0]?["restartCount"]?.int ?? 0 > 0 { return }
        status["phase"] = "Running"
        setContainers(
          &status,
          [
            "waiting": [
              "reason": "CrashLoopBackOff", "message": "back-off 10s restarting failed container",
            ]
          ], last: terminated, isReady: false, restartCount: 1)
      } else {
        status["phase"] = code == 0 ? "Succeeded" : "Failed"
        setContainers(&status, terminated, isReady: false)
      }
    }
  }

  private func terminate(
    _ stored: StoredObject, _ context: inout ControllerContext
  ) throws(Refusal) {
    // What others hold is over all the same.
    if !stored.finalizers.isEmpty, !isOver {
      let now = context.nowText
      try update(context) { status in
        status["phase"] = "Failed"
        for type in ["ContainersReady", "Ready"] {
          status.setPodCondition(type, "False", now, reason: "PodCompleted")
        }
        setContainers(
          &status,
          [
            "terminated": [
              "exitCode": 143, "reason": "Error", "startedAt": now, "finishedAt": now,
            ]
          ], isReady: false)
      }
    }
    if pod["metadata"]?["deletionGracePeriodSeconds"]?.int ?? 0 == 0 { return }
    try context.delete(ControlledResource.pods, key, uid: stored.uid, grace: 0)
  }

  private func update(
    _ context: ControllerContext, _ change: (inout JSONValue) -> Void
  ) throws(Refusal) {
    let uid = pod["metadata"]?["uid"]
    try context.update(ControlledResource.pods, key, subresource: "status") { object in
      guard object["metadata"]?["uid"] == uid else { return }
      var status = object["status"] ?? [:]
      change(&status)
      object["status"] = status
    }
  }

  private func setPlace(_ status: inout JSONValue, _ started: Time) {
    if status["startTime"] == nil { status["startTime"] = .string(started.description) }
    status["hostIP"] = "192.168.0.10"
    status["hostIPs"] = [["ip": "192.168.0.10"]]
    guard status["podIP"] == nil else { return }
    // Of the uid, so that no two are alike and one seed gives one address.
    let digits = pod["metadata"]?["uid"]?.string?.filter(\.isHexDigit).prefix(5) ?? "0"
    let number = Int(digits, radix: 16) ?? 0
    let address = "10.\(244 + number >> 16 & 7).\(number >> 8 & 255).\(number & 255)"
    status["podIP"] = .string(address)
    status["podIPs"] = [["ip": .string(address)]]
  }

  private func setContainers(
    _ status: inout JSONValue, _ state: JSONValue, last: JSONValue = [:], isReady: Bool,
    restartCount: Int = 0
  ) {
    let statuses = (pod["spec"]?["containers"]?.array ?? []).map { container -> JSONValue in
      let name = container["name"]?.string ?? ""
      return [
        "name": .string(name), "state": state, "lastState": last, "ready": .bool(isReady),
        "restartCount": .number(restartCount), "image": container["image"] ?? "",
        "imageID": .string("test://\(container["image"]?.string ?? "")"),
        "containerID": .string("test://\(key.path)/\(name)"),
        "started": .bool(state["running"] != nil),
      ]
    }
    status["containerStatuses"] = .array(statuses)
  }
}

extension JSONValue {
  /// Sets a condition of a pod in its place.
  mutating func setPodCondition(
    _ type: String, _ status: String, _ now: JSONValue, reason: String? = nil,
    message: String? = nil
  ) {
    var conditions = self["conditions"]?.array ?? []
    let place = conditions.firstIndex { $0["type"]?.string == type }
    let old = place.map { conditions[$0] }
    var condition: JSONValue = [
      "type": .string(type), "status": .string(status), "lastProbeTime": .null,
      "lastTransitionTime": old?["status"]?.string == status
        ? old?["lastTransitionTime"] ?? now : now,
    ]
    if let reason { condition["reason"] = .string(reason) }
    if let message { condition["message"] = .string(message) }
    if let place { conditions[place] = condition } else { conditions.append(condition) }
    self["conditions"] = .array(conditions)
  }
}

extension Time {
  /// Whole seconds, as the times of objects are.
  fileprivate func adding(_ duration: Duration) -> Time {
    let parts = duration.components
    let seconds = parts.seconds + (parts.attoseconds > 0 ? 1 : 0)
    let (sum, overflow) = secondsSince1970.addingReportingOverflow(seconds)
    return Time(secondsSince1970: overflow ? secondsSince1970 : sum)
  }
}
