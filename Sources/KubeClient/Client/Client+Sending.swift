import HTTPTypes
public import KubeCore
public import KubeTransport
import Logging

extension Client {
  /// Sends a request, again where ``retryPolicy`` says so, and returns once the head of an answer of
  /// success is there. Whoever reads the body does so at their own pace.
  ///
  /// - Parameters:
  ///   - request: what to send; it needs neither address nor credential.
  ///   - idleTimeout: the longest wait for bytes of the answer's body while they are asked for; nil
  ///     waits for ever. That for its head is ``headTimeout``.
  /// - Throws: ``ClientError``, also for an answer that is no success.
  public func send(
    _ request: APIRequest, idleTimeout: Duration? = nil
  ) async throws -> TransportResponse {
    try await attempt(request) { (head, credential) throws(ClientError) in
      var sent = TransportRequest(
        head, body: request.body.map { .bytes($0) } ?? .none, isLongLived: request.isLongLived)
      credential.apply(to: &sent)
      let response: TransportResponse
      do throws(TransportError) {
        response = try await timed.send(sent, head: headTimeout, idle: idleTimeout)
      } catch {
        throw ClientError(.transport, "\(request): \(error)", cause: error)
      }
      log(warningsOf: response.head, request)
      guard response.head.status.kind != .successful else { return response }
      throw await refusal(response, request)
    }
  }

  /// Sends a request with which the connection leaves HTTP.
  func upgrade(
    _ request: APIRequest
  ) async throws(ClientError) -> (HTTPResponse, any UpgradedConnection) {
    try await attempt(request) { (head, credential) throws(ClientError) in
      var sent = TransportRequest(head, isLongLived: true)
      credential.apply(to: &sent)
      let result: UpgradeResult
      do throws(TransportError) {
        result = try await timed.upgrade(sent, head: headTimeout)
      } catch {
        throw ClientError(.transport, "\(request): \(error)", cause: error)
      }
      switch result {
      case .upgraded(let head, let connection): return (head, connection)
      case .refused(let response):
        log(warningsOf: response.head, request)
        guard response.head.status.kind == .successful else {
          throw await refusal(response, request)
        }
        throw ClientError(
          .undecodable,
          "\(request): the server did not switch protocols, but answered "
            + "\(response.head.status.code).")
      }
    }
  }

  private var timed: TimedTransport { TimedTransport(transport: transport, clock: context.clock) }

  /// Does what sends a request, and does it again after a failure that allows it.
  private func attempt<Answer>(
    _ request: APIRequest,
    _ once: (HTTPRequest, Credential) async throws(ClientError) -> Answer
  ) async throws(ClientError) -> Answer {
    var head = request.head
    for field in configuration.requestHeaderFields { head.headerFields.append(field) }
    if head.headerFields[.userAgent] == nil { head.headerFields[.userAgent] = "swift-kube" }
    let span = tracing.begin(request, &head.headerFields)
    defer { span.end() }
    var failures = 0
    var isRenewed = false
    while true {
      let failure: ClientError
      do throws(ClientError) {
        let credential = try await currentCredential()
        do throws(ClientError) {
          let answer = try await measured(request) { () async throws(ClientError) in
            try await once(head, credential)
          }
          span.succeed(status(of: answer))
          return answer
        } catch {
          failure = error
        }
        if failure.api?.httpStatus == 401, !isRenewed, configuration.credentials.isRenewable {
          isRenewed = true
          await configuration.credentials.invalidate(credential)
          continue
        }
      } catch {
        span.fail(error)
        throw error
      }
      failures += 1
      guard failures < retryPolicy.attempts, isWorthRepeating(failure, request) else {
        span.fail(failure)
        throw failure
      }
      var delay = retryPolicy.delay(after: failures, chance: Double.random(in: 0...1))
      if let seconds = failure.api?.retryAfterSeconds { delay = max(delay, .seconds(seconds)) }
      logger.debug(
        "Request is sent again", metadata: ["request": "\(request)", "failures": "\(failures)"])
      do {
        try await context.clock.sleep(for: delay)
      } catch {
        let cancelled = TransportError(
          .cancelled, "The task was cancelled while it waited to try again after: \(failure)")
        let error = ClientError(.transport, "\(request): \(cancelled)", cause: cancelled)
        span.fail(error)
        throw error
      }
      metrics.countRetry(request.method, failure.api?.httpStatus)
      span.noteRetry(failures)
    }
  }

  private func measured<Answer>(
    _ request: APIRequest, _ once: () async throws(ClientError) -> Answer
  ) async throws(ClientError) -> Answer {
    metrics.begin()
    let start = ContinuousClock.now
    defer { metrics.end(request.method, ContinuousClock.now - start) }
    do throws(ClientError) {
      let answer = try await once()
      metrics.count(request.method, status: status(of: answer))
      return answer
    } catch {
      metrics.count(request.method, status: error.api?.httpStatus)
      throw error
    }
  }

  private func status<Answer>(of answer: Answer) -> Int {
    (answer as? TransportResponse)?.head.status.code ?? 101
  }

  private func isWorthRepeating(_ failure: ClientError, _ request: APIRequest) -> Bool {
    if let status = failure.api?.httpStatus {
      // A disruption budget answers an eviction with 429, and only its owner knows when to ask again.
      if status == 429 { return request.subresource != "eviction" }
      return status == 503 || (status == 504 && request.isRepeatable)
    }
    guard let transport = failure.cause as? TransportError else { return false }
    switch transport.code {
    case .connectionFailed, .connectTimeout, .nameNotResolved, .closedEarly:
      return transport.wasNotSent || request.isRepeatable
    default: return false
    }
  }

  private func currentCredential() async throws(ClientError) -> Credential {
    do throws(CredentialError) {
      return try await configuration.credentials.credential(context)
    } catch {
      throw ClientError(.credential, error.message, cause: error)
    }
  }
}

extension Client {
  private func refusal(_ response: TransportResponse, _ request: APIRequest) async -> ClientError {
    // The longest text of a refusal that is read.
    let limit = 1 << 20
    let retryAfter = response.head.headerFields[.retryAfter].flatMap { Int($0) }
    let status = response.head.status.code
    let api: APIError
    do throws(ClientError) {
      let bytes = try await ResponseBytes.collect(
        response.body, upTo: limit, expecting: nil, of: request)
      api = bytes.withBytes {
        APIError(httpStatus: status, body: $0, retryAfterSeconds: retryAfter)
      }
    } catch {
      api = APIError(httpStatus: status, body: [], retryAfterSeconds: retryAfter)
    }
    return ClientError(.refused, "\(request): \(api)", api: api, cause: api)
  }

  private func log(warningsOf head: HTTPResponse, _ request: APIRequest) {
    for text in head.headerFields[values: .warning].flatMap(WarningField.texts) {
      logger.warning("\(text)", metadata: ["request": "\(request)"])
    }
  }
}

extension HTTPField.Name {
  static let warning = HTTPField.Name("Warning") ?? .cacheControl
}
