/// The parts of a definition's full name: `io.k8s.api.networking.v1.Ingress`.
struct DefinitionName: Hashable {
  let full: String
  /// What stands before the version, the same for all versions of a group: `io.k8s.api.networking`.
  let group: String
  /// `v1`; nil if the name has none.
  let version: String?
  /// `Ingress`.
  let last: String

  init(_ full: String) {
    self.full = full
    let name = FactsName(full)
    last = name.last
    let outer = FactsName(name.package)
    if VersionMaturity.isVersion(outer.last) {
      group = outer.package
      version = outer.last
    } else {
      group = name.package
      version = nil
    }
  }

  /// `io.k8s.api.networking.v1`
  var package: String { version.map { FactsName.full(group, $0) } ?? group }

  /// The word that tells the group best: `networking`.
  var label: String { FactsName(group).last }

  /// The definition is Kubernetes' own, not that of a custom resource or of an aggregated API.
  var isKubernetes: Bool {
    Self.kubernetesGroups.contains { full.hasPrefix($0) }
  }

  var isApimachinery: Bool { full.hasPrefix("io.k8s.apimachinery.") }

  // Not all of `io.k8s.`: `io.k8s.networking.gateway.v1.Gateway` is a custom resource.
  private static let kubernetesGroups = [
    "io.k8s.api.", "io.k8s.apimachinery.", "io.k8s.apiextensions-apiserver.",
    "io.k8s.kube-aggregator.",
  ]
}
