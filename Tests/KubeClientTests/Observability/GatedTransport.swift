import HTTPTypes
import KubeCore
import KubeTransport
import Synchronization

/// Something that one task waits for until another has it happen.
final class Gate: Sendable {
  private let stream: AsyncStream<Void>
  private let continuation: AsyncStream<Void>.Continuation

  init() {
    (stream, continuation) = AsyncStream.makeStream()
  }

  func open() { continuation.finish() }

  /// Returns once the gate is open, or the task is cancelled.
  func wait() async {
    for await _ in stream {}
  }
}

/// A transport whose answer waits for a test.
final class GatedTransport: HTTPTransport {
  /// Opens when a request arrives.
  let arrival = Gate()
  /// Opens for the answer to be given.
  let release = Gate()
  private let answer: ScriptedTransport.Answer

  init(_ answer: @escaping ScriptedTransport.Answer) {
    self.answer = answer
  }

  func send(_ request: TransportRequest) async throws(TransportError) -> TransportResponse {
    arrival.open()
    await release.wait()
    guard !Task.isCancelled else {
      throw TransportError(.cancelled, "The task was cancelled.")
    }
    return try answer(request)
  }

  func upgrade(_ request: TransportRequest) async throws(TransportError) -> UpgradeResult {
    .refused(try await send(request))
  }
}

/// A body of some chunks, after which the connection breaks.
final class BrokenBody: ResponseBodySource {
  private let first: Mutex<[UInt8]?>
  private let error: TransportError

  init(_ text: String, _ error: TransportError = TransportError(.closedEarly, "reset")) {
    first = Mutex(text.isEmpty ? nil : Array(text.utf8))
    self.error = error
  }

  func next() async throws(TransportError) -> [UInt8]? {
    if let chunk = first.withLock({ $0.take() }) { return chunk }
    throw error
  }

  func cancel() {}

  /// An answer with such a body.
  static func answer(
    _ text: String, status: HTTPResponse.Status = .ok
  ) -> ScriptedTransport.Answer {
    { _ throws(TransportError) in
      TransportResponse(HTTPResponse(status: status), body: ResponseBody(BrokenBody(text)))
    }
  }
}
