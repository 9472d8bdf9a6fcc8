/// Makes the model of an API from OpenAPI documents of an API server, version 2 or 3.
package enum OpenAPIReader {
  /// A parsed document; OpenAPI v3 has one for each group and version.
  package struct Document: Sendable {
    package var path: String
    package var root: Node

    package init(path: String, root: Node) {
      self.path = path
      self.root = root
    }
  }

  /// The model of all documents together, with Kubernetes' own mistakes put right (see
  /// ``OpenAPIFixup``).
  ///
  /// A definition that several documents have is taken from the first, in the order of the paths.
  package static func model(
    of documents: [Document], diagnostics: inout Diagnostics
  ) -> APIModel {
    var model = unrepairedModel(of: documents, diagnostics: &diagnostics)
    for fixup in OpenAPIFixup.all { _ = fixup.apply(to: &model) }
    KnownWords.apply(to: &model)
    return model
  }

  /// The model as the documents tell it.
  static func unrepairedModel(
    of documents: [Document], diagnostics: inout Diagnostics
  ) -> APIModel {
    var merged = MergedDefinitions()
    var resources = ResourceCollector()
    var version: String?
    for document in documents.sorted(by: { $0.path < $1.path }) {
      guard let schemas = schemas(of: document, &diagnostics) else { continue }
      version = version ?? self.version(of: document.root)
      var reader = OpenAPISchemaReader(path: document.path)
      for schema in schemas {
        guard let definition = reader.definition(of: schema) else { continue }
        merged.add(definition, diagnostics: &reader.diagnostics)
      }
      for diagnostic in reader.diagnostics.all { diagnostics.append(diagnostic) }
      resources.add(document, diagnostics: &diagnostics)
    }
    let kinds = resources.kinds(definitions: merged.definitions, diagnostics: &diagnostics)
    return APIModel(
      version: version, path: documents.map(\.path).min(), definitions: merged.definitions,
      kinds: kinds)
  }

  private static func schemas(
    of document: Document, _ diagnostics: inout Diagnostics
  ) -> [Node.Member]? {
    let root = document.root
    if let schemas = root["definitions"]?.members ?? root["components"]?["schemas"]?.members {
      return schemas
    }
    // Some documents of OpenAPI v3 have paths only: those of `/version`, for example.
    if root["openapi"]?.string?.hasPrefix("3.") == true { return [] }
    diagnostics.error(
      "This is no OpenAPI document of an API server: it has neither 'definitions' (OpenAPI v2) nor "
        + "'components.schemas' (v3). 'kubectl get --raw /openapi/v2' prints one.",
      at: root.location(in: document.path))
    return nil
  }

  /// `1.36` from `v1.36.2`; the documents in Kubernetes' repository say `unversioned`.
  private static func version(of root: Node) -> String? {
    guard let text = root["info"]?["version"]?.string, text.hasPrefix("v") else { return nil }
    let numbers = text.dropFirst().split(separator: ".", omittingEmptySubsequences: false)
    guard numbers.count >= 2, let major = Int(numbers[0]) else { return nil }
    // Some providers write `v1.36+`.
    guard let minor = Int(numbers[1].prefix { $0.isASCII && $0.isNumber }) else { return nil }
    return "\(major).\(minor)"
  }
}

/// The definitions of several documents, each name once.
private struct MergedDefinitions {
  private(set) var definitions: [APIDefinition] = []
  private var places: [String: Int] = [:]

  mutating func add(_ definition: APIDefinition, diagnostics: inout Diagnostics) {
    guard let place = places[definition.name] else {
      places[definition.name] = definitions.count
      definitions.append(definition)
      return
    }
    let known = definitions[place]
    // Each document names only its own groups at DeleteOptions.
    definitions[place].kinds += definition.kinds.filter { !known.kinds.contains($0) }
    definitions[place].kinds.sort()
    if known.form.bare != definition.form.bare, let location = definition.location,
      let other = known.location
    {
      diagnostics.warning(
        "'\(definition.name)' is not the same here and in \(other), which counts. Are the documents "
          + "of one version?", at: location)
    }
  }
}

extension APIDefinition.Form {
  /// What two documents must agree on: no documentation, no words and no defaults, which OpenAPI v2 has none
  /// of.
  fileprivate var bare: APIDefinition.Form {
    guard case .object(var properties) = self else { return self }
    for index in properties.indices {
      properties[index].documentation = nil
      properties[index].words = []
      properties[index].defaultValue = nil
    }
    return .object(properties)
  }
}
