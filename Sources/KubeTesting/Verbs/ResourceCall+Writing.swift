import KubeCore
import KubeJSON
import KubeSchema

extension ResourceCall {

  func create() throws(Refusal) -> ServerAnswer {
    if resource.isNamespaced, target.namespace == nil { throw .methodNotAllowed }
    let options = try writeOptions("CreateOptions")
    let body = try readBody()
    var (object, warnings) = try decode(body, options.validation)
    warnings += ObjectMetadata.mergeOwners(&object)
    try checkNamespace(&object)
    try checkNamespaceExists(object)
    let created: JSONValue
    do throws(Refusal) {
      try checkVersion(of: object)
      created = try create(object, options)
    } catch {
      throw error.warning(warnings)
    }
    warnings += ruleWarnings(created, old: nil, nil)
    return try answer(201, resource.fromStorage(created), warnings: warnings)
  }

  /// Checks, completes and stores an object.
  ///
  /// - Parameter isTracked: false if managedFields are there already, as after an apply.
  func create(
    _ object: JSONValue, _ options: WriteOptions, isTracked: Bool = false
  ) throws(Refusal) -> JSONValue {
    let context = server.writeContext(
      resource, user: request.user, isDryRun: options.isDryRun)
    var object = object
    let metadata = object["metadata"] ?? [:]
    let version = metadata["resourceVersion"]?.string ?? ""
    for field in ["deletionTimestamp", "deletionGracePeriodSeconds", "selfLink"] {
      object["metadata"]?[field] = nil
    }
    if !isTracked {
      object = FieldManager.update(old: nil, new: object, context: fieldContext(options))
    }
    for attempt in 0... {
      var candidate = object
      let prefix = metadata["generateName"]?.string ?? ""
      let isGenerated = !prefix.isEmpty && metadata["name"]?.string ?? "" == ""
      if isGenerated {
        candidate["metadata"]?["name"] = .string(prefix.prefix(58) + server.random.text(5))
      }
      let name = candidate["metadata"]?["name"]?.string ?? ""
      candidate["metadata"]?["uid"] = .string(server.random.uid())
      candidate["metadata"]?["creationTimestamp"] = .string(context.now.description)
      try resource.rules.admit(&candidate, old: nil, context)
      try resource.rules.prepareForCreate(&candidate, context)
      let problems =
        ObjectMetadata.problems(candidate, context) + resource.rules.problems(candidate, context)
      if !problems.isEmpty { throw .invalid(resource.problemKind, name, problems) }
      try resource.rules.check(candidate, old: nil, context)
      candidate = StoredForm.of(candidate, resource)
      try chargeQuotas(candidate, isDryRun: options.isDryRun)
      if options.isDryRun {
        if server.store.object(storage, key(name)) != nil {
          throw .alreadyExists(resource.groupResource, name)
        }
        if version.isEmpty { candidate["metadata"]?["resourceVersion"] = nil }
        return candidate
      }
      if let version = UInt64(version), version != 0 {
        throw .unforeseen("resourceVersion should not be set on objects to be created")
      }
      let stored = resource.forWriting(candidate)
      try checkSize(stored, known: 0)
      do throws(Store.Conflict) {
        let object = try server.store.write(
          storage, key(name), replacing: nil, with: stored,
          fields: resource.selectableFields(stored))
        return object?.value ?? stored
      } catch {
        if isGenerated, attempt < 8 { continue }
        var refusal = Refusal.alreadyExists(resource.groupResource, name)
        if error.current?.isTerminating == true {
          refusal.message = "object is being deleted: \(refusal.message)"
        }
        if !prefix.isEmpty {
          refusal.message += ", the server was not able to generate a unique name for the object"
          refusal.retryAfterSeconds = 1
          refusal.details?.retryAfterSeconds = 1
        }
        throw refusal
      }
    }
    throw .internalError("no name was free")
  }

