public import KubeCore

extension Api where Object: Resource {
  /// Server-side apply of the members that were set, and of no others: whoever owns those keeps
  /// them. Creates the object if there is none, which a server refuses where the kind requires more.
  ///
  /// - Throws: ``ClientError``; ``ClientError/isConflict`` if another manager owns a field and has it
  ///   otherwise; an invalid request, if `metadata.name` was not set.
  @discardableResult
  public func apply(
    _ partial: Partial<Object>, fieldManager: String, force: Bool = false,
    _ parameters: WriteParameters = WriteParameters(), subresource: String? = nil
  ) async throws -> Object {
    guard let name = partial.nameInMetadata, !name.isEmpty else {
      throw ClientError(
        .invalidRequest, "A partial object needs a name to be applied: set metadata.name.")
    }
    let patch: Patch
    do throws(JSONError) {
      patch = try Patch.apply(partial, fieldManager: fieldManager, force: force)
    } catch {
      throw ClientError(.invalidRequest, "The object cannot be written: \(error)", cause: error)
    }
    return try await self.patch(name, patch, parameters, subresource: subresource)
  }

  /// Server-side apply of what the closure sets of the object with this name, and of nothing else.
  @discardableResult
  public func apply(
    _ name: String, fieldManager: String, force: Bool = false,
    _ parameters: WriteParameters = WriteParameters(), subresource: String? = nil,
    set: (inout Partial<Object>) -> Void
  ) async throws -> Object {
    var partial = Partial<Object>()
    set(&partial)
    partial.setName(name)
    return try await apply(
      partial, fieldManager: fieldManager, force: force, parameters, subresource: subresource)
  }

  /// Server-side apply of the members of the object's status that were set, and of nothing else.
  @discardableResult
  public func applyStatus(
    _ partial: Partial<Object>, fieldManager: String, force: Bool = false,
    _ parameters: WriteParameters = WriteParameters()
  ) async throws -> Object {
    try await apply(
      partial, fieldManager: fieldManager, force: force, parameters, subresource: "status")
  }

  /// A merge patch of what the closure sets, and of nothing else; `remove` removes.
  @discardableResult
  public func merge(
    _ name: String, _ parameters: WriteParameters = WriteParameters(), subresource: String? = nil,
    set: (inout Partial<Object>) -> Void
  ) async throws -> Object {
    var partial = Partial<Object>()
    set(&partial)
    let patch: Patch
    do throws(JSONError) {
      patch = try Patch.merge(partial)
    } catch {
      throw ClientError(.invalidRequest, "The patch cannot be written: \(error)", cause: error)
    }
    return try await self.patch(name, patch, parameters, subresource: subresource)
  }
}
