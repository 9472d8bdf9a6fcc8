import KubeCore
import KubeJSON

/// Runs Jobs to their end: as many pods as they want at a time, until enough have succeeded or too
/// many have failed.
struct JobController: Controller {
  let name = "job-controller"
  static let trackingFinalizer = "batch.kubernetes.io/job-tracking"

  mutating func observe(_ change: Change, of resource: GroupResource, _ queue: inout KeyQueue) {
    guard let key = change.key else { return }
    switch resource {
    case ControlledResource.jobs.groupResource: queue.add(key)
    case ControlledResource.pods.groupResource:
      for owner in (change.new ?? change.old)?.owners ?? []
      where owner.isController && owner.kind == "Job" {
        queue.add(StorageKey(namespace: key.namespace, name: owner.name))
      }
    default: break
    }
  }

  func step(_ key: StorageKey, _ context: inout ControllerContext) throws(Refusal) {
    guard let job = context.object(ControlledResource.jobs, key) else {
      return try releasePods(of: key, context)
    }
    var run = JobRun(job, key, context)
    if let end = run.finishedAt {
      try run.releaseFinished(context)
      try expire(job, key, end, &context)
      return
    }
    if job["metadata"]?["deletionTimestamp"] != nil {
      return try run.releaseFinished(context)
    }
    try run.proceed(&context)
  }

  /// Nobody counts pods whose Job is gone.
  private func releasePods(
    of key: StorageKey, _ context: ControllerContext
  ) throws(Refusal) {
    for pod in context.pods.all(in: key.namespace)
    where pod.stored.finalizers.contains(Self.trackingFinalizer)
      && pod.stored.owners.contains(where: {
        $0.isController && $0.kind == "Job" && $0.name == key.name
      })
    {
      try Self.release(pod, context)
    }
  }

  static func release(_ pod: PodFacts, _ context: ControllerContext) throws(Refusal) {
    guard pod.stored.finalizers.contains(trackingFinalizer) else { return }
    do {
      try context.update(ControlledResource.pods, pod.key) {
        $0.removeFinalizer(trackingFinalizer)
      }
    } catch {
      if error.code != 404 { throw error }
    }
  }

  /// What is over goes when its time is over too.
  private func expire(
    _ job: JSONValue, _ key: StorageKey, _ end: Time, _ context: inout ControllerContext
  ) throws(Refusal) {
    guard let seconds = job["spec"]?["ttlSecondsAfterFinished"]?.int,
      job["metadata"]?["deletionTimestamp"] == nil
    else { return }
    let deadline = Time(
      secondsSince1970: end.secondsSince1970 + Int64(clamping: min(seconds, 1 << 40)))
    if context.now.secondsSince1970 < deadline.secondsSince1970 {
      return context.wake(key, at: deadline)
    }
    try context.delete(
      ControlledResource.jobs, key, uid: job["metadata"]?["uid"]?.string,
      propagation: "Foreground")
  }
}
