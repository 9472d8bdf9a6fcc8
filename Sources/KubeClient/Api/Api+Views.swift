public import KubeCore

extension Api where Object: ResourceView, Object.Whole.Scope == ClusterScope {
  /// The objects of the cluster, of which the view knows a part.
  public init(_ client: Client) {
    self.init(client, Object.Whole.identity, at: nil)
  }
}

extension Api where Object: ResourceView, Object.Whole.Scope == NamespaceScope {
  /// The objects of a namespace, of which the view knows a part.
  public init(_ client: Client, namespace: String) {
    self.init(client, Object.Whole.identity, at: namespace)
  }

  /// The objects of the namespace that the context or the pod has, or else `default`.
  public static func defaultNamespaced(_ client: Client) -> Api {
    Api(client, namespace: client.defaultNamespace)
  }
}

extension AllNamespaces where Object: ResourceView, Object.Whole.Scope == NamespaceScope {
  /// A kind whose objects belong to the cluster does not compile here.
  public init(_ client: Client) {
    self.init(client, Object.Whole.identity, as: .whole)
  }
}

extension Api where Object: ResourceView {
  /// Reads an object, changes what the view knows of it, and puts it in the other's place with all
  /// that the view does not know; again from the start where somebody else was faster, after a wait
  /// that grows from 10 ms.
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
    let whole = Api<DynamicObject>(client, resource, namespace: namespace)
    let written = try await whole.modify(name, tries: tries, parameters) { object in
      let text = try JSONValue(json: object.jsonBytes())
      var view = try Object(json: text.jsonBytes())
      try change(&view)
      object = try DynamicObject(json: view.merged(into: text).jsonBytes())
    }
    return try Object(json: written.jsonBytes())
  }
}
