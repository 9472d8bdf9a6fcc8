import KubeCore
import KubeJSON
import KubeSchema

extension ResourceCall {
  func delete(_ name: String) throws(Refusal) -> ServerAnswer {
    try checkLimit()
    let options = try DeleteOptions(request)
    if resource.kind == "PriorityClass", PriorityClassRules.system.contains(where: { $0.0 == name })
    {
      throw .forbidden(
        resource.groupResource, name, "this is a system priority class and cannot be deleted")
    }
    let deletion = try remove(name, options)
    let warnings =
      orphansByDefault(options)
      ? [
        "child pods are preserved by default when jobs are deleted; set "
          + "propagationPolicy=Background to remove them or set propagationPolicy=Orphan to "
          + "suppress this warning"
      ] : []
    if let object = deletion.object {
      return try answer(deletion.status, resource.fromStorage(object), warnings: warnings)
    }
    var details = Refusal.Details(
      name: name, group: resource.identity.group.isEmpty ? nil : resource.identity.group,
      kind: resource.identity.resource)
    details.uid = deletion.uid
    return ServerAnswer(
      200, contentType: form.contentType,
      form.bytes([
        "kind": "Status", "apiVersion": "v1", "metadata": [:], "status": "Success",
        "details": details.json,
      ]))
  }

  struct Deletion {
    /// What is answered; nil for a Status.
    var object: JSONValue?
    var uid: String
    var status = 200
  }

  /// Deletes an object, or marks it as being deleted where something holds it.
  func remove(_ name: String, _ options: DeleteOptions) throws(Refusal) -> Deletion {
    if resource.kind == "Namespace", Self.undeletable.contains(name) {
      throw .forbidden(resource.groupResource, name, "this namespace may not be deleted")
    }
    while true {
      let stored = try stored(name)
      let old = value(stored)
      try checkPreconditions(options, stored, name)
      var object = old
      if resource.storage.resource == DefinitionKeeper.resource,
        old["metadata"]?["deletionTimestamp"] == nil
      {
        let deleted = DefinitionController.deleted(old, now: server.clock.time)
        guard let written = try write(deleted, over: stored, options, name) else { continue }
        return Deletion(object: written, uid: stored.uid)
      }
      let finalizers = (old["metadata"]?["finalizers"]?.array ?? []).compactMap(\.string)
      let grace = gracePeriod(old, options)
      if case .pending = grace {
        return Deletion(object: old, uid: stored.uid, status: options.heldStatus)
      }
      let kept = heldFinalizers(options, finalizers)
      if kept != finalizers {
        object["metadata"]?["finalizers"] = .array(kept.map { .string($0) })
        if kept.isEmpty { object["metadata"]?["finalizers"] = nil }
      }
      let isHeld = !kept.isEmpty || holdsItself(old)
      switch grace {
      case .seconds(let seconds, let until):
        mark(&object, at: until, grace: seconds)
        if seconds > 0 || isHeld {
          guard let written = try write(object, over: stored, options, name) else { continue }
          return Deletion(object: written, uid: stored.uid, status: options.heldStatus)
        }
        // The last word of the object is written before it goes.
        guard let last = try write(object, over: stored, options, name) else { continue }
        return try finish(name, options, last: last)
      case .none where isHeld:
        mark(&object, at: server.clock.time, grace: 0)
        if resource.kind == "Namespace" { object["status"]?["phase"] = "Terminating" }
        if object == old {
          return Deletion(object: old, uid: stored.uid, status: options.heldStatus)
        }
        guard let written = try write(object, over: stored, options, name) else { continue }
        return Deletion(object: written, uid: stored.uid, status: options.heldStatus)
      case .none, .pending:
        if resource.kind == "Namespace" {
          mark(&object, at: server.clock.time, grace: 0)
          object["status"]?["phase"] = "Terminating"
        }
        let answer = answer(deleted: object, stored.uid)
        if options.isDryRun { return answer }
        do throws(Store.Conflict) {
          try server.store.write(
            storage, stored.key, replacing: stored, with: nil, last: stored.value,
            fields: stored.fields)
          return answer
        } catch {
          if error.current == nil { throw .notFound(resource.groupResource, name) }
        }
      }
    }
  }

  private func finish(
    _ name: String, _ options: DeleteOptions, last: JSONValue
  ) throws(Refusal) -> Deletion {
    let uid = last["metadata"]?["uid"]?.string ?? ""
    guard !options.isDryRun, let stored = server.store.object(storage, key(name)) else {
      return answer(deleted: last, uid)
    }
    // Whoever was faster has deleted it.
    _ = try? server.store.write(
      storage, stored.key, replacing: stored, with: nil, last: stored.value, fields: stored.fields)
    return answer(deleted: last, uid)
  }

  private func write(
    _ object: JSONValue, over stored: StoredObject, _ options: DeleteOptions, _ name: String
  ) throws(Refusal) -> JSONValue? {
    if options.isDryRun { return object }
    let value = resource.forWriting(object)
    do throws(Store.Conflict) {
      return try server.store.write(
        storage, stored.key, replacing: stored, with: value,
        fields: resource.selectableFields(value)
      )?.value ?? value
    } catch {
      if error.current == nil { throw .notFound(resource.groupResource, name) }
      return nil
    }
  }

