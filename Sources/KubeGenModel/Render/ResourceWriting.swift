extension TypeWriter {
  /// What makes the type a kind: its identity, its table, and its definition if there is one.
  mutating func writeIdentity(_ type: TypeModel, _ object: ObjectModel, _ resource: ResourceModel) {
    beginExtension(of: type.name)
    writeIdentityMembers(type, object, resource)
    code.close()
    for capability in resource.capabilities {
      beginExtension(of: type.name, conformingTo: capability.rawValue, isEmpty: true)
    }
    if let definition = resource.definition { writeDefinition(definition, of: type, resource) }
  }

  mutating func writeIdentityMembers(
    _ type: TypeModel, _ object: ObjectModel, _ resource: ResourceModel
  ) {
    let modifier = modifier(of: type)
    let scope = spelling.kubeCore(resource.isNamespaced ? "NamespaceScope" : "ClusterScope")
    let string = spelling.spell(.scalar(.string), in: type.name)
    code.line("\(modifier)typealias Scope = \(scope)")
    for (name, value) in [
      ("group", resource.group), ("version", resource.version), ("kind", resource.kind),
      ("plural", resource.plural),
    ] {
      let head = "\(modifier)static var \(name): \(string) {"
      let value = StringLiteral.quoted(value)
      if code.fits("\(head) \(value) }") {
        code.line("\(head) \(value) }")
      } else {
        code.open(head)
        code.line(value)
        code.close()
      }
    }
    code.blankLine()
    writeTable(type, object)
  }

  private mutating func writeDefinition(
    _ definition: String, of type: TypeModel, _ resource: ResourceModel
  ) {
    let holder = definitions.first { $0.text == definition }?.holder ?? type.name
    if holder == type.name { definitions.append((definition, holder)) }
    let result = spelling.kubeCore("CustomResourceDefinition")
    beginExtension(of: type.name, conformingTo: "CustomResource")
    code.documentation(
      resource.isReadFromDocument
        ? "The CustomResourceDefinition that this type was made from."
        : "The CustomResourceDefinition of this kind, as its declaration describes it.")
    let head = "\(modifier(of: type))static func crd() -> \(result) {"
    let call = "\(TypeSpelling.qualified(holder)).embeddedDefinition()"
    if code.fits("\(head) \(call) }") {
      code.line("\(head) \(call) }")
    } else {
      code.open(head)
      code.line(call)
      code.close()
    }
    code.close()
  }

  /// The definitions of a file's kinds, each once, at its end: nobody reads them on the way to
  /// something else.
  mutating func writeDefinitions() {
    let result = spelling.kubeCore("CustomResourceDefinition")
    for definition in definitions {
      beginExtension(of: definition.holder)
      code.open("fileprivate static func embeddedDefinition() -> \(result) {")
      writeEmbedded(definition.text, as: "CustomResourceDefinition")
      code.close()
      code.close()
    }
  }
}
