public import KubeClient
public import KubeCore

extension Api where Object: WholeObject {
  /// Server-side apply, if it would change something: creates the object if there is none, and sends
  /// nothing but a read where all is as the object says.
  ///
  /// Whether it is so can be told from the object's `managedFields`, which say what the manager
  /// applied last. Where they are missing, or leave a doubt, the server is asked, and writes nothing
  /// either if nothing changes.
  ///
  /// - Parameters:
  ///   - object: what to apply; see `Api.apply`.
  ///   - known: the object as a store has it; then not even a read is sent where nothing changes. A
  ///     store that is behind may hide a change until it has caught up. With nil the server is asked.
  ///   - fieldManager: who applies.
  ///   - force: whether fields are taken from other managers instead of a conflict.
  ///   - includingDefaults: whether members that have their initial value are sent and owned, too.
  /// - Throws: `ClientError`.
  @discardableResult
  public func applyIfNeeded(
    _ object: Object, knowing known: Object? = nil, fieldManager: String, force: Bool = false,
    includingDefaults: Bool = false
  ) async throws -> Written<Object> {
    try await apply(
      object, known, AppliedFields(fieldManager: fieldManager, subresource: nil), force,
      includingDefaults)
  }

  /// Server-side apply of the object's status, if it would change something; see
  /// ``applyIfNeeded(_:knowing:fieldManager:force:includingDefaults:)``.
  ///
  /// - Throws: `ClientError`; `ClientError.isNotFound` if there is no such object.
  @discardableResult
  public func applyStatusIfNeeded(
    _ object: Object, knowing known: Object? = nil, fieldManager: String, force: Bool = false,
    includingDefaults: Bool = false
  ) async throws -> Written<Object> {
    try await apply(
      object, known, AppliedFields(fieldManager: fieldManager, subresource: "status"), force,
      includingDefaults)
  }

  private func apply(
    _ object: Object, _ known: Object?, _ applied: AppliedFields, _ force: Bool,
    _ includingDefaults: Bool
  ) async throws -> Written<Object> {
    let old: Object? = if let known { known } else { try await find(object.name) }
    if let old, old.metadata.deletionTimestamp == nil,
      let patch = try? Patch.apply(
        object, fieldManager: applied.fieldManager, includingDefaults: includingDefaults),
      let wanted = try? JSONValue(json: patch.body), applied.hold(wanted, in: old)
    {
      return Written(old, .unchanged)
    }
    let new = try await self.apply(
      object, fieldManager: applied.fieldManager, force: force,
      includingDefaults: includingDefaults, subresource: applied.subresource)
    return Written(new, over: old)
  }
}

extension Api where Object: WholeObject {
  /// Creates an object, or changes the one of its name that there is; writes nothing if the change
  /// leaves it as it is. As `controllerutil.CreateOrUpdate` does.
  ///
  /// ```swift
  /// try await configMaps.createOrUpdate(ConfigMap(metadata: ObjectMeta(name: "settings"))) { map in
  ///   map.data = ["mode": "fast"]
  ///   try map.setControllerOwner(foo)
  /// }
  /// ```
  ///
  /// - Parameters:
  ///   - object: what to create if there is none of its name.
  ///   - parameters: what goes with the write.
  ///   - change: is made to the object that there is, or to the one that is created. It may run more
  ///     than once, as others write meanwhile, and must leave name and namespace alone. What a server
  ///     fills in by itself is to be left, too, or each call is a write.
  /// - Throws: `ClientError`, and what the change throws.
  @discardableResult
  public func createOrUpdate(
    _ object: Object, _ parameters: WriteParameters = WriteParameters(),
    _ change: (inout Object) throws -> Void
  ) async throws -> Written<Object> {
    try await retryingConflicts { isLast in
      do {
        if let found = try await find(object.name) {
          return try await update(found, parameters, change)
        }
        var new = object
        try change(&new)
        return Written(try await create(new, parameters), .created)
      } catch let error as ClientError
        where (error.isConflict || error.isAlreadyExists) && !isLast
      {
        return nil
      }
    }
  }

  /// Changes an object, and writes nothing if the change leaves it as it is.
  ///
  /// - Parameters:
  ///   - object: as it was last seen; it is read again only if it has changed since.
  ///   - parameters: what goes with the write.
  ///   - change: may run more than once, each time with the object as it is by then.
  /// - Throws: `ClientError`, and what the change throws. If the object is gone, or another has its
  ///   name by now, `ClientError.isNotFound` or `ClientError.isConflict`.
  @discardableResult
  public func updateIfNeeded(
    _ object: Object, _ parameters: WriteParameters = WriteParameters(),
    _ change: (inout Object) throws -> Void
  ) async throws -> Written<Object> {
    try await update(from: object) { try await update($0, parameters, change) }
  }

  /// Changes an object's status, and nothing else of it; writes nothing if the change leaves it as it
  /// is.
  ///
  /// ```swift
  /// try await foos.updateStatusIfNeeded(foo) { foo in
  ///   foo.status = foo.status ?? FooStatus()
  ///   foo.status?.conditions.set("Ready", .true, reason: "AllThere")
  /// }
  /// ```
  ///
  /// - Parameters:
  ///   - object: as it was last seen; it is read again only if it has changed since.
  ///   - parameters: what goes with the write.
  ///   - change: may run more than once, each time with the object as it is by then.
  /// - Throws: `ClientError`, and what the change throws. If the object is gone, or another has its
  ///   name by now, `ClientError.isNotFound` or `ClientError.isConflict`.
  @discardableResult
  public func updateStatusIfNeeded(
    _ object: Object, _ parameters: WriteParameters = WriteParameters(),
    _ change: (inout Object) throws -> Void
  ) async throws -> Written<Object> {
    try await update(from: object) { old in
      var new = old
      try change(&new)
      guard new != old else { return Written(old, .unchanged) }
      return Written(try await replaceStatus(new, parameters), over: old)
    }
  }

  private func update(
    _ old: Object, _ parameters: WriteParameters, _ change: (inout Object) throws -> Void
  ) async throws -> Written<Object> {
    var new = old
    try change(&new)
    guard new != old else { return Written(old, .unchanged) }
    return Written(try await replace(new, parameters), over: old)
  }

  /// Begins with the object at hand, and goes on with what the server has.
  private func update(
    from object: Object, _ once: (Object) async throws -> Written<Object>
  ) async throws -> Written<Object> {
    var object = object
    return try await retryingConflicts { isLast in
      do {
        return try await once(object)
      } catch let error as ClientError where error.isConflict && !isLast {
        let found = try await get(object.name)
        guard found.metadata.uid == object.metadata.uid else { throw error }
        object = found
        return nil
      }
    }
  }

  /// Five times at most, with waits that grow from 10 ms.
  ///
  /// - Parameter once: nil to be called again; told whether it is the last time.
  private func retryingConflicts(
    _ once: (_ isLast: Bool) async throws -> Written<Object>?
  ) async throws -> Written<Object> {
    var backoff = client.retryPolicy.backoff
    (backoff.firstDelay, backoff.factor, backoff.longestDelay) = (.milliseconds(10), 2, .seconds(1))
    backoff.reset()
    var left = 5
    while true {
      left -= 1
      if let written = try await once(left <= 0) { return written }
      try await client.clock.sleep(for: backoff.next())
    }
  }
}