  private func mark(_ object: inout JSONValue, at time: Time, grace: Int) {
    let isFirst = object["metadata"]?["deletionTimestamp"] == nil
    if isFirst || grace > 0 || resource.kind == "Pod" {
      object["metadata"]?["deletionTimestamp"] = .string(time.description)
    }
    // Namespaces have a way of their own.
    if resource.kind != "Namespace" {
      object["metadata"]?["deletionGracePeriodSeconds"] = .number(grace)
    }
    if isFirst, let generation = object["metadata"]?["generation"]?.int {
      object["metadata"]?["generation"] = .number(generation + 1)
    }
  }

  private func checkPreconditions(
    _ options: DeleteOptions, _ stored: StoredObject, _ name: String
  ) throws(Refusal) {
    let kind = GroupResource(group: resource.identity.group, resource: resource.kind)
    if let uid = options.uid, uid != stored.uid {
      throw .conflict(
        kind, name,
        "the UID in the precondition (\(uid)) does not match the UID in record (\(stored.uid)). The "
          + "object might have been deleted and then recreated")
    }
    if let version = options.resourceVersion, version != "\(stored.revision)" {
      throw .conflict(
        kind, name,
        "the ResourceVersion in the precondition (\(version)) does not match the ResourceVersion in "
          + "record (\(stored.revision)). The object might have been modified")
    }
  }

  /// Jobs alone leave their dependents by default.
  private func heldFinalizers(_ options: DeleteOptions, _ old: [String]) -> [String] {
    guard orphansByDefault(options), !old.contains("foregroundDeletion") else {
      return options.finalizers(old)
    }
    var orphaning = options
    orphaning.propagationPolicy = "Orphan"
    return orphaning.finalizers(old)
  }

  private func orphansByDefault(_ options: DeleteOptions) -> Bool {
    resource.kind == "Job" && options.propagationPolicy == nil && options.orphanDependents == nil
  }

  private func holdsItself(_ object: JSONValue) -> Bool {
    resource.kind == "Namespace" && object["spec"]?["finalizers"]?.array ?? [] != []
  }

  // Not with a question mark: JSONValue has a nil of its own.
  private func answer(deleted object: JSONValue, _ uid: String) -> Deletion {
    var deletion = Deletion(uid: uid)
    if returnsDeleted { deletion.object = object }
    return deletion
  }

  private var returnsDeleted: Bool { Self.returningDeleted.contains(resource.kind) }

  private static let undeletable: Set<String> = ["default", "kube-public", "kube-system"]

  private static let returningDeleted: Set<String> = [
    "PersistentVolume", "PersistentVolumeClaim", "Pod", "PodTemplate", "ResourceQuota", "Service",
    "Namespace", "ServiceAccount", "StorageClass", "CSINode", "CSIDriver", "VolumeAttachment",
  ]

  private enum Grace {
    /// Deleted at once, or as soon as nothing holds it.
    case none
    /// It is being deleted already, and no sooner.
    case pending
    case seconds(Int, until: Time)
  }

  /// Pods alone have a time to end.
  private func gracePeriod(_ object: JSONValue, _ options: DeleteOptions) -> Grace {
    guard resource.kind == "Pod", resource.identity.group.isEmpty else { return .none }
    let metadata = object["metadata"]
    var wanted = options.gracePeriodSeconds
    if let negative = wanted, negative < 0 { wanted = 1 }
    let now = server.clock.time
    if let text = metadata?["deletionTimestamp"]?.string, let deadline = try? Time(text) {
      guard let old = metadata?["deletionGracePeriodSeconds"]?.int else { return .none }
      guard let wanted, wanted < old else { return .pending }
      return .seconds(
        wanted,
        until: Time(secondsSince1970: deadline.secondsSince1970 - Int64(old) + Int64(wanted)))
    }
    var seconds = wanted ?? object["spec"]?["terminationGracePeriodSeconds"]?.int ?? 30
    if object["spec"]?["nodeName"]?.string ?? "" == "" { seconds = 0 }
    if ["Failed", "Succeeded"].contains(object["status"]?["phase"]?.string ?? "") { seconds = 0 }
    let bounded = min(seconds, 1 << 40)
    return .seconds(
      bounded, until: Time(secondsSince1970: now.secondsSince1970 + Int64(bounded)))
  }

  func deleteCollection() throws(Refusal) -> ServerAnswer {
    // Not across namespaces.
    guard resource.verbs.contains("deletecollection"),
      resource.isNamespaced == (target.namespace != nil)
    else { throw .methodNotAllowed }
    try checkLimit()
    let options = try ListOptions(query)
    let selection = try selection(options)
    let deletion = try DeleteOptions(request)
    let (revision, objects) = server.store.snapshot(storage)
    var page = Page(revision: revision)
    objects.visit(prefix: prefix, from: prefix) { object in
      if selection.selects(object) { page.objects.append(object) }
      return true
    }
    for object in page.objects {
      do throws(Refusal) {
        _ = try remove(object.key.name, deletion)
      } catch {
        // Somebody else has deleted it.
        guard error.code == 404 else { throw error }
      }
    }
    return try answer(page)
  }
}

extension DeleteOptions {
  /// Accepted, if who asked for its dependents to go cannot have it done yet.
  fileprivate var heldStatus: Int { orphanDependents == false ? 202 : 200 }
}
