import KubeCore

/// The changes of a store: first all that there is, then each change.
///
/// Every `for await` begins anew. A consumer that is slower than the changes stalls the watch that
/// fills the store, once its buffer is full; one that ends its loop, is cancelled or lets go of the
/// iterator stalls nobody. It ends when nobody fills the store any more.
public struct StoreChanges<Object: Sendable>: AsyncSequence, Sendable {
  public typealias Element = StoreChange<Object>
  public typealias Failure = Never

  let core: StoreCore<Object>
  let buffer: Int

  public func makeAsyncIterator() -> Iterator { Iterator(core: core, buffer: buffer) }

  public struct Iterator: AsyncIteratorProtocol {
    /// Leaves when the last copy of the iterator is gone.
    private final class Place: Sendable {
      let channel: ChangeChannel<Object>

      init(_ channel: ChangeChannel<Object>) {
        self.channel = channel
      }

      deinit { channel.leave() }
    }

    fileprivate let core: StoreCore<Object>
    fileprivate let buffer: Int
    private var place: Place?

    fileprivate init(core: StoreCore<Object>, buffer: Int) {
      self.core = core
      self.buffer = buffer
    }

    public mutating func next() async -> StoreChange<Object>? {
      await next(isolation: nil)
    }

    public mutating func next(
      isolation actor: isolated (any Actor)?
    ) async -> StoreChange<Object>? {
      let place: Place
      if let begun = self.place {
        place = begun
      } else {
        place = Place(ChangeChannel(capacity: buffer))
        self.place = place
        core.attach(place.channel)
      }
      return await place.channel.next()
    }
  }
}
