import KubeCore
import KubeJSON

extension TableCells {
  /// A pod that has ended says so beside its cells.
  var podConditions: JSONValue? {
    let message: String
    switch text("status", "phase") {
    case "Succeeded": message = "The pod has completed successfully."
    case "Failed": message = "The pod failed."
    default: return nil
    }
    return [
      [
        "type": "Completed", "status": "True", "reason": .string(text("status", "phase")),
        "message": .string(message),
      ]
    ]
  }

  var pod: [JSONValue] {
    var state = PodState(self)
    state.readInitContainers()
    if !state.isInitializing || hasCondition("Initialized") { state.readContainers() }
    if value("metadata", "deletionTimestamp") != nil {
      if text("status", "reason") == "NodeLost" {
        state.reason = "Unknown"
      } else if !["Succeeded", "Failed"].contains(text("status", "phase")) {
        state.reason = "Terminating"
      }
    }
    var restarts = "\(state.restarts)"
    if state.restarts != 0, let last = state.lastRestart {
      restarts += " (\(Self.age(since: last, now: now)) ago)"
    }
    let gates = elements("spec", "readinessGates")
    let open = gates.filter { gate in
      gate["conditionType"]?.string.map(hasCondition) ?? false
    }
    let address = elements("status", "podIPs").first?["ip"]?.string ?? ""
    return [
      name, .string("\(state.ready)/\(state.total)"), .string(state.reason), .string(restarts),
      .string(age), .string(address.isEmpty ? "<none>" : address),
      .string(text("spec", "nodeName", or: "<none>")),
      .string(text("status", "nominatedNodeName", or: "<none>")),
      .string(gates.isEmpty ? "<none>" : "\(open.count)/\(gates.count)"),
    ]
  }
}

/// What the containers of a pod add up to.
private struct PodState {
  private let cells: TableCells
  /// Init containers that run as long as the pod does.
  private let sidecars: Set<String>
  var reason: String
  var restarts = 0
  var lastRestart: Time?
  var ready = 0
  var total: Int
  var isInitializing = false
  private var sidecarRestarts = 0
  private var lastSidecarRestart: Time?

  init(_ cells: TableCells) {
    self.cells = cells
    sidecars = Set(
      cells.elements("spec", "initContainers")
        .filter { $0["restartPolicy"]?.string == "Always" }.compactMap { $0["name"]?.string })
    total = cells.count("spec", "containers") + sidecars.count
    reason = cells.text("status", "reason", or: cells.text("status", "phase"))
    let isGated = cells.elements("status", "conditions").contains { condition in
      condition["type"]?.string == "PodScheduled"
        && condition["reason"]?.string == "SchedulingGated"
    }
    if isGated { reason = "SchedulingGated" }
  }

  mutating func readInitContainers() {
    for (index, status) in cells.elements("status", "initContainerStatuses").enumerated() {
      let isSidecar = sidecars.contains(status["name"]?.string ?? "")
      let count = status["restartCount"]?.int ?? 0
      restarts &+= count
      lastRestart = Self.later(lastRestart, status)
      if isSidecar {
        sidecarRestarts &+= count
        lastSidecarRestart = Self.later(lastSidecarRestart, status)
      }
      let terminated = status["state"]?["terminated"]
      let waiting = status["state"]?["waiting"]?["reason"]?.string ?? ""
      if terminated?.members != nil, terminated?["exitCode"]?.int ?? 0 == 0 { continue }
      if isSidecar, status["started"]?.bool == true {
        if status["ready"]?.bool == true { ready += 1 }
        continue
      }
      isInitializing = true
      if let terminated, terminated.members != nil {
        reason = "Init:" + Self.reason(terminated)
      } else if !waiting.isEmpty, waiting != "PodInitializing" {
        reason = "Init:" + waiting
      } else {
        reason = "Init:\(index)/\(cells.count("spec", "initContainers"))"
      }
      return
    }
  }

  mutating func readContainers() {
    restarts = sidecarRestarts
    lastRestart = lastSidecarRestart
    var isRunning = false
    for status in cells.elements("status", "containerStatuses").reversed() {
      restarts &+= status["restartCount"]?.int ?? 0
      lastRestart = Self.later(lastRestart, status)
      let waiting = status["state"]?["waiting"]?["reason"]?.string ?? ""
      if !waiting.isEmpty {
        reason = waiting
      } else if let terminated = status["state"]?["terminated"], terminated.members != nil {
        reason = Self.reason(terminated)
      } else if status["ready"]?.bool == true, status["state"]?["running"]?.members != nil {
        isRunning = true
        ready += 1
      }
    }
    if reason == "Completed", isRunning {
      reason = cells.hasCondition("Ready") ? "Running" : "NotReady"
    }
  }

  private static func reason(_ terminated: JSONValue) -> String {
    if let reason = terminated["reason"]?.string, !reason.isEmpty { return reason }
    if let signal = terminated["signal"]?.int, signal != 0 { return "Signal:\(signal)" }
    return "ExitCode:\(terminated["exitCode"]?.int ?? 0)"
  }

  private static func later(_ last: Time?, _ status: JSONValue) -> Time? {
    let text = status["lastState"]?["terminated"]?["finishedAt"]?.string
    guard let end = text.flatMap({ try? Time($0) }) else { return last }
    guard let last else { return end }
    return last.secondsSince1970 < end.secondsSince1970 ? end : last
  }
}
