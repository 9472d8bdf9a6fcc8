import KubeCore
import KubeJSON

/// Makes Jobs when they are due.
struct CronJobController: Controller {
  let name = "cronjob-controller"
  /// Jobs that somebody else made, and of which that has been said.
  private var foreign: Set<String> = []

  mutating func forget() { foreign = [] }

  mutating func observe(_ change: Change, of resource: GroupResource, _ queue: inout KeyQueue) {
    guard let key = change.key else { return }
    switch resource {
    case ControlledResource.cronJobs.groupResource: queue.add(key)
    case ControlledResource.jobs.groupResource:
      for owner in (change.new ?? change.old)?.owners ?? []
      where owner.isController && owner.kind == "CronJob" {
        queue.add(StorageKey(namespace: key.namespace, name: owner.name))
      }
    default: break
    }
  }

  mutating func step(_ key: StorageKey, _ context: inout ControllerContext) throws(Refusal) {
    guard let cron = context.object(ControlledResource.cronJobs, key),
      cron["metadata"]?["deletionTimestamp"] == nil
    else { return }
    let uid = cron["metadata"]?["uid"]?.string ?? ""
    var jobs = context.all(ControlledResource.jobs, in: key.namespace)
      .filter { $0.owners.contains { $0.isController && $0.uid == uid } }.map(\.value)
    try forgetOld(&jobs, cron, key, context)
    var status = cron["status"] ?? [:]
    if let done = jobs.compactMap({ $0["status"]?["completionTime"]?.string }).max() {
      status["lastSuccessfulTime"] = .string(done)
    }
    var active = cron["status"]?["active"]?.array ?? []
    review(&active, jobs, cron, &context)
    try schedule(cron, key, &active, &status, &context)
    status["active"] = active.isEmpty ? nil : .array(active)
    let known = (cron["status"]?["active"]?.array ?? []).map { $0["uid"] }
    guard
      known != active.map({ $0["uid"] })
        || status["lastScheduleTime"] != cron["status"]?["lastScheduleTime"]
        || status["lastSuccessfulTime"] != cron["status"]?["lastSuccessfulTime"]
    else { return }
    let new = status
    try context.update(ControlledResource.cronJobs, key, subresource: "status") {
      $0["status"] = new
    }
  }

  /// What became of the jobs that it made. Those that somebody made from it by hand it lets be.
  private mutating func review(
    _ active: inout [JSONValue], _ jobs: [JSONValue], _ cron: JSONValue,
    _ context: inout ControllerContext
  ) {
    var uids: Set<String> = []
    for job in jobs {
      let uid = job["metadata"]?["uid"]?.string ?? ""
      let name = job["metadata"]?["name"]?.string ?? ""
      uids.insert(uid)
      let place = active.firstIndex { $0["uid"]?.string == uid }
      if let place, Self.isOver(job) {
        active.remove(at: place)
        let condition = Self.has("Complete", job) ? "Complete" : "Failed"
        context.note(
          "Normal", "SawCompletedJob", "Saw completed job: \(name), condition: \(condition)",
          about: cron)
      } else if place == nil, !Self.isOver(job), foreign.insert(uid).inserted {
        context.note(
          "Warning", "UnexpectedJob",
          "Saw a job that the controller did not create or forgot: \(name)", about: cron)
      }
    }
    for job in active where !uids.contains(job["uid"]?.string ?? "") {
      context.note(
        "Normal", "MissingJob", "Active job went missing: \(job["name"]?.string ?? "")",
        about: cron)
    }
    active.removeAll { !uids.contains($0["uid"]?.string ?? "") }
  }

  private static func reference(_ job: JSONValue) -> JSONValue {
    var reference: JSONValue = ["kind": "Job", "apiVersion": "batch/v1"]
    for name in ["namespace", "name", "uid", "resourceVersion"] {
      reference[name] = job["metadata"]?[name]
    }
    return reference
  }

