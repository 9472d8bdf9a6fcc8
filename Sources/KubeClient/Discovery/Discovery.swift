public import KubeCore

/// What a server serves.
public struct Discovery: Sendable, Hashable {
  /// The core group first, then in the server's order, which is that of their importance.
  public var groups: [DiscoveredGroup]
  /// Groups and versions (`metrics.k8s.io/v1beta1`) whose server did not answer, and why. What they
  /// have is missing here.
  public var failures: [String: String]

  public init(groups: [DiscoveredGroup], failures: [String: String] = [:]) {
    self.groups = groups
    self.failures = failures
  }

  /// The group, if the server has it; the core group's name is empty.
  public func group(_ name: String) -> DiscoveredGroup? { groups.first { $0.name == name } }

  /// Every resource, in every version.
  public var resources: [DiscoveredResource] {
    groups.flatMap { group in group.versions.flatMap(\.resources) }
  }

  /// The resource of a kind, as an object's `apiVersion` and `kind` name it.
  public func resource(for kind: GroupVersionKind) -> DiscoveredResource? {
    group(kind.group)?.versions.first { $0.version == kind.version }?.resources.first {
      $0.identity.kind == kind.kind
    }
  }

  /// The resource that a person means, by what kubectl takes: a plural, singular, short name or
  /// kind in any case, alone (`deploy`), with its group (`deployments.apps`), or with version and
  /// group (`deployments.v1.apps`).
  ///
  /// A plural counts for more than a singular, that for more than a kind, and that for more than a
  /// short name; among groups the first that has it wins, and in it the preferred version.
  public func resource(named text: String) -> DiscoveredResource? {
    let parts = text.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
      .map(String.init)
    guard let name = parts.first?.lowercased(), !name.isEmpty else { return nil }
    guard parts.count == 2 else { return find(name) { _, _ in true } }
    let rest = parts[1]
    // `deployments.v1.apps`, `pods.v1.` and `pods.v1`; else all of it is the group.
    let pieces = rest.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
      .map(String.init)
    let group = pieces.count == 2 ? pieces[1] : ""
    if let found = find(name, { $0 == group && $1 == pieces[0] }) { return found }
    return find(name) { name, _ in name == rest }
  }

  private func find(
    _ name: String, _ isWanted: (_ group: String, _ version: String) -> Bool
  ) -> DiscoveredResource? {
    let candidates = groups.flatMap { group in
      group.versions.filter { isWanted(group.name, $0.version) }.flatMap(\.resources)
    }
    return candidates.first { $0.identity.plural == name }
      ?? candidates.first { $0.singular == name }
      ?? candidates.first { $0.identity.kind.lowercased() == name }
      ?? candidates.first { $0.shortNames.contains(name) }
  }

  /// The resources that belong to a category, such as `all`, each in its preferred version.
  public func resources(inCategory category: String) -> [DiscoveredResource] {
    groups.flatMap(\.preferredResources).filter { $0.categories.contains(category) }
  }
}
