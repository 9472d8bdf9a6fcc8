public import KubeClient
public import KubeCore

extension Client {
  /// Installs a CustomResourceDefinition by server-side apply, and returns once objects of its kinds
  /// can be created:
  ///
  /// ```swift
  /// try await client.apply(crd: Foo.crd(), fieldManager: "foo-operator")
  /// try await Api<Foo>(client, namespace: "default").create(Foo(name: "a", spec: …))
  /// ```
  ///
  /// It waits until the definition is established, and until each version that it serves is in
  /// discovery and is listed. A definition of the name that is being deleted is waited for first. Of a
  /// definition that was there, a new version is waited for, but no change of a schema: servers do not
  /// tell when they go by that.
  ///
  /// - Parameters:
  ///   - definition: what to install.
  ///   - fieldManager: who applies.
  ///   - force: whether fields are taken from other managers instead of a conflict.
  ///   - timeout: how long to wait altogether, by the client's clock; nil for ever.
  /// - Returns: the definition as the server has it.
  /// - Throws: `ClientError`, as `Api.apply` does; ``WaitError``; `CancellationError`.
  @discardableResult
  public func apply(
    crd definition: CustomResourceDefinition, fieldManager: String, force: Bool = false,
    timeout: Duration? = .seconds(30)
  ) async throws -> CustomResourceDefinition {
    let deadline = Deadline(timeout, on: clock)
    let definitions = Api<CustomResourceDefinition>(self)
    var applied: CustomResourceDefinition
    while true {
      applied = try await definitions.apply(definition, fieldManager: fieldManager, force: force)
      guard applied.metadata.deletionTimestamp != nil else { break }
      try await definitions.wait(
        for: applied.name, until: .deleted(applied), timeout: deadline.remaining)
    }
    let established = try await definitions.wait(
      for: applied.name, until: .established, timeout: deadline.remaining)
    for version in definition.spec.versions where version.served {
      let kind = ResourceIdentity(
        group: definition.spec.group, version: version.name, kind: definition.spec.names.kind,
        plural: definition.spec.names.plural, isNamespaced: definition.spec.scope == "Namespaced")
      try await AllNamespaces<DynamicObject>(self, kind).waitUntilServed(
        timeout: deadline.remaining)
    }
    return established ?? applied
  }
}
