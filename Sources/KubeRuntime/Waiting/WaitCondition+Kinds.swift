public import KubeCore

extension WaitCondition where Object == CustomResourceDefinition {
  /// The server has accepted the definition's names and serves it, or is about to: see
  /// `waitUntilServed(timeout:)`.
  public static var established: WaitCondition {
    WaitCondition(
      "established",
      ofPresent: { definition in
        if definition.metadata.deletionTimestamp != nil { return .unmet("it is being deleted") }
        let conditions = definition.status?.conditions
        if conditions.isTrue("Established") { return .met }
        if let names = conditions.condition("NamesAccepted"), names.status == "False" {
          return .unmet("its names are not accepted: \(names.message ?? names.reason ?? "")")
        }
        return .unmet("it is not established")
      })
  }
}

extension WaitCondition where Object: PodResource {
  /// The pod's containers run, at least one of them. One that has ended never will again.
  public static var running: WaitCondition {
    WaitCondition(
      "running",
      ofJSON: { pod in
        switch phase(pod) {
        case "Running": .met
        case "Succeeded", "Failed": .impossible("the pod has ended: \(ended(pod))")
        default: .unmet(pending(pod))
        }
      })
  }

  /// The pod takes part in the services that select it. One that has ended never will again.
  public static var ready: WaitCondition {
    WaitCondition(
      "ready",
      ofJSON: { pod in
        let ready = pod["status"]?["conditions"]?.array?.first { $0["type"] == "Ready" }
        if ready?["status"] == "True" { return .met }
        switch phase(pod) {
        case "Succeeded", "Failed": return .impossible("the pod has ended: \(ended(pod))")
        case "Running": return .unmet(ready?["message"]?.string ?? "it runs, and is not ready")
        default: return .unmet(pending(pod))
        }
      })
  }

  private static func phase(_ pod: JSONValue) -> String {
    pod["status"]?["phase"]?.string ?? ""
  }

  private static func ended(_ pod: JSONValue) -> String {
    pod["status"]?["message"]?.string ?? pod["status"]?["reason"]?.string ?? phase(pod)
  }

  private static func pending(_ pod: JSONValue) -> String {
    let status = pod["status"]
    let waiting = (status?["containerStatuses"]?.array ?? []).lazy.compactMap {
      $0["state"]?["waiting"]?["reason"]?.string
    }.first
    let unscheduled = status?["conditions"]?.array?.first {
      $0["type"] == "PodScheduled" && $0["status"] == "False"
    }
    let reason = waiting ?? unscheduled?["message"]?.string ?? unscheduled?["reason"]?.string
    let phase = phase(pod)
    return "it is \(phase.isEmpty ? "Pending" : phase)\(reason.map { ": \($0)" } ?? "")"
  }
}

extension WaitCondition where Object: JobResource {
  /// As many of the job's pods have succeeded as it asks for. A job that has failed never will.
  public static var completed: WaitCondition {
    WaitCondition(
      "completed",
      ofJSON: { job in
        let conditions = job["status"]?["conditions"]?.array ?? []
        func holding(_ type: JSONValue) -> JSONValue? {
          conditions.first { $0["type"] == type && $0["status"] == "True" }
        }
        if holding("Complete") != nil { return .met }
        if let failure = holding("Failed") {
          let why = failure["message"]?.string ?? failure["reason"]?.string ?? ""
          return .impossible("the job has failed\(why.isEmpty ? "" : ": \(why)")")
        }
        if holding("Suspended") != nil { return .unmet("it is suspended") }
        let done = job["status"]?["succeeded"]?.int ?? 0
        let wanted = job["spec"]?["completions"]?.int ?? 1
        return .unmet("\(done) of \(wanted) pods have succeeded")
      })
  }
}

