import KubeGenSyntax

/// What Swift files declare, as far as it tells the types of expressions.
struct SourceIndex {
  /// A function, an initialiser, or the one that a struct has without saying so.
  struct Function {
    var id: Int
    var name: String
    /// The type that it is a member of.
    var owner: String?
    /// Its own, and those of its type if it makes one.
    var generics: Set<String>
    var parameters: [Parameter]
    var result: TypeText?
  }

  struct Parameter {
    /// Nil for `_`.
    var label: String?
    var name: String?
    var type: TypeText?
    var hasDefault = false
    /// The types of its parameters, if it is a function itself.
    var closure: [TypeText?]?
  }

  struct Member {
    var type: TypeText?
    /// Where its initial value stands: a file, and an offset in it.
    var value: (file: Int, offset: Int)?
    var owner: String
  }

  /// Braces that hold statements.
  struct Body {
    var function: Function?
    var owner: String?
  }

  let files: [SwiftFile]
  /// By file: what stands in `\(…)` of its texts, at its place, and spaces around it.
  let interpolations: [Int: SwiftSource]
  private(set) var aliases: [String: TypeText] = [:]
  /// The generic parameters of types.
  private(set) var generics: [String: [String]] = [:]
  private(set) var members: [String: [Member]] = [:]
  private(set) var functions: [String: [Function]] = [:]
  /// By file, and by where they begin.
  private(set) var bodies: [[Int: Body]]
  private var count = 0

  init(_ files: [SwiftFile]) {
    self.files = files
    bodies = files.map { _ in [:] }
    interpolations = Dictionary(
      files.enumerated().compactMap { index, file in
        InterpolatedText.source(of: file.source).map { (index, $0) }
      }
    ) { a, _ in a }
    for (index, file) in files.enumerated() { read(file.declarations, index, owner: nil) }
  }

  private mutating func read(_ declarations: [SwiftDeclaration], _ file: Int, owner: String?) {
    for declaration in declarations {
      switch declaration.kind {
      case .struct, .class, .enum, .actor, .protocol, .extension:
        readType(declaration, file, owner)
      case .typealias:
        if let name = declaration.name?.text, let type = type(declaration.type, file) {
          aliases[name] = type
        }
      case .func, .`init`, .subscript: readFunction(declaration, file, owner)
      case .var, .let: readVariables(declaration, file, owner)
      case .conditional:
        for clause in declaration.clauses { read(clause.members, file, owner: owner) }
      default: break
      }
    }
  }

  private mutating func readType(_ declaration: SwiftDeclaration, _ file: Int, _ owner: String?) {
    var name = declaration.name?.text
    if declaration.kind == .extension { name = type(declaration.type, file)?.name }
    guard let name else { return }
    let parameters = names(declaration.generics, file)
    if let whole = viewed(declaration, file) { aliases[name] = whole }
    if declaration.kind != .extension { generics[name] = parameters }
    read(declaration.members, file, owner: name)
    guard declaration.kind == .struct,
      !declaration.members.contains(where: { $0.kind == .`init` })
    else { return }
    var stored: [Parameter] = []
    for member in declaration.members where !member.isStatic {
      for binding in member.bindings where !binding.isComputed {
        guard let label = binding.name?.text, member.kind == .var || binding.value == nil else {
          continue
        }
        stored.append(
          Parameter(
            label: label, name: label, type: type(binding.type, file),
            hasDefault: binding.value != nil))
      }
    }
    add(
      Function(
        id: 0, name: name, owner: nil, generics: Set(parameters), parameters: stored,
        result: TypeText(name, parameters.map { TypeText($0) })))
  }

