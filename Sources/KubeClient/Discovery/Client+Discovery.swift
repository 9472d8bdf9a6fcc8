import KubeCore

extension Client {
  /// All that the server serves: two requests, or, where a server or something before it has no
  /// aggregated discovery (Kubernetes before 1.26), one for each group and version.
  ///
  /// A group whose own server does not answer is no error, but in ``Discovery/failures``.
  public func discover() async throws -> Discovery {
    try await discoveryCache.renew(on: context.clock) { () throws(ClientError) in
      try await askForAll()
    }
  }

  /// The resource that a person means; see ``Discovery/resource(named:)``.
  ///
  /// The server is asked when first something is looked for, and again when something is missing,
  /// as kinds come and go; but not more than once in 5 seconds. All copies of the client share what
  /// they know.
  ///
  /// - Throws: ``ClientError`` with the code `invalidRequest` if the server has none of the name.
  public func resource(named name: String) async throws -> DiscoveredResource {
    try await resource("resource '\(name)'") { $0.resource(named: name) }
  }

  /// The resource of a kind, as an object's `apiVersion` and `kind` name it; the server is asked as
  /// for ``resource(named:)``.
  ///
  /// - Throws: ``ClientError`` with the code `invalidRequest` if the server does not have the kind.
  public func resource(for kind: GroupVersionKind) async throws -> DiscoveredResource {
    try await resource("kind \(kind)") { $0.resource(for: kind) }
  }

  /// Lets go of what ``resource(named:)`` and ``resource(for:)`` know, as after a 404 for a kind
  /// that was there.
  public func forgetDiscovery() { discoveryCache.forget() }

  private func resource(
    _ wanted: String, _ find: (Discovery) -> DiscoveredResource?
  ) async throws(ClientError) -> DiscoveredResource {
    let discovery = try await discoveryCache.discovery(
      on: context.clock, with: { find($0) != nil }
    ) { () throws(ClientError) in try await askForAll() }
    if let found = find(discovery) { return found }
    var message = "\(server): The server has no \(wanted)."
    for (group, reason) in discovery.failures.sorted(by: { $0.key < $1.key }) {
      message += " It may be one of \(group), which did not answer: \(reason)."
    }
    throw ClientError(.invalidRequest, message)
  }

  private func askForAll() async throws(ClientError) -> Discovery {
    let core = try await discovery(at: "/api")
    let others = try await discovery(at: "/apis")
    return Discovery(
      groups: core.groups + others.groups,
      failures: core.failures.merging(others.failures) { first, _ in first })
  }

  private func discovery(at path: String) async throws(ClientError) -> Discovery {
    let answer = try await decoded(JSONValue.self, Self.get(path, DiscoveryDocument.accept))
    switch answer["kind"]?.string {
    case "APIGroupDiscoveryList":
      let document = try decode(DiscoveryDocument.self, answer, path)
      return Discovery(
        groups: document.items.map { DiscoveredGroup($0) }, failures: Self.stale(in: document))
    case "APIVersions":
      let versions = try decode(APIVersions.self, answer, path).versions
      return try await discovery(of: [("", versions.map { ($0, "/api/\($0)") })])
    case "APIGroupList":
      let groups = try decode(APIGroupList.self, answer, path).groups
      return try await discovery(
        of: groups.map { group in
          let preferred = group.preferredVersion?.version
          let versions = group.versions.map(\.version)
          let ordered =
            versions.filter { $0 == preferred } + versions.filter { $0 != preferred }
          return (group.name, ordered.map { ($0, "/apis/\(group.name)/\($0)") })
        })
    default:
      throw ClientError(
        .undecodable,
        "\(server): GET \(path): the answer is no discovery; it is of kind "
          + "'\(answer["kind"]?.string ?? "")'.")
    }
  }

