import KubeCore

extension PodMaker {
  mutating func status(_ index: Int, _ workload: Workload, _ created: String) -> JSONValue {
    let isDone = workload.form == .job && !dice.once(in: 3)
    // Two in a hundred pods crash again and again.
    let isCrashing = !isDone && dice.once(in: 50)
    let names: [String]
    switch workload.form {
    case .web: names = ["main", "gatekeeper"]
    case .database: names = ["main", "archiver"]
    case .agent, .job: names = ["main"]
    }
    let host = "10.20.\(index * 7 % 120).\(2 + index % 3)"
    let pod =
      workload.form == .agent
      ? host : "10.\(64 + index % 8).\(dice.below(256)).\(dice.below(254) + 1)"
    let isReady = !isDone && !isCrashing
    return .members([
      "observedGeneration": 1,
      "phase": isDone ? "Succeeded" : "Running",
      "conditions": .array([
        condition("PodReadyToStartContainers", isTrue: !isDone, reason: nil),
        condition("Initialized", isTrue: true, reason: isDone ? "PodCompleted" : nil),
        condition("Ready", isTrue: isReady, reason: reason(isDone, isCrashing)),
        condition("ContainersReady", isTrue: isReady, reason: reason(isDone, isCrashing)),
        condition("PodScheduled", isTrue: true, reason: nil),
      ]),
      "hostIP": .string(host),
      "hostIPs": [["ip": .string(host)]],
      "podIP": .string(pod),
      "podIPs": [["ip": .string(pod)]],
      "startTime": .string(created),
      "initContainerStatuses": workload.form == .web
        ? [containerStatus("migrate", workload, .done)] : nil,
      "containerStatuses": .array(
        names.map { name in
          let isTroubled = isCrashing && name == "main"
          return containerStatus(
            name, workload, isDone ? .done : isTroubled ? .crashing : .running)
        }),
      "qosClass": "Burstable",
    ])
  }

  private enum ContainerCondition {
    case running, done, crashing
  }

  private func reason(_ isDone: Bool, _ isCrashing: Bool) -> String? {
    isDone ? "PodCompleted" : isCrashing ? "ContainersNotReady" : nil
  }

  private mutating func condition(_ type: String, isTrue: Bool, reason: String?) -> JSONValue {
    .members([
      "type": .string(type),
      "observedGeneration": 1,
      "status": isTrue ? "True" : "False",
      "lastProbeTime": .null,
      "lastTransitionTime": .string(dice.time()),
      "reason": reason.map { .string($0) },
      "message": reason == "ContainersNotReady"
        ? "containers with unready status: [main]" : nil,
    ])
  }

  private mutating func containerStatus(
    _ name: String, _ workload: Workload, _ condition: ContainerCondition
  ) -> JSONValue {
    let id = "containerd://\(dice.hexadecimal(64))"
    let state: JSONValue
    var last: JSONValue = [:]
    switch condition {
    case .running: state = ["running": ["startedAt": .string(dice.time())]]
    case .done: state = ["terminated": terminated(0, "Completed", id)]
    case .crashing:
      state = [
        "waiting": [
          "reason": "CrashLoopBackOff",
          "message": "back-off 5m0s restarting failed container=main",
        ]
      ]
      last = ["terminated": terminated(137, "OOMKilled", "containerd://\(dice.hexadecimal(64))")]
    }
    let repository = "images.moorland.example/\(workload.team)/\(name)"
    return [
      "name": .string(name),
      "state": state,
      "lastState": last,
      "ready": .bool(condition != .crashing),
      "restartCount": .number(condition == .crashing ? 6 + dice.below(90) : dice.below(3)),
      "image": .string(workload.image(name)),
      "imageID": .string("\(repository)@sha256:\(workload.digest)"),
      "containerID": .string(id),
      "started": .bool(condition == .running),
    ]
  }

  private mutating func terminated(_ code: Int, _ reason: String, _ id: String) -> JSONValue {
    [
      "exitCode": .number(code),
      "reason": .string(reason),
      "startedAt": .string(dice.time()),
      "finishedAt": .string(dice.time()),
      "containerID": .string(id),
    ]
  }
}
