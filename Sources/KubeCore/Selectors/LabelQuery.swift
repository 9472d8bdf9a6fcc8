/// A selector over labels: which objects to list, watch or act on.
///
/// ```swift
/// let web: LabelQuery = "app=web,tier in (front,back)"
/// let same: LabelQuery = ["app": "web"] && .in("tier", ["front", "back"])
/// let given = try LabelQuery(parsing: argument)
/// ```
/// All requirements have to be met, and a query without any selects everything, as
/// `labels.Selector` of apimachinery's `pkg/labels` does. The objects of the API hold selectors in
/// another form, the type `LabelSelector`; ``init(matchLabels:matchExpressions:)`` reads it.
///
/// The requirements of a query are a set: they are kept in the order of key, operator and values,
/// each once, so the order in which they were given matters neither to `==` nor in print.
public struct LabelQuery: Sendable, Hashable, CustomStringConvertible {
  /// What an object's labels have to meet, in the order in which it prints.
  public let requirements: [LabelRequirement]
  /// Why the literal that this came from is no selector.
  let problem: InvalidSelector?

  /// Selects everything.
  public init() { self.init([], problem: nil) }

  /// The requirements as they are, unchecked; see ``validate()``. Without any, selects everything.
  public init(_ requirements: some Sequence<LabelRequirement>) {
    self.init(Array(requirements), problem: nil)
  }

  /// Selects the objects that have all these labels.
  public init(_ labels: [String: String]) {
    self.init(
      labels.map { LabelRequirement(key: $0.key, operator: .equals, values: [$0.value]) },
      problem: nil)
  }

  /// Reads the form that kubectl's `--selector` takes:
  /// `app=web,tier!=db,env in (a,b),env notin (c),partition,!legacy,size>1,size<9`.
  ///
  /// The grammar is that of `labels.Parse`: blanks, tabs and line ends may stand between words,
  /// there are no quotes, the empty value is a value (`app=`, `env in ()`, `env in (a,)`), and `in`
  /// and `notin` can be keys and values too. `==` is read as `=`. Keys and values are checked.
  public init(parsing text: String) throws(InvalidSelector) {
    var parser = LabelQueryParser(text)
    self.init(try parser.parse(), problem: nil)
  }

  init(_ requirements: [LabelRequirement], problem: InvalidSelector?) {
    var unique: [LabelRequirement] = []
    for requirement in requirements.sorted(by: { $0.precedes($1) }) {
      if let last = unique.last, !last.precedes(requirement) { continue }
      unique.append(requirement)
    }
    self.requirements = unique
    self.problem = problem
  }

  /// Whether this selects everything.
  public var isEmpty: Bool { requirements.isEmpty && problem == nil }

  /// Whether an object with these labels is selected.
  public func matches(_ labels: [String: String]) -> Bool {
    problem == nil && requirements.allSatisfy { $0.matches(labels) }
  }

  /// Throws the first thing that an API server would refuse or misread: a literal that does not
  /// parse, or a requirement that is invalid (``LabelRequirement/validate()``).
  public func validate() throws(InvalidSelector) {
    if let problem { throw problem }
    for (index, requirement) in requirements.enumerated() {
      try requirement.validate(path: "requirements[\(index)].")
    }
  }

  /// What the query parameter `labelSelector` has to say, not yet percent-encoded; throws what
  /// ``validate()`` throws. Use this and not ``description`` for a request.
  public func parameterValue() throws(InvalidSelector) -> String {
    try validate()
    return description
  }

  /// The requirements with commas between them, in the form that ``init(parsing:)`` reads.
  public var description: String {
    if let problem, case .offset(_, let text) = problem.location { return text }
    return requirements.map(\.description).joined(separator: ",")
  }

  /// Selects what both select.
  public static func && (lhs: LabelQuery, rhs: LabelQuery) -> LabelQuery {
    LabelQuery(lhs.requirements + rhs.requirements, problem: lhs.problem ?? rhs.problem)
  }
}

extension LabelRequirement {
  fileprivate func precedes(_ other: LabelRequirement) -> Bool {
    if !key.hasSameBytes(as: other.key) { return key.precedesInBytes(other.key) }
    if `operator` != other.operator { return `operator`.rawValue < other.operator.rawValue }
    return values.lexicographicallyPrecedes(other.values) { $0.precedesInBytes($1) }
  }
}
