public import KubeCore

extension Api {
  public func get(
    _ name: String, _ parameters: GetParameters = GetParameters()
  ) async throws -> Object {
    try await client.value(
      Object.self,
      requests { (requests) throws(InvalidRequest) in
        try requests.get(name, parameters, as: form)
      })
  }

  /// The object, or nil if there is none of the name.
  public func find(
    _ name: String, _ parameters: GetParameters = GetParameters()
  ) async throws -> Object? {
    do {
      return try await get(name, parameters)
    } catch let error as ClientError {
      if error.isNotFound { return nil }
      throw error
    }
  }

  /// The object without what is specific to its kind.
  public func metadata(_ name: String) async throws -> PartialObjectMetadata {
    try await client.value(
      PartialObjectMetadata.self,
      requests { (requests) throws(InvalidRequest) in try requests.get(name, as: .metadata) })
  }

  /// The objects that the parameters select. With a limit, one page of them; ``pages(_:)`` reads
  /// them all.
  public func list(
    _ parameters: ListParameters = ListParameters()
  ) async throws -> ObjectList<Object> {
    var list = try await client.value(
      ObjectList<Object>.self,
      requests { (requests) throws(InvalidRequest) in
        try requests.list(parameters, as: listForm)
      })
    // A server leaves the kind out of a list's items.
    for index in list.items.indices { list.items[index].assume(resource) }
    return list
  }

  /// The objects as rows for people, with the columns that kubectl prints.
  public func table(
    _ parameters: ListParameters = ListParameters()
  ) async throws -> Table {
    try await client.value(
      Table.self,
      requests { (requests) throws(InvalidRequest) in try requests.list(parameters, as: .table) })
  }

  /// All objects that the parameters select, a page at a time, so that memory holds one page; 500
  /// objects each, unless the parameters have a limit.
  ///
  /// Where the server forgets a page in the making (410) the sequence throws, and must be begun anew.
  public func pages(_ parameters: ListParameters = ListParameters()) -> ListPages<Object> {
    ListPages(api: self, parameters: parameters)
  }
}

/// Pages of a list.
public struct ListPages<Object: KubeObject>: AsyncSequence, Sendable {
  fileprivate let api: Api<Object>
  fileprivate let parameters: ListParameters

  public func makeAsyncIterator() -> Iterator {
    var parameters = parameters
    if parameters.limit == nil { parameters.limit = 500 }
    return Iterator(api: api, next: parameters)
  }

  public struct Iterator: AsyncIteratorProtocol, Sendable {
    fileprivate let api: Api<Object>
    fileprivate var next: ListParameters?

    public mutating func next() async throws -> ObjectList<Object>? {
      guard var parameters = next else { return nil }
      next = nil
      let page = try await api.list(parameters)
      if let token = page.metadata.continue, !token.isEmpty {
        parameters.continueToken = token
        next = parameters
      }
      return page
    }

    public mutating func next(
      isolation actor: isolated (any Actor)?
    ) async throws -> ObjectList<Object>? {
      try await next()
    }
  }
}
