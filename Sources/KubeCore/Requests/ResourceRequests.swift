import HTTPTypes

/// Makes the requests for a resource: in a namespace, across all, or in the cluster.
///
/// No method sends anything. All throw ``InvalidRequest`` for what the server could only refuse, or
/// would understand otherwise than it was meant.
public struct ResourceRequests: Sendable, Hashable {
  public let path: ResourcePath

  public init(_ path: ResourcePath) {
    self.path = path
  }

  public init(_ resource: ResourceIdentity, namespace: String? = nil) throws(InvalidRequest) {
    path = try ResourcePath(resource, namespace: namespace)
  }

  /// What the server is to make of the objects.
  public enum Form: String, Sendable, Hashable {
    /// The objects themselves.
    case whole = "application/json"
    /// ``PartialObjectMetadata``, which a server makes of any object.
    case metadata = "application/json;as=PartialObjectMetadata;g=meta.k8s.io;v=v1"
    /// A list of ``PartialObjectMetadata``.
    case metadataList = "application/json;as=PartialObjectMetadataList;g=meta.k8s.io;v=v1"
    /// ``Table``: the columns that kubectl prints.
    case table = "application/json;as=Table;g=meta.k8s.io;v=v1,application/json"
  }

  public func get(
    _ name: String, _ parameters: GetParameters = GetParameters(), subresource: String? = nil,
    as form: Form = .whole
  ) throws(InvalidRequest) -> APIRequest {
    var request = try object(.get, .get, name, subresource)
    request.accept = form.rawValue
    request.query.add("resourceVersion", parameters.resourceVersion)
    return request
  }

  public func list(
    _ parameters: ListParameters = ListParameters(), as form: Form = .whole
  ) throws(InvalidRequest) -> APIRequest {
    var request = collection(.list, .get)
    request.accept = form.rawValue
    try parameters.add(to: &request.query)
    return request
  }

  /// A watch that begins after a version: that of a list, or of the last event or bookmark. From nil
  /// it begins with `added` events for what there is, at no particular version; from `0` the same
  /// out of the server's cache.
  public func watch(
    _ parameters: WatchParameters = WatchParameters(), from version: String?,
    as form: Form = .whole
  ) throws(InvalidRequest) -> APIRequest {
    var request = collection(.watch, .get)
    request.accept = form.rawValue
    try parameters.add(to: &request.query, from: version)
    return request
  }

  /// Creates an object, named by itself or, with `generateName`, by the server. Reviews, which are
  /// answered and not stored, need neither.
  public func create(
    _ object: some WholeObject, _ parameters: WriteParameters = WriteParameters()
  ) throws(InvalidRequest) -> APIRequest {
    guard
      !object.name.isEmpty || object.metadata.generateName?.isEmpty == false
        || path.resource.kind.hasSuffix("Review")
    else {
      throw InvalidRequest("The object has neither metadata.name nor metadata.generateName.")
    }
    try check(object, name: nil)
    try requireNamespace(for: "create")
    var request = collection(.create, .post)
    try parameters.add(to: &request.query)
    request.setBody(try bytes(of: object))
    return request
  }

  /// Creates a subresource of an object: an eviction, a binding, a token.
  public func create(
    subresource: String, of name: String, _ value: some JSONCodable,
    _ parameters: WriteParameters = WriteParameters()
  ) throws(InvalidRequest) -> APIRequest {
    var request = try object(.create, .post, name, subresource)
    try parameters.add(to: &request.query)
    request.setBody(try bytes(of: value))
    return request
  }

  /// Replaces an object by one that has its name. With a resource version the request fails with 409
  /// if the object has changed since; without one it overwrites whatever is there.
  public func replace(
    _ object: some WholeObject, _ parameters: WriteParameters = WriteParameters(),
    subresource: String? = nil
  ) throws(InvalidRequest) -> APIRequest {
    guard !object.name.isEmpty else {
      throw InvalidRequest(
        "The object has no metadata.name; only an object with a name is replaced.")
    }
    try check(object, name: nil)
    return try replace(object.name, with: object, parameters, subresource: subresource)
  }

  /// Replaces a subresource that is of another kind than the object, such as `scale`.
  public func replace(
    _ name: String, with value: some JSONCodable, _ parameters: WriteParameters = WriteParameters(),
    subresource: String?
  ) throws(InvalidRequest) -> APIRequest {
    var request = try object(.update, .put, name, subresource)
    try parameters.add(to: &request.query)
    request.setBody(try bytes(of: value))
    return request
  }

