import SwiftParser
import SwiftSyntax

/// SwiftParser's reading of a file, in the form of ours.
struct TheirDump {
  let tree: SourceFileSyntax
  private(set) var lines: [String] = []

  init(_ bytes: [UInt8]) {
    tree = bytes.withUnsafeBufferPointer { Parser.parse(source: $0, maximumNestingLevel: 256) }
    statements(tree.statements, "")
  }

  private mutating func statements(_ list: CodeBlockItemListSyntax, _ indent: String) {
    for item in list { if case .decl(let node) = item.item { add(node, indent) } }
  }

  private mutating func members(_ list: MemberBlockItemListSyntax, _ indent: String) {
    for item in list { add(item.decl, indent) }
  }

  private mutating func add(_ node: DeclSyntax, _ indent: String) {
    var parts: [String] = []
    var block: MemberBlockSyntax?
    func head(_ kind: String) { parts.append("\(kind) \(node.position.utf8Offset) \(range(node))") }
    func name(_ token: TokenSyntax) { parts.append("name \(range(token)) \(plain(token))") }
    func prefix(_ attributes: AttributeListSyntax, _ modifiers: DeclModifierListSyntax) {
      for case .attribute(let attribute) in attributes {
        let arguments =
          attribute.leftParen.flatMap { left in
            attribute.rightParen.map { right in
              "\(left.positionAfterSkippingLeadingTrivia.utf8Offset..<right.endPositionBeforeTrailingTrivia.utf8Offset)"
            }
          } ?? "-"
        parts.append("@ \(type(attribute.attributeName)) \(arguments) \(range(attribute))")
      }
      parts += modifiers.map { "modifier \($0.name.text) \($0.detail?.detail.text ?? "")" }
    }
    func generics(_ clause: GenericParameterClauseSyntax?) {
      if let clause { parts.append("generics \(range(clause))") }
    }
    func inherits(_ clause: InheritanceClauseSyntax?) {
      parts += (clause?.inheritedTypes ?? []).map { "inherits \(type($0.type))" }
    }
    func requirements(_ clause: GenericWhereClauseSyntax?) {
      if let clause { parts.append("where \(range(clause))") }
    }
    func result(_ written: TypeSyntax?) { if let written { parts.append("type \(type(written))") } }
    func parameters(_ clause: FunctionParameterClauseSyntax) {
      parts += clause.parameters.map { "parameter \(parameter($0))" }
    }
    func body(_ node: (some SyntaxProtocol)?) {
      if let node { parts.append("body \(range(node))") }
    }

    switch node.as(DeclSyntaxEnum.self) {
    case .structDecl(let node):
      head("struct")
      name(node.name)
      prefix(node.attributes, node.modifiers)
      generics(node.genericParameterClause)
      inherits(node.inheritanceClause)
      requirements(node.genericWhereClause)
      block = node.memberBlock
    case .classDecl(let node):
      head("class")
      name(node.name)
      prefix(node.attributes, node.modifiers)
      generics(node.genericParameterClause)
      inherits(node.inheritanceClause)
      requirements(node.genericWhereClause)
      block = node.memberBlock
    case .enumDecl(let node):
      head("enum")
      name(node.name)
      prefix(node.attributes, node.modifiers)
      generics(node.genericParameterClause)
      inherits(node.inheritanceClause)
      requirements(node.genericWhereClause)
      block = node.memberBlock
    case .actorDecl(let node):
      head("actor")
      name(node.name)
      prefix(node.attributes, node.modifiers)
      generics(node.genericParameterClause)
      inherits(node.inheritanceClause)
      requirements(node.genericWhereClause)
      block = node.memberBlock
    case .protocolDecl(let node):
      head("protocol")
      name(node.name)
      prefix(node.attributes, node.modifiers)
      if let clause = node.primaryAssociatedTypeClause { parts.append("generics \(range(clause))") }
      inherits(node.inheritanceClause)
      requirements(node.genericWhereClause)
      block = node.memberBlock
    case .extensionDecl(let node):
      head("extension")
      prefix(node.attributes, node.modifiers)
      inherits(node.inheritanceClause)
      result(node.extendedType)
      requirements(node.genericWhereClause)
      block = node.memberBlock
    case .typeAliasDecl(let node):
      head("typealias")
      name(node.name)
      prefix(node.attributes, node.modifiers)
      generics(node.genericParameterClause)
      result(node.initializer.value)
      requirements(node.genericWhereClause)
    case .associatedTypeDecl(let node):
      head("associatedtype")
      name(node.name)
      prefix(node.attributes, node.modifiers)
      inherits(node.inheritanceClause)
      result(node.initializer?.value)
      requirements(node.genericWhereClause)
    case .functionDecl(let node):
      head("func")
      name(node.name)
      prefix(node.attributes, node.modifiers)
      generics(node.genericParameterClause)
      result(node.signature.returnClause?.type)
      requirements(node.genericWhereClause)
      parameters(node.signature.parameterClause)
      body(node.body)
    case .initializerDecl(let node):
      head("init")
      prefix(node.attributes, node.modifiers)
      generics(node.genericParameterClause)
      result(node.signature.returnClause?.type)
      requirements(node.genericWhereClause)
      parameters(node.signature.parameterClause)
      body(node.body)
    case .deinitializerDecl(let node):
      head("deinit")
      prefix(node.attributes, node.modifiers)
      body(node.body)
    case .subscriptDecl(let node):
      head("subscript")
      prefix(node.attributes, node.modifiers)
      generics(node.genericParameterClause)
      result(node.returnClause.type)
      requirements(node.genericWhereClause)
      parameters(node.parameterClause)
      body(node.accessorBlock)
    case .macroDecl(let node):
      head("macro")
      name(node.name)
      prefix(node.attributes, node.modifiers)
      generics(node.genericParameterClause)
      result(node.signature.returnClause?.type)
      requirements(node.genericWhereClause)
      parameters(node.signature.parameterClause)
    case .macroExpansionDecl(let node):
      head("expansion")
      name(node.macroName)
      prefix(node.attributes, node.modifiers)
    case .variableDecl(let node):
      head(node.bindingSpecifier.text)
      prefix(node.attributes, node.modifiers)
      for binding in node.bindings { parts += self.binding(binding) }
    case .enumCaseDecl(let node):
      head("case")
      prefix(node.attributes, node.modifiers)
      for element in node.elements { parts += self.element(element) }
    case .importDecl(let node):
      head("import")
      parts.append("name \(range(node.path)) \(plain(node.path.trimmedDescription))")
      prefix(node.attributes, node.modifiers)
    case .operatorDecl(let node):
      head("operator")
      name(node.name)
      parts.append("modifier \(node.fixitySpecifier.text) ")
    case .precedenceGroupDecl(let node):
      head("precedencegroup")
      name(node.name)
      prefix(node.attributes, node.modifiers)
      let start = node.leftBrace.positionAfterSkippingLeadingTrivia.utf8Offset
      parts.append("body \(start..<node.rightBrace.endPositionBeforeTrailingTrivia.utf8Offset)")
    case .poundSourceLocation: head("sourceLocation")
    case .ifConfigDecl(let node):
      head("conditional")
      lines.append(indent + parts.joined(separator: " | "))
      conditional(node, indent)
      return
    case .missingDecl: head("missing")
    default: head("using")
    }
    lines.append(indent + parts.joined(separator: " | "))
    if let block { members(block.members, indent + "  ") }
  }

