import KubeCore

/// The resources that controllers read and write.
enum ControlledResource {
  static let pods = core("pods")
  static let nodes = core("nodes")
  static let namespaces = core("namespaces")
  static let services = core("services")
  static let endpoints = core("endpoints")
  static let configMaps = core("configmaps")
  static let secrets = core("secrets")
  static let events = core("events")
  static let serviceAccounts = core("serviceaccounts")
  static let claims = core("persistentvolumeclaims")
  static let quotas = core("resourcequotas")
  static let deployments = apps("deployments")
  static let replicationControllers = core("replicationcontrollers")
  static let replicaSets = apps("replicasets")
  static let statefulSets = apps("statefulsets")
  static let daemonSets = apps("daemonsets")
  static let revisions = apps("controllerrevisions")
  static let jobs = GroupVersionResource(group: "batch", version: "v1", resource: "jobs")
  static let cronJobs = GroupVersionResource(group: "batch", version: "v1", resource: "cronjobs")
  static let budgets = GroupVersionResource(
    group: "policy", version: "v1", resource: "poddisruptionbudgets")
  static let slices = GroupVersionResource(
    group: "discovery.k8s.io", version: "v1", resource: "endpointslices")

  private static func core(_ name: String) -> GroupVersionResource {
    GroupVersionResource(group: "", version: "v1", resource: name)
  }

  private static func apps(_ name: String) -> GroupVersionResource {
    GroupVersionResource(group: "apps", version: "v1", resource: name)
  }
}
