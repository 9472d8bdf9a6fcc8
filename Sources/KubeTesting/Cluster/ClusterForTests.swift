public import KubeTransport

/// What a test needs of a cluster: so that it runs against one in memory, one on a port, and a real
/// control plane alike.
///
/// ```swift
/// let cluster = TestCluster()                            // in memory
/// let cluster = try await TestCluster.controlPlane()     // etcd and kube-apiserver
/// ```
public protocol ClusterForTests: Sendable {
  associatedtype Transport: HTTPTransport

  /// What a client sends its requests through, as one who may do everything.
  var transport: Transport { get }

  /// Nothing of the cluster is left when it returns. So it is, too, once the last reference to the
  /// cluster is gone, if perhaps a moment later.
  func end() async
}

extension TestCluster: ClusterForTests {
  /// Watches end.
  public func end() async { server.restart(downFor: .zero, cut: false) }
}
