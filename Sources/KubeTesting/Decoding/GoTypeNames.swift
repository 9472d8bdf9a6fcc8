/// A type, and what Go's reflection calls it.
struct GoType: Sendable {
  var wire: WireType
  /// Where it has a name of its own: `v1.PullPolicy`, `[]v1.OperationType`.
  var ownName: String?

  init(_ wire: WireType, _ ownName: String? = nil) {
    self.wire = wire
    self.ownName = ownName
  }

  init(_ field: WireField) { self.init(field.type, field.goType) }

  var name: String { ownName ?? wire.goName }

  /// Of what stands in an array or a map of this type.
  func element(_ wire: WireType) -> GoType {
    guard let ownName else { return GoType(wire) }
    if ownName.hasPrefix("[]") { return GoType(wire, String(ownName.dropFirst(2))) }
    guard ownName.hasPrefix("map["), let end = ownName.firstIndex(of: "]") else {
      return GoType(wire)
    }
    return GoType(wire, String(ownName[ownName.index(after: end)...]))
  }
}

/// Types as Go's reflection names them.
extension WireType {
  var goName: String {
    switch self {
    case .bool: "bool"
    case .string: "string"
    case .bytes: "[]uint8"
    case .int32: "int32"
    case .int64: "int64"
    case .double: "float64"
    case .time: "v1.Time"
    case .microTime: "v1.MicroTime"
    case .duration: "v1.Duration"
    case .quantity: "resource.Quantity"
    case .intOrString: "intstr.IntOrString"
    case .fieldsV1: "v1.FieldsV1"
    case .rawExtension: "runtime.RawExtension"
    case .json: "v1.JSON"
    case .schemaOrSchemas: "v1.JSONSchemaPropsOrArray"
    case .schemaOrBool: "v1.JSONSchemaPropsOrBool"
    case .schemaOrNames: "v1.JSONSchemaPropsOrStringArray"
    case .any: "interface {}"
    case .object(let definition): definition.split(separator: ".").suffix(2).joined(separator: ".")
    case .array(let element), .list(let element): "[]\(element.goName)"
    case .map(let value): "map[string]\(value.goName)"
    }
  }

  /// The kind of the type.
  var goKind: String {
    switch self {
    case .bool, .string, .int32, .int64, .double: goName
    case .bytes, .array, .list: "slice"
    case .map: "map"
    case .any: "interface"
    default: "struct"
    }
  }
}
