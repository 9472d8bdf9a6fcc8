/// A field of a Go struct of Kubernetes: how it is encoded.
struct WireField: Sendable, Hashable {
  /// In JSON.
  var name: String
  /// In protobuf; 0 where there is no protobuf of it, as for kind and apiVersion.
  var number: Int
  /// The numbers of the messages around the field that JSON does not show, outermost first: the
  /// sources of a volume are members of the volume in JSON, and in protobuf a message of their own.
  var embedded: [Int]
  var type: WireType
  /// Nothing is apart from the type's zero value.
  var isPointer: Bool
  /// `omitempty`: not written when false, 0, "", nil or empty; without meaning for a struct that is
  /// no pointer, which is always written. That holds for ``WireType/time``, too: `null` is written.
  var isOmittedWhenEmpty: Bool
  /// `omitzero`: not written when it has its type's zero value, whatever the type.
  var isOmittedWhenZero: Bool
  /// What the field is if nobody sets it, as JSON text; only where the type itself says so.
  var defaultText: String?
  /// `v1.PullPolicy`, `[]v1.FinalizerName`: where the type has another name than what it is of.
  var goType: String?
}

indirect enum WireType: Sendable, Hashable {
  case bool, string, bytes, int32, int64, double
  case time, microTime, duration, quantity, intOrString
  /// Bytes that are JSON: of managed fields, of an embedded object, of any value.
  case fieldsV1, rawExtension, json
  /// The unions in the schema of a CustomResourceDefinition: one schema or several, a schema or a
  /// bool, a schema or names.
  case schemaOrSchemas, schemaOrBool, schemaOrNames
  case any
  /// A struct by the full name of its definition.
  case object(String)
  case array(WireType)
  /// An array that is a message of its own in protobuf.
  case list(WireType)
  case map(WireType)

  /// A struct in Go: `omitempty` has no meaning for it.
  var isStruct: Bool {
    switch self {
    case .bool, .string, .bytes, .int32, .int64, .double, .any, .array, .list, .map: false
    default: true
    }
  }

  static let words: [String: WireType] = [
    "bool": .bool, "string": .string, "base64": .bytes, "int32": .int32, "int64": .int64,
    "double": .double, "time": .time, "microTime": .microTime, "duration": .duration,
    "quantity": .quantity, "intOrString": .intOrString, "fieldsV1": .fieldsV1,
    "raw": .rawExtension, "json": .json, "orArray": .schemaOrSchemas, "orBool": .schemaOrBool,
    "orStrings": .schemaOrNames, "any": .any,
  ]
}
