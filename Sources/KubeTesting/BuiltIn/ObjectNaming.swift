import KubeCore

/// Which names the objects of a kind may have.
enum ObjectNaming: Sendable, Hashable {
  case subdomain, dnsLabel, pathSegment
  /// A subdomain that is no longer, for names that are the start of others.
  case shortSubdomain(limit: Int)

  /// The rule of a kind; of what the server does not know, as of custom resources, subdomains.
  init(_ kind: GroupKind) {
    self = Self.others["\(kind)"] ?? .subdomain
  }

  private static let others: [String: ObjectNaming] = [
    "Namespace": .dnsLabel, "Service": .dnsLabel,
    "CronJob.batch": .shortSubdomain(limit: 52),
    "Role.rbac.authorization.k8s.io": .pathSegment,
    "ClusterRole.rbac.authorization.k8s.io": .pathSegment,
    "RoleBinding.rbac.authorization.k8s.io": .pathSegment,
    "ClusterRoleBinding.rbac.authorization.k8s.io": .pathSegment,
    "PodDisruptionBudget.policy": .pathSegment,
    "Event": .pathSegment, "Event.events.k8s.io": .pathSegment,
    "Eviction.policy": .pathSegment, "APIService.apiregistration.k8s.io": .pathSegment,
  ]

  /// What is wrong with a name.
  ///
  /// - Parameter isPrefix: Whether something is to follow, so that a `-` may stand at the end.
  func problems(_ name: String, isPrefix: Bool = false) -> [String] {
    let name = isPrefix && self != .pathSegment ? Self.withoutDash(name) : name
    switch self {
    case .subdomain: return NameCheck.subdomain(name)
    case .dnsLabel: return NameCheck.dnsLabel(name)
    case .pathSegment: return NameCheck.pathSegment(name)
    case .shortSubdomain(let limit):
      // The name rule of the kind comes first, the limit is checked with the spec.
      let problems = NameCheck.subdomain(name)
      guard !isPrefix, name.utf8.count > limit else { return problems }
      return problems + ["must be no more than \(limit) characters"]
    }
  }

  /// As the server does it: the last but one goes too.
  private static func withoutDash(_ name: String) -> String {
    guard name.utf8.count > 1, name.hasSuffix("-") else { return name }
    return String(name.unicodeScalars.dropLast(2)) + "a"
  }
}
