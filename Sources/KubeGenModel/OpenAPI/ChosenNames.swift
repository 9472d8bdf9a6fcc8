/// The Swift names that somebody chose for kinds.
package struct ChosenNames: Sendable, Hashable {
  /// For one version of a kind.
  package var ofVersions: [GroupVersionKind: String]
  /// For all its versions, by `group/Kind`, in the core group by `Kind`.
  package var ofKinds: [String: String]

  package init(ofVersions: [GroupVersionKind: String] = [:], ofKinds: [String: String] = [:]) {
    self.ofVersions = ofVersions
    self.ofKinds = ofKinds
  }
}
