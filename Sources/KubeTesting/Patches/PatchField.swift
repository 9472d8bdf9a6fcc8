import KubeSchema

/// What a schema says of how a patch changes a field.
struct PatchField {
  /// Of the field, or of the elements of a list.
  var schema: TypeSchema
  /// `merge`, `replace`, or nothing.
  var strategy: String
  /// The field by which items of a list are told apart; empty, if there is none.
  var mergeKey: String

  init(_ key: String, in schema: TypeSchema) throws(StrategicMergePatch.Mistake) {
    guard case .object(let fields) = schema.form else {
      throw .unforeseen(
        "merging an object in json but data type is not struct, instead is: \(schema.goKind)")
    }
    let field = fields[key] ?? fields.first { $0.key.lowercased() == key.lowercased() }?.value
    guard let field else {
      let name = schema.name?.split(separator: ".").last ?? ""
      throw .unforeseen(
        "unable to find api field in struct \(name) for the json field \(GoText.quoted(key))")
    }
    self.schema = field.schema
    strategy = field.patchStrategies.first { $0 != "retainKeys" } ?? ""
    mergeKey = field.patchMergeKey ?? ""
  }

  init(list key: String, in schema: TypeSchema) throws(StrategicMergePatch.Mistake) {
    self = try PatchField(key, in: schema)
    guard let elements = self.schema.elements else {
      throw .unforeseen("expected slice or array type, but got: \(schema.goKind)")
    }
    self.schema = elements
  }
}

extension TypeSchema {
  /// The kind of its type in Go.
  var goKind: String {
    switch form {
    case .any, .object: "struct"
    case .map: "map"
    case .array: "slice"
    case .scalar(let scalar):
      switch scalar {
      case .boolean: "bool"
      case .string: "string"
      case .bytes: "slice"
      case .time, .microTime, .quantity, .intOrString: "struct"
      case .int32: "int32"
      case .int64, .integer: "int64"
      case .number: "float64"
      }
    }
  }
}
