import KubeCore
import KubeJSON
import KubeSchema

/// What the server demands of `metadata`, in its words.
enum ObjectMetadata {
  /// What is wrong with the metadata of an object that is to be created.
  static func problems(_ object: JSONValue, _ context: WriteContext) -> [FieldProblem] {
    problems(object, in: context.resource)
  }

  private static func problems(
    _ object: JSONValue, in resource: ServedResource
  ) -> [FieldProblem] {
    problems(
      object, naming: ObjectNaming(resource.groupKind), isNamespaced: resource.isNamespaced,
      isBuiltIn: resource.custom == nil)
  }

  /// What is wrong with the metadata of an object that is to replace another. The server looks
  /// several times, and its answer has a cause for each.
  static func updateProblems(
    _ object: JSONValue, old: JSONValue, _ context: WriteContext
  ) -> [FieldProblem] {
    let resource = context.resource
    let all = problems(
      object, naming: .pathSegment, isNamespaced: resource.isNamespaced, isBuiltIn: false)
    let change = changeProblems(object, old: old)
    var problems = all + change + change
    guard resource.custom == nil else { return problems }
    if looksTwice.contains("\(resource.groupKind)") {
      problems += Self.problems(object, in: resource)
    }
    return problems
  }

  /// Kinds whose objects are looked at whole on each update.
  private static let looksTwice: Set = [
    "ConfigMap", "Secret", "ServiceAccount", "Namespace", "Pod", "Service", "Node",
    "PersistentVolume", "PersistentVolumeClaim", "ReplicationController", "LimitRange",
    "Role.rbac.authorization.k8s.io", "ClusterRole.rbac.authorization.k8s.io",
    "RoleBinding.rbac.authorization.k8s.io", "ClusterRoleBinding.rbac.authorization.k8s.io",
  ]

  /// - Parameter isBuiltIn: Whether finalizers without a domain are refused.
  static func problems(
    _ object: JSONValue, naming: ObjectNaming, isNamespaced: Bool, isBuiltIn: Bool,
    field: String = "metadata"
  ) -> [FieldProblem] {
    let metadata = object["metadata"] ?? [:]
    var problems: [FieldProblem] = []
    if let prefix = metadata.text("generateName") {
      problems += naming.problems(prefix, isPrefix: true).map {
        .invalid("\(field).generateName", GoText.quoted(prefix), $0)
      }
    }
    if let name = metadata.text("name") {
      problems += naming.problems(name).map { .invalid("\(field).name", GoText.quoted(name), $0) }
    } else {
      problems.append(.required("\(field).name", "name or generateName is required"))
    }
    let namespace = metadata.text("namespace")
    switch (isNamespaced, namespace) {
    case (true, nil): problems.append(.required("\(field).namespace"))
    case (true, let namespace?):
      problems += NameCheck.dnsLabel(namespace).map {
        .invalid("\(field).namespace", GoText.quoted(namespace), $0)
      }
    case (false, nil): break
    case (false, .some):
      problems.append(.forbidden("\(field).namespace", "not allowed on this type"))
    }
    problems += generationProblems(metadata, field)
    problems += labels(metadata["labels"], field: "\(field).labels")
    problems += annotations(metadata["annotations"], field: "\(field).annotations")
    problems += owners(metadata["ownerReferences"], field: "\(field).ownerReferences")
    problems += finalizers(metadata["finalizers"], field: "\(field).finalizers")
    if isBuiltIn {
      for (index, finalizer) in metadata.texts("finalizers").enumerated() {
        problems += unqualifiedFinalizer(finalizer, field: "\(field).finalizers[\(index)]")
      }
    }
    return problems
  }

  /// Warnings of the kinds for which such finalizers are no mistake.
  static func finalizerWarnings(_ object: JSONValue) -> [String] {
    (object["metadata"]?.texts("finalizers") ?? []).filter(isUnqualified).map {
      "metadata.finalizers: \(GoText.quoted($0)): prefer a domain-qualified finalizer name to "
        + "avoid accidental conflicts with other finalizer writers"
    }
  }

  /// Takes owners out that stand there already.
  ///
  /// - Returns: The warnings.
  static func mergeOwners(_ object: inout JSONValue) -> [String] {
    guard let owners = object["metadata"]?["ownerReferences"]?.array, owners.count > 1 else {
      return []
    }
    var kept: [JSONValue] = []
    var uids: [String] = []
    for owner in owners {
      if kept.contains(owner) {
        let uid = owner["uid"]?.string ?? ""
        if !uids.contains(uid) { uids.append(uid) }
      } else {
        kept.append(owner)
      }
    }
    guard !uids.isEmpty else { return [] }
    object["metadata"]?["ownerReferences"] = .array(kept)
    return [
      ".metadata.ownerReferences contains duplicate entries; API server dedups owner references "
        + "in 1.20+, and may reject such requests as early as 1.24; please fix your requests; "
        + "duplicate UID(s) observed: \(uids.joined(separator: ", "))"
    ]
  }

  private static func changeProblems(_ object: JSONValue, old: JSONValue) -> [FieldProblem] {
    let metadata = object["metadata"] ?? [:]
    let oldMetadata = old["metadata"] ?? [:]
    var problems: [FieldProblem] = []
    if oldMetadata.text("deletionTimestamp") != nil {
      let old = Set(oldMetadata.texts("finalizers"))
      let added = Set(metadata.texts("finalizers")).subtracting(old).sorted()
      if !added.isEmpty {
        let list = added.map(GoText.quoted).joined(separator: ", ")
        problems.append(
          .forbidden(
            "metadata.finalizers",
            "no new finalizers can be added if the object is being deleted, found new finalizers "
              + "[]string{\(list)}"))
      }
    }
    problems += generationProblems(metadata, "metadata")
    let generation = metadata.number("generation")
    if generation < oldMetadata.number("generation") {
      problems.append(
        .invalid("metadata.generation", "\(generation)", "must not be decremented"))
    }
    for name in ["name", "namespace", "uid"]
    where metadata.text(name) != oldMetadata.text(name) {
      problems.append(
        .immutable("metadata.\(name)", GoText.quoted(metadata.text(name) ?? "")))
    }
    for name in ["creationTimestamp", "deletionTimestamp"]
    where !isSameTime(metadata[name], oldMetadata[name]) {
      problems.append(.immutable("metadata.\(name)", GoText.value(metadata[name])))
    }
    let grace = metadata["deletionGracePeriodSeconds"]?.int
    if grace != oldMetadata["deletionGracePeriodSeconds"]?.int {
      problems.append(
        .immutable("metadata.deletionGracePeriodSeconds", grace.map { "\($0)" } ?? "null"))
    }
    problems += labels(metadata["labels"], field: "metadata.labels")
    problems += annotations(metadata["annotations"], field: "metadata.annotations")
    problems += owners(metadata["ownerReferences"], field: "metadata.ownerReferences")
    return problems
  }

  private static func generationProblems(_ metadata: JSONValue, _ field: String) -> [FieldProblem] {
    .nonNegative(metadata["generation"], field: "\(field).generation")
  }

  private static func isSameTime(_ one: JSONValue?, _ other: JSONValue?) -> Bool {
    let texts = [one?.string, other?.string].map { $0.flatMap { try? Time($0) } }
    return texts[0] == texts[1]
  }
}
