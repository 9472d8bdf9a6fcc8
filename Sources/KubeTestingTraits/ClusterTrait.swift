public import KubeClient
public import KubeCore
public import KubeTesting
public import Testing

extension Trait where Self == ClusterTrait {
  /// Gives the test a cluster of its own, and each case and each test of a suite as well.
  ///
  /// ```swift
  /// @Test(.cluster(crds: [Foo.crd()]))
  /// func `A Foo gets its ConfigMap`() async throws {
  ///   let client = try TestCluster.current.client
  ///   …
  /// }
  /// ```
  ///
  /// - Parameters:
  ///   - crds: definitions of custom resources that are served when the test begins.
  ///   - clock: gives each test its clock; the system's time by default. With a manual one,
  ///     `TestCluster.current.clock.advance(by:)` is all that moves time.
  ///   - seed: where uids and generated names come from: the same in each run by default.
  ///   - controllers: which controllers run behind the server; none by default.
  ///   - kubelet: what becomes of pods; nothing by default.
  ///   - prepare: anything else that has to be there first.
  public static func cluster(
    crds: [CustomResourceDefinition] = [],
    clock: @escaping @Sendable () -> ClusterClock = { .system() },
    seed: UInt64? = 0,
    controllers: ClusterControllers = .none,
    kubelet: Kubelet? = nil,
    prepare: @escaping @Sendable (TestCluster) async throws -> Void = { _ in }
  ) -> ClusterTrait {
    ClusterTrait(crds: crds, prepare: prepare) {
      TestCluster(clock: clock(), seed: seed, controllers: controllers, kubelet: kubelet)
    }
  }
}

/// A cluster for each test; see `.cluster(…)`.
public struct ClusterTrait: TestTrait, SuiteTrait, TestScoping {
  let crds: [CustomResourceDefinition]
  let prepare: @Sendable (TestCluster) async throws -> Void
  let make: @Sendable () -> TestCluster

  public var isRecursive: Bool { true }

  public func provideScope(
    for test: Test, testCase: Test.Case?, performing function: @Sendable () async throws -> Void
  ) async throws {
    let cluster = make()
    let definitions = Api<CustomResourceDefinition>(cluster.client)
    for crd in crds { _ = try await definitions.create(crd) }
    try await prepare(cluster)
    try await TestCluster.$scoped.withValue(cluster) { try await function() }
  }
}

extension TestCluster {
  @TaskLocal static var scoped: TestCluster?

  /// The cluster of the test that runs.
  ///
  /// - Throws: ``NoCluster`` if the test has no trait `.cluster()`.
  public static var current: TestCluster {
    get throws(NoCluster) {
      guard let scoped else { throw NoCluster() }
      return scoped
    }
  }

  /// A client of the cluster, whose default namespace is `default`, and which waits by the cluster's
  /// clock.
  public var client: Client {
    Client(transport: transport, clock: clock, now: { [clock] in clock.time })
  }
}

/// A test asks for its cluster and has none.
public struct NoCluster: Error, CustomStringConvertible {
  public var description: String {
    "This test has no cluster. Give it, or its suite, the trait: @Test(.cluster()). A task that is "
      + "not a child of the test's has none either."
  }
}
