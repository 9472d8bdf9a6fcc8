@_exported public import KubeClient
@_exported public import KubeCore
@_exported public import KubeCurl

public import Logging

extension Client {
  /// A client for the cluster that the kubeconfig names, or, within a pod, for the cluster that it
  /// runs in.
  ///
  /// - Throws: ``ConfigurationError`` if there is no configuration, with the reasons of both;
  ///   ``ClientError`` if it cannot be used.
  public init(
    context: String? = nil, retryPolicy: RetryPolicy = RetryPolicy(),
    logger: Logger = Logger(label: "KubeClient")
  ) throws {
    try self.init(
      ClientConfiguration.infer(context: context), retryPolicy: retryPolicy, logger: logger)
  }

  /// A client over libcurl.
  public init(
    _ configuration: ClientConfiguration, retryPolicy: RetryPolicy = RetryPolicy(),
    logger: Logger = Logger(label: "KubeClient")
  ) throws(ClientError) {
    try self.init(configuration, retryPolicy: retryPolicy, logger: logger) {
      (settings) throws(TransportError) in try CurlTransport(settings)
    }
  }
}
