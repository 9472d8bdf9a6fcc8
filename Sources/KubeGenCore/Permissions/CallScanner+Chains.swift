import KubeGenSyntax

extension CallScanner {
  /// More expressions within one another are not looked at.
  private static let maximumDepth = 40

  /// A value, or a type itself.
  private struct Operand {
    var type: TypeText?
    var isType = false
  }

  struct CallArgument {
    var label: String?
    var start: Int
  }

  /// The type of an expression that begins at a token: a name, and what is called on it.
  ///
  /// - Parameter isFirst: whether what it asks for is noted; of an argument it has been, or will be.
  @discardableResult
  mutating func chain(_ start: Int, isFirst: Bool) -> TypeText? {
    if !isFirst, let type = types[key(start)] { return type }
    let type = chain(from: start, isFirst)
    types[key(start)] = .some(type)
    return type
  }

  private func key(_ start: Int) -> Int {
    (file << 1 | (isInText ? 1 : 0)) << 40 | tokens[min(start, tokens.count - 1)].textStart
  }

  private mutating func chain(from start: Int, _ isFirst: Bool) -> TypeText? {
    depth += 1
    defer { depth -= 1 }
    guard depth < Self.maximumDepth else { return nil }
    if isFirst { isAwaited = start > 0 && tokens[start - 1].word == .await }
    var position = start
    while position < tokens.count, isSkipped(position) { position += 1 }
    guard position < tokens.count else { return nil }
    guard var operand = primary(&position, isFirst) else { return nil }
    while position < tokens.count, postfix(&position, &operand, isFirst) {}
    return operand.isType ? nil : operand.type
  }

  private func isSkipped(_ position: Int) -> Bool {
    let token = tokens[position]
    switch token.word {
    case .try, .await, .copy, .consume: return true
    default: break
    }
    if token.kind == .prefixAmpersand { return true }
    // The mark behind `try`.
    return position > 0 && tokens[position - 1].word == .try
      && (token.kind == .postfixQuestion || token.kind == .exclamation)
  }

  private mutating func primary(_ position: inout Int, _ isFirst: Bool) -> Operand? {
    let token = tokens[position]
    switch token.kind {
    case .string:
      position += 1
      return Operand(type: TypeText("String"))
    case .leftParen:
      let inner = arguments(position).count == 1 ? chain(position + 1, isFirst: false) : nil
      position = token.partner + 1
      return Operand(type: inner)
    case .leftSquare:
      let element = chain(position + 1, isFirst: false)
      position = token.partner + 1
      return Operand(type: element.map { TypeText("Array", [$0]) })
    case .identifier, .dollarIdentifier: return named(&position, isFirst)
    default:
      if token.word == .lowerSelf || token.word == .upperSelf {
        position += 1
        let owner = context.owner
        let type = owner.map { name in
          TypeText(name, (index.generics[name] ?? []).map { TypeText($0) })
        }
        return Operand(type: type ?? TypeText("Self"), isType: token.word == .upperSelf)
      }
      return nil
    }
  }

  private mutating func named(_ position: inout Int, _ isFirst: Bool) -> Operand {
    let name = text(position)
    let start = position
    if isVariable(name) {
      position += 1
      return Operand(type: variable(name))
    }
    if name.first?.isUppercase == true {
      let generic = genericArguments(after: position)
      position = generic?.next ?? position + 1
      return Operand(
        type: resolved(TypeText(name, generic?.arguments ?? [])), isType: true)
    }
    position = genericArguments(after: position)?.next ?? position + 1
    if let open = call(position) {
      return Operand(type: result(of: name, on: nil, arguments(open), start, isFirst, &position))
    }
    if closure(at: position) != nil, index.functions[name] != nil {
      return Operand(type: result(of: name, on: nil, [], start, isFirst, &position))
    }
    return Operand(type: property(name, of: context.owner.map { TypeText($0) }))
  }

  /// Where a call's parentheses open: right behind its name, on the same line.
  private func call(_ position: Int) -> Int? {
    guard position < tokens.count, tokens[position].kind == .leftParen,
      !tokens[position].startsLine
    else { return nil }
    return position
  }

  private mutating func postfix(
    _ position: inout Int, _ operand: inout Operand, _ isFirst: Bool
  ) -> Bool {
    let token = tokens[position]
    switch token.kind {
    case .postfixQuestion, .exclamation:
      position += 1
      return true
    case .leftSquare where !token.startsLine:
      operand = Operand(type: operand.type?.element)
      position = token.partner + 1
      return true
    case .leftParen where !token.startsLine && operand.isType:
      operand = made(operand, position, isFirst, &position)
      return true
    case .period:
      guard position + 1 < tokens.count else { return false }
      return member(&position, &operand, isFirst)
    default: return false
    }
  }