  func update(_ name: String, subresource: String? = nil) throws(Refusal) -> ServerAnswer {
    let options = try writeOptions("UpdateOptions")
    let body = try readBody()
    var (object, warnings) = try decode(body, options.validation)
    warnings += ObjectMetadata.mergeOwners(&object)
    try checkNamespace(&object)
    try checkName(object, name)
    if subresource == nil, server.store.object(storage, key(name)) == nil,
      Self.createsOnUpdate.contains(resource.kind)
    {
      try checkNamespaceExists(object)
      object["metadata"]?["resourceVersion"] = nil
      if let uid = object["metadata"]?.text("uid") { throw uidConflict(name, uid, "") }
      return try answer(
        201, resource.fromStorage(create(object, options)), warnings: warnings)
    }
    let replacement = object
    let written: Written
    do throws(Refusal) {
      try checkVersion(of: object)
      written = try replace(name, options, subresource: subresource) {
        (_) throws(Refusal) in replacement
      }
    } catch {
      throw error.warning(warnings)
    }
    warnings += written.warnings
    warnings += ruleWarnings(written.new, old: written.old, subresource)
    return try answer(200, resource.fromStorage(written.new), warnings: warnings)
  }

  private static let createsOnUpdate: Set<String> = ["Lease", "Event"]

  struct Written {
    var old: JSONValue
    var new: JSONValue
    /// What came up while the object was looked at.
    var warnings: [String]
  }

  /// Replaces an object by what is made of it, again where somebody else was faster and the change
  /// named no version.
  ///
  /// - Parameters:
  ///   - isTracked: false if managedFields are there already, as after an apply.
  ///   - change: gets the object and makes the new one, both in the version of the request.
  func replace(
    _ name: String, _ options: WriteOptions, subresource: String? = nil, isTracked: Bool = false,
    _ change: (JSONValue) throws(Refusal) -> JSONValue
  ) throws(Refusal) -> Written {
    let context = server.writeContext(
      resource, subresource: subresource, user: request.user, isDryRun: options.isDryRun)
    while true {
      let stored = try stored(name)
      let old = value(stored)
      var object = try change(old)
      let version = object["metadata"]?["resourceVersion"]?.string ?? ""
      let namesVersion = version != "" && version != "0"
      try checkVersion(version, object, old, name)
      if !namesVersion {
        object["metadata"]?["resourceVersion"] = old["metadata"]?["resourceVersion"]
      }
      if isTracked {
        object = FieldManager.keepTimes(old: old, new: object, schema: resource.schema)
      } else {
        object = FieldManager.update(
          old: old, new: object, context: fieldContext(options, subresource: subresource))
      }
      keepMetadata(&object, old)
      try resource.rules.admit(&object, old: old, context)
      try resource.rules.prepareForUpdate(&object, old: old, context)
      let problems =
        ObjectMetadata.updateProblems(object, old: old, context)
        + resource.rules.updateProblems(object, old: old, context)
      let warnings = context.warnings.all
      if !problems.isEmpty {
        throw .invalid(resource.problemKind, name, problems).warning(warnings)
      }
      try resource.rules.check(object, old: old, context)
      object["metadata"]?["resourceVersion"] = old["metadata"]?["resourceVersion"]
      object = StoredForm.of(object, resource)
      if object.hasSameValue(as: old) || options.isDryRun {
        return Written(old: old, new: object, warnings: warnings)
      }
      let new = resource.forWriting(object)
      try checkSize(new, known: stored.bytes.count)
      do throws(Store.Conflict) {
        if isDone(object, old) {
          try server.store.write(
            storage, stored.key, replacing: stored, with: nil, last: stored.value,
            fields: stored.fields)
          return Written(old: old, new: object, warnings: warnings)
        }
        let written = try server.store.write(
          storage, stored.key, replacing: stored, with: new,
          fields: resource.selectableFields(new))
        return Written(
          old: old, new: written.map { value($0) } ?? object, warnings: warnings)
      } catch {
        guard error.current != nil else { throw .notFound(resource.groupResource, name) }
        if namesVersion { throw .modified(resource.groupResource, name) }
      }
    }
  }

  /// Terminating, and nothing holds it any more.
  private func isDone(_ object: JSONValue, _ old: JSONValue) -> Bool {
    guard let metadata = old["metadata"], metadata["deletionTimestamp"] != nil,
      object["metadata"]?["finalizers"]?.array ?? [] == [],
      metadata["deletionGracePeriodSeconds"]?.int ?? 0 == 0
    else { return false }
    return resource.kind != "Namespace" || object["spec"]?["finalizers"]?.array ?? [] == []
  }

