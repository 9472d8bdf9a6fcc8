import KubeGenSyntax

/// Looks through the bodies of Swift files, word by word, for what they ask of a server.
///
/// It knows types as far as they are written, or follow from a call of what the sources declare.
/// What it does not know, it says.
struct CallScanner {
  let index: SourceIndex
  var found = CallFindings()
  /// The file and the scopes of where it is.
  var file = 0
  /// Whether that is in what stands between the words of texts.
  var isInText = false
  var scopes: [Scope] = []
  /// The types of closures' parameters, by where the closures begin.
  var closures: [Int: [TypeText?]] = [:]
  /// Properties whose initial values are being looked at.
  var pending: Set<Int> = []
  /// The types of expressions by their files and where they begin: each is found once, however many
  /// calls it is an argument within.
  var types: [Int: TypeText?] = [:]
  var depth = 0
  /// Whether the expression that is looked at stands behind `await`.
  var isAwaited = false

  struct Scope {
    /// The token that closes it.
    var end: Int
    var variables: [String: TypeText?] = [:]
    var body: SourceIndex.Body?
  }

  static func findings(in files: [SwiftFile]) -> CallFindings {
    var scanner = CallScanner(index: SourceIndex(files))
    for index in files.indices { scanner.scan(index) }
    return scanner.found
  }

  private init(index: SourceIndex) { self.index = index }

  var source: SwiftSource {
    isInText ? index.interpolations[file] ?? index.files[file].source : index.files[file].source
  }
  var tokens: [Token] { source.tokens }

  func text(_ token: Int) -> String {
    let text = source.text(tokens[token].text)
    return text.hasPrefix("`") ? text.filter { $0 != "`" } : text
  }

  func place(_ token: Int) -> SourceLocation {
    index.files[file].location(ofOffset: tokens[token].textStart)
  }

  var context: CallFindings.Context {
    var context = CallFindings.Context()
    for scope in scopes {
      guard let body = scope.body else { continue }
      context.owner = body.owner
      context.ofType = Set(body.owner.flatMap { index.generics[$0] } ?? [])
      context.function = body.function?.id
      context.own = body.function?.generics ?? []
    }
    return context
  }

  private mutating func scan(_ file: Int) {
    self.file = file
    scopes = [Scope(end: tokens.count)]
    closures = [:]
    var position = 0
    while position < tokens.count {
      while scopes.count > 1, let last = scopes.last, last.end <= position { scopes.removeLast() }
      look(at: position)
      position += 1
    }
  }

  private mutating func look(at position: Int) {
    let token = tokens[position]
    if token.flags.contains(.isInterpolated), !isInText {
      lookIntoText(token.text)
    } else if token.kind == .leftBrace {
      openScope(position)
    } else if token.word == .let || token.word == .var {
      declareVariable(after: position)
    } else if token.word == .for {
      declareElement(after: position)
    } else if isPrimary(position) {
      noteTypeUse(position)
      depth = 0
      _ = chain(position, isFirst: true)
    }
  }

  /// Looks at what stands in `\(…)`.
  private mutating func lookIntoText(_ range: Range<Int>) {
    guard let text = index.interpolations[file] else { return }
    let outer = scopes
    isInText = true
    for position in text.tokenIndex(at: range.lowerBound)..<text.tokenIndex(at: range.upperBound)
    where tokens[position].kind != .leftBrace {
      look(at: position)
    }
    isInText = false
    scopes = outer
  }

  /// Whether an expression may begin here.
  private func isPrimary(_ position: Int) -> Bool {
    let token = tokens[position]
    guard token.kind == .identifier || token.word == .lowerSelf || token.word == .upperSelf else {
      return false
    }
    return position == 0 || tokens[position - 1].kind != .period
  }

  private mutating func openScope(_ position: Int) {
    var scope = Scope(end: tokens[position].partner)
    scope.body = index.bodies[file][tokens[position].textStart]
    for parameter in scope.body?.function?.parameters ?? [] {
      if let name = parameter.name { scope.variables[name] = .some(parameter.type.map(resolved)) }
    }
    let types = closures[position] ?? []
    if let first = types.first { scope.variables["$0"] = .some(first) }
    for (offset, parameter) in closureParameters(position).enumerated() {
      let type = parameter.type ?? (offset < types.count ? types[offset] : nil)
      scope.variables[parameter.name] = .some(type)
    }
    scopes.append(scope)
  }

  /// The names ahead of a closure's `in`.
  private func closureParameters(_ brace: Int) -> [(name: String, type: TypeText?)] {
    var parameters: [(name: String, type: TypeText?)] = []
    var position = brace + 1
    if position < tokens.count, tokens[position].kind == .leftSquare {
      position = tokens[position].partner + 1
    }
    let isInParentheses = position < tokens.count && tokens[position].kind == .leftParen
    if isInParentheses { position += 1 }
    while position < tokens.count, position < brace + 60 {
      let token = tokens[position]
      if token.word == .in { return parameters }
      switch token.kind {
      case .identifier, .wildcard:
        parameters.append((text(position), nil))
        position += 1
        if position < tokens.count, tokens[position].kind == .colon {
          let (type, end) = typeText(from: position + 1)
          parameters[parameters.count - 1].type = type
          position = end
        }
      case .comma: position += 1
      case .rightParen where isInParentheses:
        // `async throws -> T in` may follow.
        position += 1
        while position < tokens.count, position < brace + 60, tokens[position].word != .in,
          [.identifier, .keyword, .arrow, .period].contains(tokens[position].kind)
        {
          position += 1
        }
      default: return []
      }
    }
    return []
  }

