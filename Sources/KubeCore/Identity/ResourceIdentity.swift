/// All that requests for a resource need to know of it: group, version, kind, plural and scope.
///
/// Generated types carry theirs. For a kind that is known only at run time it comes from
/// discovery, or at worst from ``guessing(_:isNamespaced:)``.
public struct ResourceIdentity: Sendable, Hashable {
  /// The API group, such as `apps`; empty for the core group.
  public var group: String
  /// The version, such as `v1`.
  public var version: String
  /// The kind, such as `Deployment`.
  public var kind: String
  /// The plural name in lower case, as in URLs: `deployments`.
  public var plural: String
  /// Whether objects live in namespaces.
  public var isNamespaced: Bool

  /// Takes all as they are, unchecked.
  public init(
    group: String = "", version: String, kind: String, plural: String, isNamespaced: Bool
  ) {
    self.group = group
    self.version = version
    self.kind = kind
    self.plural = plural
    self.isNamespaced = isNamespaced
  }

  /// The identity of a kind whose plural nobody has told us.
  ///
  /// English decides: `endpoints` stays; after s, x, z, ch and sh comes `es`; y after a consonant
  /// becomes `ies`; all else gets an `s`. That is `meta.UnsafeGuessKindToResource` of apimachinery
  /// with kube-rs' corrections (`Gateway` is `gateways`, `Mesh` is `meshes`), and the kinds of
  /// `metrics.k8s.io` are served as `nodes` and `pods`. A CustomResourceDefinition may choose any
  /// plural, so prefer a generated type or discovery. The scope is not to be guessed from a name:
  /// say it where it is not a namespace.
  public static func guessing(
    _ gvk: GroupVersionKind, isNamespaced: Bool = true
  ) -> ResourceIdentity {
    ResourceIdentity(
      group: gvk.group, version: gvk.version, kind: gvk.kind, plural: guessedPlural(of: gvk),
      isNamespaced: isNamespaced)
  }

  /// The `apiVersion` of the objects.
  public var apiVersion: String { gvk.apiVersion }

  /// Group, version and kind.
  public var gvk: GroupVersionKind {
    GroupVersionKind(group: group, version: version, kind: kind)
  }

  /// Group, version and plural.
  public var gvr: GroupVersionResource {
    GroupVersionResource(group: group, version: version, resource: plural)
  }
}

private func guessedPlural(of gvk: GroupVersionKind) -> String {
  let word = gvk.kind.lowercased()
  switch (gvk.group, word) {
  case (_, ""): return ""
  case ("metrics.k8s.io", "nodemetrics"): return "nodes"
  case ("metrics.k8s.io", "podmetrics"): return "pods"
  case (_, "endpointslices"): return word
  default: break
  }
  if word.hasSuffix("endpoints") { return word }
  if ["s", "x", "z", "ch", "sh"].contains(where: word.hasSuffix) { return word + "es" }
  if word.hasSuffix("y"), let before = word.dropLast().last, !"aeiou".contains(before) {
    return word.dropLast() + "ies"
  }
  return word + "s"
}
