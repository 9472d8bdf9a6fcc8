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

  var macro: MacroForm? { MacroAttributes(node).form }

  /// The place of the declaration's name.
  var place: SourceLocation {
    file.location(of: node.name?.range ?? node.range)
  }

  /// `private` or `fileprivate`, with its place.
  var privacy: (word: String, place: SourceLocation)? {
    node.modifiers.first {
      ($0.word == .private || $0.word == .fileprivate) && $0.detail == nil
    }
    .map { (file.plainText($0.range), file.location(of: $0.range)) }
  }

  /// The place of `struct`, `class`, …: it stands ahead of the name.
  var keywordPlace: SourceLocation? {
    guard let name = node.name?.range.lowerBound else { return nil }
    return file.source.tokens.last { $0.textEnd <= name && $0.textStart < $0.textEnd }
      .map { file.location(ofOffset: $0.textStart) }
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
