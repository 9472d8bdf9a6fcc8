import HTTPTypes
import KubeTransport

/// What a connection that leaves HTTP has brought and is to send, and who waits for it. It does no
/// work: its methods say what is to be done.
struct UpgradeState {
  typealias HeadContinuation = CheckedContinuation<Result<HTTPResponse, TransportError>, Never>
  typealias BytesContinuation = CheckedContinuation<Result<[UInt8]?, TransportError>, Never>
  typealias WriteContinuation = CheckedContinuation<Result<Void, TransportError>, Never>

  /// At this many bytes that nobody has taken, no more are read.
  static let highWater = 512 << 10

  private struct Write {
    var rest: ArraySlice<UInt8>
    var continuation: WriteContinuation?
  }

  private var headWaiter: HeadContinuation?
  private var reader: BytesContinuation?
  private var incoming: [UInt8] = []
  private var writes: [Write] = []
  /// Why nothing can be sent any more. What the other side sent before it stopped reading may still
  /// come.
  private var writeFailure: TransportError?
  /// How the connection ended: success means that the other side closed it. Nil while it is open.
  private(set) var outcome: Result<Void, TransportError>?

  enum Wake {
    case nothing
    case head(HeadContinuation, Result<HTTPResponse, TransportError>)
    case bytes(BytesContinuation, Result<[UInt8]?, TransportError>)
    case write(WriteContinuation, Result<Void, TransportError>)
    indirect case all([Wake])

    /// Not to be called under a lock.
    func resume() {
      switch self {
      case .nothing: break
      case .head(let continuation, let result): continuation.resume(returning: result)
      case .bytes(let continuation, let result): continuation.resume(returning: result)
      case .write(let continuation, let result): continuation.resume(returning: result)
      case .all(let wakes): for wake in wakes { wake.resume() }
      }
    }
  }

  /// Whether there is room for more bytes.
  var wantsBytes: Bool { outcome == nil && incoming.count < Self.highWater }

  /// What is to be sent next; nil if nothing is.
  var outgoing: ArraySlice<UInt8>? { outcome == nil ? writes.first?.rest : nil }

  mutating func waitForHead(_ request: [UInt8], _ continuation: HeadContinuation) -> Wake {
    if case .failure(let error) = outcome { return .head(continuation, .failure(error)) }
    writes.append(Write(rest: request[...]))
    headWaiter = continuation
    return .nothing
  }

  mutating func receive(_ head: HTTPResponse) -> Wake {
    guard let waiter = headWaiter else { return .nothing }
    headWaiter = nil
    return .head(waiter, .success(head))
  }

  mutating func receive(_ bytes: some Collection<UInt8>) -> Wake {
    guard !bytes.isEmpty, outcome == nil else { return .nothing }
    if let waiter = reader {
      reader = nil
      return .bytes(waiter, .success(Array(bytes)))
    }
    incoming.append(contentsOf: bytes)
    return .nothing
  }

  /// The second value says whether the loop must be told: there is room again where there was none.
  mutating func waitForBytes(_ continuation: BytesContinuation) -> (Wake, Bool) {
    if !incoming.isEmpty {
      let wasFull = !wantsBytes
      let bytes = incoming
      incoming = []
      return (.bytes(continuation, .success(bytes)), wasFull)
    }
    if let outcome { return (.bytes(continuation, outcome.map { nil }), false) }
    guard reader == nil else {
      let error = TransportError(
        .alreadyRead, "Somebody else reads this connection; one at a time can.")
      return (.bytes(continuation, .failure(error)), false)
    }
    reader = continuation
    return (.nothing, false)
  }

  /// The second value says whether the loop must be told.
  mutating func write(_ bytes: [UInt8], _ continuation: WriteContinuation) -> (Wake, Bool) {
    switch outcome {
    case .failure(let error): return (.write(continuation, .failure(error)), false)
    case .success: return (.write(continuation, .failure(Self.closed)), false)
    case nil: break
    }
    if let writeFailure { return (.write(continuation, .failure(writeFailure)), false) }
    if bytes.isEmpty { return (.write(continuation, .success(())), false) }
    writes.append(Write(rest: bytes[...], continuation: continuation))
    return (.nothing, writes.count == 1)
  }

  mutating func sent(_ count: Int) -> Wake {
    guard !writes.isEmpty else { return .nothing }
    writes[0].rest = writes[0].rest.dropFirst(count)
    guard writes[0].rest.isEmpty else { return .nothing }
    let done = writes.removeFirst()
    return done.continuation.map { .write($0, .success(())) } ?? .nothing
  }

  /// Ends the writing. Reading shows how the connection ends.
  mutating func failWrites(_ error: TransportError) -> Wake {
    guard outcome == nil else { return .nothing }
    writeFailure = error
    defer { writes = [] }
    return .all(writes.compactMap(\.continuation).map { .write($0, .failure(error)) })
  }

  /// Ends all waiting. What has been read before stays for the reader, unless this side ended it.
  mutating func end(_ result: Result<Void, TransportError>) -> Wake {
    guard outcome == nil else { return .nothing }
    outcome = result
    var failure = Self.closed
    if case .failure(let error) = result {
      failure = error
      if error.code == .cancelled || error.code == .shutDown { incoming = [] }
    }
    var wakes: [Wake] = []
    if let waiter = headWaiter { wakes.append(.head(waiter, .failure(failure))) }
    headWaiter = nil
    if let waiter = reader { wakes.append(.bytes(waiter, result.map { nil })) }
    reader = nil
    for case let waiter? in writes.map(\.continuation) {
      wakes.append(.write(waiter, .failure(failure)))
    }
    writes = []
    return .all(wakes)
  }

  private static let closed = TransportError(
    .closedEarly, "The other side has closed the connection.")
}
