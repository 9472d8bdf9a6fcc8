import KubeCEL

extension CustomSchema {
  /// The properties in the order in which they are looked at; of a whole object also those that
  /// every object has.
  func properties(isResource: Bool) -> [(name: String, schema: CustomSchema)] {
    let properties = propertyNames.compactMap { name in
      self.properties[name].map { (name: name, schema: $0) }
    }
    guard isResource, !describesMetadata else { return properties }
    let meta: [(name: String, schema: CustomSchema)] = [
      ("apiVersion", .text), ("kind", .text), ("metadata", .objectName),
    ]
    return (properties.filter { property in !meta.contains { $0.name == property.name } } + meta)
      .sorted { $0.name < $1.name }
  }

  private var describesMetadata: Bool {
    let metadata = properties["metadata"]
    return properties["kind"]?.type == "string" && properties["apiVersion"]?.type == "string"
      && metadata?.type == "object" && metadata?.properties["name"]?.type == "string"
      && metadata?.properties["generateName"]?.type == "string"
  }

  private static let text = CustomSchema(["type": "string"])
  private static let objectName = CustomSchema([
    "type": "object",
    "properties": ["name": ["type": "string"], "generateName": ["type": "string"]],
  ])

  /// How values under it are read.
  func valueShape(isResource: Bool) -> ValueShape {
    ValueShape(shapeKind(isResource: isResource), isNullable: isNullable)
  }

  private var partShape: ValueShape { valueShape(isResource: isEmbeddedResource) }

  private func shapeKind(isResource: Bool) -> ValueShape.Kind {
    if isIntOrString { return .intOrString }
    switch type {
    case "array": return .list(listKind, items?.partShape ?? ValueShape(.unknown))
    case "object":
      if properties.isEmpty, !isResource, let additionalSchema {
        return .map(additionalSchema.partShape)
      }
      return .object(
        properties(isResource: isResource).map { name, schema in
          ValueShape.Property(
            name: name, celName: PropertyName.escaped(name), shape: schema.partShape)
        })
    case "string":
      switch format {
      case "byte": return .bytes
      case "date": return .date
      case "date-time": return .dateTime
      case "duration": return .duration
      default: return .string
      }
    case "boolean": return .bool
    case "integer": return .int
    case "number": return .double
    default: return .unknown
    }
  }

  private var listKind: ValueShape.ListKind {
    switch listType {
    // The server looks for keys of an item by their escaped names, and so does not find some.
    case "map": .map(keys: listMapKeys.map { PropertyName.escaped($0) ?? $0 })
    case "set": .set
    default: .atomic
    }
  }
}