  private mutating func conditional(_ node: IfConfigDeclSyntax, _ indent: String) {
    for clause in node.clauses {
      lines.append(indent + "#if \(clause.condition.map { range($0) } ?? "-")")
      switch clause.elements {
      case .statements(let list): statements(list, indent + "  ")
      case .decls(let list): members(list, indent + "  ")
      default: break
      }
    }
  }

  private func range(_ node: some SyntaxProtocol) -> String {
    "\(node.positionAfterSkippingLeadingTrivia.utf8Offset..<node.endPositionBeforeTrailingTrivia.utf8Offset)"
  }

  private func plain(_ token: TokenSyntax) -> String { plain(token.text) }

  private func plain(_ text: String) -> String {
    guard text.count > 2, text.hasPrefix("`"), text.hasSuffix("`") else { return text }
    return String(text.dropFirst().dropLast())
  }

  private func binding(_ node: PatternBindingSyntax) -> [String] {
    let name = node.pattern.as(IdentifierPatternSyntax.self).map { plain($0.identifier) } ?? "-"
    var parts = ["binding \(name) \(range(node.pattern))"]
    if let written = node.typeAnnotation { parts.append("of \(type(written.type))") }
    if let value = node.initializer { parts.append("= \(expression(value.value))") }
    guard let block = node.accessorBlock else { return parts }
    var words: [String] = []
    if case .accessors(let list) = block.accessors { words = list.map(\.accessorSpecifier.text) }
    parts.append("accessors \(words) \(range(block))")
    return parts
  }

