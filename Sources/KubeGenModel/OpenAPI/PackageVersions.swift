/// Which group and version the definitions below a name belong to: those of the kinds among them.
struct PackageVersions {
  private var apiVersions: [String: String] = [:]

  init(_ model: APIModel) {
    let served = model.kinds.map { ($0.definition, $0.identity) }
    let others = model.definitions.compactMap { definition in
      definition.kind.map { (definition.name, $0) }
    }
    for (definition, kind) in served + others {
      let package = DefinitionName(definition).package
      if apiVersions[package] == nil { apiVersions[package] = kind.apiVersion }
    }
  }

  /// The unit's name and title: `apps.v1` and `apps/v1`.
  func unit(for name: DefinitionName) -> (name: String, title: String) {
    if name.isApimachinery { return ("apimachinery", "apimachinery") }
    let title: String
    if let apiVersion = apiVersions[name.package] {
      title = apiVersion
    } else if let version = name.version {
      title = name.label == "core" ? version : "\(name.label)/\(version)"
    } else {
      title = name.package.isEmpty ? "definitions" : name.package
    }
    let words =
      title.contains("/") ? title : VersionMaturity.isVersion(title) ? "core/\(title)" : title
    let safe = words.unicodeScalars.map { scalar -> Character in
      scalar.isASCII
        && (scalar.properties.isAlphabetic || ("0"..."9").contains(scalar) || scalar == "-")
        ? Character(scalar) : "."
    }
    return (String(safe), title)
  }
}
