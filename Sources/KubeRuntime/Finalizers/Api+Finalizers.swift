public import KubeClient
import KubeCore

extension Api {
  /// Reconciles an object that is not to be deleted before it has been cleaned up after. For a
  /// reconciler to be called with, and to do nothing beside:
  ///
  /// ```swift
  /// try await Controller(foos).run { foo in
  ///   try await foos.withFinalizer("foos.clux.dev/cleanup", on: foo) { event in
  ///     switch event {
  ///     case .apply(let foo): …        // make what it stands for
  ///     case .cleanup(let foo): …      // take it away
  ///     }
  ///     return .awaitChange
  ///   }
  /// } onError: { … }
  /// ```
  ///
  /// An object that has no finalizer gets it, and nothing else happens: the change brings the object
  /// again. (So predicates must let changes of finalizers through.) Then `apply` comes for each
  /// change, until somebody deletes the object and `cleanup` comes. When that returns, whatever it
  /// returns, the finalizer is taken off; while it throws, the object stays. If `apply` was ever
  /// called for an object, `cleanup` has succeeded before it is gone.
  ///
  /// Where others change the object's finalizers at the same time, it is read again and the change
  /// is made to what it is by then, five times at most. That the object is gone is no error.
  ///
  /// - Parameters:
  ///   - finalizer: a name of one's own, as `foos.clux.dev/cleanup`.
  ///   - object: as it was last seen.
  ///   - reconcile: has to bear being called again for what it has done already.
  /// - Returns: what `reconcile` returns, or to await a change.
  /// - Throws: what `reconcile` throws; and ``FinalizerError``.
  public func withFinalizer(
    _ finalizer: String, on object: Object,
    _ reconcile: (FinalizerEvent<Object>) async throws -> ReconcileAction
  ) async throws -> ReconcileAction {
    do throws(InvalidName) {
      try NameRule.labelKey.validate(finalizer)
    } catch {
      throw FinalizerError(
        code: .invalidName, cause: error, description: "This cannot be a finalizer: \(error)")
    }
    guard !object.name.isEmpty else {
      throw FinalizerError(
        code: .unnamedObject, cause: nil,
        description: "The object of kind '\(object.kind)' has no name, and cannot have a finalizer."
      )
    }
    switch FinalizerStep(object.metadata, finalizer) {
    case .apply: return try await reconcile(.apply(object))
    case .cleanup:
      let action = try await reconcile(.cleanup(object))
      try await change(finalizer, of: object, .removing)
      return action
    case .add:
      try await change(finalizer, of: object, .adding)
      return .awaitChange
    case .nothing: return .awaitChange
    }
  }

  /// Puts the finalizer on, or takes it off. It may turn out that nothing is left to do: somebody
  /// else has done it, the object is gone, or one that is to get the finalizer is being deleted.
  private func change(
    _ finalizer: String, of object: Object, _ code: FinalizerError.Code
  ) async throws {
    var seen = object.metadata
    var left = 5
    while let operations = FinalizerStep(seen, finalizer).operations(code) {
      left -= 1
      do {
        do {
          try await patch(object.name, .json(operations))
          return
        } catch let error as ClientError {
          guard left > 0, error.isConflict || error.isInvalid else { throw error }
          let found = try await get(object.name).metadata
          // The one that was meant is gone.
          guard found.uid == object.metadata.uid else { return }
          // What is invalid for another reason is so again.
          guard error.isConflict || found.resourceVersion != seen.resourceVersion else {
            throw error
          }
          seen = found
        }
      } catch let error as ClientError {
        if error.isNotFound { return }
        let what = code == .adding ? "put on" : "taken off"
        throw FinalizerError(
          code: code, cause: error,
          description: "The finalizer '\(finalizer)' could not be \(what) \(object.kind) "
            + "\(object.key): \(error)")
      }
    }
  }
}

extension FinalizerStep {
  fileprivate func operations(_ code: FinalizerError.Code) -> [JSONPatchOperation]? {
    switch (self, code) {
    case (.add(let operations), .adding), (.cleanup(let operations), .removing): operations
    default: nil
    }
  }
}
