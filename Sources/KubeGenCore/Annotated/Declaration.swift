import SwiftSyntax

/// A type that the target declares.
struct Declaration {
  enum Kind {
    case structure(StructDeclSyntax)
    case enumeration(EnumDeclSyntax)
    case alias(TypeAliasDeclSyntax)
    /// A type that has no place in a schema unless it codes itself: "class", "actor", "protocol".
    case other(String, DeclSyntax)
  }

  /// The index of the declaration in its table.
  var id: Int
  var kind: Kind
  var name: TypeName
  var file: SwiftFile
  /// The access that generated code, which stands in another file, has; nil if it has none.
  var access: Access?
  var isGeneric: Bool

  var node: DeclSyntax {
    switch kind {
    case .structure(let node): DeclSyntax(node)
    case .enumeration(let node): DeclSyntax(node)
    case .alias(let node): DeclSyntax(node)
    case .other(_, let node): node
    }
  }

  var nameToken: TokenSyntax? {
    switch kind {
    case .structure(let node): node.name
    case .enumeration(let node): node.name
    case .alias(let node): node.name
    case .other(_, let node): node.asProtocol((any NamedDeclSyntax).self)?.name
    }
  }

  /// The place of the declaration's name.
  var place: SourceLocation {
    nameToken.map { file.location(of: $0) } ?? file.location(of: node)
  }

  var isNominal: Bool {
    if case .alias = kind { false } else { true }
  }

  var memberBlock: MemberBlockSyntax? {
    node.asProtocol((any DeclGroupSyntax).self)?.memberBlock
  }

  var inheritance: InheritanceClauseSyntax? {
    node.asProtocol((any DeclGroupSyntax).self)?.inheritanceClause
  }
}

/// An extension of a type that the target declares.
struct DeclaredExtension {
  var node: ExtensionDeclSyntax
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
  static func written(in modifiers: DeclModifierListSyntax, default fallback: Access?) -> Access? {
    for modifier in modifiers where modifier.detail == nil {
      switch modifier.name.text {
      case "public", "open": return .public
      case "package": return .package
      case "internal": return .internal
      case "private", "fileprivate": return nil
      default: continue
      }
    }
    return fallback
  }
}
