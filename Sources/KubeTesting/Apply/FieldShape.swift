import KubeJSON

/// How the fields of a value are told apart: what structured-merge-diff makes of a type.
enum FieldShape: Sendable, Hashable {
  case map, scalar, list
  /// The type allows for all of them, and the value, null, does not say which.
  case open
}

extension TypeSchema {
  /// The shape of a value of the type, if the type allows for several; else that of the type.
  func shape(of value: JSONValue) -> FieldShape {
    switch form {
    case .object, .map: return .map
    case .array: return .list
    // An integer or a string of a custom resource has no type of its own for apply.
    case .scalar(.intOrString) where constraints != nil: break
    case .scalar: return .scalar
    case .any: break
    }
    if value.isNull { return .open }
    if value.members != nil { return .map }
    if value.array != nil { return .list }
    return .scalar
  }

  /// A raw object of a built-in kind, which has one owner.
  private var isRaw: Bool { name == "io.k8s.apimachinery.pkg.runtime.RawExtension" }

  var isAtomicMap: Bool { isAtomic || isRaw }

  /// Whether items of the list have owners of their own.
  var isAtomicList: Bool { listType == .atomic }

  /// The type of a member, or nil if the type does not have it.
  ///
  /// - Parameter keepsUnknown: whether a type around this one has members that no field names.
  func memberSchema(_ name: String, keepsUnknown: Bool) -> TypeSchema? {
    switch form {
    case .object(let fields):
      if let field = fields[name] { return field.schema }
      return fields.isEmpty || keepsUnknown || preservesUnknown ? .any : nil
    case .map(let values): return values
    case .any: return isRaw ? self : .any
    default: return .any
    }
  }

  /// The type with what all objects have, if it is a custom resource's and does not say so.
  var asRoot: TypeSchema {
    let fields = fields
    if fields["metadata"]?.schema.name == Self.objectMetadata.name, fields["kind"] != nil {
      return self
    }
    let root = TypeSchema(
      .object(
        fields.merging(
          [
            "apiVersion": Field(schema: .text), "kind": Field(schema: .text),
            "metadata": Field(schema: .objectMetadata),
          ], uniquingKeysWith: { $1 })))
    root.name = name
    root.preservesUnknown = preservesUnknown || fields.isEmpty
    root.constraints = constraints
    return root
  }

  static let text = TypeSchema(.scalar(.string))

  /// Whether the member is one that the type names.
  func hasField(_ name: String) -> Bool {
    if case .object(let fields) = form { fields[name] != nil } else { false }
  }

  var itemSchema: TypeSchema { elements ?? .raw }

  static let raw: TypeSchema = {
    let schema = TypeSchema(.any)
    schema.name = "io.k8s.apimachinery.pkg.runtime.RawExtension"
    return schema
  }()

  static let objectMetadata =
    BuiltInSchemas.shared["io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta"]
}

/// Why a value does not fit its type, in structured-merge-diff's words.
struct ItemProblem: Error {
  var message: String
}

extension TypeSchema {
  /// Which item of a set or a list map a value is.
  func element(of item: JSONValue) throws(ItemProblem) -> PathElement {
    guard case .map(let keys) = listType, !keys.isEmpty else {
      if item.members != nil {
        throw ItemProblem(
          message: "associative list without keys has an element that's a map type")
      }
      if item.array != nil {
        throw ItemProblem(message: "not supported: associative list with lists as elements")
      }
      if item.isNull {
        throw ItemProblem(
          message: "associative list without keys has an element that's an explicit null")
      }
      return .value(FieldValue(item))
    }
    if item.isNull {
      throw ItemProblem(message: "associative list with keys may not have a null element")
    }
    guard item.members != nil else {
      throw ItemProblem(message: "associative list with keys may not have non-map elements")
    }
    var key: [PathElement.Key] = []
    key.reserveCapacity(keys.count)
    for name in keys {
      if let value = item[name] {
        key.append(PathElement.Key(name: name, value: FieldValue(value)))
      } else if let value = itemSchema.keyDefault(name) {
        key.append(PathElement.Key(name: name, value: FieldValue(value)))
      }
    }
    if key.isEmpty {
      let names = keys.map(\.goQuoted).joined(separator: " ")
      throw ItemProblem(
        message:
          "associative list with keys has an element that omits all key fields [\(names)] "
          + "(and doesn't have default values for any key fields)")
    }
    if key.count > 1 { key.sort { $0.name.byteOrder($1.name) < 0 } }
    return .key(key)
  }

  private func keyDefault(_ field: String) -> JSONValue? {
    if let value = fields[field]?.schema.defaultValue { return value }
    guard let name else { return nil }
    // The bundled model has no defaults; of keys, these are all that there are.
    if field == "protocol", Self.haveProtocol.contains(name) { return "TCP" }
    // What Go always writes has its zero value for a default.
    guard let field = WireFacts.shared[name]?[field], !field.isPointer,
      !field.isOmittedWhenEmpty, !field.isOmittedWhenZero
    else { return nil }
    switch field.type {
    case .string: return ""
    case .int32, .int64, .double: return 0
    case .bool: return false
    default: return nil
    }
  }

  private static let haveProtocol: Set<String> = [
    "io.k8s.api.core.v1.ContainerPort", "io.k8s.api.core.v1.ServicePort",
  ]
}
