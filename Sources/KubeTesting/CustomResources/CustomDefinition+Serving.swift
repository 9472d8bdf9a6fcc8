import KubeCore
import KubeJSON
import KubeSchema

extension CustomDefinition {
  /// What a definition has served: nothing before it is established.
  static func servedResources(_ crd: JSONValue) -> [ServedResource] {
    CustomDefinition(crd).servedResources
  }

  var servedResources: [ServedResource] {
    guard isEstablished, let storageVersion else { return [] }
    return versions.filter(\.isServed).map { served($0, storedIn: storageVersion) }
  }

  /// A version, served or not.
  func served(_ version: CustomVersion, storedIn storageVersion: CustomVersion) -> ServedResource {
    ServedResource(
      identity: GroupVersionResource(
        group: group, version: version.name, resource: names.plural),
      kind: names.kind, listKind: names.listKind, singular: acceptedNames.singular,
      shortNames: acceptedNames.shortNames, categories: acceptedNames.categories,
      isNamespaced: isNamespaced, verbs: isTerminating ? Self.lastVerbs : Self.verbs,
      subresources: Self.subresources(of: version),
      schema: (version.schema ?? .empty).objectType(),
      rules: CustomRules(definition: self, version: version),
      storage: ServedResource.Storage(
        resource: groupResource, apiVersion: storageVersion.apiVersion),
      custom: CustomServing(definition: name, resource: self, version: version),
      deprecationWarning: deprecationWarning(of: version))
  }

  /// In the order in which discovery gives them.
  private static let verbs = [
    "delete", "deletecollection", "get", "list", "patch", "create", "update", "watch",
  ]
  /// While the definition is being deleted.
  private static let lastVerbs = ["delete", "deletecollection", "get", "list", "watch"]

  private static func subresources(of version: CustomVersion) -> [ServedResource.Subresource] {
    let verbs = ["get", "patch", "update"]
    var subresources: [ServedResource.Subresource] = []
    if version.hasStatus { subresources.append(.init(name: "status", verbs: verbs)) }
    if version.scale != nil {
      subresources.append(
        .init(
          name: "scale", verbs: verbs,
          kind: GroupVersionKind(group: "autoscaling", version: "v1", kind: "Scale")))
    }
    return subresources
  }

  /// The warning that every request for a deprecated version is answered with.
  func deprecationWarning(of version: CustomVersion) -> String? {
    guard version.isDeprecated else { return nil }
    if let warning = version.deprecationWarning { return warning }
    let start = "\(version.apiVersion) \(names.kind) is deprecated"
    let priority = VersionPriority(version.name)
    let better = versions.filter { $0.isServed && !$0.isDeprecated }
      .map { VersionPriority($0.name) }.filter { $0.isPreferred(over: priority) }
    guard let best = better.min(by: { $0.isPreferred(over: $1) }) else { return start }
    return "\(start); use \(group)/\(best) \(names.kind)"
  }

  /// What field selectors may ask of a stored object beside its name and namespace, in any
  /// version.
  func selectableFields(of object: JSONValue) -> [String: String] {
    var fields: [String: String] = [:]
    for version in versions where version.isServed && !version.selectableFields.isEmpty {
      let object = (try? read(object, as: version)) ?? object
      for path in version.selectableFields {
        fields[String(path.dropFirst())] = Self.selectableText(object, path)
      }
    }
    return fields
  }

  private static func selectableText(_ object: JSONValue, _ path: String) -> String {
    let keys = path.dropFirst().split(separator: ".")
    let value = keys.reduce(object as JSONValue?) { $0?[String($1)] }
    switch value?.kind {
    case .string(let text): return text
    case .number(let number): return GoText.number(number)
    case .bool(let value): return "\(value)"
    default: return ""
    }
  }
}

extension CustomServing {
  /// Whether stored objects may lack what a client is to see: those of a definition that has
  /// changed, or has several versions.
  var rewritesStored: Bool {
    resource.versions.count > 1 || resource.json["metadata"]?["generation"]?.int != 1
  }
}
