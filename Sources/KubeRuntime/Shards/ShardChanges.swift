/// Who shards, now and whenever that changes: ``Shards/changes``.
///
/// Every `for await` begins anew, with what is so then. It ends when its task is cancelled.
public struct ShardChanges: AsyncSequence, Sendable {
  public typealias Element = ShardView
  public typealias Failure = Never

  let shards: Shards

  public func makeAsyncIterator() -> AsyncStream<ShardView>.Iterator {
    shards.views().makeAsyncIterator()
  }
}
