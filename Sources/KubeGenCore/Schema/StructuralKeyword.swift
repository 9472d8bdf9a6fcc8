/// The members of a schema that hold plain values, in the order in which they are written.
package enum StructuralKeyword: String, CaseIterable, Sendable {
  case type, format, title, description, externalDocs, nullable, `default`, example
  case allowed = "enum"
  case minimum, exclusiveMinimum, maximum, exclusiveMaximum, multipleOf
  case minLength, maxLength, pattern
  case minItems, maxItems, uniqueItems
  case minProperties, maxProperties
  case listType = "x-kubernetes-list-type"
  case listMapKeys = "x-kubernetes-list-map-keys"
  case mapType = "x-kubernetes-map-type"
  case preserveUnknownFields = "x-kubernetes-preserve-unknown-fields"
  case embeddedResource = "x-kubernetes-embedded-resource"
  case intOrString = "x-kubernetes-int-or-string"

  /// Two declarations that both restrict a value (a property and its type's alias) each keep their say: what they
  /// disagree about goes into `allOf`. Of everything else the nearer declaration wins.
  package var isValidation: Bool {
    switch self {
    case .minimum, .exclusiveMinimum, .maximum, .exclusiveMaximum, .multipleOf, .minLength,
      .maxLength, .pattern, .minItems, .maxItems, .minProperties, .maxProperties:
      true
    default: false
    }
  }
}
