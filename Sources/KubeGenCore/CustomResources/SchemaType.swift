/// What a schema maps to, while the types of its version do not have names yet.
indirect enum SchemaType: Sendable, Hashable {
  case scalar(Scalar)
  case core(String)
  /// An object or an enumeration of the shape table.
  case shape(Int)
  case array(SchemaType)
  case dictionary(SchemaType)
  case optional(SchemaType)

  static let value = SchemaType.scalar(.value)

  /// The shape that the type is, or that its elements are.
  var shape: Int? {
    switch self {
    case .scalar, .core: nil
    case .shape(let id): id
    case .array(let element), .dictionary(let element), .optional(let element): element.shape
    }
  }

  /// How many arrays and dictionaries stand directly within one another.
  var levels: Int {
    switch self {
    case .scalar, .core, .shape: 0
    case .optional(let element): element.levels
    case .array(let element), .dictionary(let element): element.levels + 1
    }
  }

  func reference(_ names: [Int: TypeName]) -> TypeReference {
    switch self {
    case .scalar(let scalar): .scalar(scalar)
    case .core(let name): .core(name)
    case .shape(let id): names[id].map(TypeReference.named) ?? .scalar(.value)
    case .array(let element): .array(element.reference(names))
    case .dictionary(let element): .dictionary(element.reference(names))
    case .optional(let element): .optional(element.reference(names))
    }
  }
}

/// A member of an object's shape. Its documentation is no part of it.
struct SchemaField: Sendable, Hashable {
  var name: String
  var type: SchemaType
  var isOptional: Bool
  var keepsNull: Bool

  init(_ name: String, _ type: SchemaType, isOptional: Bool = false, keepsNull: Bool = false) {
    self.name = name
    self.type = type
    self.isOptional = isOptional
    self.keepsNull = keepsNull
  }
}
