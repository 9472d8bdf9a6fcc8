import Synchronization

/// The writer's end of a pipe of bytes with a bound and one reader, who has it as an answer's body.
///
/// ```swift
/// let pipe = BodyPipe()
/// let response = TransportResponse(head, body: pipe.makeBody())
/// try await pipe.write(bytes)     // waits while the reader is behind
/// pipe.finish()
/// ```
///
/// Who cannot wait uses `offer`, and is told by ``Signal/room`` when to go on.
public final class BodyPipe: Sendable {
  /// What the reader's side tells the writer's.
  public enum Signal: Sendable {
    /// There is room again where `offer` found none.
    case room
    /// Nobody reads any more.
    case cancelled
  }

  private let state: Mutex<PipeState>
  private let onSignal: @Sendable (Signal) -> Void

  /// - Parameters:
  ///   - limit: at this many bytes that nobody has read, the writer waits. The pipe takes each
  ///     write whole, so that it may hold one write more. 512 KiB by default.
  ///   - onSignal: called by whoever reads, outside any lock; each signal once for what it stands
  ///     for.
  public init(
    limit: Int = 512 << 10, onSignal: @escaping @Sendable (Signal) -> Void = { _ in }
  ) {
    state = Mutex(PipeState(limit: limit))
    self.onSignal = onSignal
  }

  /// The reader's end, to be made once. Letting go of it cancels the pipe.
  public func makeBody() -> ResponseBody { ResponseBody(PipeReader(self)) }

  /// Takes the bytes if there is room or the pipe has ended; false if they must be offered again.
  public func offer(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let wake = state.withLock({ $0.offer(bytes) }) else { return false }
    wake.resume()
    return true
  }

  /// Takes the bytes if there is room or the pipe has ended; false if they must be offered again.
  public func offer(_ bytes: [UInt8]) -> Bool { bytes.withUnsafeBufferPointer { offer($0) } }

  /// Returns once the pipe has the bytes. Writers come one after another.
  ///
  /// - Throws: `TransportError`, of code `cancelled` if nobody reads any more or the task was
  ///   cancelled; what the pipe was finished with, if it was.
  public func write(_ bytes: [UInt8]) async throws(TransportError) {
    while true {
      if let error = state.withLock({ $0.writeError }) { throw error }
      if offer(bytes) { return }
      let result = await withTaskCancellationHandler {
        await withCheckedContinuation { continuation in
          // Under the lock, as whoever cancels may come ahead of the wait.
          state.withLock { $0.waitForRoom(continuation, isCancelled: Task.isCancelled) }.resume()
        }
      } onCancel: {
        state.withLock { $0.stopWriter() }.resume()
      }
      try result.get()
    }
  }

  /// The body ends here: in order, or with an error that the reader gets after all bytes before it.
  public func finish(_ error: TransportError? = nil) {
    state.withLock { $0.finish(error) }.resume()
  }

  fileprivate func next() async throws(TransportError) -> [UInt8]? {
    let result = await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        let (wake, hasRoom) = state.withLock { $0.waitForBytes(continuation) }
        wake.resume()
        if hasRoom { onSignal(.room) }
      }
    } onCancel: {
      cancel()
    }
    return try result.get()
  }

  /// Ends the pipe from the reader's side; whoever reads or writes gets an error of code `cancelled`.
  public func cancel() {
    guard let wake = state.withLock({ $0.cancel() }) else { return }
    wake.resume()
    onSignal(.cancelled)
  }
}

private final class PipeReader: ResponseBodySource {
  private let pipe: BodyPipe

  init(_ pipe: BodyPipe) {
    self.pipe = pipe
  }

  deinit {
    pipe.cancel()
  }

  func next() async throws(TransportError) -> [UInt8]? { try await pipe.next() }
  func cancel() { pipe.cancel() }
}

/// What a pipe holds, and who waits at its ends. Its methods say whom to wake.
private struct PipeState {
  typealias Reader = CheckedContinuation<Result<[UInt8]?, TransportError>, Never>
  typealias Writer = CheckedContinuation<Result<Void, TransportError>, Never>

