import KubeJSON
import KubeSchema

/// What the server knows of the type of a value: of a field of a built-in kind, or of a custom
/// resource.
///
/// One form serves all that looks at types: apply, strategic merge, pruning, defaults, the
/// validation of fields and of values. Types may contain themselves.
final class TypeSchema: @unchecked Sendable {  // Whoever makes it changes it, and nobody later.
  enum Form: Sendable {
    case any
    case scalar(Scalar)
    case array(TypeSchema)
    case map(TypeSchema)
    case object([String: Field])
  }

  enum Scalar: Sendable, Hashable {
    case boolean, string, bytes, time, microTime, quantity, intOrString, int32, int64, integer
    case number
  }

  enum ListType: Sendable, Hashable {
    case atomic, set
    case map(keys: [String])
  }

  struct Field: Sendable {
    var schema: TypeSchema
    var isRequired = false
    /// `x-kubernetes-patch-strategy`
    var patchStrategies: [String] = []
    var patchMergeKey: String?
  }

  var form: Form
  /// The full name of the definition that the type is of, if it is one of a built-in kind.
  var name: String?
  /// Of an array.
  var listType = ListType.atomic
  /// Of a map or an object: it has one owner and is replaced whole.
  var isAtomic = false
  /// Of an object: members that no field names stay.
  var preservesUnknown = false
  var isNullable = false
  var defaultValue: JSONValue?
  /// What the schema of a custom resource says beyond the type; nil for built-in ones.
  var constraints: CustomSchema?

  init(_ form: Form) { self.form = form }

  var fields: [String: Field] {
    if case .object(let fields) = form { fields } else { [:] }
  }

  /// The type of what stands under a key: a field, a map's value, or anything.
  subscript(_ key: String) -> TypeSchema? {
    switch form {
    case .object(let fields): fields[key]?.schema
    case .map(let values): values
    default: nil
    }
  }

  var elements: TypeSchema? {
    if case .array(let elements) = form { elements } else { nil }
  }

  static let any = TypeSchema(.any)
}
