/// A written type whose names have been looked up.
indirect enum ResolvedType {
  case scalar(Scalar)
  case core(String)
  /// A type of Kubernetes' API whose schema its facts tell.
  case kubernetes(String, isCore: Bool)
  case array(ResolvedType)
  case dictionary(ResolvedType)
  case set(ResolvedType)
  case optional(ResolvedType)
  /// A struct or an enum of the target, or another type of it that codes itself.
  case declared(Declaration)
  /// A typealias, which may have schema attributes of its own.
  case alias(Declaration, ResolvedType)
  case unknownMembers
  /// A type that no file of the target declares, of a property without schema: one that is generated, perhaps.
  case external([String])
  /// Has been reported.
  case invalid
}

extension ResolvedType {
  /// The type behind all aliases.
  var unaliased: ResolvedType {
    if case .alias(_, let target) = self { target.unaliased } else { self }
  }

  var isOptional: Bool {
    if case .optional = unaliased { true } else { false }
  }

  /// A type that is not known is part of it.
  var isOpen: Bool {
    switch self {
    case .external: true
    case .array(let inner), .dictionary(let inner), .set(let inner), .optional(let inner),
      .alias(_, let inner):
      inner.isOpen
    default: false
    }
  }

  var isInvalid: Bool {
    if case .invalid = unaliased { true } else { false }
  }

  /// The aliases that the type is written with are kept, those around an optional included.
  var withoutOptional: ResolvedType {
    switch self {
    case .optional(let wrapped): wrapped
    case .alias(let declaration, let target) where target.isOptional:
      .alias(declaration, target.withoutOptional)
    default: self
    }
  }

  /// How the model names the type.
  var reference: TypeReference {
    switch self {
    case .scalar(let scalar): .scalar(scalar)
    case .core(let name): .core(name)
    case .kubernetes(let name, let isCore): isCore ? .core(name) : .named(TypeName(name))
    case .array(let element): .array(element.reference)
    case .dictionary(let value): .dictionary(value.reference)
    case .set(let element): .set(element.reference)
    case .optional(let wrapped): .optional(wrapped.reference)
    case .declared(let declaration): .named(declaration.name)
    case .alias(_, let target): target.reference
    case .unknownMembers: .written("UnknownMembers")
    case .external(let path): .written(path.joined(separator: "."))
    case .invalid: .scalar(.value)
    }
  }

  /// The declarations that the type is made of, in the order in which they are written.
  var declarations: [Declaration] {
    switch self {
    case .scalar, .core, .kubernetes, .unknownMembers, .external, .invalid: []
    case .array(let inner), .dictionary(let inner), .set(let inner), .optional(let inner),
      .alias(_, let inner):
      inner.declarations
    case .declared(let declaration): [declaration]
    }
  }

  /// JSON has a value for the type that says nothing: absent, it reads as that.
  var hasEmptyValue: Bool {
    switch unaliased {
    case .scalar(let scalar):
      switch scalar {
      case .time, .microTime, .intOrString, .quantity, .value: false
      default: true
      }
    case .array, .dictionary, .set, .optional: true
    default: false
    }
  }
}
