import KubeJSON
import KubeSchema

extension CustomSchema {
  /// The types of objects of a custom resource: what apply and the patches look at.
  func objectType() -> TypeSchema {
    let type = typeSchema()
    Self.addMetadata(to: type)
    return type
  }

  private func typeSchema() -> TypeSchema {
    let schema = TypeSchema(form)
    schema.preservesUnknown = preservesUnknown
    schema.isAtomic = mapType == "atomic"
    schema.isNullable = isNullable
    schema.defaultValue = defaultValue
    schema.constraints = self
    switch listType {
    case "set": schema.listType = .set
    case "map": schema.listType = .map(keys: listMapKeys)
    default: break
    }
    if isEmbeddedResource { Self.addMetadata(to: schema) }
    return schema
  }

  private var form: TypeSchema.Form {
    if isIntOrString { return .scalar(.intOrString) }
    switch type {
    case "boolean": return .scalar(.boolean)
    case "string": return .scalar(.string)
    case "integer": return .scalar(.integer)
    case "number": return .scalar(.number)
    case "array": return .array(items?.typeSchema() ?? .any)
    case "object":
      switch additionalProperties {
      case .schema(let values) where properties.isEmpty: return .map(values.typeSchema())
      case .allowed where properties.isEmpty: return .map(.any)
      default: break
      }
      let required = Set(self.required)
      return .object(
        properties.reduce(into: [:]) { fields, property in
          fields[property.key] = TypeSchema.Field(
            schema: property.value.typeSchema(), isRequired: required.contains(property.key))
        })
    default: return .any
    }
  }

  private static let metadata = BuiltInSchemas.shared[
    "io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta"]

  private static func addMetadata(to schema: TypeSchema) {
    var fields = schema.fields
    if case .any = schema.form { schema.preservesUnknown = true }
    fields["apiVersion"] = TypeSchema.Field(schema: TypeSchema(.scalar(.string)))
    fields["kind"] = TypeSchema.Field(schema: TypeSchema(.scalar(.string)))
    fields["metadata"] = TypeSchema.Field(schema: metadata)
    schema.form = .object(fields)
  }
}
