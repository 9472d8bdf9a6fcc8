extension JSONSchemaProps {
  /// The schema of an enum without tags: those of all cases in one, as far as one schema can hold them.
  /// Cases that have none in common give a value of any form.
  public init(untagged branches: [JSONSchemaProps]) {
    let forms = branches.map(\.withoutWords)
    if !branches.isEmpty, branches.allSatisfy(\.isPlainObject) {
      self = Self.merged(branches)
    } else if let first = branches.first, forms.allSatisfy({ $0 == forms[0] }) {
      self = first
    } else if forms.count == 2, [Int.kubeSchema, String.kubeSchema].allSatisfy(forms.contains) {
      self = IntOrString.kubeSchema
    } else {
      self = JSONValue.kubeSchema
    }
  }

  private static func merged(_ branches: [JSONSchemaProps]) -> JSONSchemaProps {
    var schema = JSONSchemaProps(type: "object")
    var properties: [String: JSONSchemaProps] = [:]
    schema.anyOf = branches.map { branch in
      properties.merge(branch.properties) { first, _ in first }
      if branch.xKubernetesPreserveUnknownFields == true {
        schema.xKubernetesPreserveUnknownFields = true
      }
      return JSONSchemaProps(
        allOf: branch.allOf, anyOf: branch.anyOf, maxProperties: branch.maxProperties,
        minProperties: branch.minProperties, oneOf: branch.oneOf, required: branch.required)
    }
    if !properties.isEmpty { schema.properties = properties }
    return schema
  }

  private var isPlainObject: Bool {
    type == "object" && additionalProperties == nil && nullable != true
      && xKubernetesEmbeddedResource == nil && xKubernetesMapType == nil
  }

  /// The schema without words for people.
  private var withoutWords: JSONSchemaProps {
    var schema = self
    schema.title = nil
    schema.description = nil
    schema.properties = properties.mapValues(\.withoutWords)
    if case .schema(let inner)? = items { schema.items = .schema(inner.withoutWords) }
    if case .schema(let inner)? = additionalProperties {
      schema.additionalProperties = .schema(inner.withoutWords)
    }
    return schema
  }
}
