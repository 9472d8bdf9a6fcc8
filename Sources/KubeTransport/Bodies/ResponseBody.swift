import Synchronization

/// The body of an answer: chunks in the order of the wire, of whatever size they came in.
///
/// It can be read once, by one reader: a second iterator throws an error of code
/// ``TransportError/Code-swift.struct/alreadyRead``. The transfer goes no faster than chunks are
/// asked for, and ends when the last copy of the body and of its iterator is let go.
public struct ResponseBody: AsyncSequence, Sendable {
  private let source: any ResponseBodySource
  private let isTaken = SingleUse()

  /// A body that a transport makes.
  public init(_ source: any ResponseBodySource) {
    self.source = source
  }

  /// A body that is already there.
  public init(_ bytes: [UInt8] = []) {
    source = BytesSource(bytes)
  }

  public func makeAsyncIterator() -> Iterator { Iterator(source: takeSource()) }

  /// What the body is read from, for one who reads it in another way.
  package func takeSource() -> any ResponseBodySource { isTaken.take() ? source : SpentSource() }

  public struct Iterator: AsyncIteratorProtocol {
    fileprivate let source: any ResponseBodySource

    public mutating func next() async throws(TransportError) -> [UInt8]? {
      try await source.next()
    }

    public mutating func next(
      isolation actor: isolated (any Actor)?
    ) async throws(TransportError) -> [UInt8]? {
      try await source.next()
    }
  }

  /// Ends the transfer, whoever reads: they get an error of code
  /// ``TransportError/Code-swift.struct/cancelled``.
  public func cancel() { source.cancel() }
}

/// Where the chunks of a body come from. Its end of life ends the transfer.
public protocol ResponseBodySource: AnyObject, Sendable {
  /// The next chunk, never empty; nil at the end. Cancelling the task ends the transfer.
  func next() async throws(TransportError) -> [UInt8]?
  /// Ends the transfer; whoever waits in ``next()`` returns at once with an error of code
  /// ``TransportError/Code-swift.struct/cancelled``. May be called by any task, at any time.
  func cancel()
}

/// Whether something that serves once has been taken.
package final class SingleUse: Sendable {
  private let isTaken = Atomic(false)

  package init() {}

  /// True the first time, and false from then on.
  package func take() -> Bool { !isTaken.exchange(true, ordering: .relaxed) }
}

private final class SpentSource: ResponseBodySource {
  func next() async throws(TransportError) -> [UInt8]? {
    throw TransportError(
      .alreadyRead,
      "This body has been read before, or is being read; it can be read once. Keep what it gives, "
        + "or ask for it again.")
  }

  func cancel() {}
}
