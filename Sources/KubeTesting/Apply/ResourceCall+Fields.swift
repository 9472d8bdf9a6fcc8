import KubeCore
import KubeJSON

extension ResourceCall {
  /// Who writes, for `managedFields`.
  func fieldContext(_ options: WriteOptions, subresource: String? = nil) -> FieldContext {
    let registry = server.registry
    let store = server.store
    let resource = resource
    return FieldContext(
      manager: options.manager, apiVersion: resource.apiVersion, subresource: subresource,
      schema: resource.schema, now: server.clock.time,
      resetFields: ResetFields.of(
        resource.groupKind, subresource: subresource,
        hasStatus: resource.subresource("status") != nil, isCustom: resource.custom != nil),
      kind: resource.kind
    ) { (object, apiVersion) throws(TypingFailure) in
      try resource.converted(object, apiVersion, registry, store)
    }
  }
}

extension ServedResource {
  /// An object of the resource in another version, and its type there.
  fileprivate func converted(
    _ object: JSONValue, _ apiVersion: String, _ registry: ResourceRegistry, _ store: Store
  ) throws(TypingFailure) -> FieldContext.Converted? {
    let version = try? GroupVersion(parsing: apiVersion)
    let other = version.flatMap { version in
      registry.resource(
        GroupVersionResource(
          group: version.group, version: version.version, resource: identity.resource))
    }
    guard let custom else {
      return other.map {
        FieldContext.Converted(object: $0.fromStorage(toStorage(object)), schema: $0.schema)
      }
    }
    guard let version, version.group == identity.group,
      other != nil || custom.has(version: version.version, store)
    else {
      throw TypingFailure("request to convert CR to an invalid group/version: \(apiVersion)")
    }
    // Nothing is pruned here: what another version does not know does not fit it.
    var object = object
    object["apiVersion"] = .string(apiVersion)
    // A version that is not served still has entries; whatever it says fits.
    return FieldContext.Converted(object: object, schema: other?.schema ?? schema)
  }
}

extension CustomServing {
  fileprivate func has(version: String, _ store: Store) -> Bool {
    let definitions = GroupResource(
      group: "apiextensions.k8s.io", resource: "customresourcedefinitions")
    let stored = store.object(definitions, StorageKey(namespace: "", name: definition))?.value
    return stored?["spec"]?["versions"]?.array?.contains { $0["name"]?.string == version } ?? false
  }
}
