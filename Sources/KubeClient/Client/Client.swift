import HTTPTypes
public import KubeCore
public import KubeTransport
public import Logging
public import Metrics
public import Tracing

/// A connection to a cluster, from which ``Api`` and everything else comes.
///
/// It is cheap to copy; all copies share connections and credentials.
public struct Client: Sendable {
  public let configuration: ClientConfiguration
  /// When requests are sent again.
  public var retryPolicy: RetryPolicy
  /// The most bytes of an answer that is read whole. 1 GiB by default.
  public var responseLimit: Int
  /// The longest wait for the head of an answer, of whatever request; nil waits for ever. 90 seconds
  /// by default, as API servers give up after 60.
  public var headTimeout: Duration? = .seconds(90)
  /// The longest wait for bytes of an answer that is read whole; nil waits for ever. 90 seconds by
  /// default, as API servers give up after 60.
  public var idleTimeout: Duration? = .seconds(90)
  /// The longest silence of the other end of an exec, attach or port-forward that is read, though it
  /// is sent pings; nil waits for ever, and sends none. 90 seconds by default. A server whose command
  /// does not read the input that waits for it cannot answer, and has ten times as long.
  public var pingTimeout: Duration? = .seconds(90)
  let transport: any HTTPTransport
  let context: CredentialContext
  let logger: Logger
  let metrics: RequestMetrics
  let tracing: RequestTracing

  /// - Parameters:
  ///   - configuration: where the cluster is, how to trust it, and who calls.
  ///   - retryPolicy: when requests are sent again.
  ///   - responseLimit: the most bytes of an answer that is read whole.
  ///   - logger: takes the warnings of the server, and what the client has to say.
  ///   - metrics: takes the metrics that client-go has, by the names that it has for them; nil for
  ///     the process's own (`MetricsSystem`).
  ///   - tracer: takes a span for each request, and puts it into the request's header fields; nil
  ///     for the process's own (`InstrumentationSystem`).
  ///   - clock: measures the waits between tries, and how long credentials take.
  ///   - makeTransport: makes the transport for the server, and those that credentials need for
  ///     theirs.
  public init(
    _ configuration: ClientConfiguration, retryPolicy: RetryPolicy = RetryPolicy(),
    responseLimit: Int = 1 << 30, logger: Logger = Logger(label: "KubeClient"),
    metrics: (any MetricsFactory)? = nil, tracer: (any Tracer)? = nil,
    clock: any Clock<Duration> = ContinuousClock(),
    makeTransport: @escaping @Sendable (TransportSettings) throws -> any HTTPTransport
  ) throws {
    self.configuration = configuration
    self.retryPolicy = retryPolicy
    self.responseLimit = responseLimit
    self.logger = logger
    let server = ServerName(configuration.transport.server)
    self.metrics = RequestMetrics(
      host: server.description, factory: metrics ?? MetricsSystem.factory)
    tracing = RequestTracing(tracer, server: server)
    let makeTransport: TransportFactory = { (settings) throws(TransportError) in
      do {
        return try makeTransport(settings)
      } catch let error as TransportError {
        throw error
      } catch {
        throw TransportError(.other, "\(error)", wasNotSent: true)
      }
    }
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
  ) async throws -> Value {
    let bytes = try await bytes(request)
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
  public func text(_ request: APIRequest) async throws -> String {
    try await bytes(request).withBytes { String(decoding: $0, as: UTF8.self) }
  }

  private func bytes(_ request: APIRequest) async throws -> ResponseBytes {
    let response = try await send(request, idleTimeout: idleTimeout)
    return try await ResponseBytes.collect(
      response.body, upTo: responseLimit, expecting: response.head.contentLength, of: request)
  }
}

extension HTTPResponse {
  var contentLength: Int? {
    // Of a compressed body it is the length on the wire.
    headerFields[.contentEncoding] == nil ? headerFields[.contentLength].flatMap { Int($0) } : nil
  }
}
