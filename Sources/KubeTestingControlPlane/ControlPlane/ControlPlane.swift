import Foundation
import HTTPTypes
public import KubeCurl
public import KubeTesting
import KubeTransport

/// A real control plane: `etcd` and `kube-apiserver` in processes of their own.
///
/// A shell watches over them, and ends them when this process lets go of it, however that ends.
public final class ControlPlane: ClusterForTests {
  /// `https://127.0.0.1:34567`
  public let url: String
  public let transport: CurlTransport
  private let supervisor: Supervisor

  fileprivate init(url: String, transport: CurlTransport, supervisor: Supervisor) {
    self.url = url
    self.transport = transport
    self.supervisor = supervisor
  }

  /// A kubeconfig of its administrator, as YAML, which is good as long as this is.
  public var kubeconfig: String {
    let directory = supervisor.directory
    return """
      apiVersion: v1
      kind: Config
      clusters:
      - name: control-plane
        cluster:
          server: \(url)
          certificate-authority: \(directory)/ca.crt
      users:
      - name: admin
        user:
          client-certificate: \(directory)/admin.crt
          client-key: \(directory)/admin.key
      contexts:
      - name: control-plane
        context:
          cluster: control-plane
          user: admin
      current-context: control-plane

      """
  }

  /// Ends both programs and removes all that they have written.
  public func end() async { await supervisor.end() }
}

extension TestCluster {
  /// Starts a real control plane where the machine has one, for the same tests as in memory.
  ///
  /// ```swift
  /// let cluster = try await TestCluster.controlPlane()
  /// let client = Client(transport: cluster.transport)
  /// …
  /// await cluster.end()
  /// ```
  ///
  /// There are an API server with RBAC and its storage, and nothing else: no controllers and no
  /// nodes. It takes seconds, so let many tests share one.
  ///
  /// - Throws: ``ControlPlaneError``.
  public static func controlPlane(
    _ settings: ControlPlaneSettings = ControlPlaneSettings()
  ) async throws -> ControlPlane {
    let programs = try settings.programs()
    var attempt = 1
    while true {
      do {
        return try await start(programs, settings)
      } catch let error as ControlPlaneError where error.code == .ended && attempt < 3 {
        // Somebody else may have taken a port that was free.
        attempt += 1
      }
    }
  }

  private static func start(
    _ programs: (etcd: String, server: String), _ settings: ControlPlaneSettings
  ) async throws -> ControlPlane {
    let ports = try FreePorts.find(2)
    let supervisor = try Supervisor(
      etcd: programs.etcd, server: programs.server, etcdPort: ports[0], serverPort: ports[1],
      arguments: settings.serverArguments)
    do {
      let url = "https://127.0.0.1:\(ports[1])"
      try await supervisor.waitForCertificates()
      let transport = try CurlTransport(
        TransportSettings(
          server: url,
          tls: TLSSettings(
            trust: .certificates(.bytes(try supervisor.bytes("ca.crt"))),
            identity: ClientIdentity(
              certificate: .bytes(try supervisor.bytes("admin.crt")),
              key: .bytes(try supervisor.bytes("admin.key")))), proxy: .none))
      try await waitUntilReady(transport, supervisor, settings.readiness)
      return ControlPlane(url: url, transport: transport, supervisor: supervisor)
    } catch {
      await supervisor.end()
      throw error
    }
  }

  private static func waitUntilReady(
    _ transport: CurlTransport, _ supervisor: Supervisor, _ limit: Duration
  ) async throws {
    let end = ContinuousClock.now + limit
    let request = TransportRequest(
      HTTPRequest(method: .get, scheme: nil, authority: nil, path: "/readyz"))
    while ContinuousClock.now < end {
      if let response = try? await transport.send(request), response.head.status.code == 200 {
        return
      }
      try supervisor.checkPrograms()
      try await Task.sleep(for: .milliseconds(100))
    }
    throw ControlPlaneError(
      .notReady,
      "The control plane was not ready within \(limit).\n\(supervisor.lastWords("server"))")
  }
}
