import Testing

@testable import KubeGenCore
@testable import KubeGenModel

/// Short ways to write models down.
enum Sample {
  static func property(
    _ name: String, _ type: TypeReference = .scalar(.string), isOptional: Bool = true,
    documentation: String? = nil
  ) -> PropertyModel {
    PropertyModel(
      jsonName: name, swiftName: SwiftNaming.property(name), type: type, isOptional: isOptional,
      documentation: documentation)
  }

  static func object(
    _ name: String, documentation: String? = nil, resource: ResourceModel? = nil,
    _ properties: PropertyModel...
  ) -> TypeModel {
    TypeModel(
      name: typeName(name), documentation: documentation,
      form: .object(ObjectModel(properties: properties)), resource: resource)
  }

  static func typeName(_ name: String) -> TypeName {
    TypeName(path: name.split(separator: ".").map(String.init))
  }

  static func named(_ name: String) -> TypeReference { .named(typeName(name)) }

  /// The output without its first lines, header and import, and without the word by which each
  /// declaration belongs to no actor.
  static func render(
    _ types: TypeModel..., access: Access = .public, module: Set<TypeName> = []
  ) -> String {
    let unit = SourceUnit(name: "Sample", origin: "sample.yaml", types: types)
    let text = Renderer(access: access, types: module).render(unit)
      .replacing("nonisolated ", with: "")
    let header =
      "// Made by kube-gen from sample.yaml. Changes here are lost at the next build.\n\n"
    for imports in [
      "import KubeCore\n\n", conditionalImport("public"), conditionalImport("package"),
    ] {
      let head = header + imports
      if text.hasPrefix(head) { return String(text.dropFirst(head.count)) }
    }
    return text
  }

  static func conditionalImport(_ access: String) -> String {
    """
    #if hasFeature(InternalImportsByDefault)
      \(access) import KubeCore
    #else
      import KubeCore
    #endif


    """
  }
}
