/// What Swift sources ask of a server, as the rules of roles.
package struct Permissions: Sendable {
  /// A place in the sources, and what it needs.
  struct Reason: Sendable, Hashable {
    var place: SourceLocation
    var call: String
    var verbs: [String]
  }

  struct Resource: Sendable, Hashable, Comparable {
    var group: String
    /// `pods`, `pods/log`
    var name: String
    var isNamespaced: Bool

    static func < (a: Resource, b: Resource) -> Bool { (a.group, a.name) < (b.group, b.name) }
  }

  struct Rule: Sendable {
    var resource: Resource
    var reach: Reach
    var verbs: Set<String> = []
    var reasons: [Reason] = []
  }

  private(set) var rules: [Rule] = []
  /// What could not be seen.
  package private(set) var blanks: [Diagnostic] = []

  private let kinds: KindNames
  private let findings: CallFindings
  private var blank: Set<CallFindings.Blank> = []

  /// - Parameter input: the sources, and what their kube-gen.yaml says.
  package init(of input: GeneratorInput, diagnostics: inout Diagnostics) {
    kinds = KindNames(input, diagnostics: &diagnostics)
    let files = input.swiftFiles.sorted { $0.path < $1.path }.map(SwiftFile.init)
    for problem in files.compactMap(\.problem) { diagnostics.append(problem) }
    findings = CallScanner.findings(in: files)
    blank = Set(findings.blanks)
    for fixed in findings.fixed {
      add(
        Resource(
          group: fixed.group, name: fixed.resource,
          isNamespaced: fixed.resource != "customresourcedefinitions"), fixed.verbs, fixed.reach,
        fixed.reason)
    }
    for need in findings.needs { add(need) }
    finish()
  }

  package var isEmpty: Bool { rules.isEmpty }

  private mutating func add(_ need: CallFindings.Need) {
    guard let kind = need.kind else {
      note("It cannot be told which kind '\(need.reason.call)' is about.", need.reason)
      return
    }
    var visited: Set<String> = []
    let types = concrete(kind, need.context, &visited)
    if types.isEmpty {
      note(
        "'\(need.reason.call)' is about any '\(kind.name)', and no use of it tells which kinds.",
        need.reason)
    }
    for type in types.sorted(by: { $0.name < $1.name }) { add(need, type) }
  }

  private mutating func add(_ need: CallFindings.Need, _ type: TypeText) {
    guard let kind = kinds[type] else {
      note(
        ["DynamicObject", "KubeObject", "Resource", "WholeObject"].contains(type.name)
          ? "'\(need.reason.call)' is about a kind that is known only at run time."
          : "'\(need.reason.call)' is about '\(type.name)', which is no kind that is known here.",
        need.reason)
      return
    }
    for part in Set(need.needs.map(\.subresource)) {
      let name = part.map { "\(kind.plural)/\($0)" } ?? kind.plural
      add(
        Resource(group: kind.group, name: name, isNamespaced: kind.isNamespaced),
        need.needs.filter { $0.subresource == part }.map(\.verb), need.reach, need.reason)
    }
  }

  /// What a generic parameter is in the uses of what it belongs to.
  private func concrete(
    _ type: TypeText, _ context: CallFindings.Context, _ visited: inout Set<String>
  ) -> Set<TypeText> {
    let uses: [CallFindings.Use]
    if context.own.contains(type.name), let function = context.function {
      guard visited.insert("\(function).\(type.name)").inserted else { return [] }
      uses = findings.calls[function] ?? []
    } else if context.ofType.contains(type.name), let owner = context.owner {
      guard visited.insert("\(owner).\(type.name)").inserted else { return [] }
      uses = findings.types[owner] ?? []
    } else {
      return type.name == "Self" ? [] : [type]
    }
    var types: Set<TypeText> = []
    for use in uses {
      guard let argument = use.types[type.name] else { continue }
      types.formUnion(concrete(argument, use.context, &visited))
    }
    return types
  }

  private mutating func note(_ message: String, _ reason: CallFindings.Reason) {
    blank.insert(CallFindings.Blank(place: reason.place, message: message))
  }

  private mutating func add(
    _ resource: Resource, _ verbs: [String], _ reach: Reach, _ reason: CallFindings.Reason
  ) {
    let reach = resource.isNamespaced ? reach : .any
    let index =
      rules.firstIndex { $0.resource == resource && $0.reach == reach }
      ?? {
        rules.append(Rule(resource: resource, reach: reach))
        return rules.count - 1
      }()
    rules[index].verbs.formUnion(verbs)
    let known = rules[index].reasons.firstIndex {
      $0.place == reason.place && $0.call == reason.call
    }
    if let known {
      rules[index].reasons[known].verbs += verbs.filter {
        !rules[index].reasons[known].verbs.contains($0)
      }
    } else {
      rules[index].reasons.append(Reason(place: reason.place, call: reason.call, verbs: verbs))
    }
  }

  private mutating func finish() {
    rules.sort { $0.resource < $1.resource }
    for index in rules.indices {
      rules[index].reasons.sort { Self.isBefore($0.place, $1.place) }
    }
    blanks = blank.sorted { Self.isBefore($0.place, $1.place) }
      .map { Diagnostic(.warning, $0.message, at: $0.place) }
  }

  private static func isBefore(_ a: SourceLocation, _ b: SourceLocation) -> Bool {
    (a.path, a.line, a.column) < (b.path, b.line, b.column)
  }
}
