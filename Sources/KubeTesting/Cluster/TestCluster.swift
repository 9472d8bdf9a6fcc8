import HTTPTypes
public import KubeTransport

/// A Kubernetes API server in this process: without etcd, without sockets, for one test or many.
///
/// ```swift
/// let cluster = TestCluster()
/// let client = Client(transport: cluster.transport)
/// ```
///
/// It is for development and tests.
public final class TestCluster: Sendable {
  let server: APIServer

  /// What time it is in the cluster.
  public var clock: ClusterClock { server.clock }

  /// What goes wrong.
  public var faults: Faults { server.faults }

  /// - Parameters:
  ///   - clock: the system's by default; a manual one lets a test run an hour in a millisecond.
  ///   - seed: where uids and generated names come from. With a seed and a manual clock each run is
  ///     the same; without one they differ.
  ///   - controllers: which controllers run behind the server; none by default.
  ///   - kubelet: what becomes of pods; nothing by default.
  ///   - access: whether the server asks who somebody is and what they may do; by default everybody
  ///     may do everything.
  public init(
    clock: ClusterClock = .system(), seed: UInt64? = nil,
    controllers: ClusterControllers = .none, kubelet: Kubelet? = nil, access: AccessMode = .open
  ) {
    server = APIServer(
      clock: clock, random: seed.map { ServerRandom(seed: $0) } ?? ServerRandom(), access: access)
    guard controllers != .none || kubelet != nil else { return }
    server.controllers.change(server) { settings in
      settings.controllers = controllers
      settings.kubelet = kubelet
    }
  }

  /// Which controllers run. Those that come in look at what is there already.
  public var controllers: ClusterControllers {
    get { server.controllers.current.controllers }
    set { server.controllers.change(server) { $0.controllers = newValue } }
  }

  /// What becomes of pods; nil, and nothing does.
  public var kubelet: Kubelet? {
    get { server.controllers.current.kubelet }
    set { server.controllers.change(server) { $0.kubelet = newValue } }
  }

  /// What the controllers could not do lately, the last at the end.
  public var controllerTroubles: [String] { server.controllers.troubles }

  /// Does what is due by the clock, as any request does too.
  public func settle() { server.controllers.settle(server) }

  /// What a client sends its requests through.
  public var transport: some HTTPTransport { ClusterTransport(server: server) }

  /// Does what controllers have to do as time goes on, until the task is cancelled.
  package func drive() async { await server.controllers.drive(server) }

  /// What comes in from a port: with `/testing/`, for those who have no Swift.
  package var doorTransport: any HTTPTransport {
    ClusterTransport(server: server, hasTestingPaths: true)
  }
}