  /// A view of a kind is read and written as the kind: `@KubeView(of: Pod.self)`.
  private func viewed(_ declaration: SwiftDeclaration, _ file: Int) -> TypeText? {
    for attribute in declaration.attributes where attribute.name.path?.last == MacroNames.view {
      guard let range = attribute.arguments else { continue }
      let words = files[file].source.tokens(in: range).map { files[file].source.text($0.text) }
      guard let colon = words.firstIndex(of: ":"), let end = words.lastIndex(of: "self"),
        end > colon + 1
      else { continue }
      return TypeText(parsing: words[(colon + 1)..<(end - 1)].joined())
    }
    return nil
  }

  private mutating func readFunction(
    _ declaration: SwiftDeclaration, _ file: Int, _ owner: String?
  ) {
    let isMaker = declaration.kind == .`init`
    guard let name = isMaker ? owner : declaration.name?.text else { return }
    let parameters = declaration.parameters.map { parameter in
      let label = parameter.firstName?.text
      return Parameter(
        label: label == "_" ? nil : label,
        name: (parameter.secondName ?? parameter.firstName)?.text,
        type: type(parameter.type, file), hasDefault: parameter.value != nil,
        closure: closure(parameter.type, file))
    }
    let own = isMaker ? generics[name] ?? [] : []
    let function = Function(
      id: 0, name: name, owner: isMaker ? nil : owner,
      generics: Set(names(declaration.generics, file) + own), parameters: parameters,
      result: isMaker
        ? TypeText(name, own.map { TypeText($0) }) : type(declaration.type, file))
    let added = add(function)
    if let body = declaration.body {
      bodies[file][body.lowerBound] = Body(function: added, owner: owner)
    }
  }

  @discardableResult
  private mutating func add(_ function: Function) -> Function {
    var function = function
    count += 1
    function.id = count
    functions[function.name, default: []].append(function)
    return function
  }

  private mutating func readVariables(
    _ declaration: SwiftDeclaration, _ file: Int, _ owner: String?
  ) {
    for binding in declaration.bindings {
      if let accessors = binding.accessors {
        bodies[file][accessors.range.lowerBound] = Body(owner: owner)
      }
      guard let name = binding.name?.text else { continue }
      members[name, default: []].append(
        Member(
          type: type(binding.type, file),
          value: binding.value.map { (file: file, offset: $0.range.lowerBound) },
          owner: owner ?? ""))
    }
  }

  private func type(_ type: SwiftType?, _ file: Int) -> TypeText? {
    type.flatMap { TypeText(parsing: files[file].plainText($0.range)) }
  }

  private func closure(_ type: SwiftType, _ file: Int) -> [TypeText?]? {
    switch type.form {
    case .function(let parameters, _): parameters.map { self.type($0.type, file) }
    case .attributed(_, let type), .optional(let type): closure(type, file)
    case .tuple(let elements) where elements.count == 1: closure(elements[0].type, file)
    default: nil
    }
  }

  /// The names of `<A, B: C>`.
  private func names(_ range: Range<Int>?, _ file: Int) -> [String] {
    guard let range else { return [] }
    var names: [String] = []
    var depth = 0
    var isName = false
    for token in files[file].source.tokens(in: range) {
      let text = files[file].source.text(token.text)
      switch text {
      case "<":
        depth += 1
        isName = depth == 1
      case ">": depth -= 1
      case ",": isName = depth == 1
      case ":": isName = false
      default:
        if isName, token.kind == .identifier, text != "each" {
          names.append(text)
          isName = false
        }
      }
    }
    return names
  }
}

extension SwiftSource {
  /// The index of the first token that begins at an offset or behind it.
  func tokenIndex(at offset: Int) -> Int {
    var (low, high) = (0, tokens.count - 1)
    while low < high {
      let middle = (low + high) / 2
      if tokens[middle].textStart < offset { low = middle + 1 } else { high = middle }
    }
    return low
  }

  func tokens(in range: Range<Int>) -> ArraySlice<Token> {
    let first = tokenIndex(at: range.lowerBound)
    let end = tokenIndex(at: range.upperBound)
    return tokens[first..<max(first, end)]
  }
}
