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
    if let version, custom == nil || version.group == identity.group {
      let other = GroupVersionResource(
        group: version.group, version: version.version, resource: identity.resource)
      if let resource = registry.resource(other) {
        return FieldContext.Converted(
          object: resource.fromStorage(toStorage(object)), schema: resource.schema)
      }
    }
    guard let custom else { return nil }
    guard let version, version.group == identity.group,
      custom.has(version: version.version, store)
    else {
      throw TypingFailure("request to convert CR to an invalid group/version: \(apiVersion)")
    }
    // A version that is not served still has entries; whatever it says fits.
    var object = object
    object["apiVersion"] = .string(apiVersion)
    return FieldContext.Converted(object: object, schema: schema)
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