  private func element(_ node: EnumCaseElementSyntax) -> [String] {
    let last = Syntax(node.rawValue) ?? Syntax(node.parameterClause) ?? Syntax(node.name)
    let start = node.positionAfterSkippingLeadingTrivia.utf8Offset
    var parts = [
      "case \(plain(node.name)) \(start..<last.endPositionBeforeTrailingTrivia.utf8Offset)"
    ]
    if let clause = node.parameterClause {
      parts.append("payload \(range(clause)) \(clause.parameters.map(parameter))")
    }
    if let value = node.rawValue { parts.append("= \(expression(value.value))") }
    return parts
  }

  private func parameter(_ node: FunctionParameterSyntax) -> String {
    parameter(
      node, node.firstName, node.secondName, node.type, node.ellipsis, node.defaultValue)
  }

  private func parameter(_ node: EnumCaseParameterSyntax) -> String {
    parameter(node, node.firstName, node.secondName, node.type, nil, node.defaultValue)
  }

  private func parameter(
    _ node: some SyntaxProtocol, _ first: TokenSyntax?, _ second: TokenSyntax?,
    _ written: TypeSyntax, _ ellipsis: TokenSyntax?, _ value: InitializerClauseSyntax?
  ) -> String {
    let last = Syntax(value) ?? Syntax(ellipsis) ?? Syntax(written)
    let start = node.positionAfterSkippingLeadingTrivia.utf8Offset
    let end = last.endPositionBeforeTrailingTrivia.utf8Offset
    let names = [first, second].map { $0.map { plain($0) } ?? "-" }
    return "\(names[0]) \(names[1]) \(type(written))\(ellipsis == nil ? "" : "...") = "
      + "\(value.map { expression($0.value) } ?? "-") \(start..<end)"
  }
}

extension TheirDump {
  private func type(_ node: TypeSyntax) -> String { "\(form(node))@\(range(node))" }

  private func form(_ node: TypeSyntax) -> String {
    switch node.as(TypeSyntaxEnum.self) {
    case .identifierType(let node): return component(node.name, node.genericArgumentClause)
    case .memberType(let node):
      let isNamed = node.baseType.isNamed
      return (isNamed ? form(node.baseType) : type(node.baseType)) + "."
        + component(node.name, node.genericArgumentClause)
    case .optionalType(let node): return "optional(\(type(node.wrappedType)))"
    case .implicitlyUnwrappedOptionalType(let node): return "unwrapped(\(type(node.wrappedType)))"
    case .arrayType(let node): return "array(\(type(node.element)))"
    case .dictionaryType(let node): return "dictionary(\(type(node.key)), \(type(node.value)))"
    case .inlineArrayType(let node):
      return "inline(\(argument(node.count)), \(argument(node.element)))"
    case .tupleType(let node):
      return "tuple(\(node.elements.map(element).joined(separator: ", ")))"
    case .functionType(let node):
      return "function(\(node.parameters.map(element).joined(separator: ", ")))"
        + type(node.returnClause.type)
    case .someOrAnyType(let node):
      return "\(node.someOrAnySpecifier.text)(\(type(node.constraint)))"
    case .packElementType(let node): return "each(\(type(node.pack)))"
    case .compositionType(let node):
      return "composition(\(node.elements.map { type($0.type) }.joined(separator: ", ")))"
    case .attributedType(let node):
      let ranges =
        node.specifiers.map { range($0) } + node.attributes.map { range($0) }
        + node.lateSpecifiers.map { range($0) }
      return "attributed([\(ranges.joined(separator: ", "))], \(type(node.baseType)))"
    case .metatypeType(let node):
      return "meta(\(type(node.baseType)), \(node.metatypeSpecifier.text))"
    case .suppressedType(let node): return "suppressed(\(type(node.type)))"
    case .packExpansionType(let node): return "repeat(\(type(node.repetitionPattern)))"
    case .namedOpaqueReturnType(let node): return "generic(\(type(node.type)))"
    case .classRestrictionType: return "class"
    default: return "missing"
    }
  }

