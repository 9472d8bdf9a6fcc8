/// Which controllers run behind a ``TestCluster``.
///
/// They do what the ones of `kube-controller-manager` do, at once: when a request has been answered,
/// everything that follows from it has happened.
public struct ClusterControllers: OptionSet, Sendable, Hashable {
  public var rawValue: Int

  public init(rawValue: Int) { self.rawValue = rawValue }

  /// Deletes what is owned by what is gone.
  public static let garbageCollection = ClusterControllers(rawValue: 1 << 0)
  /// Empties namespaces that are being deleted.
  public static let namespaces = ClusterControllers(rawValue: 1 << 1)
  /// Deployments, ReplicaSets and ReplicationControllers.
  public static let deployments = ClusterControllers(rawValue: 1 << 2)
  public static let statefulSets = ClusterControllers(rawValue: 1 << 3)
  /// DaemonSets: a pod for each Node.
  public static let daemonSets = ClusterControllers(rawValue: 1 << 4)
  /// Jobs, and their end by `ttlSecondsAfterFinished`.
  public static let jobs = ClusterControllers(rawValue: 1 << 5)
  public static let cronJobs = ClusterControllers(rawValue: 1 << 6)
  /// Endpoints and EndpointSlices of Services, the slices also of Endpoints that somebody wrote.
  public static let endpoints = ClusterControllers(rawValue: 1 << 7)
  /// The status of PodDisruptionBudgets.
  public static let disruptionBudgets = ClusterControllers(rawValue: 1 << 8)
  /// The ServiceAccount `default` of each namespace, and Secrets with tokens.
  public static let serviceAccounts = ClusterControllers(rawValue: 1 << 9)
  /// The ConfigMap `kube-root-ca.crt` in each namespace.
  public static let rootCertificates = ClusterControllers(rawValue: 1 << 10)
  /// What ResourceQuotas say is used; without it they limit nothing.
  public static let quotas = ClusterControllers(rawValue: 1 << 11)

  public static let none: ClusterControllers = []
  public static let all: ClusterControllers = [
    .garbageCollection, .namespaces, .deployments, .statefulSets, .daemonSets, .jobs, .cronJobs,
    .endpoints, .disruptionBudgets, .serviceAccounts, .rootCertificates, .quotas,
  ]
}
