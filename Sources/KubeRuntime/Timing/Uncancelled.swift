/// Does work that goes on when the task around it is cancelled, and returns when it has ended: what
/// must be said to a server at the end can be said, and reconciles that run can finish.
///
/// Swift 6.3 has no shield against cancellation (SE-0504); a task that is awaited where it is made is
/// one. Nothing outlives the call. The work has the caller's task-local values, and runs where the
/// caller prefers to run, so that on a serial executor it has one course.
func uncancelled<Value: Sendable>(
  _ work: @escaping @Sendable () async -> Value
) async -> Value {
  var executor: (any TaskExecutor)?
  if #available(macOS 26.4, *) {
    executor = withUnsafeCurrentTask { $0?.unownedTaskExecutor?.asTaskExecutor() }
  }
  return await Task(executorPreference: executor, operation: work).value
}
