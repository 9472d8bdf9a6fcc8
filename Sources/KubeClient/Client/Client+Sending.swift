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
    try await send(request, idle: idleTimeout.map { IdleLimit($0) })
  }

  func send(_ request: APIRequest, idle: IdleLimit?) async throws -> TransportResponse {
    try await attempt(request) { (head, credential, span) throws(FailedTry) in
      var response = try await answer(request, head, credential)
      span.succeed(response.head.status.code)
      response.body = response.body.bounded(by: idle, on: context.clock)
      return response
    }
  }

  /// Sends a request and reads the answer whole, from the start again where that breaks off.
  func bytes(_ request: APIRequest) async throws(ClientError) -> ResponseBytes {
    try await attempt(request) { (head, credential, span) throws(FailedTry) in
      let response = try await answer(request, head, credential)
      span.succeed(response.head.status.code)
      do throws(ClientError) {
        return try await response.body.read(within: idleTimeout, on: context.clock) {
          (body) throws(ClientError) in
          try await ResponseBytes.collect(
            body, upTo: responseLimit, expecting: response.head.contentLength, of: name(request))
        }
      } catch {
        throw FailedTry(error)
      }
    }
  }

  /// Sends a request with which the connection leaves HTTP.
  func upgrade(
    _ request: APIRequest
  ) async throws(ClientError) -> (HTTPResponse, any UpgradedConnection) {
    try await attempt(request) { (head, credential, span) throws(FailedTry) in
      var sent = TransportRequest(head, isLongLived: true)
      credential.apply(to: &sent)
      let upgrade = sent
      let (head, connection) = try await measured(request) { () throws(FailedTry) in
        let result: UpgradeResult
        do throws(TransportError) {
          result = try await timed(transport).upgrade(upgrade, head: headTimeout)
        } catch {
          throw FailedTry(self.error(error, request))
        }
        switch result {
        case .upgraded(let head, let connection): return ((head, connection), 101)
        case .refused(let response):
          log(warningsOf: response.head, request)
          guard response.head.status.kind == .successful else {
            throw await refusal(response, request, redirects.first(upgrade))
          }
          throw FailedTry(
            ClientError(
              .undecodable,
              "\(name(request)): the server did not switch protocols, but answered "
                + "\(response.head.status.code)."))
        }
      }
      span.succeed(101)
      return (head, connection)
    }
  }

  /// The answer of success to one try, from wherever the server sends a request that reads.
  private func answer(
    _ request: APIRequest, _ head: HTTPRequest, _ credential: Credential
  ) async throws(FailedTry) -> TransportResponse {
    var sent = TransportRequest(
      head, body: request.body.map { .bytes($0) } ?? .none, isLongLived: request.isLongLived)
    credential.apply(to: &sent)
    let first = redirects.first(sent)
    return try await measured(request) { () throws(FailedTry) in
      var step = first
      for _ in 0...Redirects.limit {
        let response: TransportResponse
        do throws(TransportError) {
          response = try await timed(step.transport).send(step.request, head: headTimeout)
        } catch {
          throw FailedTry(self.error(error, request, step))
        }
        if !step.isElsewhere { log(warningsOf: response.head, request) }
        if response.head.status.kind == .successful {
          return (response, response.head.status.code)
        }
        guard Redirects.isRedirect(response.head) else {
          throw await refusal(response, request, step)
        }
        do throws(Redirects.Refused) {
          step = try redirects.next(after: step, response.head)
        } catch {
          throw refusal(response.head, error.message, request)
        }
      }
      throw FailedTry(
        ClientError(
          .refused, "\(name(request)): the server redirected \(Redirects.limit) times and goes on.")
      )
    }
  }

  private func timed(_ transport: any HTTPTransport) -> TimedTransport {
    TimedTransport(transport: transport, clock: context.clock)
  }

  private var redirects: Redirects {
    Redirects(
      settings: configuration.transport, makeTransport: context.makeTransport,
      transports: redirectTransports, own: transport)
  }

  private func error(
    _ error: TransportError, _ request: APIRequest, _ step: Redirects.Step? = nil
  ) -> ClientError {
    let place = step.flatMap { $0.isElsewhere ? $0.place?.origin : nil }
    let way = place.map { " (So it is at \($0), where the server redirects to.)" } ?? ""
    return ClientError(.transport, "\(name(request)): \(error)\(way)", cause: error)
  }

  /// Counts a try, and the time to the head of its answer.
  private func measured<Answer>(
    _ request: APIRequest, _ once: () async throws(FailedTry) -> (Answer, status: Int)
  ) async throws(FailedTry) -> Answer {
    metrics.begin()
    let start = ContinuousClock.now
    defer { metrics.end(request.method, ContinuousClock.now - start) }
    do throws(FailedTry) {
      let (answer, status) = try await once()
      metrics.count(request.method, status: status)
      return answer
    } catch {
      metrics.count(request.method, status: error.error.api?.httpStatus)
      throw error
    }
  }
}

extension Client {
  /// What a server said that refused, as far as it came.
  private func refusal(
    _ response: TransportResponse, _ request: APIRequest, _ step: Redirects.Step
  ) async -> FailedTry {
    if Redirects.isRedirect(response.head) {
      do throws(Redirects.Refused) {
        _ = try redirects.next(after: step, response.head, isFollowed: false)
      } catch {
        return refusal(response.head, error.message, request)
      }
    }
    let text = await response.body.read(within: idleTimeout, on: context.clock) {
      await ResponseBytes.text($0, upTo: 1 << 20)
    }
    var refusal = refusal(response.head, text, request)
    if step.isElsewhere, let place = step.place {
      refusal.isElsewhere = true
      refusal.error.message +=
        " (That is what \(place.origin) says, where the server redirects to; it was shown no "
        + "credential.)"
    }
    return refusal
  }

  private func refusal(
    _ head: HTTPResponse, _ message: String, _ request: APIRequest
  ) -> FailedTry {
    let status = head.status.code
    let api = APIError(
      Status(status: "Failure", message: message, code: Int32(clamping: status)),
      httpStatus: status)
    return FailedTry(
      ClientError(.refused, "\(name(request)): \(status): \(message)", api: api, cause: api))
  }

  private func refusal(
    _ head: HTTPResponse, _ text: [UInt8], _ request: APIRequest
  ) -> FailedTry {
    let field = head.headerFields[.retryAfter].flatMap {
      RetryAfterField.seconds($0, now: context.now())
    }
    let api = APIError(httpStatus: head.status.code, body: text, retryAfterSeconds: field)
    return FailedTry(
      ClientError(.refused, "\(name(request)): \(api)", api: api, cause: api),
      retryAfter: (api.retryAfterSeconds ?? field).map { .seconds($0) })
  }

  private func log(warningsOf head: HTTPResponse, _ request: APIRequest) {
    for text in head.headerFields[values: .warning].flatMap(WarningField.texts) {
      logger.warning(
        "\(text)", metadata: ["server": "\(server)", "request": "\(request)"])
    }
  }
}

extension HTTPField.Name {
  static let warning = HTTPField.Name("Warning") ?? .cacheControl
}
