public import KubeCore

extension ResourceCollection {
  /// The objects that the selectors match; without selectors, all.
  ///
  /// ```swift
  /// for pod in try await pods.list(labels: "app=web").items { print(pod.name) }
  /// ```
  public func list(
    labels: LabelQuery = LabelQuery(), fields: FieldSelector = FieldSelector()
  ) async throws -> ObjectList<Object> {
    try await list(ListParameters(labels: labels, fields: fields))
  }

  /// The objects that the parameters select. With a limit, one page of them; ``pages(_:)`` reads
  /// them all.
  public func list(_ parameters: ListParameters) async throws -> ObjectList<Object> {
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
    labels: LabelQuery = LabelQuery(), fields: FieldSelector = FieldSelector()
  ) async throws -> Table {
    try await table(ListParameters(labels: labels, fields: fields))
  }

  /// The objects as rows for people, with the columns that kubectl prints.
  public func table(_ parameters: ListParameters) async throws -> Table {
    try await client.value(
      Table.self,
      requests { (requests) throws(InvalidRequest) in try requests.list(parameters, as: .table) })
  }

  /// All objects that the selectors match, a page at a time, so that memory holds one page of 500.
  public func pages(
    labels: LabelQuery = LabelQuery(), fields: FieldSelector = FieldSelector()
  ) -> ListPages<Object> {
    pages(ListParameters(labels: labels, fields: fields))
  }

  /// All objects that the parameters select, a page at a time, so that memory holds one page; 500
  /// objects each, unless the parameters have a limit.
  public func pages(_ parameters: ListParameters) -> ListPages<Object> {
    ListPages(collection: self, parameters: parameters)
  }
}

/// Pages of a list. Each `for await` reads them anew, from the first.
///
/// All are of one version, that of the first page, as long as the server remembers it, which is some
/// minutes. From then on the pages have a newer version, which their metadata tells. An object that
/// is there all the time is given once, whatever happens; of those that come, go or change
/// meanwhile, the pages before and after may tell different times. A watch that is to miss nothing
/// begins at the version of the first page.
public struct ListPages<Object: KubeObject>: AsyncSequence, Sendable {
  fileprivate let collection: any ResourceCollection<Object>
  fileprivate let parameters: ListParameters

  public func makeAsyncIterator() -> Iterator {
    var parameters = parameters
    if parameters.limit == nil { parameters.limit = 500 }
    return Iterator(collection: collection, next: parameters)
  }

  public struct Iterator: AsyncIteratorProtocol, Sendable {
    fileprivate let collection: any ResourceCollection<Object>
    fileprivate var next: ListParameters?

    public mutating func next() async throws -> ObjectList<Object>? {
      guard var parameters = next else { return nil }
      next = nil
      let page = try await page(&parameters)
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

    /// A server that has forgotten the version says with what token to go on after the same object,
    /// at the version of now.
    private func page(_ parameters: inout ListParameters) async throws -> ObjectList<Object> {
      do {
        return try await collection.list(parameters)
      } catch let error as ClientError {
        guard error.isExpired, parameters.continueToken != nil,
          let token = error.api?.status.metadata?.continue, !token.isEmpty
        else { throw error }
        parameters.continueToken = token
      }
      return try await collection.list(parameters)
    }
  }
}
