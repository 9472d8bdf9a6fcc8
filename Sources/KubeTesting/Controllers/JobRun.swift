import KubeCore
import KubeJSON

/// A Job and its pods, while a step looks at them.
struct JobRun: Sendable {
  private var job: JSONValue
  private let key: StorageKey
  private let pods: [PodFacts]
  private var status: JSONValue

  init(_ job: JSONValue, _ key: StorageKey, _ context: ControllerContext) {
    self.job = job
    self.key = key
    status = job["status"] ?? [:]
    pods = context.pods.controlled(
      by: job["metadata"]?["uid"]?.string ?? "", in: key.namespace)
  }

  private var spec: JSONValue { job["spec"] ?? [:] }
  private var isSuspended: Bool { spec["suspend"]?.bool ?? false }
  private var isIndexed: Bool { spec["completionMode"]?.string == "Indexed" }
  private var succeeded: Int { status["succeeded"]?.int ?? 0 }
  private var failed: Int { status["failed"]?.int ?? 0 }
  private var active: [PodFacts] { pods.filter(\.isActive) }
  private var terminating: Int { pods.filter { $0.isTerminating && !$0.isOver }.count }

  private func condition(_ type: String) -> JSONValue? {
    status["conditions"]?.array?.first { $0["type"]?.string == type }
  }

  private func isTrue(_ type: String) -> Bool { condition(type)?["status"]?.string == "True" }

  /// When it was complete or failed; nil if it is not.
  var finishedAt: Time? {
    for type in ["Complete", "Failed"] where isTrue(type) {
      return (condition(type)?["lastTransitionTime"]?.string).flatMap { try? Time($0) }
        ?? Time(secondsSince1970: 0)
    }
    return nil
  }

  func releaseFinished(_ context: ControllerContext) throws(Refusal) {
    for pod in pods { try JobController.release(pod, context) }
  }

  mutating func proceed(_ context: inout ControllerContext) throws(Refusal) {
    if status["startTime"] == nil, !isSuspended { status["startTime"] = context.nowText }
    try countFinished(&context)
    decide(&context)
    if isTrue("FailureTarget") || isTrue("SuccessCriteriaMet") {
      try end(&context)
    } else if isSuspended {
      try stopAll(&context)
      if condition("Suspended")?["status"]?.string != "True" {
        set("Suspended", "True", "JobSuspended", "Job suspended", context)
        status["startTime"] = nil
        context.note("Normal", "Suspended", "Job suspended", about: job)
      }
    } else {
      if isTrue("Suspended") {
        set("Suspended", "False", "JobResumed", "Job resumed", context)
        status["startTime"] = context.nowText
        context.note("Normal", "Resumed", "Job resumed", about: job)
      }
      try manage(&context)
    }
    try write(context)
  }

  // MARK: Counting

  /// Notes who has ended before its finalizer goes, so that none is counted twice or not at all.
  private mutating func countFinished(_ context: inout ControllerContext) throws(Refusal) {
    let counted = pods.filter {
      $0.stored.finalizers.contains(JobController.trackingFinalizer)
        && ($0.isOver || $0.isTerminating && $0.node.isEmpty)
    }
    guard !counted.isEmpty else { return }
    if isSuspended {
      // Who was stopped has not failed.
      for pod in counted where !pod.isOver { try JobController.release(pod, context) }
    }
    let over = isSuspended ? counted.filter(\.isOver) : counted
    guard !over.isEmpty else { return }
    var uncounted = status["uncountedTerminatedPods"] ?? [:]
    for pod in over {
      let list = pod.phase == "Succeeded" ? "succeeded" : "failed"
      var uids = uncounted[list]?.array ?? []
      if !uids.contains(.string(pod.stored.uid)) { uids.append(.string(pod.stored.uid)) }
      uncounted[list] = .array(uids)
    }
    status["uncountedTerminatedPods"] = uncounted
    if isIndexed { noteIndexes(over) }
    setNumbers()
    try write(context)
    for pod in over { try JobController.release(pod, context) }
    for list in ["succeeded", "failed"] {
      let count = (status[list]?.int ?? 0) + (uncounted[list]?.array?.count ?? 0)
      status.setCount(list, count)
    }
    status["uncountedTerminatedPods"] = [:]
  }

  private mutating func noteIndexes(_ pods: [PodFacts]) {
    var indexes = Self.indexes(status["completedIndexes"]?.string ?? "")
    for pod in pods where pod.phase == "Succeeded" {
      if let index = Self.index(of: pod) { indexes.insert(index) }
    }
    if !indexes.isEmpty { status["completedIndexes"] = .string(Self.text(indexes)) }
  }

  private static func index(of pod: PodFacts) -> Int? {
    pod.labels["batch.kubernetes.io/job-completion-index"].flatMap { Int($0) }
  }

  /// `0-2,5`.
  static func indexes(_ text: String) -> Set<Int> {
    var result: Set<Int> = []
    for part in text.split(separator: ",") {
      let ends = part.split(separator: "-").compactMap { Int($0) }
      if let first = ends.first, let last = ends.last, first <= last, last - first < 100_000 {
        result.formUnion(first...last)
      }
    }
    return result
  }

