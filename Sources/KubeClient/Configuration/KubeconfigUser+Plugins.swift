import KubeCore
import KubeTransport

extension KubeconfigUser {
  func execPlugin(
    _ node: ConfigNode, cluster: KubeconfigCluster, transport: TransportSettings
  ) throws(ConfigurationError) -> ExecPlugin {
    guard node.members != nil else {
      throw entry.error(.invalidEntry, "exec must be a mapping, not \(node.kind).", at: node)
    }
    guard var command = try entry.string("command", in: node) else {
      throw entry.error(.invalidEntry, "exec has no command. Set it to a program.", at: node)
    }
    if command.contains("/") { command = FilePaths.resolve(command, in: entry.directory) }
    guard let text = try entry.string("apiVersion", in: node),
      let version = ExecPlugin.APIVersion(rawValue: text)
    else {
      throw entry.error(
        .invalidEntry,
        "the apiVersion of exec must be client.authentication.k8s.io/v1 or "
          + "client.authentication.k8s.io/v1beta1. Set it to one that the command knows.",
        at: node["apiVersion"] ?? node)
    }
    var plugin = ExecPlugin(command: command, apiVersion: version)
    plugin.arguments = Confidential(try entry.strings("args", in: node))
    guard plugin.arguments.value.allSatisfy({ !$0.utf8.contains(0) }) else {
      throw entry.error(.invalidEntry, "args has a zero character in it.", at: node["args"])
    }
    plugin.environment = Confidential(try environment(node))
    plugin.installHint = try entry.string("installHint", in: node)
    let mode = try entry.string("interactiveMode", in: node)
    if let mode, let mode = ExecPlugin.InteractiveMode(rawValue: mode) {
      plugin.interactiveMode = mode
    } else if mode != nil || version == .v1 {
      throw entry.error(
        .invalidEntry,
        "interactiveMode must be Never, IfAvailable or Always"
          + (mode == nil ? ", and \(version.rawValue) does not go without it." : "."),
        at: node["interactiveMode"] ?? node)
    }
    if try entry.bool("provideClusterInfo", in: node) ?? false {
      plugin.cluster = try cluster.execInfo(transport)
    }
    return plugin
  }

  private func environment(_ node: ConfigNode) throws(ConfigurationError) -> [String: String] {
    var environment: [String: String] = [:]
    for variable in try entry.elements("env", in: node) {
      let value = try entry.string("value", in: variable) ?? ""
      guard let name = try entry.string("name", in: variable), !name.hasPrefix("="),
        !(name + value).utf8.contains(0)
      else {
        throw entry.error(
          .invalidEntry, "a variable in env has no usable name and value. Set its name.",
          at: variable)
      }
      // To the command they are one text, whose first = counts.
      let parts = "\(name)=\(value)".split(separator: "=", maxSplits: 1).map(String.init)
      environment[parts[0]] = parts.count > 1 ? parts[1] : ""
    }
    return environment
  }

  func authProvider(_ node: ConfigNode) throws(ConfigurationError) -> any CredentialSource {
    let name = try entry.string("name", in: node)
    switch name {
    case "oidc":
      return OIDCCredentials.shared(
        try oidcProvider(node["config"] ?? node),
        store: KubeconfigTokens(path: entry.path, user: entry.name))
    case "gcp", "azure":
      let (plugin, command) =
        name == "gcp"
        ? ("gke-gcloud-auth-plugin", "gcloud container clusters get-credentials")
        : ("kubelogin", "kubelogin convert-kubeconfig")
      throw entry.error(
        .unsupported,
        "the auth-provider \(name ?? "") was removed from Kubernetes. Install the exec plugin "
          + "\(plugin) and run '\(command)'.", at: node)
    default:
      throw entry.error(
        .unsupported,
        "this auth-provider is not known: only oidc is. Use an exec plugin instead.", at: node)
    }
  }

  private func oidcProvider(_ config: ConfigNode) throws(ConfigurationError) -> OIDCProvider {
    guard let issuer = try entry.string("idp-issuer-url", in: config) else {
      throw entry.error(
        .invalidEntry, "the oidc auth-provider has no idp-issuer-url. Set it.", at: config)
    }
    guard let clientID = try entry.string("client-id", in: config) else {
      throw entry.error(
        .invalidEntry, "the oidc auth-provider has no client-id. Set it.", at: config)
    }
    var provider = OIDCProvider(issuer: issuer, clientID: clientID)
    provider.clientSecret = try entry.string("client-secret", in: config).map { Confidential($0) }
    provider.idToken = try entry.string("id-token", in: config).map { Confidential($0) }
    provider.refreshToken = try entry.string("refresh-token", in: config).map { Confidential($0) }
    provider.certificateAuthority = try entry.pem(
      "idp-certificate-authority", in: config, is: .certificate)
    return provider
  }
}
