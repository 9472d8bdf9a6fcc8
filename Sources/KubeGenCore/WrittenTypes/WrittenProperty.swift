import KubeGenSyntax

/// A field of a written struct, or a labelled value of an enum's case.
struct WrittenProperty {
  /// Without backticks.
  var name: String
  var jsonName: String
  var type: ResolvedType
  /// The place of the name.
  var place: SourceLocation
  /// The place of the type, if it is written.
  var typePlace: SourceLocation?
  var documentation: String?
  var attributes = SchemaAttributes()
  /// The initial value's expression; of an optional, unless it is nil.
  var initialValue: SwiftExpression?
  /// Left out of an own `CodingKeys`.
  var isOmitted = false
  var isDeprecated = false
  var scope: TypeName
  var file: SwiftFile

  /// Something stands in when the member is absent.
  var mayBeAbsent: Bool { type.isOptional || initialValue != nil }

  /// Whether the schema lists the property as required.
  var isRequired: Bool {
    if let required = attributes.flag(.required) { return required }
    if let optional = attributes.flag(.optional) { return !optional }
    return !mayBeAbsent
  }
}
