import KubeCore
import KubeJSON

extension ResourceCall {
  /// The JSON of a stored object in the version that was asked for.
  func bytes(_ object: StoredObject) -> [UInt8] {
    guard resource.apiVersion != resource.storage.apiVersion || resource.rewritesStored else {
      return object.bytes
    }
    return Array(value(object).text.utf8)
  }

  /// A stored object in the version that was asked for.
  func value(_ object: StoredObject) -> JSONValue { resource.fromStorage(object.value) }

  /// An answer with one object.
  func answer(
    _ status: Int, _ object: JSONValue, warnings: [String] = []
  ) throws(Refusal) -> ServerAnswer {
    try ServerAnswer(
      status, contentType: form.contentType, form.bytes(shaped(object))
    ).adding(warnings: warnings)
  }

  func answer(
    _ status: Int, stored object: StoredObject, warnings: [String] = []
  ) throws(Refusal) -> ServerAnswer {
    guard form.shape == .whole, form.isPlain else {
      return try answer(status, value(object), warnings: warnings)
    }
    return ServerAnswer(status, contentType: form.contentType, bytes(object))
      .adding(warnings: warnings)
  }

  /// An object in the shape that the client wants.
  func shaped(_ object: JSONValue) throws(Refusal) -> JSONValue {
    switch form.shape {
    case .whole: return object
    case .partial(let version):
      return Self.partial(object, version: version)
    case .table, .partialList:
      return object
    }
  }

  static func partial(_ object: JSONValue, version: String) -> JSONValue {
    [
      "kind": "PartialObjectMetadata", "apiVersion": .string("meta.k8s.io/\(version)"),
      "metadata": object["metadata"] ?? [:],
    ]
  }
}

extension ServedResource {
  /// Whether stored objects have to be read and changed before a client gets them, even in the
  /// version that they are stored in.
  var rewritesStored: Bool { false }

  /// Out of the storage's version, and with what a schema that has changed since fills in.
  func fromStorage(_ object: JSONValue) -> JSONValue {
    guard apiVersion != storage.apiVersion else { return object }
    guard custom != nil else { return BuiltInConversion.convert(object, to: apiVersion) }
    var object = object
    object["apiVersion"] = .string(apiVersion)
    return object
  }

  func toStorage(_ object: JSONValue) -> JSONValue {
    guard apiVersion != storage.apiVersion else { return object }
    guard custom != nil else { return BuiltInConversion.convert(object, to: storage.apiVersion) }
    var object = object
    object["apiVersion"] = .string(storage.apiVersion)
    return object
  }

  /// What field selectors ask for.
  func selectableFields(_ object: JSONValue) -> [String: String] {
    SelectableFields.values(object, self)
  }
}
