/// The type of a whole object: metadata, spec and status.
enum WrapperModel {
  static func model(
    of root: AnnotatedRoot, in definition: KindDefinition, text: String, _ table: DeclarationTable
  ) -> TypeModel {
    let kube = root.kube
    let resource = ResourceModel(
      group: kube.group.value, version: kube.version.value, kind: kube.kind.value,
      plural: definition.plural, isNamespaced: definition.isNamespaced,
      hasStatus: root.status != nil, capabilities: kube.scale == nil ? [] : [.scalable],
      shortNames: definition.shortNames,
      categories: definition.categories, definition: text, labels: definition.labels,
      annotations: definition.annotations)
    var properties = [
      PropertyModel(
        jsonName: "metadata", swiftName: "metadata", type: .core("ObjectMeta"), isOptional: false,
        documentation: "Name, labels, owners and the like."),
      PropertyModel(
        jsonName: "spec", swiftName: "spec", type: root.spec.reference, isOptional: false,
        documentation: "What is wanted."),
    ]
    if let status = root.status {
      properties.append(
        PropertyModel(
          jsonName: "status", swiftName: "status", type: status.reference, isOptional: true,
          documentation: "What a controller last found."))
    }
    for index in properties.indices.dropFirst() {
      properties[index].keepsUnknown = kube.keepsUnknown
    }
    let constants = [
      ObjectModel.Constant("apiVersion", resource.apiVersion),
      ObjectModel.Constant("kind", resource.kind),
    ]
    return TypeModel(
      name: TypeName(kube.rootName), documentation: kube.documentation ?? root.documentation,
      form: .object(ObjectModel(properties: properties, constants: constants)),
      access: access(of: root, table), resource: resource)
  }

  /// No more than what its members have.
  private static func access(of root: AnnotatedRoot, _ table: DeclarationTable) -> Access {
    var access = root.access
    for declaration in root.status?.declarations ?? [] {
      access = Access.least(access, table.access(of: declaration)) ?? access
    }
    return access
  }
}