  static func text(_ indexes: Set<Int>) -> String {
    var runs: [(first: Int, last: Int)] = []
    for index in indexes.sorted() {
      if let last = runs.last, last.last + 1 == index {
        runs[runs.count - 1].last = index
      } else {
        runs.append((index, index))
      }
    }
    return runs.map { run in
      switch run.last - run.first {
      case 0: "\(run.first)"
      case 1: "\(run.first),\(run.last)"
      default: "\(run.first)-\(run.last)"
      }
    }.joined(separator: ",")
  }

  private mutating func setNumbers() {
    status.setCount("active", active.count)
    status["ready"] = .number(active.filter(\.isReady).count)
    status["terminating"] = .number(terminating)
    if status["uncountedTerminatedPods"] == nil { status["uncountedTerminatedPods"] = [:] }
  }

  // MARK: The end

  private mutating func decide(_ context: inout ControllerContext) {
    guard !isTrue("FailureTarget"), !isTrue("SuccessCriteriaMet") else { return }
    if let limit = spec["backoffLimit"]?.int, failed > limit {
      set(
        "FailureTarget", "True", "BackoffLimitExceeded",
        "Job has reached the specified backoff limit", context)
    } else if let seconds = spec["activeDeadlineSeconds"]?.int, !isSuspended,
      let start = (status["startTime"]?.string).flatMap({ try? Time($0) })
    {
      let deadline = Time(
        secondsSince1970: start.secondsSince1970 + Int64(clamping: min(seconds, 1 << 40)))
      if context.now.secondsSince1970 >= deadline.secondsSince1970 {
        set(
          "FailureTarget", "True", "DeadlineExceeded",
          "Job was active longer than specified deadline", context)
      } else {
        context.wake(key, at: deadline)
      }
    }
    guard !isTrue("FailureTarget") else { return }
    let isDone =
      if let completions = spec["completions"]?.int {
        succeeded >= completions
      } else {
        succeeded > 0 && active.isEmpty
      }
    if isDone {
      set(
        "SuccessCriteriaMet", "True", "CompletionsReached",
        "Reached expected number of succeeded pods", context)
    }
  }

  private mutating func end(_ context: inout ControllerContext) throws(Refusal) {
    try stopAll(&context)
    setNumbers()
    try write(context)
    // It is over once its pods are.
    guard active.isEmpty, terminating == 0 else { return }
    let isFailure = isTrue("FailureTarget")
    let cause = condition(isFailure ? "FailureTarget" : "SuccessCriteriaMet")
    let (reason, message) = (cause?["reason"]?.string ?? "", cause?["message"]?.string ?? "")
    set(isFailure ? "Failed" : "Complete", "True", reason, message, context)
    if !isFailure { status["completionTime"] = context.nowText }
    context.note(
      isFailure ? "Warning" : "Normal", isFailure ? reason : "Completed",
      isFailure ? message : "Job completed", about: job)
  }

  private func stopAll(_ context: inout ControllerContext) throws(Refusal) {
    for pod in active { try delete(pod, &context) }
  }

  // MARK: Pods

  private mutating func manage(_ context: inout ControllerContext) throws(Refusal) {
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

  private func delete(_ pod: PodFacts, _ context: inout ControllerContext) throws(Refusal) {
    try context.delete(ControlledResource.pods, pod.key, uid: pod.stored.uid)
    context.note("Normal", "SuccessfulDelete", "Deleted pod: \(pod.key.name)", about: job)
  }

  // MARK: Status

  private mutating func set(
    _ type: String, _ status: String, _ reason: String, _ message: String,
    _ context: ControllerContext
  ) {
    var conditions = self.status["conditions"]?.array ?? []
    conditions.removeAll { $0["type"]?.string == type }
    conditions.append([
      "type": .string(type), "status": .string(status), "lastProbeTime": context.nowText,
      "lastTransitionTime": context.nowText, "reason": .string(reason),
      "message": .string(message),
    ])
    self.status["conditions"] = .array(conditions)
  }

  private mutating func write(_ context: ControllerContext) throws(Refusal) {
    if status["uncountedTerminatedPods"] == nil || finishedAt == nil { refreshNumbers(context) }
    let new = status
    guard new != job["status"] else { return }
    job = try context.update(ControlledResource.jobs, key, subresource: "status") {
      $0["status"] = new
    }
  }

  /// As they are after what this step has done.
  private mutating func refreshNumbers(_ context: ControllerContext) {
    let uid = job["metadata"]?["uid"]?.string ?? ""
    let now = context.all(ControlledResource.pods, in: key.namespace)
      .filter { $0.owners.contains { $0.isController && $0.uid == uid } }.map { PodFacts($0) }
    let active = now.filter(\.isActive)
    status.setCount("active", active.count)
    status["ready"] = .number(active.filter(\.isReady).count)
    status["terminating"] = .number(now.filter { $0.isTerminating && !$0.isOver }.count)
    if status["uncountedTerminatedPods"] == nil { status["uncountedTerminatedPods"] = [:] }
  }
}
