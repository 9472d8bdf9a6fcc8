import Foundation
import HTTPTypes
import KubeTestSupport
import KubeTransport
import KubeCurl

/// nginx on a loopback port.
///
/// Its answers tell how it was asked: see ``NginxAnswer``.
final class NginxServer: Sendable {
  let port: Int
  private let temporary: TemporaryDirectory
  private let process: ServerProcess

  var directory: String { temporary.path }

  static let isAvailable = Tool.nginx.isExpected && Tool.openssl.isExpected
  static let absence =
    "There is no `nginx`, or no `openssl`, on this machine; see scripts/install-libraries."

  struct Configuration: Sendable {
    /// Nil: one that is free.
    var port: Int?
    /// What follows the port in `listen`.
    var listen = "ssl http2"
    var certificate = "server"
    /// What else is in the `server` block.
    var directives = ""
    var root = "return 200 $request_uri;"
    /// Files to serve from `/files/`.
    var files: [String: [UInt8]] = [:]
    /// The port of a server that gets what is within TLS; then nothing else is served.
    var tunnel: Int?

    /// Hands all requests to a server of the test's.
    static func passing(
      to backend: LoopbackServer, listen: String = "ssl http2", _ directives: String = ""
    ) -> Self {
      Configuration(
        listen: listen, directives: directives,
        root: "proxy_buffering off; proxy_pass http://127.0.0.1:\(backend.port);")
    }
  }

  private init(_ configuration: Configuration) async throws {
    temporary = try TemporaryDirectory()
    let directory = temporary.path
    port = try configuration.port ?? TestPort.next()
    try FileManager.default.createDirectory(
      atPath: "\(directory)/files", withIntermediateDirectories: false)
    for (name, bytes) in configuration.files {
      try Data(bytes).write(to: URL(fileURLWithPath: "\(directory)/files/\(name)"))
    }
    try Data(try Self.text(configuration, port, directory).utf8)
      .write(to: URL(fileURLWithPath: "\(directory)/nginx.conf"))
    process = try await ServerProcess(
      .nginx, ["-p", directory, "-c", "\(directory)/nginx.conf"], port: port,
      log: "\(directory)/error.log")
  }

  /// Runs a server for as long as the body takes.
  static func run<Value>(
    _ configuration: Configuration = Configuration(),
    _ body: (NginxServer) async throws -> Value
  ) async throws -> Value {
    let server = try await NginxServer(configuration)
    do {
      let value = try await body(server)
      try await server.process.stop()
      return value
    } catch {
      try await server.process.stop()
      throw error
    }
  }

  private static func text(
    _ configuration: Configuration, _ port: Int, _ directory: String
  ) throws -> String {
    let certificates = try Certificates.shared()
    let head = """
      daemon off;
      master_process off;
      worker_rlimit_nofile 8192;
      pid \(directory)/nginx.pid;
      error_log \(directory)/error.log;
      events { worker_connections 4000; }

      """
    let identity = """
      ssl_certificate \(certificates.path("\(configuration.certificate).pem"));
      ssl_certificate_key \(certificates.path("\(configuration.certificate).key"));
      """
    if let tunnel = configuration.tunnel {
      // Debian has it in a package of its own.
      let module = "/usr/lib/nginx/modules/ngx_stream_module.so"
      let load = access(module, R_OK) == 0 ? "load_module \(module);\n" : ""
      return load + head + """
        stream {
          server {
            listen 127.0.0.1:\(port) ssl;
            \(identity)
            ssl_alpn h2;
            proxy_pass 127.0.0.1:\(tunnel);
          }
        }
        """
    }
    return head + """
      http {
        access_log off;
        default_type text/plain;
        client_max_body_size 0;
        client_body_temp_path \(directory)/body;
        proxy_temp_path \(directory)/proxy;
        fastcgi_temp_path \(directory)/fastcgi;
        uwsgi_temp_path \(directory)/uwsgi;
        scgi_temp_path \(directory)/scgi;
        server {
          listen 127.0.0.1:\(port) \(configuration.listen);
          \(identity)
          add_header X-Protocol $server_protocol always;
          add_header X-Connection $connection always;
          add_header X-Client $ssl_client_s_dn always;
          add_header X-Resumed $ssl_session_reused always;
          add_header X-TLS $ssl_protocol always;
          add_header X-Server-Name $ssl_server_name always;
          add_header X-Host $http_host always;
          add_header X-Accept-Encoding $http_accept_encoding always;
          \(configuration.directives)
          location /files/ { root \(directory); }
          location / { \(configuration.root) }
        }
      }
      """
  }

  /// With this server's authority to trust, and no proxy.
  func settings(
    host: String = "127.0.0.1", trust: TLSSettings.Trust? = nil, identity: ClientIdentity? = nil,
    serverName: String? = nil
  ) throws -> TransportSettings {
    TransportSettings(
      server: "https://\(host):\(port)",
      tls: TLSSettings(
        trust: try trust ?? Certificates.shared().trust(), identity: identity,
        serverName: serverName),
      proxy: .none)
  }

  func transport(_ change: (inout TransportSettings) -> Void = { _ in }) throws -> CurlTransport {
    var settings = try settings()
    change(&settings)
    return try CurlTransport(settings)
  }
}
