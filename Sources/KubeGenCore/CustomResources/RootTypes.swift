/// Makes the types of a definition: for each version its root, then what the root reaches, in the
/// order of the document.
struct RootTypes {
  private let shapes: ShapeTable
  private let names: [Int: TypeName]
  private var types: [TypeModel] = []
  private var emitted: Set<Int> = []

  static func types(
    of definition: Definition, names: RootNaming.Names, diagnostics: inout Diagnostics
  ) -> [TypeModel] {
    let text = definition.document.jsonText()
    var types: [TypeModel] = []
    for (version, name) in zip(definition.versions, names.versions) {
      var reader = SchemaReader(file: definition.path, diagnostics: diagnostics)
      types += self.types(of: version, name, definition, text, &reader)
      diagnostics = reader.diagnostics
    }
    return types
  }

  private static func types(
    of version: Definition.Version, _ name: String, _ definition: Definition, _ text: String,
    _ reader: inout SchemaReader
  ) -> [TypeModel] {
    let schema = Schema(version.schema)
    reader.check(version.schema.members ?? [])
    let own = schema.properties.filter { !["apiVersion", "kind", "metadata"].contains($0.key) }
    var inner = schema
    inner.properties = own
    inner.isEmbeddedResource = false
    let metadata = SchemaReader.Field(
      field: SchemaField("metadata", .core("ObjectMeta")),
      description: schema.properties.first { $0.key == "metadata" }?.value["description"]?.string
        ?? "Standard object metadata.")
    let fields = [metadata] + reader.fields(of: inner, at: SchemaPath())
    let plain = fields.map(\.field)
    var made = RootTypes(
      shapes: reader.shapes, names: TypeNaming.names(of: reader.shapes, below: name, fields: plain))
    let resource = ResourceModel(
      group: definition.group, version: version.name, kind: definition.kind,
      plural: definition.plural, isNamespaced: definition.isNamespaced,
      hasStatus: version.hasStatusSubresource || own.contains { $0.key == "status" },
      capabilities: version.hasScaleSubresource ? [.scalable] : [],
      shortNames: definition.shortNames, categories: definition.categories, definition: text,
      isReadFromDocument: true)
    made.types.append(
      TypeModel(
        name: TypeName(name), documentation: schema.description,
        form: .object(
          ObjectModel(
            properties: made.properties(plain) { index, _ in fields[index].description },
            constants: [
              .init("apiVersion", resource.apiVersion), .init("kind", resource.kind),
            ])),
        resource: resource))
    made.emit(reachedBy: plain)
    return made.types
  }

  private init(shapes: ShapeTable, names: [Int: TypeName]) {
    self.shapes = shapes
    self.names = names
  }

  private mutating func emit(reachedBy fields: [SchemaField]) {
    for field in fields {
      guard let id = field.type.shape, let name = names[id], emitted.insert(id).inserted else {
        continue
      }
      let shape = shapes.shapes[id]
      switch shape.form {
      case .object(let fields):
        let properties = properties(fields) { shape.fieldDescriptions[$1]?.usual }
        types.append(
          TypeModel(
            name: name, documentation: shape.description.agreed,
            form: .object(ObjectModel(properties: properties))))
        emit(reachedBy: fields)
      case .enumeration(let rawType, let values):
        types.append(
          TypeModel(
            name: name, documentation: shape.description.agreed,
            form: .enumeration(enumeration(rawType, values))))
      }
    }
  }

  private func properties(
    _ fields: [SchemaField], description: (Int, String) -> String?
  ) -> [PropertyModel] {
    let swiftNames = SwiftNaming.distinct(fields.map(\.name), by: SwiftNaming.property)
    return fields.indices.map { index in
      let field = fields[index]
      return PropertyModel(
        jsonName: field.name, swiftName: swiftNames[index], type: field.type.reference(names),
        isOptional: field.isOptional, keepsNull: field.keepsNull,
        documentation: description(index, field.name))
    }
  }

  private func enumeration(
    _ rawType: EnumerationModel.RawType, _ values: [String]
  ) -> EnumerationModel {
    let swiftNames = SwiftNaming.distinct(values, by: SwiftNaming.enumCase)
    return EnumerationModel(
      rawType: rawType,
      cases: zip(values, swiftNames).map { .init(swiftName: $1, rawValue: $0) })
  }
}
