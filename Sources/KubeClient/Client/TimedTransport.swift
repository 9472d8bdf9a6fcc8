import KubeTransport
import Synchronization

/// Bounds the waits for a transport's answers, which transports do not do themselves.
struct TimedTransport: Sendable {
  let transport: any HTTPTransport
  let clock: any Clock<Duration>

  /// - Parameters:
  ///   - head: the longest wait for the head of the answer, from asking for it; nil waits for ever.
  ///   - idle: the longest wait for bytes of the body while somebody asks for them; nil waits for
  ///     ever.
  func send(
    _ request: TransportRequest, head: Duration?, idle: Duration?
  ) async throws(TransportError) -> TransportResponse {
    var response = try await race(head) { () async throws(TransportError) in
      try await transport.send(request)
    }
    if let idle { response.body = ResponseBody(TimedSource(response.body, idle, clock)) }
    return response
  }

  /// The body of a refusal is bounded as the head is.
  func upgrade(
    _ request: TransportRequest, head: Duration?
  ) async throws(TransportError) -> UpgradeResult {
    let result = try await race(head) { () async throws(TransportError) in
      try await transport.upgrade(request)
    }
    guard let head, case .refused(var response) = result else { return result }
    response.body = ResponseBody(TimedSource(response.body, head, clock))
    return .refused(response)
  }

  private func race<Answer: Sendable>(
    _ limit: Duration?, _ body: @escaping @Sendable () async throws(TransportError) -> Answer
  ) async throws(TransportError) -> Answer {
    guard let limit else { return try await body() }
    let clock = clock
    let result = await withTaskGroup(of: Result<Answer, TransportError>?.self) { group in
      group.addTask {
        do throws(TransportError) {
          return .success(try await body())
        } catch {
          return .failure(error)
        }
      }
      group.addTask {
        guard (try? await clock.sleep(for: limit)) != nil else { return nil }
        return .failure(
          TransportError(.headTimeout, "The server has not answered within \(limit)."))
      }
      var first: Result<Answer, TransportError>?
      while first == nil, let next = await group.next() { first = next }
      group.cancelAll()
      return first
    }
    guard let result else { throw TransportError(.cancelled, "The request was cancelled.") }
    return try result.get()
  }
}

/// A body that is cancelled when it has been waited for too long.
private final class TimedSource: ResponseBodySource {
  private let source: any ResponseBodySource
  private let limit: Duration
  private let clock: any Clock<Duration>
  private let isLate = Atomic(false)

  init(_ body: ResponseBody, _ limit: Duration, _ clock: any Clock<Duration>) {
    source = body.takeSource()
    self.limit = limit
    self.clock = clock
  }

  func cancel() { source.cancel() }

  func next() async throws(TransportError) -> [UInt8]? {
    let result = await withTaskGroup(of: Void.self) { group -> Result<[UInt8]?, TransportError> in
      group.addTask { [self] in
        guard (try? await clock.sleep(for: limit)) != nil else { return }
        isLate.store(true, ordering: .releasing)
        source.cancel()
      }
      defer { group.cancelAll() }
      do throws(TransportError) {
        return .success(try await source.next())
      } catch {
        return .failure(error)
      }
    }
    if case .failure(let error) = result, error.code == .cancelled,
      isLate.load(ordering: .acquiring)
    {
      throw TransportError(.idleTimeout, "The server has sent nothing for \(limit).")
    }
    return try result.get()
  }
}
