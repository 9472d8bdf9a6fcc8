import KubeTransport

/// Bounds the waits for a transport's answers, which transports do not do themselves.
struct TimedTransport: Sendable {
  let transport: any HTTPTransport
  let clock: any Clock<Duration>

  /// - Parameters:
  ///   - head: the longest wait for the head of the answer, from asking for it; nil waits for ever.
  ///   - idle: the longest wait for bytes of the body while somebody asks for them; nil waits for
  ///     ever.
  func send(
    _ request: TransportRequest, head: Duration?, idle: Duration? = nil
  ) async throws(TransportError) -> TransportResponse {
    var response = try await race(head) { () async throws(TransportError) in
      try await transport.send(request)
    }
    response.body = response.body.bounded(by: idle, on: clock)
    return response
  }

  func upgrade(
    _ request: TransportRequest, head: Duration?
  ) async throws(TransportError) -> UpgradeResult {
    try await race(head) { () async throws(TransportError) in try await transport.upgrade(request) }
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
