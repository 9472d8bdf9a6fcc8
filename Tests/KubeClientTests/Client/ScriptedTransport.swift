import HTTPTypes
import KubeCore
import KubeTransport
import Synchronization

/// A transport that answers as a test says, and remembers what it was asked.
final class ScriptedTransport: HTTPTransport {
  typealias Answer = @Sendable (TransportRequest) throws(TransportError) -> TransportResponse

  private struct State {
    var answers: [Answer]
    var requests: [TransportRequest] = []
  }

  private let state: Mutex<State>

  init(_ answers: [Answer]) {
    state = Mutex(State(answers: answers))
  }

  var requests: [TransportRequest] { state.withLock { $0.requests } }

  /// `GET /api/v1/pods?limit=1`
  var lines: [String] { requests.map { "\($0.head.method) \($0.head.path ?? "")" } }

  func send(_ request: TransportRequest) async throws(TransportError) -> TransportResponse {
    let answer: Answer? = state.withLock { state in
      state.requests.append(request)
      return state.answers.isEmpty ? nil : state.answers.removeFirst()
    }
    guard let answer else { throw TransportError(.other, "The script has no more answers.") }
    return try answer(request)
  }

  func upgrade(_ request: TransportRequest) async throws(TransportError) -> UpgradeResult {
    .refused(try await send(request))
  }

  static func json(
    _ text: String, _ code: Int = 200, fields: HTTPFields = [:]
  ) -> Answer {
    { _ throws(TransportError) in
      TransportResponse(
        HTTPResponse(status: HTTPResponse.Status(code: code), headerFields: fields),
        body: ResponseBody(Array(text.utf8)))
    }
  }

  static func fail(_ error: TransportError) -> Answer {
    { _ throws(TransportError) in throw error }
  }

  /// A body in chunks of this many bytes.
  static func chunks(_ text: String, of size: Int) -> Answer {
    { _ throws(TransportError) in
      TransportResponse(
        HTTPResponse(status: .ok), body: ResponseBody(ChunkSource(Array(text.utf8), size)))
    }
  }
}

private final class ChunkSource: ResponseBodySource {
  private let rest: Mutex<ArraySlice<UInt8>>
  private let size: Int

  init(_ bytes: [UInt8], _ size: Int) {
    rest = Mutex(bytes[...])
    self.size = size
  }

  func next() async throws(TransportError) -> [UInt8]? {
    rest.withLock { rest in
      let chunk = Array(rest.prefix(size))
      rest = rest.dropFirst(size)
      return chunk.isEmpty ? nil : chunk
    }
  }

  func cancel() {}
}

/// A clock on which waiting takes no time, but is written down. What would take more than a minute
/// goes on until it is cancelled, as time limits are.
final class InstantClock: Clock {
  struct Instant: InstantProtocol {
    var offset: Duration
    func advanced(by duration: Duration) -> Instant { Instant(offset: offset + duration) }
    func duration(to other: Instant) -> Duration { other.offset - offset }
    static func < (a: Instant, b: Instant) -> Bool { a.offset < b.offset }
  }

  private let state = Mutex<(now: Duration, sleeps: [Duration])>((.zero, []))

  var now: Instant { Instant(offset: state.withLock { $0.now }) }
  var minimumResolution: Duration { .nanoseconds(1) }
  var sleeps: [Duration] { state.withLock { $0.sleeps } }

  func sleep(until deadline: Instant, tolerance: Duration?) async throws {
    guard deadline.offset - now.offset <= .seconds(60) else {
      return try await Task.sleep(for: .seconds(1 << 30))
    }
    state.withLock { state in
      state.sleeps.append(deadline.offset - state.now)
      state.now = deadline.offset
    }
    try Task.checkCancellation()
  }
}
