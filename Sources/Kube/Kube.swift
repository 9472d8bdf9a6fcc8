@_exported public import HTTPTypes
@_exported public import KubeClient
@_exported public import KubeCore
@_exported public import KubeCurl
@_exported public import KubeRuntime
// Of these only what is in signatures: their other names (Span, Timer, Meter) are those of others, too.
@_exported public import struct Logging.Logger
@_exported public import protocol Metrics.MetricsFactory
@_exported public import protocol Tracing.Tracer

extension Client {
  /// A client for the cluster that the kubeconfig names, or, within a pod, for the cluster that it
  /// runs in.
  ///
  /// - Parameters:
  ///   - context: the kubeconfig's context; nil for its current one.
  ///   - retryPolicy: for how long requests are sent again.
  ///   - logger: takes the warnings of the server, and what the client has to say.
  ///   - metrics: where metrics go; nil for the process's own (`MetricsSystem`).
  ///   - tracer: where spans go; nil for the process's own (`InstrumentationSystem`).
  /// - Throws: ``ClientError``: of code ``ClientError/Code-swift.struct/configuration`` if there is no
  ///   configuration, with the reasons of both; else why it cannot be used.
  public init(
    context: String? = nil, retryPolicy: RetryPolicy = RetryPolicy(),
    logger: Logger = Logger(label: "KubeClient"), metrics: (any MetricsFactory)? = nil,
    tracer: (any Tracer)? = nil
  ) throws(ClientError) {
    let configuration: ClientConfiguration
    do throws(ConfigurationError) {
      configuration = try ClientConfiguration.infer(context: context)
    } catch {
      throw ClientError(error)
    }
    try self.init(
      configuration, retryPolicy: retryPolicy, logger: logger, metrics: metrics, tracer: tracer)
  }

  /// A client over libcurl.
  public init(
    _ configuration: ClientConfiguration, retryPolicy: RetryPolicy = RetryPolicy(),
    logger: Logger = Logger(label: "KubeClient"), metrics: (any MetricsFactory)? = nil,
    tracer: (any Tracer)? = nil
  ) throws(ClientError) {
    try self.init(
      configuration, retryPolicy: retryPolicy, logger: logger, metrics: metrics, tracer: tracer
    ) { try CurlTransport($0) }
  }
}
