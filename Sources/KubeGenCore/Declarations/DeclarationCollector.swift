import KubeGenSyntax

/// Finds the types and extensions that a file declares, and the places where an annotation may stand.
struct DeclarationCollector {
  struct Found {
    var kind: Declaration.Kind
    var node: SwiftDeclaration
    var name: TypeName
    var access: Access?
    var isGeneric: Bool
    var isConditional: Bool
  }

  var types: [Found] = []
  var extensions: [(name: TypeName, node: SwiftDeclaration)] = []
  /// Offsets of declarations that take annotations, comments included.
  var annotatable: Set<Int> = []

  init(_ file: SwiftFile) {
    add(file.declarations, in: Scope())
  }

  /// What the members of a declaration inherit from what is around them.
  private struct Scope {
    var path: [String] = []
    var access: Access? = .public
    var defaultAccess: Access? = .internal
    var isGeneric = false
    var isConditional = false
    /// Variables are fields: only in the body of a struct itself.
    var hasFields = false
  }

  private mutating func add(_ nodes: [SwiftDeclaration], in scope: Scope) {
    for node in nodes { add(node, in: scope) }
  }

  private mutating func add(_ node: SwiftDeclaration, in scope: Scope) {
    switch node.kind {
    case .struct: nominal(.structure, node, in: scope)
    case .enum: nominal(.enumeration, node, in: scope)
    case .class, .actor: nominal(.other(node.kind.rawValue), node, in: scope)
    case .protocol: add(.other("protocol"), node, false, in: scope)
    case .typealias:
      annotatable.insert(node.start)
      add(.alias, node, node.generics != nil, in: scope)
    case .extension: extended(node, in: scope)
    case .conditional:
      var inner = scope
      inner.isConditional = true
      for clause in node.clauses { add(clause.members, in: inner) }
    case .case: annotatable.insert(node.start)
    case .var, .let: if scope.hasFields, node.isField { annotatable.insert(node.start) }
    default: break
    }
  }

  private mutating func nominal(
    _ kind: Declaration.Kind, _ node: SwiftDeclaration, in scope: Scope
  ) {
    annotatable.insert(node.start)
    var inner = scope
    inner.isGeneric = scope.isGeneric || node.generics != nil
    inner.access = add(kind, node, inner.isGeneric, in: scope)
    inner.path.append(node.name?.text ?? "")
    inner.defaultAccess = .internal
    inner.hasFields = kind == .structure
    add(node.members, in: inner)
  }

  @discardableResult
  private mutating func add(
    _ kind: Declaration.Kind, _ node: SwiftDeclaration, _ isGeneric: Bool, in scope: Scope
  ) -> Access? {
    let written = Access.written(in: node.modifiers, default: scope.defaultAccess)
    let access = Access.least(written, scope.access)
    guard let name = node.name else { return access }
    types.append(
      Found(
        kind: kind, node: node, name: TypeName(path: scope.path + [name.text]), access: access,
        isGeneric: isGeneric, isConditional: scope.isConditional))
    return access
  }

  private mutating func extended(_ node: SwiftDeclaration, in scope: Scope) {
    guard let path = node.type?.path else { return }
    extensions.append((TypeName(path: path), node))
    let access = Access.written(in: node.modifiers, default: .internal)
    add(
      node.members,
      in: Scope(path: path, defaultAccess: access, isConditional: scope.isConditional))
  }
}

extension SwiftDeclaration {
  /// Whether it is a variable that a value holds.
  var isField: Bool {
    (kind == .var || kind == .let) && !isStatic && bindings.contains { !$0.isComputed }
  }
}
