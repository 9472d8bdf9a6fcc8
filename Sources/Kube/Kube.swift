@_exported public import KubeClient
@_exported public import KubeCore
@_exported public import KubeCurl

public import Logging
public import Metrics
public import Tracing

extension Client {
  /// A client for the cluster that the kubeconfig names, or, within a pod, for the cluster that it
  /// runs in.
  ///
  /// - Parameters:
  ///   - context: the kubeconfig's context; nil for its current one.
  ///   - retryPolicy: when requests are sent again.
  ///   - logger: takes the warnings of the server, and what the client has to say.
  ///   - metrics: where metrics go; nil for the process's own (`MetricsSystem`).
  ///   - tracer: where spans go; nil for the process's own (`InstrumentationSystem`).
  /// - Throws: ``ConfigurationError`` if there is no configuration, with the reasons of both;
  ///   ``ClientError`` if it cannot be used.
  public init(
    context: String? = nil, retryPolicy: RetryPolicy = RetryPolicy(),
    logger: Logger = Logger(label: "KubeClient"), metrics: (any MetricsFactory)? = nil,
    tracer: (any Tracer)? = nil
  ) throws {
    try self.init(
      ClientConfiguration.infer(context: context), retryPolicy: retryPolicy, logger: logger,
      metrics: metrics, tracer: tracer)
  }

  /// A client over libcurl.
  public init(
    _ configuration: ClientConfiguration, retryPolicy: RetryPolicy = RetryPolicy(),
    logger: Logger = Logger(label: "KubeClient"), metrics: (any MetricsFactory)? = nil,
    tracer: (any Tracer)? = nil
  ) throws {
    try self.init(
      configuration, retryPolicy: retryPolicy, logger: logger, metrics: metrics, tracer: tracer
    ) { try CurlTransport($0) }
  }
}
