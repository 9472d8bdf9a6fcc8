import KubeGenSyntax

/// A type that the target declares.
struct Declaration {
  enum Kind: Equatable {
    case structure, enumeration, alias
    /// A type that has no place in a schema unless it codes itself: "class", "actor", "protocol".
    case other(String)
  }

  /// The index of the declaration in its table.
  var id: Int
  var kind: Kind
  var node: SwiftDeclaration
  var name: TypeName
  var file: SwiftFile
  /// The access that generated code, which stands in another file, has; nil if it has none.
  var access: Access?
  var isGeneric: Bool
  /// Whether the type is there depends on a condition that only the compiler knows.
  var isConditional: Bool

  /// The place of the declaration's name.
  var place: SourceLocation {
    file.location(of: node.name?.range ?? node.range)
  }

  var isNominal: Bool { kind != .alias }
}

/// An extension of a type that the target declares.
struct DeclaredExtension {
  var node: SwiftDeclaration
  var file: SwiftFile
}

extension Access {
  /// Access as Swift orders it; nil stands for `private` and `fileprivate`.
  static func least(_ a: Access?, _ b: Access?) -> Access? {
    guard let a, let b else { return nil }
    return a.rank < b.rank ? a : b
  }

  private var rank: Int {
    switch self {
    case .internal: 0
    case .package: 1
    case .public: 2
    }
  }

  /// The access that the modifiers name, or `fallback` if they name none.
  static func written(
    in modifiers: [SwiftDeclaration.Modifier], default fallback: Access?
  ) -> Access? {
    for modifier in modifiers where modifier.detail == nil {
      switch modifier.word {
      case .public, .open: return .public
      case .package: return .package
      case .internal: return .internal
      case .private, .fileprivate: return nil
      default: continue
      }
    }
    return fallback
  }
}