  /// The type that is written from a token on, and where it ends.
  func typeText(from start: Int) -> (type: TypeText?, end: Int) {
    var position = start
    var angles = 0
    loop: while position < tokens.count {
      let token = tokens[position]
      switch token.kind {
      case .comma where angles == 0, .equal, .rightParen, .rightBrace, .leftBrace, .semicolon,
        .endOfFile, .rightSquare:
        break loop
      case .leftParen, .leftSquare: position = max(position, token.partner)
      case .binaryOperator, .prefixOperator, .postfixOperator, .unknown:
        for character in text(position) {
          if character == "<" { angles += 1 }
          if character == ">" { angles -= 1 }
        }
      default: if token.startsLine, angles == 0, position > start { break loop }
      }
      if token.word == .in { break }
      position += 1
    }
    position = min(position, tokens.count - 1)
    guard position > start else { return (nil, start) }
    let range = tokens[start].textStart..<tokens[position - 1].textEnd
    return (TypeText(parsing: source.plainText(range)).map(resolved), position)
  }

  private mutating func declareVariable(after position: Int) {
    let name = position + 1
    guard name < tokens.count, tokens[name].kind == .identifier else { return }
    var next = name + 1
    guard next < tokens.count else { return }
    if tokens[next].kind == .colon {
      let (type, end) = typeText(from: next + 1)
      next = end
      if let type {
        declare(text(name), type)
        return
      }
    }
    guard next < tokens.count, tokens[next].kind == .equal, next + 1 < tokens.count else {
      // `if let x` is what it was; `case .a(let x)` is not known.
      let isShort =
        position > 0 && [.if, .guard, .while].contains(tokens[position - 1].word)
        || tokens[next].kind == .comma
      declare(text(name), isShort ? variable(text(name)) : nil)
      return
    }
    depth = 0
    declare(text(name), chain(next + 1, isFirst: false))
  }

  private mutating func declareElement(after position: Int) {
    var name = position + 1
    while name < tokens.count, [.try, .await].contains(tokens[name].word) { name += 1 }
    guard name + 2 < tokens.count, tokens[name].kind == .identifier,
      tokens[name + 1].word == .in
    else { return }
    depth = 0
    let sequence = chain(name + 2, isFirst: false)
    declare(text(name), sequence?.element)
  }

  private mutating func declare(_ name: String, _ type: TypeText?) {
    scopes[scopes.count - 1].variables[name] = .some(type)
  }

  /// The type of a local variable or a parameter; nil if there is none or it is not known.
  func variable(_ name: String) -> TypeText? {
    for scope in scopes.reversed() {
      if let type = scope.variables[name] { return type }
    }
    return nil
  }

  func isVariable(_ name: String) -> Bool {
    scopes.contains { $0.variables[name] != nil }
  }

  /// A type with its alias followed.
  func resolved(_ type: TypeText) -> TypeText { resolved(type, passed: []) }

  /// - Parameter passed: Aliases that led here. Names are those of no particular scope, so one may seem
  ///   to lead to itself.
  private func resolved(_ type: TypeText, passed: Set<String>) -> TypeText {
    var (type, passed) = (type, passed)
    while let alias = index.aliases[type.name], alias.name != type.name, passed.count < 8,
      passed.insert(type.name).inserted
    {
      type = TypeText(alias.name, type.arguments.isEmpty ? alias.arguments : type.arguments)
    }
    type.arguments = type.arguments.map { resolved($0, passed: passed) }
    return type
  }

  /// `Keeper<ConfigMap>` says what a generic type of the sources is about.
  private mutating func noteTypeUse(_ position: Int) {
    let name = text(position)
    guard let parameters = index.generics[name], !parameters.isEmpty,
      let (arguments, _) = genericArguments(after: position), arguments.count == parameters.count
    else { return }
    let types = Dictionary(zip(parameters, arguments)) { a, _ in a }
    found.types[name, default: []].append(.init(types: types, context: context))
  }

  /// What stands between angle brackets right behind a name, and the token behind them.
  func genericArguments(after name: Int) -> (arguments: [TypeText], next: Int)? {
    var position = name + 1
    guard position < tokens.count, tokens[position].textStart == tokens[name].textEnd,
      text(position).hasPrefix("<")
    else { return nil }
    var depth = 0
    let limit = min(tokens.count, name + 80)
    while position < limit {
      let token = tokens[position]
      switch token.kind {
      case .leftParen, .leftSquare: position = max(position, token.partner)
      case .identifier, .keyword, .comma, .period, .colon, .postfixQuestion, .infixQuestion,
        .wildcard, .arrow:
        break
      default:
        let operators = text(position)
        guard operators.allSatisfy({ "<>?&!".contains($0) }) else { return nil }
        for character in operators {
          if character == "<" { depth += 1 }
          if character == ">" { depth -= 1 }
        }
        if depth == 0 {
          let range = tokens[name].textStart..<tokens[position].textEnd
          guard let type = TypeText(parsing: source.plainText(range)) else { return nil }
          return (type.arguments.map(resolved), position + 1)
        }
        if depth < 0 { return nil }
      }
      position += 1
    }
    return nil
  }
}
