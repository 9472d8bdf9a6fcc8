public import KubeCore

extension Api {
  /// The object of the name.
  ///
  /// - Throws: ``ClientError``: if there is none of the name ``ClientError/isNotFound``, which is
  ///   also so if the server does not have the kind; if the caller may not read it
  ///   ``ClientError/isForbidden``, which some servers say of what is not there, too.
  public func get(
    _ name: String, _ parameters: GetParameters = GetParameters()
  ) async throws -> Object {
    try await object { (requests) throws(InvalidRequest) in
      try requests.get(name, parameters, as: form)
    }
  }

  /// The object, or nil if there is none of the name. That a server does not have the kind is an
  /// error.
  public func find(
    _ name: String, _ parameters: GetParameters = GetParameters()
  ) async throws -> Object? {
    do {
      return try await get(name, parameters)
    } catch let error as ClientError {
      if error.saysAbsent(name) { return nil }
      throw error
    }
  }
}

extension ClientError {
  /// Whether the server knows the kind and says that it has no object of the name.
  fileprivate func saysAbsent(_ name: String) -> Bool {
    isNotFound && api?.status.details?.name == name
  }
}
