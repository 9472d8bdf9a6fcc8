import KubeCore
import KubeJSON
import KubeSchema

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
      status, contentType: form.contentType, encoded(shaped(object))
    ).adding(warnings: warnings)
  }

  /// Whoever reads a custom resource, indented or as YAML, finds its members by their names.
  func encoded(_ value: JSONValue) -> [UInt8] {
    let isSorted = resource.custom != nil && form.shape == .whole && !form.isPlain
    return form.bytes(isSorted ? FieldOrder.ordered(value, definition: nil) : value)
  }

  func answer(
    _ status: Int, stored object: StoredObject, warnings: [String] = []
  ) throws(Refusal) -> ServerAnswer {
    guard form.shape == .whole, form.isPlain else {
      return try answer(status, value(object), warnings: warnings)
    }
    let line = bytes(object) + [UInt8(ascii: "\n")]
    return ServerAnswer(status, contentType: form.contentType, line).adding(warnings: warnings)
  }

  /// An object in the shape that the client wants.
  func shaped(_ object: JSONValue) throws(Refusal) -> JSONValue {
    // A Status is what it is.
    if object["kind"] == "Status", object["apiVersion"] == "v1" { return object }
    switch form.shape {
    case .whole: return object
    case .partial(let version): return Self.partial(object, version: version)
    case .partialList:
      guard resource.custom == nil else { throw .unforeseen("content is not a list") }
      throw .wrongShape("PartialObjectMetadataList", isList: false, resource)
    case .table(let version):
      let metadata: JSONValue = ["resourceVersion": object["metadata"]?["resourceVersion"] ?? ""]
      return try tableWriter(version).table([object], metadata: metadata)
    }
  }

  /// A list in the shape that the client wants.
  func shaped(list objects: [JSONValue], _ metadata: JSONValue) throws(Refusal) -> JSONValue {
    var objects = objects
    switch form.shape {
    case .whole:
      if resource.custom == nil {
        // Items of built-in lists do not say their kind.
        for index in objects.indices {
          objects[index]["kind"] = nil
          objects[index]["apiVersion"] = nil
        }
      }
      return [
        "kind": .string(resource.listKind), "apiVersion": .string(resource.apiVersion),
        "metadata": metadata, "items": .array(objects),
      ]
    case .partialList(let version):
      let items = objects.map { Self.partial($0, version: version) }
      return [
        "kind": "PartialObjectMetadataList", "apiVersion": .string("meta.k8s.io/\(version)"),
        "metadata": metadata, "items": items.isEmpty ? .null : .array(items),
      ]
    case .partial: throw .wrongShape("PartialObjectMetadata", isList: true, resource)
    case .table(let version): return try tableWriter(version).table(objects, metadata: metadata)
    }
  }

  func tableWriter(_ version: String) throws(Refusal) -> TableWriter {
    let named = query["includeObject"] ?? ""
    guard let includes = TableWriter.IncludedObject(rawValue: named.isEmpty ? "Metadata" : named)
    else {
      throw .badRequest(
        "Unable to convert to Table as requested: includeObject: Invalid value: "
          + "\(GoText.quoted(named)): must be 'Metadata', 'Object', 'None', or empty")
    }
    return TableWriter(
      resource, subresource: target.subresource,
      isCustom: !server.registry.isBuiltIn(group: target.group), version: version,
      includes: includes, now: server.clock.time)
  }

  static func partial(_ object: JSONValue, version: String) -> JSONValue {
    [
      "kind": "PartialObjectMetadata", "apiVersion": .string("meta.k8s.io/\(version)"),
      "metadata": object["metadata"] ?? [:],
    ]
  }
}

extension Refusal {
  /// One object was asked of a list, or a list of one object.
  static func wrongShape(
    _ shape: String, isList: Bool, _ resource: ServedResource
  ) -> Refusal {
    let package = resource.identity.group.prefix { $0 != "." }
    var type = "*\(package.isEmpty ? "core" : package).\(resource.kind)\(isList ? "List" : "")"
    if resource.custom != nil { type = "*unstructured.Unstructured\(isList ? "List" : "")" }
    return Refusal(
      406, .notAcceptable,
      "you requested \(shape), but the requested object is \(isList ? "" : "not ")a list (\(type))")
  }
}

extension ServedResource {
  /// Whether stored objects have to be read and changed before a client gets them, even in the
  /// version that they are stored in.
  var rewritesStored: Bool { custom?.rewritesStored ?? false }

  /// Out of the storage's version, and with what a schema that has changed since fills in.
  func fromStorage(_ object: JSONValue) -> JSONValue {
    if let custom { return (try? custom.resource.read(object, as: custom.version)) ?? object }
    guard apiVersion != storage.apiVersion else { return object }
    guard custom != nil else { return BuiltInConversion.convert(object, to: apiVersion) }
    var object = object
    object["apiVersion"] = .string(apiVersion)
    return object
  }

  func toStorage(_ object: JSONValue) -> JSONValue {
    if let custom { return custom.resource.stored(object) }
    guard apiVersion != storage.apiVersion else { return object }
    return BuiltInConversion.convert(object, to: storage.apiVersion)
  }

  /// In the version of the storage, and in the order in which Go writes members.
  func forWriting(_ object: JSONValue) -> JSONValue {
    var object = toStorage(object)
    // It has its place among the others before its value is known.
    if object["metadata"]?.members != nil, object["metadata"]?["resourceVersion"] == nil {
      object["metadata"]?["resourceVersion"] = ""
    }
    let definition = custom == nil ? ProtobufBody.definition(storage.apiVersion, kind) : nil
    return FieldOrder.ordered(object, definition: definition)
  }

  /// What field selectors ask for.
  func selectableFields(_ object: JSONValue) -> [String: String] {
    custom?.resource.selectableFields(of: object) ?? SelectableFields.values(object, self)
  }
}
