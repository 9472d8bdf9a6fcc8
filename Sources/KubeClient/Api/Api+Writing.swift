public import KubeCore

extension Api where Object: WholeObject {
  /// Creates an object and gives it as the server stored it.
  ///
  /// - Throws: ``ClientError``; ``ClientError/isAlreadyExists`` if there is one of the name, see
  ///   ``createIfMissing(_:_:)``.
  @discardableResult
  public func create(
    _ object: Object, _ parameters: WriteParameters = WriteParameters()
  ) async throws -> Object {
    try await written(dryRun: parameters.dryRun) { (requests) throws(InvalidRequest) in
      try requests.create(object, parameters)
    }
  }

  /// Creates an object, or gives the one of its name that there is, as it is: it may differ from
  /// what was to be created, and may be about to be deleted.
  ///
  /// Whoever else creates or deletes it meanwhile, the object is one that the server had.
  ///
  /// - Returns: the object, and whether this call created it.
  @discardableResult
  public func createIfMissing(
    _ object: Object, _ parameters: WriteParameters = WriteParameters()
  ) async throws -> (object: Object, isNew: Bool) {
    var left = 5
    while true {
      left -= 1
      do {
        return (try await create(object, parameters), true)
      } catch let error as ClientError {
        guard error.isAlreadyExists, left > 0, !object.name.isEmpty else { throw error }
      }
      // Nil: it has been deleted since.
      if let found = try await find(object.name) { return (found, false) }
    }
  }

  /// Reads an object, changes it and puts it in the other's place; again from the start where
  /// somebody else was faster, after a wait that grows from 10 ms.
  ///
  /// - Parameters:
  ///   - name: the object's name.
  ///   - tries: how often at most.
  ///   - parameters: what goes with replacing.
  ///   - change: may run more than once, each time with the object as it is by then.
  /// - Throws: ``ClientError``, ``ClientError/isConflict`` if the last try met one; and what the
  ///   change throws.
  @discardableResult
  public func modify(
    _ name: String, tries: Int = 5, _ parameters: WriteParameters = WriteParameters(),
    _ change: (inout Object) throws -> Void
  ) async throws -> Object {
    var left = tries
    var backoff = client.conflictBackoff
    while true {
      left -= 1
      var object = try await get(name)
      try change(&object)
      do {
        return try await replace(object, parameters)
      } catch let error as ClientError {
        guard error.isConflict, left > 0 else { throw error }
        try await client.wait(backoff.next(), after: error)
      }
    }
  }

  /// Replaces the object of the same name. If it has a resource version and the object on the server
  /// has another by now, the call fails with ``ClientError/isConflict``.
  @discardableResult
  public func replace(
    _ object: Object, _ parameters: WriteParameters = WriteParameters()
  ) async throws -> Object {
    try await written(dryRun: parameters.dryRun) { (requests) throws(InvalidRequest) in
      try requests.replace(object, parameters)
    }
  }

  /// Replaces the object's status, and nothing else of it.
  @discardableResult
  public func replaceStatus(
    _ object: Object, _ parameters: WriteParameters = WriteParameters()
  ) async throws -> Object {
    try await written(dryRun: parameters.dryRun, subresource: "status") {
      (requests) throws(InvalidRequest) in
      try requests.replace(object, parameters, subresource: "status")
    }
  }

  /// Server-side apply: makes the object as it is here, as far as it says something, and owns these
  /// fields. Creates it if there is none.
  ///
  /// Members that are nil, or have the initial value that their declaration gives them, say nothing;
  /// see `Patch.apply(_:fieldManager:force:includingDefaults:)`. A `resourceVersion` is held against
  /// that of the object on the server.
  ///
  /// - Throws: ``ClientError``; ``ClientError/isConflict`` if another manager owns a field and has it
  ///   otherwise, or the version is another.
  @discardableResult
  public func apply(
    _ object: Object, fieldManager: String, force: Bool = false, includingDefaults: Bool = false,
    _ parameters: WriteParameters = WriteParameters(), subresource: String? = nil
  ) async throws -> Object {
    let patch: Patch
    do throws(JSONError) {
      patch = try Patch.apply(
        object, fieldManager: fieldManager, force: force, includingDefaults: includingDefaults)
    } catch {
      throw ClientError(.invalidRequest, "The object cannot be written: \(error)", cause: error)
    }
    return try await self.patch(object.name, patch, parameters, subresource: subresource)
  }
}

extension Api {
  @discardableResult
  public func patch(
    _ name: String, _ patch: Patch, _ parameters: WriteParameters = WriteParameters(),
    subresource: String? = nil
  ) async throws -> Object {
    try await written(dryRun: parameters.dryRun, subresource: subresource) {
      (requests) throws(InvalidRequest) in
      try requests.patch(name, patch, parameters, subresource: subresource, as: form)
    }
  }

  /// - Throws: ``ClientError``; ``ClientError/isNotFound`` if there is none of the name, and
  ///   ``ClientError/isConflict`` if there is one that does not meet the preconditions.
  @discardableResult
  public func delete(
    _ name: String, _ parameters: DeleteParameters = DeleteParameters()
  ) async throws -> Deletion<Object> {
    let deletion = try await client.value(
      Deletion<Object>.self,
      requests { (requests) throws(InvalidRequest) in try requests.delete(name, parameters) }
    ).assuming(resource)
    if !parameters.dryRun { report(deletion, of: name) }
    return deletion
  }

  /// Deletes the objects whose labels, and fields if they are given, match.
  public func deleteCollection(
    labels: LabelQuery, fields: FieldSelector = FieldSelector(),
    _ parameters: DeleteParameters = DeleteParameters()
  ) async throws {
    try await deleteCollection(ListParameters(labels: labels, fields: fields), parameters)
  }

  /// Deletes the objects whose fields match.
  public func deleteCollection(
    fields: FieldSelector, _ parameters: DeleteParameters = DeleteParameters()
  ) async throws {
    try await deleteCollection(ListParameters(fields: fields), parameters)
  }

  /// Deletes the objects that the selectors match.
  ///
  /// - Throws: ``ClientError``, of code `invalidRequest` if both selectors are empty, which would
  ///   match all objects: see ``deleteAll(_:)``.
  public func deleteCollection(
    _ selection: ListParameters, _ parameters: DeleteParameters = DeleteParameters()
  ) async throws {
    _ = try await client.value(
      JSONValue.self,
      requests { (requests) throws(InvalidRequest) in
        try requests.deleteCollection(selection, parameters)
      })
  }

  /// Deletes all objects of the namespace, or of the cluster if that is where they are; as
  /// `kubectl delete --all` does.
  public func deleteAll(_ parameters: DeleteParameters = DeleteParameters()) async throws {
    _ = try await client.value(
      JSONValue.self,
      requests { (requests) throws(InvalidRequest) in try requests.deleteAll(parameters) })
  }
}

extension Client {
  /// Waits 10 ms, and each time twice as long, up to a second.
  fileprivate var conflictBackoff: Backoff {
    var backoff = retryPolicy.backoff
    (backoff.firstDelay, backoff.factor, backoff.longestDelay) = (.milliseconds(10), 2, .seconds(1))
    backoff.reset()
    return backoff
  }

  fileprivate func wait(_ delay: Duration, after conflict: ClientError) async throws {
    do {
      try await context.clock.sleep(for: delay)
    } catch {
      throw ClientError.cancelled("While it waited to try again after: \(conflict)")
    }
  }
}
