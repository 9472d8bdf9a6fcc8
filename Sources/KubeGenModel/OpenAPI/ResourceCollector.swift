/// Learns from the paths of OpenAPI documents which kinds an API server serves, and how.
struct ResourceCollector {
  private struct Key: Hashable {
    var group: String
    var version: String
    var plural: String
  }

  private struct Resource {
    var identity: GroupVersionKind?
    var isInNamespace = false
    /// An object is reached without a namespace.
    var isInCluster = false
    var verbs: Set<String> = []
    var subresources: [String: APIKind.Subresource] = [:]
    var location: SourceLocation
  }

  private var resources: [Key: Resource] = [:]

  mutating func add(_ document: OpenAPIReader.Document, diagnostics: inout Diagnostics) {
    for member in document.root["paths"]?.members ?? [] {
      guard let path = ResourcePath(member.key) else { continue }
      let location = SourceLocation(
        path: document.path, line: max(1, Int(member.keyLine)),
        column: max(1, Int(member.keyColumn)))
      let operations = (member.value.members ?? []).compactMap(Operation.init)
      guard operations.contains(where: { $0.identity != nil }) else { continue }
      add(path, operations, at: location, &diagnostics)
    }
  }

  private mutating func add(
    _ path: ResourcePath, _ operations: [Operation], at location: SourceLocation,
    _ diagnostics: inout Diagnostics
  ) {
    let key = Key(group: path.group, version: path.version, plural: path.plural)
    var resource = resources[key] ?? Resource(location: location)
    defer { resources[key] = resource }
    if let name = path.subresource {
      guard !path.isWatch else { return }
      var subresource =
        resource.subresources[name] ?? APIKind.Subresource(name: name, verbs: [])
      let verbs = Set(subresource.verbs).union(operations.compactMap(\.verb))
      subresource.verbs = verbs.sorted()
      subresource.kind = subresource.kind ?? operations.lazy.compactMap(\.identity).first
      resource.subresources[name] = subresource
    } else {
      for identity in operations.compactMap(\.identity) {
        if let known = resource.identity, known != identity {
          diagnostics.error(
            "The paths of '\(path.plural)' serve both \(known) and \(identity), so it is unclear "
              + "which kind they are of.", at: location)
          return
        }
        resource.identity = identity
      }
      resource.verbs.formUnion(path.isWatch ? ["watch"] : Set(operations.compactMap(\.verb)))
    }
    if path.isInNamespace {
      resource.isInNamespace = true
    } else if path.isObject {
      resource.isInCluster = true
    }
  }

  /// The kinds of all paths, each with the one of `definitions` that says that it is of the kind.
  func kinds(
    definitions: [APIDefinition], diagnostics: inout Diagnostics
  ) -> [APIKind] {
    var names: [GroupVersionKind: String] = [:]
    for definition in definitions {
      for kind in definition.kinds where definition.name.hasSuffix(".\(kind.kind)") {
        names[kind] = min(definition.name, names[kind] ?? definition.name)
      }
    }
    var kinds: [APIKind] = []
    let byLocation = resources.sorted { a, b in
      (a.value.location.path, a.value.location.line, a.key.plural)
        < (b.value.location.path, b.value.location.line, b.key.plural)
    }
    for (key, resource) in byLocation {
      // A path of subresources only: their kind is that of another group's path.
      guard let identity = resource.identity else { continue }
      if resource.isInNamespace, resource.isInCluster {
        diagnostics.error(
          "The paths of '\(key.plural)' reach \(identity) both within a namespace and without one.",
          at: resource.location)
        continue
      }
      guard identity.group == key.group, identity.version == key.version,
        let definition = names[identity]
      else {
        diagnostics.warning(
          "The paths of '\(key.plural)' serve \(identity), of which there is no definition; the kind "
            + "is left out.", at: resource.location)
        continue
      }
      kinds.append(
        APIKind(
          identity: identity, plural: key.plural, isNamespaced: resource.isInNamespace,
          verbs: resource.verbs.sorted(),
          subresources: resource.subresources.values.sorted { $0.name < $1.name }.map {
            var subresource = $0
            if subresource.kind == identity { subresource.kind = nil }
            return subresource
          },
          definition: definition))
    }
    return kinds
  }
}

/// What can be done at a path.
private struct Operation {
  /// In the words of RBAC; nil for `OPTIONS`.
  var verb: String?
  var identity: GroupVersionKind?

  init?(_ member: Node.Member) {
    let verbs = [
      "get": "get", "head": "get", "post": "create", "put": "update", "patch": "patch",
      "delete": "delete", "options": nil,
    ]
    guard let verb = verbs[member.key] else { return nil }
    identity = GroupVersionKind(node: member.value["x-kubernetes-group-version-kind"])
    self.verb =
      switch member.value["x-kubernetes-action"]?.string {
      case "list": "list"
      case "deletecollection": "deletecollection"
      default: verb
      }
  }
}
