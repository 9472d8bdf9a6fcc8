/// What the model knows of a definition, as documentation.
struct FactsText {
  private let version: String?
  private var groups: [String: String] = [:]

  init(_ model: APIModel) {
    version = model.version
    for kind in model.kinds where groups[DefinitionName(kind.definition).package] == nil {
      groups[DefinitionName(kind.definition).package] = kind.identity.group
    }
    for kind in model.kinds { kinds[kind.definition] = kind }
  }

  private var kinds: [String: APIKind] = [:]

  /// The document's own words, what kind it is, and where it is described.
  func text(of definition: APIDefinition) -> String? {
    var paragraphs = definition.documentation.map { [$0] } ?? []
    if let kind = kinds[definition.name], kind.identity == definition.kind {
      paragraphs.append(
        "`\(kind.plural)` of `\(kind.identity.apiVersion)`, "
          + (kind.isNamespaced ? "in a namespace." : "of the whole cluster."))
    }
    if let link = link(to: definition) {
      paragraphs.append("[Reference](\(link))")
    }
    return paragraphs.isEmpty ? nil : paragraphs.joined(separator: "\n\n")
  }

  /// The generated reference has an anchor for each definition of Kubernetes.
  private func link(to definition: APIDefinition) -> String? {
    let name = DefinitionName(definition.name)
    guard let version, name.isKubernetes, let apiVersion = name.version else { return nil }
    let group = name.isApimachinery ? "meta" : groups[name.package] ?? name.label
    let words = [name.last, apiVersion, group.isEmpty ? "core" : group]
      .map { $0.lowercased().split(separator: ".").joined(separator: "-") }
    return "https://kubernetes.io/docs/reference/generated/kubernetes-api/v\(version)/#"
      + words.joined(separator: "-")
  }

  /// The document's own words, and what the server does with the member.
  static func text(of property: APIProperty) -> String? {
    var facts: [String] = []
    if property.isRequired { facts.append("Required.") }
    if let value = property.defaultValue, value != "\"\"" { facts.append("Default: `\(value)`.") }
    if !property.words.isEmpty {
      facts.append("One of \(list(property.words.map { $0.isEmpty ? "\"\"" : $0 }, "or")).")
    }
    switch property.listType {
    case "map" where !property.listMapKeys.isEmpty:
      facts.append("A list map by \(list(property.listMapKeys, "and")).")
    case "set": facts.append("A set.")
    default: break
    }
    if property.patchStrategies.contains("merge") {
      let key = property.patchMergeKey.map { " by `\($0)`" } ?? ""
      facts.append("Strategic merge patches merge it\(key).")
    }
    if property.patchStrategies.contains("retainKeys") {
      facts.append("Strategic merge patches keep only the keys that they name.")
    }
    let paragraphs = [property.documentation, facts.isEmpty ? nil : facts.joined(separator: " ")]
    let text = paragraphs.compactMap(\.self).joined(separator: "\n\n")
    return text.isEmpty ? nil : text
  }

  private static func list(_ words: [String], _ conjunction: String) -> String {
    let quoted = words.map { "`\($0)`" }
    guard let last = quoted.last, quoted.count > 1 else { return quoted.first ?? "" }
    return "\(quoted.dropLast().joined(separator: ", ")) \(conjunction) \(last)"
  }
}
