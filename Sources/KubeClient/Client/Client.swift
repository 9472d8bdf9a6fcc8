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
  /// For how long requests are sent again that failed.
  public var retryPolicy: RetryPolicy
  /// The most bytes of an answer that is read whole, and of a watch's event. 1 GiB by default; of an
  /// event 256 MiB at most.
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
  /// Who calls, in the words of the program: `deployer/1.4 (linux/amd64) swift-kube`; see
  /// ``userAgent(program:version:)``. What stands ahead of the slash is the field manager of what is
  /// written without one. By default it has the name of the process's executable.
  public var userAgent: String = Self.processUserAgent
  let transport: any HTTPTransport
  let redirectTransports = RedirectTransports()
  let discoveryCache = DiscoveryCache()
  /// Those who hold copies of what is written.
  package let writeObservers = WriteObservers()
  /// Spreads the lists with which watchers begin.
  package let listPace: ListPace
  let context: CredentialContext
  let server: ServerName
  package let logger: Logger
  let metrics: RequestMetrics
  let tracing: RequestTracing

  /// - Parameters:
  ///   - configuration: where the cluster is, how to trust it, and who calls.
  ///   - retryPolicy: for how long requests are sent again.
  ///   - responseLimit: the most bytes of an answer that is read whole.
  ///   - logger: takes the warnings of the server, and what the client has to say.
  ///   - metrics: takes the metrics that client-go has, by the names that it has for them; nil for
  ///     the process's own (`MetricsSystem`).
  ///   - tracer: takes a span for each request, and puts it into the request's header fields; nil
  ///     for the process's own (`InstrumentationSystem`).
  ///   - clock: measures the waits for answers and between tries, and how long credentials take.
  ///   - now: the time of day, against which credentials expire.
  ///   - makeTransport: makes the transport for the server, those that credentials need for theirs,
  ///     and those to where a server redirects.
  public init(
    _ configuration: ClientConfiguration, retryPolicy: RetryPolicy = RetryPolicy(),
    responseLimit: Int = 1 << 30, logger: Logger = Logger(label: "KubeClient"),
    metrics: (any MetricsFactory)? = nil, tracer: (any Tracer)? = nil,
    clock: any Clock<Duration> = ContinuousClock(),
    now: @escaping @Sendable () -> Time = { Time.now() },
    makeTransport: @escaping @Sendable (TransportSettings) throws -> any HTTPTransport
  ) throws(ClientError) {
    let makeTransport: TransportFactory = { (settings) throws(TransportError) in
      do {
        return try makeTransport(settings)
      } catch let error as TransportError {
        throw error
      } catch {
        throw TransportError(.other, "\(error)", wasNotSent: true)
      }
    }
    let transport: any HTTPTransport
    do throws(TransportError) {
      transport = try makeTransport(configuration.transport)
    } catch {
      let server = ServerName(configuration.transport.server)
      throw ClientError(.transport, "\(server): \(error.message)", cause: error)
    }
    self.init(
      configuration, transport, retryPolicy, responseLimit, metrics, tracer,
      CredentialContext(makeTransport: makeTransport, now: now, clock: clock, logger: logger))
  }

  /// A client over a transport that is there, such as a server in the same process.
  ///
  /// Credentials that are renewed elsewhere (OIDC) and redirects to other servers fail, as they need
  /// transports of their own.
  ///
  /// - Parameters:
  ///   - configuration: who calls, and the default namespace; the server's address is a name in
  ///     errors and metrics.
  ///   - transport: what carries the requests.
  ///   - retryPolicy: for how long requests are sent again.
  ///   - responseLimit: the most bytes of an answer that is read whole.
  ///   - logger: takes the warnings of the server, and what the client has to say.
  ///   - metrics: where metrics go; nil for the process's own (`MetricsSystem`).
  ///   - tracer: where spans go; nil for the process's own (`InstrumentationSystem`).
  ///   - clock: measures the waits for answers and between tries.
  ///   - now: the time of day, against which credentials expire.
  public init(
    _ configuration: ClientConfiguration = ClientConfiguration(
      transport: TransportSettings(server: "http://in-process")),
    transport: any HTTPTransport, retryPolicy: RetryPolicy = RetryPolicy(),
    responseLimit: Int = 1 << 30, logger: Logger = Logger(label: "KubeClient"),
    metrics: (any MetricsFactory)? = nil, tracer: (any Tracer)? = nil,
    clock: any Clock<Duration> = ContinuousClock(),
    now: @escaping @Sendable () -> Time = { Time.now() }
  ) {
    self.init(
      configuration, transport, retryPolicy, responseLimit, metrics, tracer,
      CredentialContext(now: now, clock: clock, logger: logger))
  }

  private init(
    _ configuration: ClientConfiguration, _ transport: any HTTPTransport,
    _ retryPolicy: RetryPolicy, _ responseLimit: Int, _ metrics: (any MetricsFactory)?,
    _ tracer: (any Tracer)?, _ context: CredentialContext
  ) {
    self.configuration = configuration
    self.transport = transport
    self.retryPolicy = retryPolicy
    self.responseLimit = responseLimit
    self.context = context
    logger = context.logger
    listPace = ListPace(context.clock)
    server = ServerName(configuration.transport.server)
    self.metrics = RequestMetrics(
      host: server.description, factory: metrics ?? MetricsSystem.factory)
    tracing = RequestTracing(tracer, server: server)
  }

  /// What all that waits is measured by.
  package var clock: any Clock<Duration> { context.clock }

  /// The time of day.
  package var now: @Sendable () -> Time { context.now }

  /// The namespace for what names none.
  public var defaultNamespace: String { configuration.defaultNamespace }

  /// Sends a request and decodes the answer.
  public func value<Value: JSONCodable>(
    _ type: Value.Type = Value.self, _ request: APIRequest
  ) async throws -> Value {
    try await decoded(type, request)
  }

  func decoded<Value: JSONCodable>(
    _ type: Value.Type, _ request: APIRequest
  ) async throws(ClientError) -> Value {
    let bytes = try await bytes(request)
    return try bytes.withBytes { (bytes) throws(ClientError) in
      do throws(JSONError) {
        return try Value(json: bytes)
      } catch {
        throw ClientError(
          .undecodable, "\(name(request)): the answer is no \(Value.self): \(error)", cause: error)
      }
    }
  }

  /// Sends a request and gives the answer's text.
  public func text(_ request: APIRequest) async throws -> String {
    try await bytes(request).withBytes { String(decoding: $0, as: UTF8.self) }
  }

  /// What a request is called in errors: server, method and path.
  func name(_ request: APIRequest) -> String { "\(server): \(request)" }
}

extension HTTPResponse {
  var contentLength: Int? {
    // Of a compressed body it is the length on the wire.
    headerFields[.contentEncoding] == nil ? headerFields[.contentLength].flatMap { Int($0) } : nil
  }
}
