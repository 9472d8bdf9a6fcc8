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
    let object = try Object(json: value.text)
    if object.isHeld {
      self = .pending(object)
    } else {
      self = .done(
        Status(
          status: "Success",
          details: StatusDetails(
            kind: object.kind, name: object.metadata.name, uid: object.metadata.uid)))
    }
  }

  public func write(to writer: inout JSONWriter) {
    switch self {
    case .pending(let object): object.write(to: &writer)
    case .done(let status): status.write(to: &writer)
    }
  }
}

extension KubeObject {
  /// Whether the object, as a server gave it when it was deleted, is still there. With no grace and
  /// no finalizers what a server gives is its last state.
  fileprivate var isHeld: Bool {
    guard metadata.deletionTimestamp != nil else { return false }
    return !isLetGo
  }

  /// Whether the object, as a server answered a write of it, is its last state: it was being
  /// deleted, and the write took off the last finalizer. Such an answer may have the version of
  /// before the write.
  ///
  /// Namespaces and custom resource definitions that are being deleted have no grace period, and
  /// may be held by other things than finalizers.
  var isLetGo: Bool {
    metadata.deletionTimestamp != nil && metadata.deletionGracePeriodSeconds == 0
      && metadata.finalizers.isEmpty
  }
}

extension Deletion {
  func assuming(_ resource: ResourceIdentity) -> Self {
    guard case .pending(var object) = self else { return self }
    object.assume(resource)
    return .pending(object)
  }
}
