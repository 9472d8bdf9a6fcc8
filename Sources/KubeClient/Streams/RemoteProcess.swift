/// A process in a container, connected to its input and output.
///
/// It is there for the body of ``Api/withExec(_:_:_:isolation:body:)`` or
/// ``Api/withAttach(_:_:isolation:body:)``; when that returns, the connection is closed. The process
/// may go on without it.
public struct RemoteProcess: Sendable {
  let session: RemoteSession

  /// What the process writes, in the order in which it came. It can be read once; who reads slowly
  /// slows the process down.
  public var output: RemoteOutput { RemoteOutput(session: session) }

  /// Writes to the process's input, which must have been asked for. Returns when the bytes have been
  /// handed to the network. Cancelling the task closes the connection.
  public func write(_ bytes: some Collection<UInt8>) async throws(ClientError) {
    try await session.write(bytes)
  }

  /// Writes text to the process's input.
  public func write(_ text: String) async throws(ClientError) {
    try await session.write(Array(text.utf8))
  }

  /// Ends the process's input, which many programs wait for.
  ///
  /// - Throws: ``ClientError`` also if the server is older than Kubernetes 1.30, whose protocol
  ///   cannot say this.
  public func closeInput() async throws(ClientError) {
    try await session.closeInput()
  }

  /// Tells the process the size of its terminal, in characters.
  public func resize(columns: Int, rows: Int) async throws(ClientError) {
    try await session.resize(columns: columns, rows: rows)
  }

  /// How the process ended. Waits for it, and drops the output that nobody has read, so that
  /// ``output`` cannot be read after it; while somebody else reads that, it is an error.
  public func exit() async throws(ClientError) -> RemoteExit {
    try await session.exit()
  }
}

/// What a process in a container writes. It can be read once: a second iterator throws. All that it
/// throws is ``ClientError``.
public struct RemoteOutput: AsyncSequence, Sendable {
  let session: RemoteSession

  /// Some bytes; where one chunk ends and the next begins means nothing.
  public enum Chunk: Sendable, Hashable {
    case stdout([UInt8])
    case stderr([UInt8])
  }

  public func makeAsyncIterator() -> Iterator {
    Iterator(session: session, isFirst: session.takeOutput())
  }

  public struct Iterator: AsyncIteratorProtocol, Sendable {
    let session: RemoteSession
    let isFirst: Bool

    public mutating func next() async throws -> Chunk? {
      guard isFirst else { throw session.alreadyRead }
      return try await session.read()
    }

    public mutating func next(
      isolation actor: isolated (any Actor)?
    ) async throws -> Chunk? {
      guard isFirst else { throw session.alreadyRead }
      return try await session.read()
    }
  }
}
