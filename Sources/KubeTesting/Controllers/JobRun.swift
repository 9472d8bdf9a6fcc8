import KubeCore
import KubeJSON

/// A Job and its pods, while a step looks at them.
struct JobRun: Sendable {
  var job: JSONValue
  let key: StorageKey
  let pods: [PodFacts]
  var status: JSONValue

  init(_ job: JSONValue, _ key: StorageKey, _ context: ControllerContext) {
    self.job = job
    self.key = key
    status = job["status"] ?? [:]
    pods = context.pods.controlled(
      by: job["metadata"]?["uid"]?.string ?? "", in: key.namespace)
  }

  var spec: JSONValue { job["spec"] ?? [:] }
  private var isSuspended: Bool { spec["suspend"]?.bool ?? false }
  var isIndexed: Bool { spec["completionMode"]?.string == "Indexed" }
  var succeeded: Int { status["succeeded"]?.int ?? 0 }
  var failed: Int { status["failed"]?.int ?? 0 }
  var active: [PodFacts] { pods.filter(\.isActive) }
  var terminating: Int { pods.filter { $0.isTerminating && !$0.isOver }.count }

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

  static func index(of pod: PodFacts) -> Int? {
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
