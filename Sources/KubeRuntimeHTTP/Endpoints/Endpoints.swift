import FlyingFox
import FlyingSocks
public import KubeRuntime
public import Logging
import ServiceLifecycle

/// Answers `/healthz`, `/readyz` and `/metrics` over HTTP.
///
/// - `/healthz` and `/readyz`: `ok` with status 200 if all checks go well, else 500 and a line for
///   each; `?verbose` has the lines in any case, `?exclude=NAME` leaves a check out.
/// - `/healthz/NAME` and `/readyz/NAME`: one check alone, with its reason if it fails.
/// - `/metrics`: the metrics, in Prometheus' text format.
///
/// It is what kubelet's probes and Prometheus ask, without TLS and without asking who asks: what
/// checks and metrics say is told to all who reach the port.
public final class Endpoints: Runnable {
  /// Where they are.
  public struct Address: Sendable, Hashable {
    public var host: String
    public var port: Int
  }

  private let server: HTTPServer
  private let logger: Logger

  /// - Parameters:
  ///   - host: the address of the interface to listen on; nil for all, which is what kubelet needs.
  ///   - port: 8080 by default; 0 for one that is free, which ``address()`` tells.
  ///   - health: what `/healthz` asks.
  ///   - readiness: what `/readyz` asks.
  ///   - metrics: what `/metrics` tells; without, it is not there.
  ///   - logger: hears of checks that fail, each time that somebody asks.
  /// - Throws: if the host is no address.
  public init(
    host: String? = nil, port: UInt16 = 8080, health: HealthChecks = HealthChecks(),
    readiness: HealthChecks = HealthChecks(), metrics: PrometheusMetrics? = nil,
    logger: Logger = Logger(label: "KubeRuntimeHTTP")
  ) throws {
    let answers = EndpointAnswers(
      health: health, readiness: readiness, metrics: metrics, logger: logger)
    server = try ListeningHost.server(host, port, ClosureHTTPHandler { await answers.answer($0) })
    self.logger = logger
  }

  /// The endpoints of a manager's checks.
  public convenience init(
    for manager: ControllerManager, host: String? = nil, port: UInt16 = 8080,
    metrics: PrometheusMetrics? = nil, logger: Logger = Logger(label: "KubeRuntimeHTTP")
  ) throws {
    try self.init(
      host: host, port: port, health: manager.health, readiness: manager.readiness,
      metrics: metrics, logger: logger)
  }

  public var runnableName: String { "endpoints" }
  public var needsLeaderElection: Bool { false }
  public var managerStage: ControllerManager.Stage { .endpoints }
  public var stopsGracefully: Bool { true }

  /// Waits until they listen, and says where.
  public func address() async throws -> Address {
    try await server.waitUntilListening(timeout: 60)
    switch await server.listeningAddress {
    case .ip4(let host, let port): return Address(host: host, port: Int(port))
    case .ip6(let host, let port): return Address(host: host, port: Int(port))
    case .unix(let path): return Address(host: path, port: 0)
    case nil: throw CancellationError()
    }
  }

  /// Listens until it is stopped. Requests that are being answered then may end within a second;
  /// clients that are slower are cut off.
  ///
  /// - Throws: if it cannot listen, as where the port is taken.
  public func run() async throws {
    let server = server
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask {
        do {
          try await server.run()
        } catch {
          // It throws, too, when it is stopped.
          if !Task.isCancelled, !Task.isShuttingDownGracefully { throw error }
        }
      }
      group.addTask {
        try await gracefulShutdown()
        await server.stop(timeout: 1)
      }
      do {
        try await group.next()
      } catch is CancellationError {}
      group.cancelAll()
    }
  }
}

/// What the server listens on.
enum ListeningHost {
  static func server(
    _ host: String?, _ port: UInt16, _ handler: some HTTPHandler
  ) throws -> HTTPServer {
    guard let host else {
      // An IPv6 socket takes IPv4, too.
      if hasIPv6 {
        return HTTPServer(
          address: .inet6(port: port), timeout: 10, logger: .disabled, handler: handler)
      }
      return HTTPServer(
        address: .inet(port: port), timeout: 10, logger: .disabled, handler: handler)
    }
    if host.contains(":") {
      return HTTPServer(
        address: try .inet6(ip6: host, port: port), timeout: 10, logger: .disabled,
        handler: handler)
    }
    return HTTPServer(
      address: try .inet(ip4: host, port: port), timeout: 10, logger: .disabled, handler: handler)
  }
}
