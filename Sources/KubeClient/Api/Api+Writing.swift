public import KubeCore

/// What came of deleting.
public enum Deletion<Object: KubeObject>: Sendable {
  /// The object is still there, with a deletion timestamp: finalizers, or a grace period, hold it.
  case pending(Object)
  /// The object is gone.
  case done(Status)
}

extension Deletion: Hashable {}

extension Deletion: JSONCodable {
  public init(reading reader: inout JSONReader) throws(JSONError) {
    let value = try JSONValue(reading: &reader)
    // A custom resource may be called so, too.
    if value["kind"]?.string == "Status", ["v1", nil].contains(value["apiVersion"]?.string) {
      self = .done(try Status(json: value.text))
      return
    }
    let object = try Self.object(value)
    if object.isHeld {
      self = .pending(object)
    } else {
      self = .done(
        Status(
          details: StatusDetails(
            kind: object.kind, name: object.metadata.name, uid: object.metadata.uid),
          status: "Success"))
    }
  }

  /// The object, which a server sends whole also to those who know its metadata alone.
  private static func object(_ value: JSONValue) throws(JSONError) -> Object {
    guard Object.self is any MetadataForm.Type, let metadata = value["metadata"] else {
      return try Object(json: value.text)
    }
    return try Object(json: JSONValue.object(["metadata": metadata]).text)
  }

  public func write(to writer: inout JSONWriter) {
    switch self {
    case .pending(let object): object.write(to: &writer)
    case .done(let status): status.write(to: &writer)
    }
  }
}

/// What has nothing of an object but its metadata.
private protocol MetadataForm {}
extension PartialObjectMetadata: MetadataForm {}
extension Checked: MetadataForm where Object: MetadataForm {}

extension KubeObject {
  /// Whether the object, as a server gave it when it was deleted, is still there. With no grace and
  /// no finalizers what a server gives is its last state.
  fileprivate var isHeld: Bool {
    guard metadata.deletionTimestamp != nil else { return false }
    return metadata.finalizers?.isEmpty == false || metadata.deletionGracePeriodSeconds != 0
  }
}

extension Api {
  /// Creates an object and gives it as the server stored it.
  @discardableResult
  public func create(
    _ object: Object, _ parameters: WriteParameters = WriteParameters()
  ) async throws -> Object {
    try await client.value(
      Object.self,
      requests { (requests) throws(InvalidRequest) in try requests.create(object, parameters) })
  }

  /// Reads an object, changes it and puts it in the other's place; again from the start where
  /// somebody else was faster.
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
    while true {
      left -= 1
      var object = try await get(name)
      try change(&object)
      do {
        return try await replace(object, parameters)
      } catch let error as ClientError where error.isConflict && left > 0 {
        continue
      }
    }
  }

  /// Replaces the object of the same name. If it has a resource version and the object on the server
  /// has another by now, the call fails with ``ClientError/isConflict``.
  @discardableResult
  public func replace(
    _ object: Object, _ parameters: WriteParameters = WriteParameters()
  ) async throws -> Object {
    try await client.value(
      Object.self,
      requests { (requests) throws(InvalidRequest) in try requests.replace(object, parameters) })
  }

  /// Replaces the object's status, and nothing else of it.
  @discardableResult
  public func replaceStatus(
    _ object: Object, _ parameters: WriteParameters = WriteParameters()
  ) async throws -> Object {
    try await client.value(
      Object.self,
      requests { (requests) throws(InvalidRequest) in
        try requests.replace(object, parameters, subresource: "status")
      })
  }

  @discardableResult
  public func patch(
    _ name: String, _ patch: Patch, _ parameters: WriteParameters = WriteParameters(),
    subresource: String? = nil
  ) async throws -> Object {
    try await client.value(
      Object.self,
      requests { (requests) throws(InvalidRequest) in
        try requests.patch(
          name, patch, parameters, subresource: subresource, as: form)
      })
  }

  /// Server-side apply: makes the object as it is here, as far as it says something, and owns these
  /// fields. Creates it if there is none.
  @discardableResult
  public func apply(
    _ object: Object, fieldManager: String, force: Bool = false,
    _ parameters: WriteParameters = WriteParameters(), subresource: String? = nil
  ) async throws -> Object {
    let patch: Patch
    do throws(JSONError) {
      patch = try Patch.apply(object, fieldManager: fieldManager, force: force)
    } catch {
      throw ClientError(.invalidRequest, "The object cannot be written: \(error)", cause: error)
    }
    return try await self.patch(object.name, patch, parameters, subresource: subresource)
  }

  @discardableResult
  public func delete(
    _ name: String, _ parameters: DeleteParameters = DeleteParameters()
  ) async throws -> Deletion<Object> {
    try await client.value(
      Deletion<Object>.self,
      requests { (requests) throws(InvalidRequest) in try requests.delete(name, parameters) })
  }

  /// Deletes all objects that the selectors match; with empty selectors, all of the namespace.
  public func deleteCollection(
    _ selection: ListParameters = ListParameters(),
    _ parameters: DeleteParameters = DeleteParameters()
  ) async throws {
    _ = try await client.value(
      JSONValue.self,
      requests { (requests) throws(InvalidRequest) in
        try requests.deleteCollection(selection, parameters)
      })
  }
}
