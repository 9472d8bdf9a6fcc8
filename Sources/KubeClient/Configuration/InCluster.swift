import KubeCore
import KubeTransport

/// The service account of the pod that the process runs in.
struct InCluster {
  let surroundings: ConfigurationSurroundings

  func configuration() throws(ConfigurationError) -> ClientConfiguration {
    let server = try server()
    let directory = surroundings.serviceAccountDirectory
    let (tokenPath, authorityPath) = (directory + "/token", directory + "/ca.crt")
    _ = try read(tokenPath, "the service account's token")
    let authority = try read(authorityPath, "the cluster's certificate authority")
    if let problem = PEMText.problem(authority, .certificate) {
      throw ConfigurationError(
        .invalidCertificate, "The cluster's certificate authority \(problem)", path: authorityPath)
    }
    var configuration = ClientConfiguration(
      transport: TransportSettings(
        server: server, tls: TLSSettings(trust: .certificates(.file(authorityPath)))),
      credentials: TokenFileCredentials(path: tokenPath))
    // Pods may do without.
    if let bytes = try? FileReading.bytes(directory + "/namespace") {
      let namespace = String(decoding: bytes, as: UTF8.self).trimmingWhitespace
      if !namespace.isEmpty { configuration.defaultNamespace = String(namespace) }
    }
    return configuration
  }

  /// The port is left out where it is that of https, and an IPv6 address goes in brackets.
  private func server() throws(ConfigurationError) -> String {
    func variable(_ name: String) -> String? {
      surroundings.variable(name).flatMap { $0.isEmpty ? nil : $0 }
    }
    guard let host = variable("KUBERNETES_SERVICE_HOST"),
      let port = variable("KUBERNETES_SERVICE_PORT")
    else {
      throw ConfigurationError(
        .notInCluster,
        "KUBERNETES_SERVICE_HOST and KUBERNETES_SERVICE_PORT are not set, so the process does not "
          + "run in a pod.")
    }
    guard UInt16(port) != nil, host.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }),
      !host.contains(where: { "/?#@[]".contains($0) })
    else {
      throw ConfigurationError(
        .notInCluster,
        "KUBERNETES_SERVICE_HOST and KUBERNETES_SERVICE_PORT are no host and port.")
    }
    let name = host.contains(":") ? "[\(host)]" : host
    return port == "443" ? "https://\(name)" : "https://\(name):\(port)"
  }

  private func read(_ path: String, _ what: String) throws(ConfigurationError) -> [UInt8] {
    do throws(FileReading.Failure) {
      return try FileReading.bytes(path)
    } catch {
      throw ConfigurationError(
        error.isMissing ? .notInCluster : .fileNotReadable,
        "Here should be \(what). \(error.message) See whether the pod has "
          + "automountServiceAccountToken: false.", path: path)
    }
  }
}
