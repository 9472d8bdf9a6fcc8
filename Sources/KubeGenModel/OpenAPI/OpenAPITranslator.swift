/// Makes the generator's types of definitions.
struct OpenAPITranslator {
  let model: APIModel
  let served: ServedDefinitions
  let names: OpenAPITypeNames
  /// The run makes the types of KubeCore, so these are types of the same module.
  let isBase: Bool
  let facts: FactsText

  init(model: APIModel, served: ServedDefinitions, names: OpenAPITypeNames, isBase: Bool) {
    self.model = model
    self.served = served
    self.names = names
    self.isBase = isBase
    facts = FactsText(model)
  }

  /// Nil for a definition that is no type of its own, such as a name for strings.
  func type(for definition: APIDefinition) -> TypeModel? {
    guard HandWrittenTypes.scalar(for: definition.name) == nil,
      HandWrittenTypes.name(for: definition.name) == nil, case .object = definition.form,
      let name = names[definition.name]
    else { return nil }
    if let element = served.element(ofList: definition.name) {
      guard let elementName = names[element] else { return nil }
      return TypeModel(
        name: TypeName(name), documentation: definition.documentation,
        form: .alias("ObjectList<\(elementName)>"))
    }
    return TypeModel(
      name: TypeName(name), documentation: facts.text(of: definition),
      form: .object(object(definition)), resource: resource(definition))
  }

  private func object(_ definition: APIDefinition) -> ObjectModel {
    var properties = definition.properties
    var constants: [ObjectModel.Constant] = []
    if let kind = definition.kind, definition.property(named: "apiVersion")?.type == .string,
      definition.property(named: "kind")?.type == .string
    {
      constants = [
        ObjectModel.Constant("apiVersion", kind.apiVersion),
        ObjectModel.Constant("kind", kind.kind),
      ]
      properties.removeAll { $0.name == "apiVersion" || $0.name == "kind" }
    }
    let swiftNames = SwiftNaming.distinct(
      properties.map(\.name), reserved: ["unknownMembers"], by: SwiftNaming.property)
    let wordTypes = isBase ? [:] : WordTypes.names(in: definition)
    let isKubernetes = DefinitionName(definition.name).isKubernetes
    return ObjectModel(
      properties: MemberOrder.sorted(
        zip(properties, swiftNames).map { property, swiftName in
          // The documents have it optional, but an object without metadata is none.
          let isMetadata =
            definition.kind != nil && property.name == "metadata"
            && ServedDefinitions.isObjectMeta(property)
          var type = reference(property.type)
          if let owner = names[definition.name], let word = wordTypes[property.name] {
            type = type.replacingStrings(with: .named(TypeName(owner, word)))
          }
          // Go writes neither where the other was read, and storage as protobuf cannot tell them apart.
          let isLeftOutIfEmpty =
            isKubernetes && !property.isRequired && (type.isList || type.isMap)
          return PropertyModel(
            jsonName: property.name, swiftName: swiftName, type: type,
            isOptional: !property.isRequired && !isMetadata && !isLeftOutIfEmpty,
            isLeftOutIfEmpty: isLeftOutIfEmpty, documentation: FactsText.text(of: property))
        }),
      constants: constants)
  }

  private func resource(_ definition: APIDefinition) -> ResourceModel? {
    guard let kind = served.kind(of: definition.name) else { return nil }
    return ResourceModel(
      group: kind.identity.group, version: kind.identity.version, kind: kind.identity.kind,
      plural: kind.plural, isNamespaced: kind.isNamespaced,
      hasStatus: kind.subresources.contains { $0.name == "status" },
      capabilities: capabilities(of: kind), isReadFromDocument: true)
  }

  private func capabilities(of kind: APIKind) -> [ResourceModel.Capability] {
    let subresources = Set(kind.subresources.map(\.name))
    return ResourceModel.Capability.allCases.filter { capability in
      switch capability {
      case .pod: subresources.contains("log") && subresources.contains("exec")
      case .scalable: subresources.contains("scale")
      case .serviceAccount: subresources.contains("token")
      // No path tells of these.
      case .node: kind.identity.group.isEmpty && kind.identity.kind == "Node"
      case .restartable:
        kind.identity.group == "apps"
          && ["Deployment", "DaemonSet", "StatefulSet"].contains(kind.identity.kind)
      }
    }
  }

  private func reference(_ type: APIType, depth: Int = 0) -> TypeReference {
    switch type {
    case .any, .anonymous: return .scalar(.value)
    case .boolean: return .scalar(.bool)
    case .string: return .scalar(.string)
    case .bytes: return .scalar(.data)
    case .dateTime: return .scalar(.time)
    case .intOrString: return .scalar(.intOrString)
    case .int32: return .scalar(.int32)
    case .integer, .int64: return .scalar(.int)
    case .number: return .scalar(.double)
    case .array(let element): return .array(reference(element, depth: depth))
    case .map(let value): return .dictionary(reference(value, depth: depth))
    case .reference(let name):
      if let scalar = HandWrittenTypes.scalar(for: name) { return .scalar(scalar) }
      if let type = HandWrittenTypes.name(for: name) { return .core(type) }
      if let base = BaseTypes.name(for: name) {
        return isBase ? .named(TypeName(base)) : .core(base)
      }
      switch model[name]?.form {
      case .object: return names[name].map { .named(TypeName($0)) } ?? .scalar(.value)
      // A name for a name for a name: a document can make a circle of them.
      case .value(let type) where depth < 8: return reference(type, depth: depth + 1)
      case .value, nil: return .scalar(.value)
      }
    }
  }
}