  private mutating func member(
    _ position: inout Int, _ operand: inout Operand, _ isFirst: Bool
  ) -> Bool {
    let nameToken = position + 1
    let name = text(nameToken)
    guard tokens[nameToken].kind == .identifier || tokens[nameToken].kind == .keyword else {
      return false
    }
    position = genericArguments(after: nameToken)?.next ?? nameToken + 1
    if operand.isType, name == "self" { return true }
    if operand.isType, name == "init", let open = call(position) {
      operand = made(operand, open, isFirst, &position)
      return true
    }
    if operand.isType, name.first?.isUppercase == true, let type = operand.type {
      operand.type = resolved(TypeText("\(type.name).\(name)"))
      return true
    }
    let receiver = operand.type
    if let open = call(position) {
      let arguments = arguments(open)
      operand = Operand(
        type: result(of: name, on: receiver, arguments, nameToken, isFirst, &position))
    } else if position < tokens.count, tokens[position].kind == .leftBrace,
      !tokens[position].startsLine,
      receiver?.isCollection == true || receiver?.name == "Controller"
        || index.functions[name]?.contains(where: { $0.parameters.last?.closure != nil }) == true
    {
      operand = Operand(type: result(of: name, on: receiver, [], nameToken, isFirst, &position))
    } else {
      operand = Operand(type: known(name, of: receiver) ?? property(name, of: receiver))
    }
    return true
  }

  /// The arguments of a call, by where they begin.
  func arguments(_ open: Int) -> [CallArgument] {
    let close = min(tokens[open].partner, tokens.count)
    var arguments: [CallArgument] = []
    var position = open + 1
    var isAtStart = true
    while position < close {
      let token = tokens[position]
      if isAtStart {
        let isLabelled = position + 1 < close && tokens[position + 1].kind == .colon
        arguments.append(
          CallArgument(
            label: isLabelled ? text(position) : nil, start: isLabelled ? position + 2 : position))
        isAtStart = false
        if isLabelled { position += 1 }
      } else if token.kind == .comma {
        isAtStart = true
      } else if [.leftParen, .leftSquare, .leftBrace].contains(token.kind) {
        position = max(position, token.partner)
      }
      if isOpening(position, close), !isAtStart {
        position = max(position, tokens[position].partner)
      }
      position += 1
    }
    return arguments
  }

  private func isOpening(_ position: Int, _ close: Int) -> Bool {
    position < close && [.leftParen, .leftSquare, .leftBrace].contains(tokens[position].kind)
  }

  /// The type of an argument.
  mutating func type(of argument: CallArgument) -> TypeText? {
    chain(argument.start, isFirst: false)
  }

  /// A value of a type that is made.
  private mutating func made(
    _ operand: Operand, _ open: Int, _ isFirst: Bool, _ position: inout Int
  ) -> Operand {
    position = tokens[open].partner + 1
    guard var type = operand.type else { return Operand() }
    let arguments = arguments(open)
    skipClosure(&position, giving: [])
    if type.isCollection {
      type.reach = reach(of: type, arguments)
      return Operand(type: type)
    }
    if isFirst { noteMaking(type, arguments, open) }
    if MethodVerbs.watching.contains(type.name), type.arguments.isEmpty,
      let first = arguments.first, let watched = self.type(of: first)
    {
      type.arguments = watched.arguments
    }
    if let bound = bind(type.name, nil, arguments, isFirst), type.arguments.isEmpty {
      return Operand(type: bound)
    }
    return Operand(type: type)
  }

  private func reach(of type: TypeText, _ arguments: [CallArgument]) -> Reach {
    guard type.name == "Api", let namespace = arguments.first(where: { $0.label == "namespace" })
    else { return .any }
    return reach(at: namespace.start)
  }

  /// Which namespace an expression says.
  func reach(at start: Int) -> Reach {
    let token = tokens[start]
    let isAlone =
      start + 1 >= tokens.count || [.rightParen, .comma].contains(tokens[start + 1].kind)
    if token.kind == .string, isAlone, !token.flags.contains(.isInterpolated) {
      let name = text(start).filter { $0 != "\"" }
      return DNSName.isSubdomain(name) ? .named(name) : .any
    }
    // `defaultNamespace`, or that of something, and nothing beside it.
    let name = start + 1 < tokens.count && tokens[start + 1].kind == .period ? start + 2 : start
    guard name + 1 < tokens.count, text(name) == "defaultNamespace",
      [.rightParen, .comma].contains(tokens[name + 1].kind)
    else { return .any }
    return .own
  }

