import KubeCore

extension Kubeconfig {
  /// The configuration of a context.
  ///
  /// - Parameters:
  ///   - context: nil takes ``currentContext``.
  ///   - cluster: Another cluster than the context's.
  ///   - user: Another user than the context's.
  ///   - namespace: Another namespace than the context's.
  ///   - now: The time of day, to find out what has expired.
  public func configuration(
    context: String? = nil, cluster: String? = nil, user: String? = nil, namespace: String? = nil,
    now: Time = .now()
  ) throws(ConfigurationError) -> ClientConfiguration {
    if contextEntries.isEmpty, clusterEntries.isEmpty, userEntries.isEmpty {
      throw ConfigurationError(
        .noKubeconfig, "The kubeconfig is empty: it has no context, cluster or user.",
        path: paths.first)
    }
    var entry: KubeconfigEntry?
    if let name = context ?? currentContext {
      entry = try find(name, .context, named: context == nil ? "current-context" : nil)
    } else if let nameless = contextEntries.first(where: { $0.name.isEmpty }) {
      entry = try nameless.checked()
    } else if cluster == nil, !clusterEntries.contains(where: { $0.name.isEmpty }) {
      throw ConfigurationError(
        .notFound,
        "There is no current-context. Set it with 'kubectl config use-context NAME', or name a "
          + "context. "
          + NameSuggestion.sentence(for: "", among: contextEntries.map(\.name)),
        path: paths.first)
    }
    let clusterName = if let cluster { cluster } else { try entry?.string("cluster") ?? "" }
    if clusterName.isEmpty, let entry, !clusterEntries.contains(where: { $0.name.isEmpty }) {
      throw entry.error(.invalidEntry, "no cluster is named. Set its cluster.")
    }
    let cluster = KubeconfigCluster(try find(clusterName, .cluster, named: entry?.label))
    var transport = try cluster.transport()
    var configuration = ClientConfiguration(transport: transport)
    let userName = if let user { user } else { try entry?.string("user") ?? "" }
    if !userName.isEmpty || userEntries.contains(where: { $0.name.isEmpty }) {
      let user = KubeconfigUser(try find(userName, .user, named: entry?.label), now: now)
      try user.check()
      configuration.impersonation = try user.impersonation()
      // As with kubectl, nothing that proves who calls goes over a connection in clear.
      if transport.server.hasPrefix("https:") {
        transport.tls.identity = try user.identity()
        configuration.credentials = try user.credentials(cluster: cluster, transport: transport)
      }
    }
    configuration.transport = transport
    let own = if let namespace { namespace } else { try entry?.string("namespace") }
    if let own, !own.isEmpty { configuration.defaultNamespace = own }
    return configuration
  }

  /// - Parameter referrer: Who gives the name, where it is not the caller.
  private func find(
    _ name: String, _ kind: KubeconfigEntry.Kind, named referrer: String?
  ) throws(ConfigurationError) -> KubeconfigEntry {
    let entries =
      switch kind {
      case .context: contextEntries
      case .cluster: clusterEntries
      case .user: userEntries
      }
    if let entry = entries.first(where: { $0.name == name }) { return try entry.checked() }
    let origin = referrer.map { ", which \($0) names" } ?? ""
    throw ConfigurationError(
      .notFound,
      "There is no \(kind.rawValue) '\(name)'\(origin). "
        + NameSuggestion.sentence(for: name, among: entries.map(\.name)),
      path: paths.isEmpty ? nil : paths.joined(separator: ":"))
  }
}

extension KubeconfigEntry {
  fileprivate var label: String { "\(kind.rawValue) '\(self.name)'" }
}
