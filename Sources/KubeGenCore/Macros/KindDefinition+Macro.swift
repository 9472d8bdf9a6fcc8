extension KindDefinition {
  /// What a macro sees of a kind: one version, of which others may be the one that is stored.
  init(macro version: VersionSchema, _ diagnostics: inout Diagnostics) {
    var only = version
    let isStored = version.root.kube.storage?.value ?? true
    only.root.kube.storage = nil
    self.init([only], &diagnostics)
    if !isStored { stored = nil }
  }
}