  private static func stale(in document: DiscoveryDocument) -> [String: String] {
    var failures: [String: String] = [:]
    for group in document.items {
      for version in group.versions where version.freshness == "Stale" {
        failures[place(group.metadata.name ?? "", version.version)] =
          "the server's knowledge of it is old"
      }
    }
    return failures
  }

  /// `apps/v1`; `v1` for the core group.
  private static func place(_ group: String, _ version: String) -> String {
    group.isEmpty ? version : "\(group)/\(version)"
  }

  /// One request for each version of each group, some at a time.
  private func discovery(
    of groups: [(name: String, versions: [(version: String, path: String)])]
  ) async throws(ClientError) -> Discovery {
    let paths = groups.flatMap { $0.versions.map(\.path) }
    var answers: [String: Result<APIResourceList, ClientError>] = [:]
    await withTaskGroup(of: (String, Result<APIResourceList, ClientError>).self) { group in
      var left = paths[...]
      for _ in 0..<8 {
        if let path = left.popFirst() { group.addTask { await resources(at: path) } }
      }
      while let (path, answer) = await group.next() {
        answers[path] = answer
        if let path = left.popFirst() { group.addTask { await resources(at: path) } }
      }
    }
    var discovery = Discovery(groups: [])
    for group in groups {
      var found = DiscoveredGroup(name: group.name, versions: [])
      for (version, path) in group.versions {
        switch answers[path] {
        case .success(let list):
          found.versions.append(
            DiscoveredVersion(
              version: version,
              resources: DiscoveredResource.all(in: list, group: group.name, version: version)))
        case .failure(let error):
          // Nobody waits for a group, but whoever is refused altogether must hear of it.
          guard !error.isCancelled, !error.isUnauthorized, error.code != .credential else {
            throw error
          }
          discovery.failures[Self.place(group.name, version)] = error.message
        case nil: throw ClientError.cancelled("\(server): the discovery")
        }
      }
      discovery.groups.append(found)
    }
    return discovery
  }

  private func resources(at path: String) async -> (String, Result<APIResourceList, ClientError>) {
    // A group whose server is away holds nobody up for long.
    var client = self
    client.retryPolicy.patience = min(retryPolicy.patience, .seconds(2))
    do throws(ClientError) {
      return (path, .success(try await client.decoded(APIResourceList.self, Self.get(path))))
    } catch {
      return (path, .failure(error))
    }
  }

  private func decode<Value: JSONCodable>(
    _ type: Value.Type, _ answer: JSONValue, _ path: String
  ) throws(ClientError) -> Value {
    do throws(JSONError) {
      return try Value(json: answer.text)
    } catch {
      throw ClientError(
        .undecodable, "\(server): GET \(path): the answer is no \(type): \(error)", cause: error)
    }
  }

  static func get(
    _ path: String, _ accept: String = APIRequest.json
  ) throws(ClientError) -> APIRequest {
    do throws(InvalidRequest) {
      return try APIRequest(raw: .get, path, accept: accept)
    } catch {
      throw ClientError(.invalidRequest, error.description, cause: error)
    }
  }
}

extension DiscoveredResource {
  /// The resources of a list in which subresources stand beside them, as `pods/log`.
  static func all(
    in list: APIResourceList, group: String, version: String
  ) -> [DiscoveredResource] {
    var subresources: [String: [String: Set<String>]] = [:]
    for resource in list.resources {
      let parts = resource.name.split(separator: "/", maxSplits: 1).map(String.init)
      if parts.count == 2 {
        subresources[parts[0], default: [:]][parts[1]] = Set(resource.verbs)
      }
    }
    return list.resources.filter { !$0.name.contains("/") }.map { resource in
      DiscoveredResource(
        identity: ResourceIdentity(
          group: group, version: version, kind: resource.kind, plural: resource.name,
          isNamespaced: resource.namespaced),
        singular: resource.singularName, shortNames: resource.shortNames,
        categories: resource.categories, verbs: Set(resource.verbs),
        subresources: subresources[resource.name] ?? [:])
    }
  }
}
