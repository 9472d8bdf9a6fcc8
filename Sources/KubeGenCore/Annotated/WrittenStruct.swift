import SwiftSyntax

/// A field of a written struct, or a labelled value of an enum's case.
struct WrittenProperty {
  /// Without backticks.
  var name: String
  var jsonName: String
  var type: ResolvedType
  /// The place of the name.
  var place: SourceLocation
  var documentation: String?
  var attributes = SchemaAttributes()
  /// The initial value's expression, unless it is nil.
  var initialValue: ExprSyntax?
  /// Left out of an own `CodingKeys`.
  var isOmitted = false
  var scope: TypeName
  var file: SwiftFile

  /// Something stands in when the member is absent.
  var mayBeAbsent: Bool { type.isOptional || initialValue != nil }

  /// Whether the schema lists the property as required.
  var isRequired: Bool {
    if let required = attributes.node(.required)?.value.bool { return required }
    if let optional = attributes.node(.optional)?.value.bool { return !optional }
    return !mayBeAbsent
  }
}

/// A struct of the target with its fields.
struct WrittenStruct {
  var declaration: Declaration
  var documentation: String?
  var attributes = SchemaAttributes()
  var properties: [WrittenProperty] = []
  /// The property that keeps what the struct does not know.
  var unknownMembers: String?
}

/// An enum of the target with its cases.
struct WrittenEnum {
  enum Form {
    case string
    /// Raw values of an integer type, with that type.
    case integer(Scalar)
    case union(UnionModel.Tagging)
  }

  struct Case {
    var name: String
    var jsonName: String
    /// For an enum with integers.
    var rawValue: Int64?
    var payload: Payload?
    var documentation: String?
    var attributes = SchemaAttributes()
    var place: SourceLocation
  }

  enum Payload {
    case value(ResolvedType)
    case members([WrittenProperty])
  }

  var declaration: Declaration
  var documentation: String?
  var attributes = SchemaAttributes()
  var form: Form
  var cases: [Case] = []

  var isUnion: Bool {
    if case .union = form { true } else { false }
  }
}
