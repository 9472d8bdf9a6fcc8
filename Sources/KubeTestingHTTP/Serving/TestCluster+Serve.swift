public import KubeTesting

/// A cluster on a port.
public struct ServedCluster: Sendable {
  public let host: String
  public let port: Int

  /// `http://127.0.0.1:34567`
  public var url: String { "http://\(host.contains(":") ? "[\(host)]" : host):\(port)" }

  /// A kubeconfig that leads here, as YAML.
  public var kubeconfig: String {
    """
    apiVersion: v1
    kind: Config
    clusters:
    - name: kube-testserver
      cluster:
        server: \(url)
    users:
    - name: kube-testserver
      user: {}
    contexts:
    - name: kube-testserver
      context:
        cluster: kube-testserver
        user: kube-testserver
    current-context: kube-testserver

    """
  }
}

extension TestCluster {
  /// Serves the cluster over HTTP for as long as the body runs, for clients of any language.
  ///
  /// ```swift
  /// try await cluster.serve { served in
  ///   try served.kubeconfig.write(toFile: path, atomically: true, encoding: .utf8)
  ///   …
  /// }
  /// ```
  ///
  /// There is neither TLS nor any check of who asks: it is for development and tests, so it is on
  /// loopback unless another address is named. Beside Kubernetes' paths there is `/testing/`, where
  /// tests ask for faults. At the end watches end in order, and requests have a few seconds.
  ///
  /// - Parameter port: any that is free by default.
  public func serve<Result: Sendable>(
    host: String = "127.0.0.1", port: Int = 0, limits: DoorLimits = DoorLimits(),
    _ body: (ServedCluster) async throws -> Result
  ) async throws -> Result {
    let door = try await Door(doorTransport, host: host, port: port, limits: limits)
    let ending = Cancellation()
    return try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { try await door.run(until: ending) }
      // Nobody in this process may be there to wait for what is due.
      group.addTask { await self.drive() }
      defer {
        ending.cancel()
        group.cancelAll()
      }
      let result = try await body(ServedCluster(host: door.host, port: door.port))
      ending.cancel()
      try await group.next()
      return result
    }
  }
}