  private func component(_ name: TokenSyntax, _ clause: GenericArgumentClauseSyntax?) -> String {
    let arguments = clause.map { "<\($0.arguments.map(argument).joined(separator: ", "))>" }
    return plain(name) + (arguments ?? "")
  }

  private func argument(_ node: GenericArgumentSyntax) -> String {
    switch node.argument {
    case .type(let node): type(node)
    case .expr(let node): "value(\(range(node)))"
    }
  }

  private func element(_ node: TupleTypeElementSyntax) -> String {
    let names = [node.firstName, node.secondName].map { $0.map { plain($0) } ?? "-" }
    return "\(names[0]) \(names[1]) \(type(node.type))\(node.ellipsis == nil ? "" : "...")"
  }

  private func expression(_ node: ExprSyntax) -> String { "\(form(node))@\(range(node))" }

  private func form(_ node: ExprSyntax) -> String {
    switch node.as(ExprSyntaxEnum.self) {
    case .stringLiteralExpr(let node): return "string(\(node.representedLiteralValue ?? "-"))"
    case .integerLiteralExpr: return "integer"
    case .floatLiteralExpr: return "float"
    case .booleanLiteralExpr(let node): return node.literal.text
    case .nilLiteralExpr: return "nil"
    case .declReferenceExpr(let node):
      return isPlain(node) ? "name(\(plain(node.baseName)))" : "other"
    case .memberAccessExpr(let node):
      guard isPlain(node.declName) else { return "other" }
      return "member(\(node.base.map { expression($0) } ?? "-"), \(plain(node.declName.baseName)))"
    case .genericSpecializationExpr(let node): return "specialized(\(expression(node.expression)))"
    case .functionCallExpr(let node):
      return "call(\(expression(node.calledExpression)), \(list(node.arguments)), "
        + "\(node.trailingClosure != nil))"
    case .arrayExpr(let node):
      return "array(\(node.elements.map { expression($0.expression) }.joined(separator: ", ")))"
    case .dictionaryExpr(let node):
      guard case .elements(let pairs) = node.content else { return "dictionary([])" }
      return "dictionary(\(pairs.map { "\(expression($0.key)): \(expression($0.value))" }))"
    case .tupleExpr(let node): return "tuple(\(list(node.elements)))"
    case .prefixOperatorExpr(let node):
      return "prefix(\(node.operator.text), \(expression(node.expression)))"
    case .inOutExpr(let node): return "prefix(&, \(expression(node.expression)))"
    case .closureExpr: return "closure"
    case .missingExpr: return "missing"
    default: return "other"
    }
  }

  private func isPlain(_ node: DeclReferenceExprSyntax) -> Bool {
    node.argumentNames == nil && node.moduleSelector == nil
  }

  private func list(_ arguments: LabeledExprListSyntax) -> String {
    arguments.map { "\($0.label.map { plain($0) } ?? "-") \(expression($0.expression))" }
      .joined(separator: ", ")
  }

  /// Every comment of the file, with its place.
  var comments: [String] {
    var found: [String] = []
    for token in tree.tokens(viewMode: .sourceAccurate) {
      add(token.leadingTrivia, at: token.position.utf8Offset, &found)
      add(token.trailingTrivia, at: token.endPositionBeforeTrailingTrivia.utf8Offset, &found)
    }
    return found
  }

  private func add(_ trivia: Trivia, at offset: Int, _ found: inout [String]) {
    var offset = offset
    for piece in trivia {
      let end = offset + piece.sourceLength.utf8Length
      switch piece {
      case .lineComment: found.append("line \(offset..<end)")
      case .docLineComment: found.append("docLine \(offset..<end)")
      case .blockComment: found.append("block \(offset..<end)")
      case .docBlockComment: found.append("docBlock \(offset..<end)")
      default: break
      }
      offset = end
    }
  }
}

extension TypeSyntax {
  fileprivate var isNamed: Bool {
    if self.is(IdentifierTypeSyntax.self) { return true }
    return self.as(MemberTypeSyntax.self)?.baseType.isNamed ?? false
  }
}
