public import KubeCore

extension Api {
  /// The object, by way of its subresource `status`, for which RBAC may allow what it does not for
  /// the whole.
  public func getStatus(_ name: String) async throws -> Object {
    try await object { (requests) throws(InvalidRequest) in
      try requests.get(name, subresource: "status", as: form)
    }
  }

  /// Changes the object's status, and nothing else of it.
  @discardableResult
  public func patchStatus(
    _ name: String, _ patch: Patch, _ parameters: WriteParameters = WriteParameters()
  ) async throws -> Object {
    try await self.patch(name, patch, parameters, subresource: "status")
  }

  /// A subresource of an object, as what type it is of.
  public func getSubresource<Value: JSONCodable>(
    _ subresource: String, of name: String, as type: Value.Type = Value.self
  ) async throws -> Value {
    try await client.value(
      Value.self,
      requests { (requests) throws(InvalidRequest) in
        try requests.get(name, subresource: subresource)
      })
  }

  /// Creates a subresource of an object: a binding, a token, an eviction.
  ///
  /// - Parameters:
  ///   - subresource: its name in the path, such as `binding`.
  ///   - name: the object's name.
  ///   - value: what to send.
  ///   - parameters: what goes with it.
  ///   - type: what the server answers, which is of the kind that was sent for a token, and a
  ///     `Status` for a binding.
  @discardableResult
  public func createSubresource<Answer: JSONCodable>(
    _ subresource: String, of name: String, _ value: some JSONCodable,
    _ parameters: WriteParameters = WriteParameters(), as type: Answer.Type = JSONValue.self
  ) async throws -> Answer {
    try await client.value(
      Answer.self,
      requests { (requests) throws(InvalidRequest) in
        try requests.create(subresource: subresource, of: name, value, parameters)
      })
  }

  /// Replaces a subresource of an object.
  @discardableResult
  public func replaceSubresource<Value: JSONCodable>(
    _ subresource: String, of name: String, _ value: Value,
    _ parameters: WriteParameters = WriteParameters()
  ) async throws -> Value {
    let answer = try await client.value(
      Value.self,
      requests { (requests) throws(InvalidRequest) in
        try requests.replace(name, with: value, parameters, subresource: subresource)
      })
    if !parameters.dryRun { report(answer, subresource) }
    return answer
  }

  /// Changes a subresource of an object.
  @discardableResult
  public func patchSubresource<Value: JSONCodable>(
    _ subresource: String, of name: String, _ patch: Patch,
    _ parameters: WriteParameters = WriteParameters(), as type: Value.Type = Value.self
  ) async throws -> Value {
    let answer = try await client.value(
      Value.self,
      requests { (requests) throws(InvalidRequest) in
        try requests.patch(name, patch, parameters, subresource: subresource)
      })
    if !parameters.dryRun { report(answer, subresource) }
    return answer
  }
}

extension Api where Object: WholeObject {
  /// Server-side apply of the object's status, and nothing else of it.
  @discardableResult
  public func applyStatus(
    _ object: Object, fieldManager: String, force: Bool = false, includingDefaults: Bool = false,
    _ parameters: WriteParameters = WriteParameters()
  ) async throws -> Object {
    try await apply(
      object, fieldManager: fieldManager, force: force, includingDefaults: includingDefaults,
      parameters, subresource: "status")
  }
}

extension Api where Object: Scalable {
  /// How many replicas are wanted, and how many there are.
  public func getScale(_ name: String) async throws -> Scale {
    try await getSubresource("scale", of: name)
  }

  /// Sets how many replicas are wanted, whatever the number was before.
  @discardableResult
  public func scale(
    _ name: String, to replicas: Int, _ parameters: WriteParameters = WriteParameters()
  ) async throws -> Scale {
    try await patchScale(name, .merge(["spec": ["replicas": .number(replicas)]]), parameters)
  }

  @discardableResult
  public func patchScale(
    _ name: String, _ patch: Patch, _ parameters: WriteParameters = WriteParameters()
  ) async throws -> Scale {
    try await patchSubresource("scale", of: name, patch, parameters)
  }

  /// Sets how many replicas are wanted. With the resource version of what ``getScale(_:)`` gave, the
  /// call fails with ``ClientError/isConflict`` if the object has changed since.
  @discardableResult
  public func replaceScale(
    _ name: String, _ scale: Scale, _ parameters: WriteParameters = WriteParameters()
  ) async throws -> Scale {
    try await replaceSubresource("scale", of: name, scale, parameters)
  }
}

extension Api where Object: Restartable {
  /// Replaces the pods, a few at a time, as `kubectl rollout restart` does.
  @discardableResult
  public func restart(_ name: String) async throws -> Object {
    try await patch(name, .restart(at: .now()), WriteParameters(fieldManager: "swift-kube-rollout"))
  }
}

extension Api where Object: NodeResource {
  /// Places no more pods on the node; those that are there stay.
  @discardableResult
  public func cordon(_ name: String) async throws -> Object {
    try await patch(name, .unschedulable(true))
  }

  /// Places pods on the node again.
  @discardableResult
  public func uncordon(_ name: String) async throws -> Object {
    try await patch(name, .unschedulable(false))
  }
}