  private func checkVersion(
    _ version: String, _ object: JSONValue, _ old: JSONValue, _ name: String
  ) throws(Refusal) {
    let uid = object["metadata"]?["uid"]?.string ?? ""
    let oldUID = old["metadata"]?["uid"]?.string ?? ""
    // To a patch the uid is a field that may not change, as others are.
    if request.method == "PUT", !uid.isEmpty, uid != oldUID {
      throw uidConflict(name, uid, oldUID)
    }
    guard version != "", version != "0" else {
      if needsVersion {
        throw .invalid(
          // The server names the resource here.
          GroupKind(group: resource.identity.group, kind: resource.identity.resource), name,
          [.invalid("metadata.resourceVersion", "0", "must be specified for an update")])
      }
      return
    }
    guard UInt64(version) != nil else {
      throw .unforeseen("strconv.ParseUint: parsing \(GoText.quoted(version)): invalid syntax")
    }
    if version != old["metadata"]?["resourceVersion"]?.string {
      throw .modified(resource.groupResource, name)
    }
  }

  private func uidConflict(_ name: String, _ uid: String, _ oldUID: String) -> Refusal {
    .conflict(
      resource.groupResource, name,
      "StorageError: invalid object, Code: 4, Key: \(etcdKey(name)), ResourceVersion: 0, "
        + "AdditionalErrorMsg: Precondition failed: UID in precondition: \(uid), UID in object "
        + "meta: \(oldUID)")
  }

  /// Custom resources, definitions and leases are not replaced without saying what.
  private var needsVersion: Bool {
    resource.custom != nil || ["CustomResourceDefinition", "Lease"].contains(resource.kind)
  }

  func etcdKey(_ name: String) -> String {
    let place = target.namespace.map { "\($0)/" } ?? ""
    let group = resource.custom == nil ? "" : "\(resource.identity.group)/"
    return "/registry/\(group)\(resource.identity.resource)/\(place)\(name)"
  }

  /// What an update leaves out of the metadata stays, and what is the server's does anyway.
  private func keepMetadata(_ object: inout JSONValue, _ old: JSONValue) {
    let metadata = old["metadata"]
    object["metadata"]?["creationTimestamp"] = metadata?["creationTimestamp"]
    if let deletion = metadata?["deletionTimestamp"] {
      object["metadata"]?["deletionTimestamp"] = deletion
    }
    for field in ["uid", "deletionGracePeriodSeconds"] {
      guard let value = metadata?[field], object["metadata"]?[field] == nil else { continue }
      object["metadata"]?[field] = value
    }
    object["metadata"]?["generation"] = old["metadata"]?["generation"]
    object["metadata"]?["selfLink"] = nil
  }

  func decode(
    _ body: JSONValue, _ validation: FieldValidation
  ) throws(Refusal) -> (object: JSONValue, warnings: [String]) {
    var (object, warnings) = try BodyDecoding.decode(
      body, as: resource, validation: validation,
      textProblems: validation == .ignore ? [] : textProblems)
    if object["metadata"]?.members == nil { object["metadata"] = [:] }
    // An empty list says something here.
    if let sent = body["metadata"]?["managedFields"], sent.array != nil {
      object = object.withManagedFields(sent)
    }
    resource.rules.setDefaults(&object)
    return (object, warnings)
  }

  func checkNamespace(_ object: inout JSONValue) throws(Refusal) {
    let given = object["metadata"]?["namespace"]?.string ?? ""
    guard let namespace = target.namespace else {
      object["metadata"]?["namespace"] = nil
      return
    }
    if given.isEmpty {
      object["metadata"]?["namespace"] = .string(namespace)
    } else if given != namespace {
      throw .badRequest(
        "the namespace of the provided object does not match the namespace sent on the request")
    }
  }

  func checkNamespaceExists(_ object: JSONValue) throws(Refusal) {
    guard let name = target.namespace else { return }
    let namespaces = GroupResource(resource: "namespaces")
    let key = StorageKey(namespace: "", name: name)
    guard let namespace = server.store.object(namespaces, key) else {
      throw .notFound(namespaces, name)
    }
    if namespace.isTerminating {
      let message = "namespace \(name) is being terminated"
      var refusal = Refusal.forbidden(
        resource.groupResource, object["metadata"]?["name"]?.string ?? "",
        "unable to create new content in namespace \(name) because it is being terminated")
      refusal.details?.causes = [
        FieldProblem(
          reason: "NamespaceTerminating", message: message, field: "metadata.namespace")
      ]
      throw refusal
    }
  }
}

extension Refusal {
  static func modified(_ resource: GroupResource, _ name: String) -> Refusal {
    .conflict(
      resource, name,
      "the object has been modified; please apply your changes to the latest version and try again")
  }
}
