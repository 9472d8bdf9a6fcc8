/// Does something to its end, though the task that waits for it is cancelled.
///
/// Swift is to have shields against cancellation (SE-0504). Until then this is a task of its own, the
/// only one in the library that no scope cancels; it is awaited where it is begun, has the caller's
/// task-local values, and runs where the caller prefers to run.
func withoutCancellation<Value: Sendable>(
  _ operation: @escaping @Sendable () async -> Value
) async -> Value {
  var executor: (any TaskExecutor)?
  if #available(macOS 26.4, *) {
    executor = withUnsafeCurrentTask { $0?.unownedTaskExecutor?.asTaskExecutor() }
  }
  return await Task(executorPreference: executor, operation: operation).value
}
