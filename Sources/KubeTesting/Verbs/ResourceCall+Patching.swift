import KubeCore
import KubeJSON

extension ResourceCall {
  func patch(_ name: String) throws(Refusal) -> ServerAnswer {
    let written = try patched(name, subresource: nil)
    return try answer(
      written.isNew ? 201 : 200, resource.fromStorage(written.object), warnings: written.warnings)
  }

  struct Patched {
    var object: JSONValue
    var isNew: Bool
    var warnings: [String]
  }

  func patched(_ name: String, subresource: String?) throws(Refusal) -> Patched {
    try checkLimit()
    switch request.contentType {
    case "application/apply-patch+yaml": return try applied(name, subresource: subresource)
    case "application/json-patch+json", "application/merge-patch+json": break
    case "application/strategic-merge-patch+json" where resource.custom == nil: break
    default:
      let strategic =
        resource.custom == nil ? ", application/strategic-merge-patch+json" : ""
      throw .unsupportedMediaType(
        "the body of the request was in an unknown format - accepted media types include: "
          + "application/json-patch+json, application/merge-patch+json\(strategic), "
          + "application/apply-patch+yaml, application/apply-patch+cbor")
    }
    let options = try writeOptions("PatchOptions")
    let patch: JSONValue
    do throws(JSONError) {
      patch = try JSONValue(tree: request.body)
    } catch {
      throw .badRequest(error.message)
    }
    var warnings: [String] = []
    let written = try replace(name, options, subresource: subresource) { (old) throws(Refusal) in
      let result =
        switch request.contentType {
        case "application/json-patch+json": try JSONPatch.apply(patch, to: old)
        case "application/merge-patch+json": MergePatch.apply(patch, to: old)
        default: try StrategicMergePatch.apply(patch, to: old, schema: resource.schema)
        }
      let decoded = try decode(result, options.validation)
      warnings = decoded.warnings
      return decoded.object
    }
    return Patched(object: written.new, isNew: false, warnings: warnings)
  }

  private func applied(_ name: String, subresource: String?) throws(Refusal) -> Patched {
    let options = try writeOptions("PatchOptions")
    if query["fieldManager"] ?? "" == "" {
      throw .invalid(
        GroupKind(group: "meta.k8s.io", kind: "PatchOptions"), "",
        [.required("fieldManager", "is required for apply patch")])
    }
    let patch = try YAMLBody.read(request.body)
    let context = fieldContext(options, subresource: subresource)
    let force = options.force ?? false
    if server.store.object(storage, key(name)) == nil {
      guard subresource == nil else { throw .notFound(resource.groupResource, name) }
      var object = try FieldManager.apply(live: nil, patch: patch, force: force, context: context)
      try checkNamespace(&object)
      try checkNamespaceExists()
      object["metadata"]?["resourceVersion"] = nil
      let decoded = try decode(object, options.validation)
      return Patched(
        object: try create(decoded.object, options, isTracked: true), isNew: true,
        warnings: decoded.warnings)
    }
    let written = try replace(
      name, options, subresource: subresource, isTracked: true
    ) { (old) throws(Refusal) in
      let object = try FieldManager.apply(live: old, patch: patch, force: force, context: context)
      return try decode(object, options.validation).object
    }
    return Patched(object: written.new, isNew: false, warnings: [])
  }
}
