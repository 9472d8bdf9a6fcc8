/// Makes the types of a definition: for each version its root, then what the root reaches, in the
/// order of the document.
struct RootTypes {
  private let shapes: ShapeTable
  private let naming: PlaceNaming
  private var types: [TypeModel] = []

  static func types(
    of definition: Definition, names: RootNaming.Names, diagnostics: inout Diagnostics
  ) -> [TypeModel] {
    let text = definition.document.jsonText()
    var types: [TypeModel] = []
    for (version, name) in zip(definition.versions, names.versions) {
      var reader = SchemaReader(file: definition.path, diagnostics: diagnostics)
      types += self.types(
        of: version, name, among: names.versions, definition, text, &reader)
      diagnostics = reader.diagnostics
    }
    return types
  }

  private static func types(
    of version: Definition.Version, _ name: String, among roots: [String],
    _ definition: Definition, _ text: String, _ reader: inout SchemaReader
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
      shapes: reader.shapes,
      naming: PlaceNaming(reader.shapes, below: name, among: roots, fields: plain))
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
            properties: made.properties(
              plain, secrets: Set(fields.filter(\.isSecret).map(\.field.name)),
              of: TypeName(name)
            ) { index, _ in fields[index].description },
            constants: [
              .init("apiVersion", resource.apiVersion), .init("kind", resource.kind),
            ])),
        resource: resource))
    made.emit(below: TypeName(name), plain)
    return made.types
  }

  private init(shapes: ShapeTable, naming: PlaceNaming) {
    self.shapes = shapes
    self.naming = naming
  }

  /// What is nested in a type: declarations where a shape has its first place, other names for
  /// types elsewhere. Then, what is nested in those.
  private mutating func emit(below owner: TypeName, _ fields: [SchemaField]) {
    let places = naming.places(in: owner, fields)
    var inner: [(TypeName, [SchemaField])] = []
    for place in fields.compactMap({ places[$0.name] }) {
      switch place.type {
      case .shape(let id) where naming.declared[id] == place.name:
        types.append(type(id, place.name))
        if case .object(let fields) = shapes.shapes[id].form { inner.append((place.name, fields)) }
      case .shape(let id):
        guard let declared = naming.declared[id] else { continue }
        types.append(TypeModel(name: place.name, form: .otherName(.named(declared))))
      case .core(let name):
        types.append(TypeModel(name: place.name, form: .otherName(.core(name))))
      case .scalar, .array, .dictionary, .optional: continue
      }
    }
    for (name, fields) in inner { emit(below: name, fields) }
  }

  private func type(_ id: Int, _ name: TypeName) -> TypeModel {
    let shape = shapes.shapes[id]
    let form: TypeModel.Form =
      switch shape.form {
      case .object(let fields):
        .object(
          ObjectModel(
            properties: properties(fields, secrets: shape.secrets, of: name) {
              shape.fieldDescriptions[$1]?.usual
            }))
      case .enumeration(let rawType, let values): .enumeration(enumeration(rawType, values))
      }
    return TypeModel(name: name, documentation: shape.description.agreed, form: form)
  }

  private func properties(
    _ fields: [SchemaField], secrets: Set<String>, of owner: TypeName,
    description: (Int, String) -> String?
  ) -> [PropertyModel] {
    let swiftNames = SwiftNaming.distinct(fields.map(\.name), by: SwiftNaming.property)
    let places = naming.places(in: owner, fields)
    return MemberOrder.sorted(
      fields.indices.map { index in
        let field = fields[index]
        var property = PropertyModel(
          jsonName: field.name, swiftName: swiftNames[index],
          type: field.type.reference(places[field.name]?.name),
          isOptional: field.isOptional, keepsNull: field.keepsNull,
          documentation: description(index, field.name))
        property.isSecret = secrets.contains(field.name)
        return property
      })
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
