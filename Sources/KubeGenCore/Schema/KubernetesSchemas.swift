/// Structural schemas of Kubernetes' own types, from the facts of its API.
///
/// They are as controller-gen writes them, but for words: metadata is a bare object, and what a
/// structural schema cannot say is left open.
struct KubernetesSchemas {
  let model: APIModel
  let place: SourceLocation

  func schema(of type: APIType) -> StructuralSchema { schema(of: type, inside: []) }

  private func schema(of type: APIType, inside path: [String]) -> StructuralSchema {
    switch type {
    case .any, .anonymous: return StructuralSchema([.preserveUnknownFields: true], at: place)
    case .boolean: return ScalarSchemas.schema(of: .bool, at: place)
    case .string: return ScalarSchemas.schema(of: .string, at: place)
    case .bytes: return ScalarSchemas.schema(of: .data, at: place)
    case .dateTime: return ScalarSchemas.schema(of: .time, at: place)
    case .intOrString: return ScalarSchemas.schema(of: .intOrString, at: place)
    case .integer: return ScalarSchemas.schema(of: .int, at: place)
    case .int32: return ScalarSchemas.schema(of: .int32, at: place)
    case .int64: return ScalarSchemas.schema(of: .int64, at: place)
    case .number: return ScalarSchemas.schema(of: .double, at: place)
    case .array(let element):
      return StructuralSchema(
        [.type: "array"], element: .items(schema(of: element, inside: path)), at: place)
    case .map(let value):
      return StructuralSchema(
        [.type: "object"], element: .additionalProperties(schema(of: value, inside: path)),
        at: place)
    case .reference(let name): return schema(ofDefinition: name, inside: path)
    }
  }

  private func schema(ofDefinition name: String, inside path: [String]) -> StructuralSchema {
    if let scalar = HandWrittenTypes.scalar(for: name) {
      var schema = ScalarSchemas.schema(of: scalar, at: place)
      if name.hasSuffix(".RawExtension") { schema.set(.type, "object", at: place) }
      return schema
    }
    if let core = Self.core[name] ?? BaseTypes.name(for: name),
      let schema = CoreSchemas.schema(of: core, at: place)
    {
      return schema
    }
    // Unions of KubeCore's, definitions that hold themselves, and what the document lacks.
    guard !path.contains(name), path.count < 64, let definition = model[name] else {
      let isObject = model[name].map { !$0.properties.isEmpty } ?? false
      var schema = StructuralSchema([.preserveUnknownFields: true], at: place)
      if isObject { schema.set(.type, "object", at: place) }
      return schema
    }
    switch definition.form {
    case .value(let type): return schema(of: type, inside: path + [name])
    case .object(let properties):
      return object(properties, of: definition, inside: path + [name])
    }
  }

  /// Definitions whose schema is known more exactly than the facts tell it.
  private static let core = [
    "io.k8s.api.core.v1.LocalObjectReference": "LocalObjectReference",
    "io.k8s.api.core.v1.TypedLocalObjectReference": "TypedLocalObjectReference",
  ]

  private func object(
    _ properties: [APIProperty], of definition: APIDefinition, inside path: [String]
  ) -> StructuralSchema {
    var schema = StructuralSchema([.type: "object"], at: place)
    // An object without known members would be emptied.
    if properties.isEmpty { schema.set(.preserveUnknownFields, true, at: place) }
    if let mapType = definition.mapType { schema.set(.mapType, Node(.string(mapType)), at: place) }
    for property in properties {
      schema.properties.append(
        StructuralSchema.Property(
          property.name, self.property(property, of: definition, inside: path), at: place))
      if property.isRequired { schema.required.append(property.name) }
    }
    return schema
  }

  private func property(
    _ property: APIProperty, of definition: APIDefinition, inside path: [String]
  ) -> StructuralSchema {
    var schema = schema(of: property.type, inside: path)
    if let text = property.defaultValue ?? Self.defaults["\(definition.name).\(property.name)"],
      let value = Self.value(of: text),
      DefaultCheck.problem(with: value, in: schema, path: "") == nil
    {
      schema.set(.default, value, at: place)
    }
    if let mapType = property.mapType, schema.type == "object" {
      schema.set(.mapType, Node(.string(mapType)), at: place)
    }
    if let listType = property.listType, schema.type == "array" {
      var list = schema
      list.set(.listType, Node(.string(listType)), at: place)
      if !property.listMapKeys.isEmpty {
        let keys = property.listMapKeys.map { Node(.string($0)) }
        list.set(.listMapKeys, Node(.sequence(keys)), at: place)
      }
      // What the server demands of such lists in a definition, Kubernetes' own types do not always
      // meet. Without a type the list is atomic.
      var checker = StructuralChecker(diagnostics: Diagnostics())
      checker.checkLists(list)
      if !checker.diagnostics.hasErrors { schema = list }
    }
    return schema
  }

  /// Defaults of the keys of lists, which OpenAPI v2 documents do not tell.
  private static let defaults = [
    "io.k8s.api.core.v1.ContainerPort.protocol": "\"TCP\"",
    "io.k8s.api.core.v1.ServicePort.protocol": "\"TCP\"",
  ]

  private static func value(of text: String) -> Node? {
    var diagnostics = Diagnostics()
    let documents = DocumentReader.documents(
      InputFile(path: "default.json", bytes: Array(text.utf8)), diagnostics: &diagnostics)
    return diagnostics.hasErrors ? nil : documents.first
  }
}
