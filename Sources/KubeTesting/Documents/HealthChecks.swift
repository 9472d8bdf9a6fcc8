import KubeSchema

/// `/healthz`, `/livez` and `/readyz`: all is well.
enum HealthChecks {
  /// - Parameter segments: the endpoint, and the check that is asked for, if one is.
  static func answer(_ segments: [String], _ query: RequestTarget.Query) -> ServerAnswer {
    guard let endpoint = segments.first, let names = endpoints[endpoint] else {
      return .pageNotFound
    }
    guard segments.count == 1 else {
      let name = segments.dropFirst().joined(separator: "/")
      return names.contains(name) ? ServerAnswer(200, text: "ok") : .pageNotFound
    }
    guard query["verbose"] != nil else { return ServerAnswer(200, text: "ok") }
    let excluded = Set(query.all("exclude"))
    var text = ""
    for name in names { text += "[+]\(name) \(excluded.contains(name) ? "excluded: " : "")ok\n" }
    let unknown = excluded.subtracting(names).sorted()
    if !unknown.isEmpty {
      let list = unknown.map { GoText.quoted($0) }.joined(separator: ",")
      text += "warn: some health checks cannot be excluded: no matches for \(list)\n"
    }
    return ServerAnswer(200, text: text + "\(endpoint) check passed\n")
  }

  /// Their paths, for the index of all.
  static var paths: [String] {
    endpoints.flatMap { endpoint, names in
      ["/\(endpoint)"] + names.map { "/\(endpoint)/\($0)" }
    }
  }

  private static let endpoints = [
    "healthz": ["ping", "log", "loopback-serving-certificate", "etcd"] + hooks,
    "livez": ["ping", "log", "loopback-serving-certificate", "etcd"] + hooks,
    "readyz": ["ping", "log", "informer-sync"] + hooks + ["shutdown"],
  ]

  private static let hooks = [
    "poststarthook/start-apiserver-admission-initializer",
    "poststarthook/generic-apiserver-start-informers",
    "poststarthook/priority-and-fairness-config-consumer",
    "poststarthook/priority-and-fairness-filter",
    "poststarthook/storage-object-count-tracker-hook",
    "poststarthook/start-apiextensions-informers",
    "poststarthook/start-apiextensions-controllers", "poststarthook/crd-informer-synced",
    "poststarthook/start-system-namespaces-controller",
    "poststarthook/peer-endpoint-reconciler-controller",
    "poststarthook/start-cluster-authentication-info-controller",
    "poststarthook/start-kube-apiserver-identity-lease-controller",
    "poststarthook/start-kube-apiserver-identity-lease-garbage-collector",
    "poststarthook/storage-readiness", "poststarthook/start-legacy-token-tracking-controller",
    "poststarthook/start-service-ip-repair-controllers", "poststarthook/rbac/bootstrap-roles",
    "poststarthook/scheduling/bootstrap-system-priority-classes",
    "poststarthook/priority-and-fairness-config-producer", "poststarthook/bootstrap-controller",
    "poststarthook/start-kubernetes-service-cidr-controller",
    "poststarthook/start-kube-aggregator-informers",
    "poststarthook/apiservice-status-local-available-controller",
    "poststarthook/apiservice-status-remote-available-controller",
    "poststarthook/apiservice-registration-controller",
    "poststarthook/apiservice-wait-for-first-sync",
    "poststarthook/apiservice-discovery-controller",
    "poststarthook/kube-apiserver-autoregistration", "autoregister-completion",
    "poststarthook/apiservice-openapi-controller",
    "poststarthook/apiservice-openapiv3-controller",
  ]
}
