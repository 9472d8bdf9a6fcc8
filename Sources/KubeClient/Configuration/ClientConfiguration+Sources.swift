extension ClientConfiguration {
  /// The configuration that kubectl would use: that of the kubeconfig, or, where there is none, that
  /// of the pod in which the process runs.
  ///
  /// - Throws: ``ConfigurationError``: with both reasons, if there is neither; that of the
  ///   kubeconfig, if there is one that cannot be used.
  public static func infer(
    context: String? = nil, surroundings: ConfigurationSurroundings = .process
  ) throws(ConfigurationError) -> ClientConfiguration {
    let kubeconfigError: ConfigurationError
    do throws(ConfigurationError) {
      return try kubeconfig(context: context, surroundings: surroundings)
    } catch {
      // Who names a context means a kubeconfig, and who has one does not want another cluster in
      // its place.
      if context != nil || error.code != .noKubeconfig { throw error }
      kubeconfigError = error
    }
    do throws(ConfigurationError) {
      return try inCluster(surroundings: surroundings)
    } catch {
      throw ConfigurationError(
        .nothingFound,
        "No cluster to connect to. As for a kubeconfig: \(kubeconfigError) As for the cluster "
          + "around the process: \(error)")
    }
  }

  /// The configuration of a kubeconfig's context.
  ///
  /// - Parameters:
  ///   - path: One file; nil reads the files of `KUBECONFIG`, or else `~/.kube/config`.
  ///   - context: nil takes the `current-context`.
  ///   - cluster: Another cluster than the context's.
  ///   - user: Another user than the context's.
  ///   - namespace: Another namespace than the context's.
  ///   - surroundings: Where the variables and the time of day come from.
  public static func kubeconfig(
    path: String? = nil, context: String? = nil, cluster: String? = nil, user: String? = nil,
    namespace: String? = nil, surroundings: ConfigurationSurroundings = .process
  ) throws(ConfigurationError) -> ClientConfiguration {
    let kubeconfig =
      if let path {
        try Kubeconfig(path: path)
      } else {
        try Kubeconfig.load(surroundings: surroundings)
      }
    return try kubeconfig.configuration(
      context: context, cluster: cluster, user: user, namespace: namespace,
      now: surroundings.now())
  }

  /// The configuration of the pod in which the process runs: its service account's token, which is
  /// read anew as it rotates, certificate authority and namespace.
  public static func inCluster(
    surroundings: ConfigurationSurroundings = .process
  ) throws(ConfigurationError) -> ClientConfiguration {
    try InCluster(surroundings: surroundings).configuration()
  }
}