  private func schedule(
    _ cron: JSONValue, _ key: StorageKey, _ active: inout [JSONValue], _ status: inout JSONValue,
    _ context: inout ControllerContext
  ) throws(Refusal) {
    let spec = cron["spec"] ?? [:]
    guard spec["suspend"]?.bool != true,
      let schedule = CronTimes(spec["schedule"]?.string ?? "")
    else { return }
    let since =
      [status["lastScheduleTime"], cron["metadata"]?["creationTimestamp"]]
      .lazy.compactMap { ($0?.string).flatMap { try? Time($0) } }.first ?? context.now
    // Of several that were missed the last counts.
    var due: Time?
    var next = schedule.next(after: since)
    var missed = 0
    while let time = next, time.secondsSince1970 <= context.now.secondsSince1970, missed < 100 {
      due = time
      next = schedule.next(after: time)
      missed += 1
    }
    if missed == 100 { next = schedule.next(after: context.now) }
    if let next { context.wake(key, at: next) }
    guard let due else { return }
    if let seconds = spec["startingDeadlineSeconds"]?.int,
      due.secondsSince1970 + Int64(clamping: min(seconds, 1 << 40)) < context.now.secondsSince1970
    {
      return
    }
    switch spec["concurrencyPolicy"]?.string {
    case "Forbid" where !active.isEmpty:
      context.note(
        "Normal", "JobAlreadyActive",
        "Not starting job because prior execution is running and concurrency policy is Forbid",
        about: cron)
      return
    case "Replace":
      for job in active {
        let name = job["name"]?.string ?? ""
        try context.delete(
          ControlledResource.jobs, StorageKey(namespace: key.namespace, name: name),
          propagation: "Background")
        context.note("Normal", "SuccessfulDelete", "Deleted job \(name)", about: cron)
      }
      active = []
    default: break
    }
    if let job = try create(cron, key, due, &context) { active.append(Self.reference(job)) }
    status["lastScheduleTime"] = .string(due.description)
  }

  private func create(
    _ cron: JSONValue, _ key: StorageKey, _ due: Time, _ context: inout ControllerContext
  ) throws(Refusal) -> JSONValue? {
    let template = cron["spec"]?["jobTemplate"]
    let name = "\(key.name)-\(due.secondsSince1970 / 60)"
    var job: JSONValue = [
      "metadata": [
        "name": .string(name), "namespace": .string(key.namespace),
        "ownerReferences": [ControllerContext.controllerReference(cron)],
      ]
    ]
    job["spec"] = template?["spec"]
    job["metadata"]?["labels"] = template?["metadata"]?["labels"]
    job["metadata"]?["annotations"] = template?["metadata"]?["annotations"]
    job.setAnnotation("batch.kubernetes.io/cronjob-scheduled-timestamp", due.description)
    do {
      let created = try context.create(ControlledResource.jobs, in: key.namespace, job)
      context.note("Normal", "SuccessfulCreate", "Created job \(name)", about: cron)
      return created
    } catch {
      if error.reason == "AlreadyExists" || error.isNamespaceEnding { return nil }
      throw error
    }
  }

  private func forgetOld(
    _ jobs: inout [JSONValue], _ cron: JSONValue, _ key: StorageKey,
    _ context: ControllerContext
  ) throws(Refusal) {
    for (type, field, limit) in [
      ("Complete", "successfulJobsHistoryLimit", 3), ("Failed", "failedJobsHistoryLimit", 1),
    ] {
      let keep = cron["spec"]?[field]?.int ?? limit
      let over = jobs.filter { Self.has(type, $0) }.sorted {
        $0["metadata"]?["creationTimestamp"]?.string ?? ""
          < $1["metadata"]?["creationTimestamp"]?.string ?? ""
      }
      for job in over.dropLast(max(0, keep)) {
        try context.delete(ControlledResource.jobs, Self.key(job, key), propagation: "Background")
        jobs.removeAll { $0["metadata"]?["uid"] == job["metadata"]?["uid"] }
      }
    }
  }

  private static func has(_ type: String, _ job: JSONValue) -> Bool {
    job["status"]?["conditions"]?.array?.contains {
      $0["type"]?.string == type && $0["status"]?.string == "True"
    } ?? false
  }

  private static func isOver(_ job: JSONValue) -> Bool {
    has("Complete", job) || has("Failed", job)
  }

  private static func key(_ job: JSONValue, _ cron: StorageKey) -> StorageKey {
    StorageKey(namespace: cron.namespace, name: job["metadata"]?["name"]?.string ?? "")
  }
}
