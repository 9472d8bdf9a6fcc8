extension StructuralSchema {
  /// Whether it has a part that is not known, somewhere inside.
  var hasOpenParts: Bool {
    isOpen || properties.contains { $0.schema.hasOpenParts } || items?.hasOpenParts ?? false
      || additionalProperties?.hasOpenParts ?? false
  }

  /// What can be checked of it: without the parts that are not known, and without the rules that may be
  /// about them. Nil if nothing is known.
  var known: StructuralSchema? {
    if isOpen { return nil }
    guard hasOpenParts else { return self }
    var schema = self
    schema.properties = properties.compactMap { property in
      property.schema.known.map { Property(property.name, $0, at: property.place) }
    }
    let names = Set(schema.properties.map(\.name))
    schema.required = required.filter(names.contains)
    schema.rules = []
    schema.allOf = []
    schema.anyOf = []
    schema.oneOf = []
    return schema
  }

  /// As what a macro makes of it has it.
  var model: SchemaModel {
    SchemaModel(text: node.jsonText(), parts: parts(at: []), branches: branches.map(\.model))
  }

  private func parts(at path: [String]) -> [SchemaModel.Part] {
    if var part {
      part.path = path
      return [part]
    }
    return properties.flatMap { $0.schema.parts(at: path + [$0.name]) }
  }
}

extension SchemaBuilder {
  /// What a property's type has to say when the program runs.
  func part(of property: WrittenProperty, _ type: ResolvedType) -> SchemaModel.Part {
    let attributes = property.attributes
    var part = SchemaModel.Part(
      path: [], type: type.reference.plainSpelling, isTyped: attributes.givesType,
      isImmutable: attributes.isSet(.immutable), place: property.typePlace ?? property.place)
    if let written = attributes.values[.default], case .member(let name) = written.value {
      part.defaultExpression = ".\(SwiftNaming.escaped(name, in: .member))"
      part.isCase = true
    } else if let value = property.initialValue, let isCase = DefaultLiteral.isCase(value) {
      part.defaultExpression = property.file.source.text(value.range)
      part.isCase = isCase
    }
    return part
  }
}
