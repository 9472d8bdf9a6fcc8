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
    var isDeprecated = false
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
