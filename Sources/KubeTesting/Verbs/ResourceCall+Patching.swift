import KubeCore
import KubeJSON
import KubeSchema

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
    let kind: ObjectPatch.Kind
    switch request.contentType {
    case "application/apply-patch+yaml": return try applied(name, subresource: subresource)
    case "application/json-patch+json": kind = .json
    case "application/merge-patch+json": kind = .merge
    case "application/strategic-merge-patch+json" where resource.custom == nil:
      kind = .strategicMerge
    default: throw unsupportedPatch
    }
    let options = try writeOptions("PatchOptions")
    if options.force != nil {
      throw .invalid(
        GroupKind(group: "meta.k8s.io", kind: "PatchOptions"), "",
        [.forbidden("force", "may not be specified for non-apply patch")])
    }
    let patch = ObjectPatch(kind: kind, bytes: request.body, validation: options.validation)
    var warnings: [String] = []
    do throws(Refusal) {
      let written = try replace(name, options, subresource: subresource) { (old) throws(Refusal) in
        var patched = try patch.apply(to: old, as: DecodingTarget(resource))
        warnings = patched.warnings
        if patched.object["metadata"]?.members == nil { patched.object["metadata"] = [:] }
        try checkNamespace(&patched.object)
        try checkName(patched.object, name)
        resource.rules.setDefaults(&patched.object)
        warnings += ObjectMetadata.mergeOwners(&patched.object)
        return patched.object
      }
      warnings += written.warnings + ruleWarnings(written.new, old: written.old, subresource)
      return Patched(object: written.new, isNew: false, warnings: warnings)
    } catch {
      throw error.warning(warnings)
    }
  }

  /// What the rules of the kind have to say of what was written.
  func ruleWarnings(
    _ new: JSONValue, old: JSONValue?, _ subresource: String?
  ) -> [String] {
    let context = server.writeContext(resource, subresource: subresource)
    let new = resource.fromStorage(new)
    var warnings = resource.rules.warnings(new, old: old.map(resource.fromStorage), context)
    if PodSecurity.hasTemplate(resource) {
      warnings += PodSecurity.warnings(new, old: nil, context)
    }
    return warnings
  }

  var unsupportedPatch: Refusal {
    if resource.custom == nil {
      var refusal = Refusal.unsupportedMediaType("415: Unsupported Media Type")
      refusal.details = .init()
      return refusal
    }
    return .unsupportedMediaType(
      "the body of the request was in an unknown format - accepted media types include: "
        + "application/json-patch+json, application/merge-patch+json, application/apply-patch+yaml")
  }

  /// A write cannot rename.
  func checkName(_ object: JSONValue, _ name: String) throws(Refusal) {
    let given = object["metadata"]?["name"]?.string ?? ""
    if given.isEmpty {
      throw .badRequest(
        "the name of the object (\(name) based on URL) was undeterminable: name must be provided")
    }
    if given != name {
      throw .badRequest(
        "the name of the object (\(given)) does not match the name on the URL (\(name))")
    }
  }

  private func applied(_ name: String, subresource: String?) throws(Refusal) -> Patched {
    let options = try writeOptions("PatchOptions")
    if query["fieldManager"] ?? "" == "" {
      throw .invalid(
        GroupKind(group: "meta.k8s.io", kind: "PatchOptions"), "",
        [.required("fieldManager", "is required for apply patch")])
    }
    let body = try YAMLBody.readApplied(request.body)
    let context = fieldContext(options, subresource: subresource)
    let force = options.force ?? false
    var warnings: [String] = []
    let result = { (live: JSONValue?) throws(Refusal) -> JSONValue in
      let applied = try FieldManager.apply(
        live: live, patch: body.value, force: force, context: context)
      var object = try decodeApplied(applied.withManagedFields(nil), from: body.value)
        .withManagedFields(applied["metadata"]?["managedFields"])
      warnings = try body.warnings(options.validation)
      try checkNamespace(&object)
      try checkName(object, name)
      return object
    }
    do throws(Refusal) {
      if server.store.object(storage, key(name)) == nil {
        guard subresource == nil else { throw Refusal.notFound(resource.groupResource, name) }
        var object = try result(nil)
        try checkNamespaceExists(object)
        if let uid = object["metadata"]?["uid"]?.string, !uid.isEmpty {
          throw Refusal.conflict(
            resource.groupResource, name,
            "uid mismatch: the provided object specified uid \(uid), and no existing object was "
              + "found")
        }
        object["metadata"]?["resourceVersion"] = nil
        let created = try create(object, options, isTracked: true)
        warnings += ruleWarnings(created, old: nil, nil)
        return Patched(object: created, isNew: true, warnings: warnings)
      }
      let written = try replace(
        name, options, subresource: subresource, isTracked: true
      ) { (old) throws(Refusal) in try result(old) }
      warnings += written.warnings + ruleWarnings(written.new, old: written.old, subresource)
      return Patched(object: written.new, isNew: false, warnings: warnings)
    } catch {
      throw error.warning(warnings)
    }
  }

  /// What is merged goes through the struct of its kind, too.
  private func decodeApplied(
    _ object: JSONValue, from patch: JSONValue
  ) throws(Refusal) -> JSONValue {
    // A custom resource is not decoded again: its nulls stay where they may not be.
    var object =
      resource.custom == nil
      ? try BodyDecoding.convertApplied(object, from: patch, as: DecodingTarget(resource)) : object
    if object["metadata"]?.members == nil { object["metadata"] = [:] }
    resource.rules.setDefaults(&object)
    return object
  }
}
