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
    let result = spelling.kubeCore("CustomResourceDefinition")
    beginExtension(of: type.name, conformingTo: "CustomResource")
    code.documentation(
      resource.isReadFromDocument
        ? "The CustomResourceDefinition that this type was made from."
        : "The CustomResourceDefinition of this kind, as its declaration describes it.")
    code.open("\(modifier(of: type))static func crd() -> \(result) {")
    code.open("\(result)(")
    let lines = StringLiteral.raw(definition, width: code.room - 2)
    code.line("embedded: \(lines[0])")
    for line in lines.dropFirst() { code.line(line, deeper: 1) }
    code.close(")")
    code.close()
    code.close()
  }
}
