import KubeCore
import KubeJSON

extension JobRun {
  mutating func manage(_ context: inout ControllerContext) throws(Refusal) {
    let parallelism = spec["parallelism"]?.int ?? 1
    var wanted = min(parallelism, ReplicaSetController.podLimit)
    if let completions = spec["completions"]?.int {
      wanted = min(wanted, max(0, completions - succeeded))
    } else if succeeded > 0 {
      wanted = min(wanted, active.count)
    }
    if active.count > wanted {
      for pod in active.suffix(active.count - wanted) { try delete(pod, &context) }
    } else if active.count + terminating < wanted {
      if let wait = backoff(context.now) { return context.wake(key, after: wait) }
      try create(wanted - active.count - terminating, &context)
    }
  }

  /// After failures it takes longer and longer until the next try.
  private func backoff(_ now: Time) -> Duration? {
    let failures = pods.filter { $0.phase == "Failed" }
    guard failed > 0, !failures.isEmpty else { return nil }
    let last =
      failures.map { pod -> Int64 in
        let times = (pod.stored.value["status"]?["containerStatuses"]?.array ?? [])
          .compactMap { $0["state"]?["terminated"]?["finishedAt"]?.string }
          .compactMap { try? Time($0) }
        return times.map(\.secondsSince1970).max() ?? pod.created.secondsSince1970
      }.max() ?? 0
    let delay = min(600, 10 << min(failures.count - 1, 6))
    let left = last + Int64(delay) - now.secondsSince1970
    return left > 0 ? .seconds(left) : nil
  }

  private mutating func create(
    _ count: Int, _ context: inout ControllerContext
  ) throws(Refusal) {
    var free: [Int] = []
    if isIndexed, let completions = spec["completions"]?.int {
      let taken = Self.indexes(status["completedIndexes"]?.string ?? "")
        .union(active.compactMap { Self.index(of: $0) })
      free = Array((0..<max(0, completions)).lazy.filter { !taken.contains($0) }.prefix(count))
    }
    for number in 0..<count {
      if isIndexed, number >= free.count { break }
      let index = isIndexed ? free[number] : nil
      do {
        let created = try context.create(
          ControlledResource.pods, in: key.namespace, pod(index))
        let name = created["metadata"]?["name"]?.string ?? ""
        context.note("Normal", "SuccessfulCreate", "Created pod: \(name)", about: job)
      } catch {
        if error.isNamespaceEnding { return }
        context.note("Warning", "FailedCreate", "Error creating: \(error.message)", about: job)
        throw error
      }
    }
  }

  private func pod(_ index: Int?) -> JSONValue {
    let suffix = index.map { "\($0)-" } ?? ""
    var pod = ControllerContext.pod(
      spec["template"] ?? [:], owner: job, namePrefix: "\(key.name)-\(suffix)")
    var finalizers = pod["metadata"]?["finalizers"]?.array ?? []
    finalizers.append(.string(JobController.trackingFinalizer))
    pod["metadata"]?["finalizers"] = .array(finalizers)
    guard let index else { return pod }
    let name = "batch.kubernetes.io/job-completion-index"
    pod.setAnnotation(name, "\(index)")
    var labels = pod["metadata"]?["labels"] ?? [:]
    labels[name] = .string("\(index)")
    pod["metadata"]?["labels"] = labels
    if pod["spec"]?["hostname"] == nil {
      pod["spec"]?["hostname"] = .string("\(key.name)-\(index)")
    }
    var containers = pod["spec"]?["containers"]?.array ?? []
    for place in containers.indices {
      var variables = containers[place]["env"]?.array ?? []
      variables.append([
        "name": "JOB_COMPLETION_INDEX",
        "valueFrom": ["fieldRef": ["fieldPath": .string("metadata.labels['\(name)']")]],
      ])
      containers[place]["env"] = .array(variables)
    }
    pod["spec"]?["containers"] = .array(containers)
    return pod
  }

  func delete(_ pod: PodFacts, _ context: inout ControllerContext) throws(Refusal) {
    try context.delete(ControlledResource.pods, pod.key, uid: pod.stored.uid)
    context.note("Normal", "SuccessfulDelete", "Deleted pod: \(pod.key.name)", about: job)
  }
}
