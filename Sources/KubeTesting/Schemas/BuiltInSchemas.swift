import KubeGenModel
import KubeJSON
import Synchronization

/// The types of the built-in kinds, made from the bundled model as somebody asks for them.
final class BuiltInSchemas: Sendable {
  static let shared = BuiltInSchemas(.bundled)

  private let model: APIModel
  private let schemas = Mutex<[String: TypeSchema]>([:])

  init(_ model: APIModel) { self.model = model }

  /// The type of a definition by its full name; anything, if the model has none of the name.
  subscript(_ definition: String) -> TypeSchema {
    schemas.withLock { definitionSchema(definition, &$0) }
  }

  private func definitionSchema(
    _ name: String, _ schemas: inout [String: TypeSchema]
  ) -> TypeSchema {
    if let known = schemas[name] { return known }
    let schema = TypeSchema(.any)
    schema.name = name
    schemas[name] = schema
    guard let definition = model[name] else { return schema }
    schema.isAtomic = definition.mapType == "atomic"
    switch (Self.scalars[name], definition.form) {
    case (let scalar?, _): schema.form = .scalar(scalar)
    case (nil, .value(let type)): schema.form = typeSchema(type, &schemas).form
    case (nil, .object(let properties)):
      var fields: [String: TypeSchema.Field] = [:]
      for property in properties { fields[property.name] = field(property, &schemas) }
      // An object of which the document says nothing is any object.
      schema.form = fields.isEmpty ? .any : .object(fields)
    }
    return schema
  }

  private func field(
    _ property: APIProperty, _ schemas: inout [String: TypeSchema]
  ) -> TypeSchema.Field {
    var schema = typeSchema(property.type, &schemas)
    if property.mapType == "atomic", !schema.isAtomic {
      let copy = TypeSchema(schema.form)
      copy.name = schema.name
      copy.isAtomic = true
      schema = copy
    }
    switch property.listType {
    case "set": schema.listType = .set
    case "map": schema.listType = .map(keys: property.listMapKeys)
    default: break
    }
    return TypeSchema.Field(
      schema: schema, isRequired: property.isRequired,
      patchStrategies: property.patchStrategies, patchMergeKey: property.patchMergeKey)
  }

  /// A new schema for all but references, so that what a property says of it is its own.
  private func typeSchema(_ type: APIType, _ schemas: inout [String: TypeSchema]) -> TypeSchema {
    switch type {
    case .any, .anonymous: TypeSchema(.any)
    case .boolean: TypeSchema(.scalar(.boolean))
    case .string: TypeSchema(.scalar(.string))
    case .bytes: TypeSchema(.scalar(.bytes))
    case .dateTime: TypeSchema(.scalar(.time))
    case .intOrString: TypeSchema(.scalar(.intOrString))
    case .integer: TypeSchema(.scalar(.integer))
    case .int32: TypeSchema(.scalar(.int32))
    case .int64: TypeSchema(.scalar(.int64))
    case .number: TypeSchema(.scalar(.number))
    case .reference(let name): definitionSchema(name, &schemas)
    case .array(let elements): TypeSchema(.array(typeSchema(elements, &schemas)))
    case .map(let values): TypeSchema(.map(typeSchema(values, &schemas)))
    }
  }

  private static let scalars: [String: TypeSchema.Scalar] = [
    "io.k8s.apimachinery.pkg.api.resource.Quantity": .quantity,
    "io.k8s.apimachinery.pkg.util.intstr.IntOrString": .intOrString,
    "io.k8s.apimachinery.pkg.apis.meta.v1.Time": .time,
    "io.k8s.apimachinery.pkg.apis.meta.v1.MicroTime": .microTime,
  ]
}
