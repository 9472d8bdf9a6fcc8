import SwiftSyntax

/// Finds the types and extensions that a file declares, and the places where an annotation may stand.
struct DeclarationCollector {
  struct Found {
    var kind: Declaration.Kind
    var name: TypeName
    var access: Access?
    var isGeneric: Bool
  }

  var types: [Found] = []
  var extensions: [(name: TypeName, node: ExtensionDeclSyntax)] = []
  /// Offsets of declarations that take annotations, comments included.
  var annotatable: Set<Int> = []

  init(_ file: SwiftFile) {
    statements(file.tree.statements)
  }

  /// What the members of a declaration inherit from what is around them.
  private struct Scope {
    var path: [String] = []
    var access: Access? = .public
    var defaultAccess: Access? = .internal
    var isGeneric = false
    /// Variables are fields: only in the body of a struct itself.
    var hasFields = false
  }

  private mutating func statements(_ statements: CodeBlockItemListSyntax) {
    for statement in statements {
      if case .decl(let node) = statement.item { declaration(node, in: Scope()) }
    }
  }

  private mutating func members(_ members: MemberBlockItemListSyntax, in scope: Scope) {
    for member in members { declaration(member.decl, in: scope) }
  }

  private mutating func declaration(_ node: DeclSyntax, in scope: Scope) {
    if let node = node.as(StructDeclSyntax.self) {
      annotatable.insert(node.position.utf8Offset)
      nominal(.structure(node), node, node.genericParameterClause, in: scope)
    } else if let node = node.as(EnumDeclSyntax.self) {
      annotatable.insert(node.position.utf8Offset)
      nominal(.enumeration(node), node, node.genericParameterClause, in: scope)
    } else if let node = node.as(ClassDeclSyntax.self) {
      annotatable.insert(node.position.utf8Offset)
      nominal(.other("class", DeclSyntax(node)), node, node.genericParameterClause, in: scope)
    } else if let node = node.as(ActorDeclSyntax.self) {
      annotatable.insert(node.position.utf8Offset)
      nominal(.other("actor", DeclSyntax(node)), node, node.genericParameterClause, in: scope)
    } else if let node = node.as(ProtocolDeclSyntax.self) {
      add(.other("protocol", DeclSyntax(node)), node.name, node.modifiers, false, in: scope)
    } else if let node = node.as(TypeAliasDeclSyntax.self) {
      annotatable.insert(node.position.utf8Offset)
      add(.alias(node), node.name, node.modifiers, node.genericParameterClause != nil, in: scope)
    } else if let node = node.as(ExtensionDeclSyntax.self) {
      extended(node)
    } else if let node = node.as(IfConfigDeclSyntax.self) {
      conditional(node, in: scope)
    } else if node.is(EnumCaseDeclSyntax.self) || (scope.hasFields && isField(node)) {
      annotatable.insert(node.position.utf8Offset)
    }
  }

  private func isField(_ node: DeclSyntax) -> Bool {
    guard let variable = node.as(VariableDeclSyntax.self), !variable.isStatic else { return false }
    return variable.bindings.contains { !$0.isComputed }
  }

  private mutating func nominal(
    _ kind: Declaration.Kind, _ node: some DeclGroupSyntax & NamedDeclSyntax,
    _ generics: GenericParameterClauseSyntax?, in scope: Scope
  ) {
    let isGeneric = scope.isGeneric || generics != nil
    let access = add(kind, node.name, node.modifiers, isGeneric, in: scope)
    var inner = Scope(
      path: scope.path + [node.name.nameText], access: access, isGeneric: isGeneric)
    inner.hasFields = node.is(StructDeclSyntax.self)
    members(node.memberBlock.members, in: inner)
  }

  @discardableResult
  private mutating func add(
    _ kind: Declaration.Kind, _ name: TokenSyntax, _ modifiers: DeclModifierListSyntax,
    _ isGeneric: Bool, in scope: Scope
  ) -> Access? {
    let written = Access.written(in: modifiers, default: scope.defaultAccess)
    let access = Access.least(written, scope.access)
    guard name.presence == .present else { return access }
    types.append(
      Found(
        kind: kind, name: TypeName(path: scope.path + [name.nameText]), access: access,
        isGeneric: isGeneric))
    return access
  }

  private mutating func extended(_ node: ExtensionDeclSyntax) {
    guard let path = node.extendedType.namePath else { return }
    extensions.append((TypeName(path: path), node))
    let access = Access.written(in: node.modifiers, default: .internal)
    members(node.memberBlock.members, in: Scope(path: path, defaultAccess: access))
  }

  private mutating func conditional(_ node: IfConfigDeclSyntax, in scope: Scope) {
    for clause in node.clauses {
      switch clause.elements {
      case .statements(let statements):
        for statement in statements {
          if case .decl(let node) = statement.item { declaration(node, in: scope) }
        }
      case .decls(let decls): members(decls, in: scope)
      default: break
      }
    }
  }
}

extension TypeSyntax {
  /// The components of a plain name like `A.B`; nil for anything else.
  var namePath: [String]? {
    if let type = self.as(IdentifierTypeSyntax.self), type.genericArgumentClause == nil {
      return [type.name.nameText]
    }
    if let type = self.as(MemberTypeSyntax.self), type.genericArgumentClause == nil,
      let base = type.baseType.namePath
    {
      return base + [type.name.nameText]
    }
    return nil
  }
}

extension VariableDeclSyntax {
  var isStatic: Bool {
    modifiers.contains { ["static", "class"].contains($0.name.text) }
  }
}

extension PatternBindingSyntax {
  /// Observers leave a property stored; anything else in braces computes it.
  var isComputed: Bool {
    switch accessorBlock?.accessors {
    case nil: false
    case .getter: true
    case .accessors(let accessors):
      !accessors.allSatisfy { ["willSet", "didSet"].contains($0.accessorSpecifier.text) }
    }
  }
}
