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

  /// The type without the lists and maps around it.
  var named: SchemaType {
    switch self {
    case .scalar, .core, .shape: self
    case .array(let element), .dictionary(let element), .optional(let element): element.named
    }
  }

  /// The type, or that of its elements, has a name at its place: an object or an enumeration.
  var hasPlace: Bool {
    switch named {
    case .shape: true
    case .core(let name): name != "ObjectMeta"
    default: false
    }
  }

  var isContainer: Bool {
    switch self {
    case .scalar, .core, .shape: false
    case .array, .dictionary: true
    case .optional(let inner): inner.isContainer
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

  /// The type as a property has it, by the name of its place.
  func reference(_ place: TypeName?) -> TypeReference {
    switch self {
    case .scalar(let scalar): .scalar(scalar)
    case .core(let name): place.map(TypeReference.named) ?? .core(name)
    case .shape: place.map(TypeReference.named) ?? .scalar(.value)
    case .array(let element): .array(element.reference(place))
    case .dictionary(let element): .dictionary(element.reference(place))
    case .optional(let element): .optional(element.reference(place))
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
