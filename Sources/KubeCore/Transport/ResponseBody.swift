/// The body of an answer: chunks in the order of the wire, of whatever size they came in.
///
/// It can be read once, by one reader. The transfer goes no faster than chunks are asked for, and
/// ends when the last copy of the body is let go.
public struct ResponseBody: AsyncSequence, Sendable {
  private let source: any ResponseBodySource

  /// A body that a transport makes.
  public init(_ source: any ResponseBodySource) {
    self.source = source
  }

  /// A body that is already there.
  public init(_ bytes: [UInt8] = []) {
    source = BytesSource(bytes)
  }

  public func makeAsyncIterator() -> Iterator { Iterator(source: source) }

  public struct Iterator: AsyncIteratorProtocol, Sendable {
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
}

/// Where the chunks of a body come from. Its end of life ends the transfer.
public protocol ResponseBodySource: AnyObject, Sendable {
  /// The next chunk, never empty; nil at the end. Cancelling the task ends the transfer.
  func next() async throws(TransportError) -> [UInt8]?
}