  /// Passes over a closure behind a call, whose parameters are known.
  func closure(at position: Int) -> Int? {
    guard position < tokens.count, tokens[position].kind == .leftBrace,
      !tokens[position].startsLine
    else { return nil }
    return position
  }

  mutating func skipClosure(_ position: inout Int, giving types: [TypeText?]) {
    guard let brace = closure(at: position) else { return }
    if !types.isEmpty { closures[brace] = types }
    // What is behind it belongs to the call only if it is called on its result.
    let next = tokens[brace].partner + 1
    if next < tokens.count, tokens[next].kind == .period { position = next }
  }

  /// The result of a function or a method, after noting what it asks for.
  private mutating func result(
    of name: String, on receiver: TypeText?, _ arguments: [CallArgument], _ nameToken: Int,
    _ isFirst: Bool, _ position: inout Int
  ) -> TypeText? {
    if let open = call(position) { position = tokens[open].partner + 1 }
    if isFirst { noteCall(name, receiver, arguments, nameToken) }
    skipClosure(&position, giving: closureTypes(name, receiver))
    if let type = known(name, of: receiver) { return type }
    return bind(name, receiver, arguments, isFirst)
  }

  /// The types of the parameters of a closure behind a call.
  private func closureTypes(_ name: String, _ receiver: TypeText?) -> [TypeText?] {
    if let receiver, let kind = receiver.arguments.first {
      if receiver.name == "Controller" { return [kind, TypeText("Client")] }
      if receiver.isCollection { return name == "withFinalizer" ? [] : [kind] }
    }
    let closures = (index.functions[name] ?? []).compactMap { $0.parameters.last?.closure }
    guard let first = closures.first, closures.allSatisfy({ $0 == first }) else { return [] }
    return first.map { $0.map(resolved) }
  }

  /// What the client's own members give.
  private func known(_ name: String, of receiver: TypeText?) -> TypeText? {
    guard let receiver else { return nil }
    if receiver.name == "Controller" {
      return ["run", "reconciling"].contains(name) ? TypeText("ControllerService") : receiver
    }
    if receiver.name == "ObjectList", name == "items" {
      return TypeText("Array", receiver.arguments)
    }
    guard receiver.isCollection else { return nil }
    switch name {
    case "metadataOnly", "checked": return receiver
    case "inNamespace": return TypeText("Api", receiver.arguments, reach: .any)
    case "defaultNamespaced": return TypeText("Api", receiver.arguments, reach: .own)
    case "list", "pages": return TypeText("ObjectList", receiver.arguments)
    default: return MethodVerbs.giveObject.contains(name) ? receiver.arguments.first : nil
    }
  }

  /// The type of a property, of a type or, if that is not known, of any that has it.
  mutating func property(_ name: String, of receiver: TypeText?) -> TypeText? {
    let all = index.members[name] ?? []
    let own = receiver.map { receiver in all.filter { $0.owner == receiver.name } } ?? []
    let candidates = own.isEmpty && (receiver == nil || isForeign(receiver)) ? all : own
    let outer = candidates.isEmpty ? all.filter { $0.owner.isEmpty } : candidates
    var types: Set<TypeText?> = []
    for member in outer { types.insert(type(of: member, name)) }
    guard types.count == 1, let type = types.first ?? nil else { return nil }
    let generics = receiver.flatMap { index.generics[$0.name] } ?? []
    guard let receiver, receiver.arguments.count == generics.count else { return type }
    return type.substituting(Dictionary(zip(generics, receiver.arguments)) { a, _ in a })
  }

  private func isForeign(_ type: TypeText?) -> Bool {
    type.map { index.generics[$0.name] == nil } ?? true
  }

  private mutating func type(of member: SourceIndex.Member, _ name: String) -> TypeText? {
    let written = member.type.map(resolved)
    guard written == nil || written?.isCollection == true, let value = member.value,
      pending.insert(value.file << 40 | value.offset).inserted
    else { return written }
    defer { pending.remove(value.file << 40 | value.offset) }
    let outer = (file, scopes, closures, isInText)
    (file, isInText) = (value.file, false)
    scopes = [Scope(end: tokens.count)]
    let type = chain(source.tokenIndex(at: value.offset), isFirst: false)
    (file, scopes, closures, isInText) = outer
    guard var written else { return type }
    written.reach = type?.reach
    return written
  }
}
