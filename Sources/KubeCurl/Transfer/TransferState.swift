import HTTPTypes
import KubeTransport

/// What a transfer has brought, and who waits for it. It does no work: its methods say what is to
/// be done.
struct TransferState {
  typealias HeadContinuation = CheckedContinuation<Result<HTTPResponse, TransportError>, Never>
  typealias ChunkContinuation = CheckedContinuation<Result<[UInt8]?, TransportError>, Never>
  typealias SpaceContinuation = CheckedContinuation<Bool, Never>

  /// Above it the transfer pauses, below half of it goes on.
  static let highWater = 512 << 10

  /// What the head is doing: `waiting` ends with the head, an error, or cancellation.
  private var headWaiter: HeadContinuation?
  private var chunkWaiter: ChunkContinuation?
  private var head: HTTPResponse?
  private var buffer: [UInt8] = []
  private(set) var isPaused = false
  /// How the transfer ended; nil while it goes on.
  private(set) var outcome: Result<Void, TransportError>?

  private var restarts = 0
  /// Whether bytes of a body that comes in chunks have been given away.
  private var isUploadBegun = false

  /// Bytes to send, of a body that comes in chunks.
  private var upload: ArraySlice<UInt8> = []
  private var spaceWaiter: SpaceContinuation?
  private var isUploadEnded = false
  private(set) var isUploadPaused = false
  private(set) var uploadFailure: TransportError?

  enum Wake {
    case nothing
    case head(HeadContinuation, Result<HTTPResponse, TransportError>)
    case chunk(ChunkContinuation, Result<[UInt8]?, TransportError>)
    case space(SpaceContinuation, Bool)
    indirect case all([Wake])

    /// Not to be called under a lock.
    func resume() {
      switch self {
      case .nothing: break
      case .head(let continuation, let result): continuation.resume(returning: result)
      case .chunk(let continuation, let result): continuation.resume(returning: result)
      case .space(let continuation, let isOpen): continuation.resume(returning: isOpen)
      case .all(let wakes): for wake in wakes { wake.resume() }
      }
    }
  }

  mutating func waitForHead(_ continuation: HeadContinuation) -> Wake {
    if let head { return .head(continuation, .success(head)) }
    if case .failure(let error) = outcome { return .head(continuation, .failure(error)) }
    headWaiter = continuation
    return .nothing
  }

  /// The second value says whether the transfer is to go on.
  mutating func waitForChunk(_ continuation: ChunkContinuation) -> (Wake, Bool) {
    if case .failure(let error) = outcome, error.code == .cancelled {
      return (.chunk(continuation, .failure(error)), false)
    }
    if !buffer.isEmpty {
      let chunk = buffer
      buffer = []
      let goesOn = isPaused
      isPaused = false
      return (.chunk(continuation, .success(chunk)), goesOn)
    }
    switch outcome {
    case .success: return (.chunk(continuation, .success(nil)), false)
    case .failure(let error): return (.chunk(continuation, .failure(error)), false)
    case nil: break
    }
    guard chunkWaiter == nil else {
      let error = TransportError(.alreadyRead, "Somebody else reads this body; one at a time can.")
      return (.chunk(continuation, .failure(error)), false)
    }
    chunkWaiter = continuation
    return (.nothing, false)
  }

  /// Ends all waiting.
  mutating func end(_ result: Result<Void, TransportError>) -> Wake {
    guard outcome == nil else { return .nothing }
    outcome = result
    var wakes: [Wake] = []
    if let waiter = headWaiter {
      headWaiter = nil
      switch result {
      case .success:
        let missing = TransportError(
          .closedEarly, "The connection ended before the head of the answer did.")
        wakes.append(.head(waiter, head.map { .success($0) } ?? .failure(missing)))
      case .failure(let error): wakes.append(.head(waiter, .failure(error)))
      }
    }
    if let waiter = chunkWaiter {
      chunkWaiter = nil
      wakes.append(.chunk(waiter, result.map { nil }))
    }
    if let waiter = spaceWaiter {
      spaceWaiter = nil
      wakes.append(.space(waiter, false))
    }
    return .all(wakes)
  }

  mutating func mayRestart() -> Bool {
    restarts += 1
    return restarts <= 3 && outcome == nil && head == nil && !isUploadBegun
  }

  mutating func receive(_ response: HTTPResponse) -> Wake {
    head = response
    guard let waiter = headWaiter else { return .nothing }
    headWaiter = nil
    return .head(waiter, .success(response))
  }

  /// Takes bytes, or nil: not now, but all of them again later.
  mutating func receive(_ bytes: UnsafeBufferPointer<UInt8>) -> Wake? {
    if let waiter = chunkWaiter {
      chunkWaiter = nil
      return .chunk(waiter, .success(Array(bytes)))
    }
    guard buffer.count < Self.highWater else {
      isPaused = true
      return nil
    }
    buffer.append(contentsOf: bytes)
    return .nothing
  }

  enum Upload {
    case bytes(Int)
    case pause
    case end
    case fail
  }

  mutating func fillUpload(_ space: UnsafeMutableRawBufferPointer) -> (Upload, Wake) {
    if uploadFailure != nil { return (.fail, .nothing) }
    if upload.isEmpty {
      if isUploadEnded { return (.end, .nothing) }
      isUploadPaused = true
      return (.pause, .nothing)
    }
    isUploadBegun = true
    let part = upload.prefix(space.count)
    part.withUnsafeBytes { space.copyMemory(from: $0) }
    upload = upload.dropFirst(part.count)
    guard upload.isEmpty, let waiter = spaceWaiter else { return (.bytes(part.count), .nothing) }
    spaceWaiter = nil
    return (.bytes(part.count), .space(waiter, true))
  }

  /// The second value says whether the upload is to go on.
  mutating func addUpload(_ chunk: [UInt8], _ continuation: SpaceContinuation) -> (Wake, Bool) {
    guard outcome == nil else { return (.space(continuation, false), false) }
    upload = chunk[...]
    spaceWaiter = continuation
    defer { isUploadPaused = false }
    return (.nothing, isUploadPaused)
  }

  /// Lets go of whoever waits for the bytes to be sent.
  mutating func stopUpload() -> Wake {
    guard let waiter = spaceWaiter else { return .nothing }
    spaceWaiter = nil
    return .space(waiter, false)
  }

  /// The first end counts. The value says whether the upload is to go on.
  mutating func endUpload(failure: TransportError?) -> Bool {
    guard !isUploadEnded else { return false }
    isUploadEnded = true
    uploadFailure = failure
    defer { isUploadPaused = false }
    return isUploadPaused
  }
}
