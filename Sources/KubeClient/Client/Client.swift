import HTTPTypes
public import KubeCore
public import Logging

/// A connection to a cluster, from which ``Api`` and everything else comes.
///
/// It is cheap to copy; all copies share connections and credentials.
public struct Client: Sendable {
  public let configuration: ClientConfiguration
  /// When requests are sent again.
  public var retryPolicy: RetryPolicy
  /// The most bytes of an answer that is read whole. 1 GiB by default.
  public var responseLimit: Int
  private let transport: any HTTPTransport
  private let context: CredentialContext
  private let logger: Logger

  /// - Parameter makeTransport: makes the transport for the server, and those that credentials need
  ///   for theirs.
  public init(
    _ configuration: ClientConfiguration, retryPolicy: RetryPolicy = RetryPolicy(),
    responseLimit: Int = 1 << 30, logger: Logger = Logger(label: "KubeClient"),
    clock: any Clock<Duration> = ContinuousClock(), makeTransport: @escaping TransportFactory
  ) throws(ClientError) {
    self.configuration = configuration
    self.retryPolicy = retryPolicy
    self.responseLimit = responseLimit
    self.logger = logger
    context = CredentialContext(makeTransport: makeTransport, clock: clock, logger: logger)
    do throws(TransportError) {
      transport = try makeTransport(configuration.transport)
    } catch {
      throw ClientError(.transport, error.message, cause: error)
    }
  }

  /// The namespace for what names none.
  public var defaultNamespace: String { configuration.defaultNamespace }

  /// Sends a request and decodes the answer.
  public func value<Value: JSONCodable>(
    _ type: Value.Type = Value.self, _ request: APIRequest
  ) async throws(ClientError) -> Value {
    let response = try await send(request)
    let bytes = try await ResponseBytes.collect(
      response.body, upTo: responseLimit, expecting: response.head.contentLength)
    return try bytes.withBytes { (bytes) throws(ClientError) in
      do throws(JSONError) {
        return try Value(json: bytes)
      } catch {
        throw ClientError(
          .undecodable, "\(request): the answer is no \(Value.self): \(error)", cause: error)
      }
    }
  }

  /// Sends a request and gives the answer's text.
  public func text(_ request: APIRequest) async throws(ClientError) -> String {
    let response = try await send(request)
    let bytes = try await ResponseBytes.collect(
      response.body, upTo: responseLimit, expecting: response.head.contentLength)
    return bytes.withBytes { String(decoding: $0, as: UTF8.self) }
  }

  /// Sends a request, again where ``retryPolicy`` says so, and returns once the head of an answer of
  /// success is there. Whoever reads the body does so at their own pace.
  ///
  /// - Throws: ``ClientError``, also for an answer that is no success.
  public func send(
    _ request: APIRequest, idleTimeout: Duration? = nil
  ) async throws(ClientError) -> TransportResponse {
    var failures = 0
    var isRenewed = false
    while true {
      let credential = try await currentCredential()
      let failure: ClientError
      do throws(ClientError) {
        return try await sendOnce(request, credential, idleTimeout)
      } catch {
        failure = error
      }
      if failure.api?.httpStatus == 401, !isRenewed, configuration.credentials.isRenewable {
        isRenewed = true
        await configuration.credentials.invalidate(credential)
        continue
      }
      failures += 1
      guard failures < retryPolicy.attempts, isWorthRepeating(failure, request) else {
        throw failure
      }
      var delay = retryPolicy.delay(after: failures, chance: Double.random(in: 0...1))
      if let seconds = failure.api?.retryAfterSeconds { delay = max(delay, .seconds(seconds)) }
      logger.debug(
        "Request is sent again", metadata: ["request": "\(request)", "failures": "\(failures)"])
      do {
        try await context.clock.sleep(for: delay)
      } catch {
        throw failure
      }
    }
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

  private func sendOnce(
    _ request: APIRequest, _ credential: Credential, _ idleTimeout: Duration?
  ) async throws(ClientError) -> TransportResponse {
    var head = request.head
    for field in configuration.requestHeaderFields { head.headerFields.append(field) }
    if head.headerFields[.userAgent] == nil { head.headerFields[.userAgent] = "swift-kube" }
    var sent = TransportRequest(
      head, body: request.body.map { .bytes($0) } ?? .none, idleTimeout: idleTimeout)
    credential.apply(to: &sent)
    let response: TransportResponse
    do throws(TransportError) {
      response = try await transport.send(sent)
    } catch {
      throw ClientError(.transport, "\(request): \(error)", cause: error)
    }
    for warning in response.head.headerFields[values: .warning] {
      logger.warning("\(Self.text(ofWarning: warning))", metadata: ["request": "\(request)"])
    }
    guard response.head.status.kind != .successful else { return response }
    throw await refusal(response, request)
  }

  /// The longest text of a refusal that is read.
  private static let refusalLimit = 1 << 20

  private func refusal(_ response: TransportResponse, _ request: APIRequest) async -> ClientError {
    let retryAfter = response.head.headerFields[.retryAfter].flatMap { Int($0) }
    let status = response.head.status.code
    let api: APIError
    do throws(ClientError) {
      let bytes = try await ResponseBytes.collect(
        response.body, upTo: Self.refusalLimit, expecting: nil)
      api = bytes.withBytes {
        APIError(httpStatus: status, body: $0, retryAfterSeconds: retryAfter)
      }
    } catch {
      api = APIError(httpStatus: status, body: [], retryAfterSeconds: retryAfter)
    }
    return ClientError(.refused, "\(request): \(api)", api: api, cause: api)
  }

  /// The text between the quotes: `299 - "policy/v1beta1 is deprecated"` (RFC 7234, 5.5).
  static func text(ofWarning warning: String) -> String {
    guard let first = warning.firstIndex(of: "\""), let last = warning.lastIndex(of: "\""),
      first < last
    else { return warning }
    return String(warning[warning.index(after: first)..<last])
      .replacing("\\\"", with: "\"").replacing("\\\\", with: "\\")
  }
}

extension HTTPResponse {
  var contentLength: Int? {
    // Of a compressed body it is the length on the wire.
    headerFields[.contentEncoding] == nil ? headerFields[.contentLength].flatMap { Int($0) } : nil
  }
}

extension HTTPField.Name {
  static let warning = HTTPField.Name("Warning") ?? .cacheControl
}