  enum Wake {
    case nothing
    case reader(Reader, Result<[UInt8]?, TransportError>)
    case writer(Writer, Result<Void, TransportError>)
    case both(Reader?, Result<[UInt8]?, TransportError>, Writer?, Result<Void, TransportError>)

    /// Not to be called under a lock.
    func resume() {
      switch self {
      case .nothing: break
      case .reader(let reader, let result): reader.resume(returning: result)
      case .writer(let writer, let result): writer.resume(returning: result)
      case .both(let reader, let result, let writer, let written):
        reader?.resume(returning: result)
        writer?.resume(returning: written)
      }
    }
  }

  let limit: Int
  private var buffer: [UInt8] = []
  private var reader: Reader?
  private var writer: Writer?
  /// Whether an offer was turned down since there was last room.
  private var isRoomWanted = false
  /// How the body ended; nil while it goes on.
  private var end: Result<Void, TransportError>?

  init(limit: Int) {
    self.limit = limit
  }

  private static let cancelled = TransportError(.cancelled, "The reading was cancelled.")
  private static let writingCancelled = TransportError(.cancelled, "The writing was cancelled.")

  var writeError: TransportError? {
    switch end {
    case .failure(let error): error
    case .success: TransportError(.cancelled, "The body has been finished before.")
    case nil: nil
    }
  }

  mutating func offer(_ bytes: UnsafeBufferPointer<UInt8>) -> Wake? {
    guard !bytes.isEmpty, end == nil else { return .nothing }
    if let waiting = reader {
      reader = nil
      return .reader(waiting, .success(Array(bytes)))
    }
    guard buffer.count < limit else {
      isRoomWanted = true
      return nil
    }
    buffer.append(contentsOf: bytes)
    return .nothing
  }

  mutating func waitForRoom(_ continuation: Writer, isCancelled: Bool) -> Wake {
    if let writeError { return .writer(continuation, .failure(writeError)) }
    if isCancelled { return .writer(continuation, .failure(Self.writingCancelled)) }
    if buffer.count < limit { return .writer(continuation, .success(())) }
    guard writer == nil else {
      return .writer(
        continuation, .failure(TransportError(.other, "Somebody else writes to this body.")))
    }
    writer = continuation
    return .nothing
  }

  mutating func stopWriter() -> Wake {
    guard let waiting = writer else { return .nothing }
    writer = nil
    return .writer(waiting, .failure(Self.writingCancelled))
  }

  /// The second value says whether there is room again for who was turned down.
  mutating func waitForBytes(_ continuation: Reader) -> (Wake, Bool) {
    if !buffer.isEmpty {
      let bytes = buffer
      buffer = []
      let waiting = writer
      let hasRoom = isRoomWanted && waiting == nil
      (writer, isRoomWanted) = (nil, false)
      return (.both(continuation, .success(bytes), waiting, .success(())), hasRoom)
    }
    if let end { return (.reader(continuation, end.map { nil }), false) }
    guard reader == nil else {
      let error = TransportError(.alreadyRead, "Somebody else reads this body; one at a time can.")
      return (.reader(continuation, .failure(error)), false)
    }
    reader = continuation
    return (.nothing, false)
  }

  mutating func finish(_ error: TransportError?) -> Wake {
    guard end == nil else { return .nothing }
    end = error.map { .failure($0) } ?? .success(())
    let (waitingReader, waitingWriter) = (reader, writer)
    (reader, writer) = (nil, nil)
    return .both(
      waitingReader, error.map { .failure($0) } ?? .success(nil), waitingWriter,
      .failure(error ?? Self.cancelled))
  }

  /// Nil if there is nobody to tell. What has come and was not read is dropped.
  mutating func cancel() -> Wake? {
    guard end == nil else {
      if !buffer.isEmpty { (buffer, end) = ([], .failure(Self.cancelled)) }
      return nil
    }
    (buffer, end) = ([], .failure(Self.cancelled))
    let (waitingReader, waitingWriter) = (reader, writer)
    (reader, writer) = (nil, nil)
    return .both(
      waitingReader, .failure(Self.cancelled), waitingWriter, .failure(Self.cancelled))
  }
}