extension WaitCondition where Object: LoadBalancedResource {
  /// A load balancer serves it at an address, or several. A service that is of another type than
  /// `LoadBalancer` waits for none, and is so at once.
  public static var loadBalancerProvisioned: WaitCondition {
    WaitCondition(
      "provisioned with a load balancer",
      ofJSON: { object in
        // An Ingress has no type.
        if object["kind"] == "Service", object["spec"]?["type"]?.string != "LoadBalancer" {
          return .met
        }
        let points = object["status"]?["loadBalancer"]?["ingress"]?.array ?? []
        let isServed = points.allSatisfy { point in
          point["ip"]?.string?.isEmpty == false || point["hostname"]?.string?.isEmpty == false
        }
        return isServed && !points.isEmpty ? .met : .unmet("it has no address yet")
      })
  }
}

extension WaitCondition where Object: Restartable {
  /// All pods are of the newest template, and available, as `kubectl rollout status` has it. The
  /// status must be about the spec as it is now.
  ///
  /// A Deployment that does not come on in time (`progressDeadlineSeconds`), and one whose pods are
  /// replaced only when somebody deletes them (`OnDelete`), are given up.
  public static var rolledOut: WaitCondition {
    WaitCondition(
      "rolled out",
      ofJSON: { object in
        let generation = object["metadata"]?["generation"]?.int ?? 0
        // A DaemonSet or StatefulSet that nobody looked at has 0.
        let observed = object["status"]?["observedGeneration"]?.int ?? 0
        guard observed >= generation, observed > 0 else {
          return .unmet("its status is about generation \(observed), not yet \(generation)")
        }
        return switch object["kind"] {
        case "DaemonSet": daemonSet(object)
        case "StatefulSet": statefulSet(object)
        default: deployment(object)
        }
      })
  }

  private static func deployment(_ object: JSONValue) -> Verdict {
    let status = object["status"]
    let progress = status?["conditions"]?.array?.first { $0["type"] == "Progressing" }
    if progress?["reason"] == "ProgressDeadlineExceeded" {
      return .impossible(
        progress?["message"]?.string ?? "the deployment did not come on within its deadline")
    }
    let wanted = object["spec"]?["replicas"]?.int ?? 1
    let all = status?["replicas"]?.int ?? 0
    let updated = status?["updatedReplicas"]?.int ?? 0
    let available = status?["availableReplicas"]?.int ?? 0
    if updated < wanted { return .unmet("\(updated) of \(wanted) replicas are new") }
    if all > updated { return .unmet("\(all &- updated) old replicas are yet to end") }
    if available < updated { return .unmet("\(available) of \(updated) replicas are available") }
    return .met
  }

  private static func daemonSet(_ object: JSONValue) -> Verdict {
    if object["spec"]?["updateStrategy"]?["type"] == "OnDelete" { return onDelete }
    let status = object["status"]
    let wanted = status?["desiredNumberScheduled"]?.int ?? 0
    let updated = status?["updatedNumberScheduled"]?.int ?? 0
    let available = status?["numberAvailable"]?.int ?? 0
    if updated < wanted { return .unmet("\(updated) of \(wanted) pods are new") }
    if available < wanted { return .unmet("\(available) of \(wanted) pods are available") }
    return .met
  }

  private static func statefulSet(_ object: JSONValue) -> Verdict {
    let strategy = object["spec"]?["updateStrategy"]
    if strategy?["type"] == "OnDelete" { return onDelete }
    let status = object["status"]
    let wanted = object["spec"]?["replicas"]?.int ?? 1
    let ready = status?["readyReplicas"]?.int ?? 0
    let updated = status?["updatedReplicas"]?.int ?? 0
    if ready < wanted { return .unmet("\(ready) of \(wanted) pods are ready") }
    if let partition = strategy?["rollingUpdate"]?["partition"]?.int, partition > 0 {
      let share = wanted &- partition
      return updated < share ? .unmet("\(updated) of \(share) pods are new") : .met
    }
    if status?["updateRevision"] != status?["currentRevision"] {
      return .unmet("\(updated) of \(wanted) pods are new")
    }
    return .met
  }

  private static var onDelete: Verdict {
    .impossible("its pods are replaced only when they are deleted (updateStrategy OnDelete)")
  }
}
