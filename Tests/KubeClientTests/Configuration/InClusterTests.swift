import KubeClient
import KubeCore
import KubeTestSupport
import KubeTransport
import Testing

@Suite struct InClusterTests {
  private func pod(namespace: String? = "team-a\n") throws -> TemporaryDirectory {
    let directory = try TemporaryDirectory()
    try directory.write("pod-token\n", to: "token")
    try directory.write(TestPEM.certificate, to: "ca.crt")
    if let namespace { try directory.write(namespace, to: "namespace") }
    return directory
  }

  private func surroundings(
    _ directory: String, host: String? = "10.0.0.1", port: String? = "6443"
  ) -> ConfigurationSurroundings {
    let variables = ["KUBERNETES_SERVICE_HOST": host, "KUBERNETES_SERVICE_PORT": port]
      .compactMapValues(\.self)
    return ConfigurationSurroundings(
      variable: { variables[$0] }, serviceAccountDirectory: directory)
  }

  @Test(arguments: [
    ("kubernetes.default.svc", "6443", "https://kubernetes.default.svc:6443"),
    ("kubernetes.default.svc", "443", "https://kubernetes.default.svc"),
    ("10.0.0.1", "6443", "https://10.0.0.1:6443"), ("10.0.0.1", "443", "https://10.0.0.1"),
    ("2001:db8::1", "6443", "https://[2001:db8::1]:6443"),
    ("2001:db8::1", "443", "https://[2001:db8::1]"),
  ])
  func `Host and port make the server's URL`(host: String, port: String, server: String) throws {
    let pod = try pod()
    let configuration = try ClientConfiguration.inCluster(
      surroundings: surroundings(pod.path, host: host, port: port))
    #expect(configuration.transport.server == server)
  }

  @Test func `Token, authority and namespace come from the service account`() async throws {
    let pod = try pod()
    let configuration = try ClientConfiguration.inCluster(surroundings: surroundings(pod.path))
    #expect(configuration.defaultNamespace == "team-a")
    guard case .certificates(.file("\(pod.path)/ca.crt")) = configuration.transport.tls.trust else {
      throw Unexpected()
    }
    #expect(try await KubeconfigTests.authorization(configuration) == "Bearer pod-token")
  }

  @Test func `Without a namespace file it is default`() throws {
    let pod = try pod(namespace: nil)
    let configuration = try ClientConfiguration.inCluster(surroundings: surroundings(pod.path))
    #expect(configuration.defaultNamespace == "default")
  }

  @Test(
    arguments: [(nil, "1"), ("a", nil), ("", "1"), ("a", ""), ("a", "x"), ("a/b", "1")]
      as [(String?, String?)])
  func `Both variables must be usable`(host: String?, port: String?) throws {
    let pod = try pod()
    let error = try #require(throws: ConfigurationError.self) {
      try ClientConfiguration.inCluster(
        surroundings: surroundings(pod.path, host: host, port: port))
    }
    #expect(error.code == .notInCluster)
    #expect(error.message.contains("KUBERNETES_SERVICE_HOST"))
  }

  @Test(arguments: ["token", "ca.crt"])
  func `A missing file is named`(name: String) throws {
    let pod = try pod()
    try pod.remove(name)
    let error = try #require(throws: ConfigurationError.self) {
      try ClientConfiguration.inCluster(surroundings: surroundings(pod.path))
    }
    #expect(error.code == .notInCluster)
    #expect(error.path == "\(pod.path)/\(name)")
    #expect(error.message.contains("automountServiceAccountToken"))
  }

  @Test func `A kubeconfig goes before the pod`() throws {
    let pod = try pod()
    let path = try pod.write(KubeconfigTests.basic, to: "config")
    var surroundings = surroundings(pod.path)
    let variable = surroundings.variable
    surroundings.variable = { $0 == "KUBECONFIG" ? path : variable($0) }
    let inferred = try ClientConfiguration.infer(surroundings: surroundings)
    #expect(inferred.transport.server == "https://dev:6443")
    let prod = try ClientConfiguration.infer(context: "prod", surroundings: surroundings)
    #expect(prod.transport.server == "https://prod/k8s/clusters/c-1")
    #expect(throws: ConfigurationError.self) {
      try ClientConfiguration.infer(context: "none", surroundings: surroundings)
    }
  }

  @Test func `A kubeconfig that cannot be used is no reason to take the pod's cluster`() throws {
    let pod = try pod()
    let path = try pod.write("clusters: [", to: "config")
    var surroundings = surroundings(pod.path)
    let variable = surroundings.variable
    surroundings.variable = { $0 == "KUBECONFIG" ? path : variable($0) }
    let error = try #require(throws: ConfigurationError.self) {
      try ClientConfiguration.infer(surroundings: surroundings)
    }
    #expect(error.code == .malformedFile)
    #expect(error.path == path)
  }

  @Test func `The pod is used where there is no kubeconfig`() throws {
    let pod = try pod()
    let configuration = try ClientConfiguration.infer(surroundings: surroundings(pod.path))
    #expect(configuration.transport.server == "https://10.0.0.1:6443")
  }

  @Test func `With neither the error has both reasons`() throws {
    let error = try #require(throws: ConfigurationError.self) {
      try ClientConfiguration.infer(
        surroundings: .init { $0 == "KUBECONFIG" ? "/nowhere/config" : nil })
    }
    #expect(error.code == .nothingFound)
    #expect(error.message.contains("/nowhere/config"))
    #expect(error.message.contains("KUBERNETES_SERVICE_HOST"))
  }
}
