/// A selector over fields: which objects to list, watch or act on.
///
/// ```swift
/// let one: FieldSelector = "metadata.name=web"
/// let others: FieldSelector = .notEquals("metadata.name", name) && "status.phase=Running"
/// ```
/// All requirements have to be met, and a selector without any selects everything, as
/// `fields.Selector` of apimachinery's `pkg/fields` does. The requirements are a set: they are kept
/// in the order of field, operator and value, each once, so the order in which they were given
/// matters neither to `==` nor in print.
public struct FieldSelector: Sendable, Hashable, CustomStringConvertible {
  /// What an object's fields have to meet, in the order in which it prints.
  public let requirements: [FieldRequirement]
  /// Why the literal that this came from is no selector.
  let problem: InvalidSelector?

  /// Selects everything.
  public init() { self.init([], problem: nil) }

  /// The requirements as they are, unchecked; see ``validate()``. Without any, selects everything.
  public init(_ requirements: some Sequence<FieldRequirement>) {
    self.init(Array(requirements), problem: nil)
  }

  /// Selects the objects whose fields have all these values.
  public init(_ fields: [String: String]) {
    self.init(
      fields.map { FieldRequirement(field: $0.key, operator: .equals, value: $0.value) },
      problem: nil)
  }

  /// Reads the form that kubectl's `--field-selector` takes:
  /// `metadata.name=x,status.phase!=Running`.
  ///
  /// The grammar is that of `fields.ParseSelector`: in a value `\\`, `\,` and `\=` stand for the
  /// character behind the `\`, empty pieces between commas are skipped, and blanks belong to the
  /// value that they stand in. Stricter than there, a field must have a name, without white space,
  /// `\` and `!`; no field of Kubernetes has such a name.
  public init(parsing text: String) throws(InvalidSelector) {
    var parser = FieldSelectorParser(text)
    self.init(try parser.parse(), problem: nil)
  }

  init(_ requirements: [FieldRequirement], problem: InvalidSelector?) {
    var unique: [FieldRequirement] = []
    for requirement in requirements.sorted(by: { $0.precedes($1) }) {
      if let last = unique.last, !last.precedes(requirement) { continue }
      unique.append(requirement)
    }
    self.requirements = unique
    self.problem = problem
  }

  /// Whether this selects everything.
  public var isEmpty: Bool { requirements.isEmpty && problem == nil }

  /// Whether an object with these fields, by their paths, is selected.
  public func matches(_ fields: [String: String]) -> Bool {
    problem == nil && requirements.allSatisfy { $0.matches(fields) }
  }

  /// Throws the first thing that an API server would misread: a literal that does not parse, or a
  /// requirement that is invalid (``FieldRequirement/validate()``). Whether the resource can be
  /// selected by the field is for the server to say; it answers 400 if not.
  public func validate() throws(InvalidSelector) {
    if let problem { throw problem }
    for (index, requirement) in requirements.enumerated() {
      try requirement.validate(path: "requirements[\(index)].")
    }
  }

  /// What the query parameter `fieldSelector` has to say, not yet percent-encoded; throws what
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

  /// `field=value`
  public static func equals(_ field: String, _ value: String) -> FieldSelector {
    FieldSelector(CollectionOfOne(FieldRequirement(field: field, operator: .equals, value: value)))
  }

  /// `field!=value`, which an object without the field meets unless the value is empty.
  public static func notEquals(_ field: String, _ value: String) -> FieldSelector {
    FieldSelector(
      CollectionOfOne(FieldRequirement(field: field, operator: .notEquals, value: value)))
  }

  /// Selects what both select.
  public static func && (lhs: FieldSelector, rhs: FieldSelector) -> FieldSelector {
    FieldSelector(lhs.requirements + rhs.requirements, problem: lhs.problem ?? rhs.problem)
  }
}

extension FieldSelector: ExpressibleByStringLiteral {
  /// A literal in the form that ``init(parsing:)`` reads.
  ///
  /// A literal cannot throw. One that does not parse becomes a selector that matches nothing,
  /// prints as it was written, and whose ``validate()`` and ``parameterValue()`` throw the reason.
  /// A value that is known only at run time does not belong in a literal:
  /// `.equals("metadata.name", name)`.
  public init(stringLiteral value: String) {
    do throws(InvalidSelector) {
      try self.init(parsing: value)
    } catch {
      self.init([], problem: error)
    }
  }
}

extension FieldSelector: ExpressibleByDictionaryLiteral {
  /// Selects the objects whose fields have all these values: `["status.phase": "Running"]`.
  public init(dictionaryLiteral elements: (String, String)...) {
    self.init(elements.map { FieldRequirement(field: $0, operator: .equals, value: $1) })
  }
}

extension FieldSelector: ExpressibleByArrayLiteral {
  /// Selects what all of these select.
  public init(arrayLiteral elements: FieldSelector...) {
    self.init(
      elements.flatMap(\.requirements),
      problem: elements.lazy.compactMap(\.problem).first)
  }
}

extension FieldRequirement {
  fileprivate func precedes(_ other: FieldRequirement) -> Bool {
    if !field.hasSameBytes(as: other.field) { return field.precedesInBytes(other.field) }
    if `operator` != other.operator { return `operator`.rawValue < other.operator.rawValue }
    return value.precedesInBytes(other.value)
  }
}
