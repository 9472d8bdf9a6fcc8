import Foundation
import HTTPTypes
import KubeGenTestSupport
import KubeTestSupport
import KubeTesting
import KubeTransport
import Testing

@testable import KubeTestingControlPlane

/// Programs that stand in for etcd and kube-apiserver show how they are started and ended.
@Suite(
  .enabled(
    if: (try? Tool.installed("openssl")) != nil && (try? Tool.installed("python3")) != nil,
    "openssl or python3 is not installed."), .serialized, .timeLimit(.minutes(10)))
struct ControlPlaneTests {
  /// It answers who has the certificate of its administrator.
  private static let server = #"""
    #!/usr/bin/env python3
    import http.server, ssl, sys
    flags = dict(a[2:].split("=", 1) for a in sys.argv[1:])
    class Handler(http.server.BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        def do_GET(self):
            body = str(self.connection.getpeercert()["subject"]).encode()
            self.send_response(200)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(flags["tls-cert-file"], flags["tls-private-key-file"])
    context.load_verify_locations(flags["client-ca-file"])
    context.verify_mode = ssl.CERT_REQUIRED
    server = http.server.ThreadingHTTPServer((flags["bind-address"], int(flags["secure-port"])), Handler)
    server.socket = context.wrap_socket(server.socket, server_side=True)
    server.serve_forever()
    """#

  private let directory: KubeTestSupport.TemporaryDirectory
  private var settings: ControlPlaneSettings {
    var settings = ControlPlaneSettings()
    settings.assets = directory.path
    settings.readiness = .seconds(30)
    return settings
  }

  init() throws {
    directory = try KubeTestSupport.TemporaryDirectory()
    try directory.write("#!/bin/sh\nexec sleep 1000\n", to: "etcd", isExecutable: true)
    try directory.write(Self.server, to: "kube-apiserver", isExecutable: true)
  }

  private static func left(_ cluster: ControlPlane) -> Bool {
    let line = cluster.kubeconfig.split(separator: "\n").first { $0.contains("client-key:") } ?? ""
    let key = line.split(separator: " ").last.map(String.init) ?? ""
    return FileManager.default.fileExists(
      atPath: URL(filePath: key).deletingLastPathComponent().path)
  }

  /// What any test does with any cluster.
  private func version(_ cluster: some ClusterForTests) async throws -> (Int, String) {
    let response = try await cluster.transport.send(
      TransportRequest(HTTPRequest(method: .get, scheme: nil, authority: nil, path: "/version")))
    var bytes: [UInt8] = []
    for try await chunk in response.body { bytes += chunk }
    return (response.head.status.code, String(decoding: bytes, as: UTF8.self))
  }

  @Test func oneTestRunsAgainstEitherByChangingALine() async throws {
    let memory = TestCluster()
    #expect(try await version(memory).0 == 200)
    await memory.end()

    let real = try await TestCluster.controlPlane(settings)
    let (code, text) = try await version(real)
    #expect(code == 200 && text.contains("system:masters"))
    #expect(Self.left(real))
    await real.end()
    #expect(!Self.left(real))
    await #expect(throws: TransportError.self) { try await version(real) }
  }

  @Test func aProgramThatEndsIsQuoted() async throws {
    try directory.write(
      "#!/bin/sh\necho no luck >&2\nexit 3\n", to: "kube-apiserver", isExecutable: true)
    let error = await #expect(throws: ControlPlaneError.self) {
      try await TestCluster.controlPlane(settings)
    }
    #expect(error?.code == .ended)
    #expect(error?.message.contains("status 3") == true)
    #expect(error?.message.contains("no luck") == true)
  }

  @Test func whereThereIsNoneItSaysSo() async throws {
    try directory.remove("etcd")
    let error = await #expect(throws: ControlPlaneError.self) {
      try await TestCluster.controlPlane(settings)
    }
    #expect(error?.code == .programsMissing)
    #expect(error?.message.contains("no etcd in \(directory.path)") == true)
    let named = try? ControlPlaneSettings().programs(
      environment: ["KUBEBUILDER_ASSETS": directory.path])
    #expect(named == nil)
  }

  @Test(
    .enabled(
      if: (try? ControlPlaneSettings().programs()) != nil,
      "etcd and kube-apiserver are not installed."))
  func theRealOneServes() async throws {
    let cluster = try await TestCluster.controlPlane()
    let (code, text) = try await version(cluster)
    #expect(code == 200 && text.contains("gitVersion"))
    await cluster.end()
    #expect(!Self.left(cluster))
  }
}
