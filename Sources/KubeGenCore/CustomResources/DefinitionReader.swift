/// Finds the CustomResourceDefinitions of a file and reads what they say of names and versions.
struct DefinitionReader {
  private let path: String
  private var diagnostics: Diagnostics
  private var definitions: [Definition] = []
  /// Definitions that were found, with or without mistakes.
  private var found = 0
  /// Kinds that are none of ours, in their order.
  private var others: [String] = []
  private var firstOther: Node?

  static func definitions(_ file: InputFile, diagnostics: inout Diagnostics) -> [Definition] {
    let before = diagnostics.errorCount
    let documents = DocumentReader.documents(file, diagnostics: &diagnostics)
    let isReadable = diagnostics.errorCount == before
    var reader = DefinitionReader(path: file.path, diagnostics: diagnostics)
    for document in documents { reader.read(document, isInList: false) }
    reader.reportOthers(isReadable: isReadable)
    diagnostics = reader.diagnostics
    return reader.definitions
  }

  private init(path: String, diagnostics: Diagnostics) {
    self.path = path
    self.diagnostics = diagnostics
  }

  private mutating func read(_ document: Node, isInList: Bool) {
    if document.isNull { return }
    guard document.members != nil else {
      error("Expected a Kubernetes object here, but this is \(document.kind).", document)
      return
    }
    let kind = document["kind"]?.string
    let apiVersion = document["apiVersion"]?.string ?? ""
    if let kind, kind.hasSuffix("List"), !isInList, let items = document["items"]?.elements {
      for item in items {
        read(
          kind == "CustomResourceDefinitionList" ? named(item, apiVersion) : item, isInList: true)
      }
      return
    }
    guard kind == "CustomResourceDefinition", apiVersion.hasPrefix("apiextensions.k8s.io/") else {
      if firstOther == nil { firstOther = document }
      let name = kind ?? "an object without a kind"
      if !others.contains(name) { others.append(name) }
      return
    }
    found += 1
    guard apiVersion == "apiextensions.k8s.io/v1" else {
      reportOldVersion(apiVersion, document)
      return
    }
    if let definition = definition(document) { definitions.append(definition) }
  }

  /// The items of a list that an API server sent do not repeat what kind they are.
  private func named(_ item: Node, _ apiVersion: String) -> Node {
    guard let members = item.members, item["kind"] == nil, item["apiVersion"] == nil else {
      return item
    }
    var named = item
    named.content = .mapping(
      [
        Node.Member("apiVersion", Node(.string(apiVersion))),
        Node.Member("kind", "CustomResourceDefinition"),
      ] + members)
    return named
  }

  private mutating func reportOldVersion(_ apiVersion: String, _ document: Node) {
    error(
      "\(apiVersion) left Kubernetes in 1.22; apiextensions.k8s.io/v1 is read. To convert by hand: "
        + "set apiVersion, move spec.version to spec.versions[].name (with served and storage), "
        + "spec.validation to spec.versions[].schema, spec.subresources and "
        + "spec.additionalPrinterColumns (JSONPath is jsonPath now) into each version, and give "
        + "every part of the schema a type. Or take the definition as a cluster has it: "
        + "kubectl get crd NAME -o yaml.", document["apiVersion"] ?? document)
  }

  private mutating func reportOthers(isReadable: Bool) {
    let names = others.joined(separator: ", ")
    if found == 0, isReadable {
      let instead = others.isEmpty ? "" : ", only \(names)"
      diagnostics.error(
        "There is no CustomResourceDefinition in this file\(instead). Take it out of the list of "
          + "CRDs, or put the definition in.",
        at: firstOther?.location(in: path) ?? SourceLocation(path: path))
    } else if let firstOther {
      diagnostics.warning(
        "Only CustomResourceDefinitions are read; left out: \(names).",
        at: firstOther.location(in: path))
    }
  }

  private mutating func error(_ message: String, _ node: Node) {
    diagnostics.error(message, at: node.location(in: path))
  }
}

extension DefinitionReader {
  private mutating func definition(_ document: Node) -> Definition? {
    guard let spec = mapping("spec", of: document, "") else { return nil }
    let group = text("group", of: spec, "spec.")
    let names = mapping("names", of: spec, "spec.")
    let kind = names.flatMap { text("kind", of: $0, "spec.names.") }
    let plural = names.flatMap { text("plural", of: $0, "spec.names.") }
    let scope = text("scope", of: spec, "spec.")
    if let scope, scope != "Namespaced", scope != "Cluster" {
      error("spec.scope is Namespaced or Cluster, not '\(scope)'.", spec["scope"] ?? spec)
      return nil
    }
    let versions = versions(of: spec)
    for version in versions {
      RuleCompilation.check(version.schema, path: path, diagnostics: &diagnostics)
    }
    guard let group, let kind, let plural, let scope, !versions.isEmpty else { return nil }
    return Definition(
      path: path, document: document, group: group, kind: kind, plural: plural,
      isNamespaced: scope == "Namespaced", shortNames: words(names?["shortNames"]),
      categories: words(names?["categories"]), versions: versions)
  }

  /// Every version with a schema, the one that has the plain name first, then by priority.
  private mutating func versions(of spec: Node) -> [Definition.Version] {
    guard let elements = spec["versions"]?.elements, !elements.isEmpty else {
      error(
        "spec.versions is missing: a definition has at least one version, with name, served, "
          + "storage and schema.", spec["versions"] ?? spec)
      return []
    }
    var versions: [Definition.Version] = []
    for (index, element) in elements.enumerated() {
      guard let name = text("name", of: element, "spec.versions[\(index)].") else { continue }
      if versions.contains(where: { $0.name == name }) {
        error("The version '\(name)' is here twice. Remove one of the two.", element)
        continue
      }
      guard let schema = element["schema"]?["openAPIV3Schema"], schema.members != nil else {
        error(
          "The version '\(name)' has no schema, so there is nothing to make types from. Put it at "
            + "schema.openAPIV3Schema; for objects of any content that is {type: object, "
            + "x-kubernetes-preserve-unknown-fields: true}.", element["schema"] ?? element)
        continue
      }
      versions.append(
        Definition.Version(
          name: name, isServed: element["served"]?.bool ?? true,
          hasStatusSubresource: element["subresources"]?["status"] != nil,
          hasScaleSubresource: element["subresources"]?["scale"] != nil, schema: schema))
    }
    return versions.sorted { a, b in
      a.isServed == b.isServed ? VersionOrder(a.name) < VersionOrder(b.name) : a.isServed
    }
  }

  private mutating func mapping(_ key: String, of node: Node, _ place: String) -> Node? {
    if let value = node[key], value.members != nil { return value }
    error("\(place)\(key) is missing; it is a mapping.", node[key] ?? node)
    return nil
  }

  private mutating func text(_ key: String, of node: Node, _ place: String) -> String? {
    if let text = node[key]?.string, !text.isEmpty { return text }
    let found = node[key].map { ", but this is \($0.string == nil ? $0.kind : "empty")" } ?? ""
    error(
      "\(place)\(key) \(found.isEmpty ? "is missing; it is a string" : "is a string")\(found).",
      node[key] ?? node)
    return nil
  }

  private func words(_ node: Node?) -> [String] {
    node?.elements?.compactMap(\.string) ?? []
  }
}