  public func patch(
    _ name: String, _ patch: Patch, _ parameters: WriteParameters = WriteParameters(),
    subresource: String? = nil, as form: Form = .whole
  ) throws(InvalidRequest) -> APIRequest {
    if let failure = patch.failure {
      throw InvalidRequest("The patch cannot be written: \(failure.message)")
    }
    var request = try object(.patch, .patch, name, subresource)
    request.accept = form.rawValue
    var parameters = parameters
    if patch.form == .apply {
      if let manager = patch.fieldManager { parameters.fieldManager = manager }
      guard parameters.fieldManager?.isEmpty == false else {
        throw InvalidRequest("Applying needs a field manager: the name of who applies.")
      }
      if let target = patch.target, subresource == nil { try check(target, name: name) }
    }
    try parameters.add(to: &request.query)
    request.query.add("force", flag: patch.isForced)
    request.setBody(patch.body, type: patch.form.rawValue)
    return request
  }

  public func delete(
    _ name: String, _ parameters: DeleteParameters = DeleteParameters()
  ) throws(InvalidRequest) -> APIRequest {
    var request = try object(.delete, .delete, name, nil)
    request.setBody(try bytes(of: parameters.options))
    return request
  }

  /// Deletes the objects that the selectors match.
  ///
  /// - Throws: ``InvalidRequest`` if both selectors are empty, which would match all objects: see
  ///   ``deleteAll(_:)``.
  public func deleteCollection(
    _ selection: ListParameters, _ parameters: DeleteParameters = DeleteParameters()
  ) throws(InvalidRequest) -> APIRequest {
    guard !selection.labels.isEmpty || !selection.fields.isEmpty else {
      throw InvalidRequest(
        "The selectors are empty, so that all \(path.resource.plural) would be deleted; "
          + "where that is meant, take deleteAll.")
    }
    return try deletion(of: selection, parameters)
  }

  /// Deletes all objects: those of the namespace, or of the cluster.
  public func deleteAll(
    _ parameters: DeleteParameters = DeleteParameters()
  ) throws(InvalidRequest) -> APIRequest {
    try deletion(of: ListParameters(), parameters)
  }
}

extension ResourceRequests {
  func object(
    _ verb: APIVerb, _ method: HTTPRequest.Method, _ name: String, _ subresource: String?
  ) throws(InvalidRequest) -> APIRequest {
    APIRequest(
      verb, method, try path.object(name, subresource: subresource), of: path.resource,
      subresource: subresource)
  }

  private func collection(_ verb: APIVerb, _ method: HTTPRequest.Method) -> APIRequest {
    APIRequest(verb, method, path.collection, of: path.resource)
  }

  private func deletion(
    of selection: ListParameters, _ parameters: DeleteParameters
  ) throws(InvalidRequest) -> APIRequest {
    try requireNamespace(for: "delete all")
    var request = collection(.deletecollection, .delete)
    try selection.add(to: &request.query)
    request.setBody(try bytes(of: parameters.options))
    return request
  }

  private func requireNamespace(for action: String) throws(InvalidRequest) {
    guard !path.resource.isNamespaced || path.namespace != nil else {
      throw InvalidRequest(
        "To \(action) \(path.resource.plural), say in which namespace; "
          + "only lists and watches go across all namespaces.")
    }
  }

  func bytes(of value: some JSONCodable) throws(InvalidRequest) -> [UInt8] {
    do throws(JSONError) {
      return try value.jsonBytes()
    } catch {
      throw InvalidRequest("The object cannot be written as JSON: \(error)")
    }
  }

  private func check(_ object: some KubeObject, name: String?) throws(InvalidRequest) {
    try check(
      Patch.Target(
        apiVersion: object.apiVersion, kind: object.kind, name: object.metadata.name,
        namespace: object.metadata.namespace), name: name)
  }

  /// The server would refuse these with 400; here both sides can be named.
  private func check(_ target: Patch.Target, name: String?) throws(InvalidRequest) {
    let resource = path.resource
    guard target.apiVersion == resource.apiVersion, target.kind == resource.kind else {
      throw InvalidRequest(
        "The object is a \(target.kind) of \(target.apiVersion), but the request is for "
          + "\(resource.kind) of \(resource.apiVersion).")
    }
    if let name, let own = target.name, own != name {
      throw InvalidRequest("The object's name is '\(own)', but the request is for '\(name)'.")
    }
    guard let own = target.namespace, !own.isEmpty else { return }
    guard resource.isNamespaced else {
      throw InvalidRequest(
        "\(resource.kind) objects belong to the cluster, but this one has a namespace, '\(own)'.")
    }
    if let namespace = path.namespace, namespace != own {
      throw InvalidRequest(
        "The object's namespace is '\(own)', but the request is for '\(namespace)'.")
    }
  }
}
