import Dispatch

/// Runs jobs one after the other, in the order in which they came, so that what has one seed has one
/// course.
///
/// ```swift
/// await withTaskExecutorPreference(OneAtATime()) { … }
/// ```
package final class OneAtATime: TaskExecutor {
  private let queue = DispatchQueue(label: "one at a time")

  package init() {}

  package func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    let executor = asUnownedTaskExecutor()
    queue.async { job.runSynchronously(on: executor) }
  }
}
