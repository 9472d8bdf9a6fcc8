/// Does work that goes on when the task around it is cancelled, and returns when it has ended: what
/// must be said to a server at the end can be said.
///
/// Swift 6.3 has no shield against cancellation; a task that is awaited where it is made is one.
/// Nothing outlives the call.
func uncancelled<Value: Sendable>(
  _ work: @escaping @Sendable () async -> Value
) async -> Value {
  await Task(operation: work).value
}
