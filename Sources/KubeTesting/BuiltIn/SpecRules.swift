import KubeCore
import KubeJSON
import KubeSchema

/// Kinds that have a spec that clients write and a status that controllers write: what their rules
/// have in common. A kind says what is its own.
protocol SpecRules: KindRules {
  /// The status of a new object; nil if the kind has none.
  var emptyStatus: JSONValue? { get }
  /// Whether `metadata.generation` counts the changes of the spec.
  var countsGenerations: Bool { get }
  /// What else counts as one.
  var countedMetadata: [String] { get }
  /// Members of the metadata that a write to the status leaves as they are.
  var keptByStatus: [String] { get }
  /// What the server adds to a new object.
  func complete(_ object: inout JSONValue, _ context: WriteContext) throws(Refusal)
  /// What the server takes over from the old object.
  func keep(_ object: inout JSONValue, old: JSONValue, _ context: WriteContext) throws(Refusal)
  func specProblems(_ object: JSONValue, _ context: WriteContext) -> [FieldProblem]
  func changeProblems(
    _ object: JSONValue, old: JSONValue, _ context: WriteContext
  ) -> [FieldProblem]
  func statusProblems(
    _ object: JSONValue, old: JSONValue, _ context: WriteContext
  ) -> [FieldProblem]
}

extension SpecRules {
  var emptyStatus: JSONValue? { [:] }
  var countsGenerations: Bool { true }
  var countedMetadata: [String] { [] }
  var keptByStatus: [String] { [] }

  func complete(_ object: inout JSONValue, _ context: WriteContext) throws(Refusal) {}
  func keep(
    _ object: inout JSONValue, old: JSONValue, _ context: WriteContext
  ) throws(Refusal) {}
  func specProblems(_ object: JSONValue, _ context: WriteContext) -> [FieldProblem] { [] }

  func changeProblems(
    _ object: JSONValue, old: JSONValue, _ context: WriteContext
  ) -> [FieldProblem] { specProblems(object, context) }

  func statusProblems(
    _ object: JSONValue, old: JSONValue, _ context: WriteContext
  ) -> [FieldProblem] { [] }

  func prepareForCreate(_ object: inout JSONValue, _ context: WriteContext) throws(Refusal) {
    if let emptyStatus { object["status"] = emptyStatus }
    if countsGenerations { object["metadata"]?["generation"] = 1 }
    try complete(&object, context)
  }

  func problems(_ object: JSONValue, _ context: WriteContext) -> [FieldProblem] {
    specProblems(object, context)
  }

  func prepareForUpdate(
    _ object: inout JSONValue, old: JSONValue, _ context: WriteContext
  ) throws(Refusal) {
    object["metadata"]?["generation"] = old["metadata"]?["generation"]
    if context.subresource == "status" {
      keepAllButStatus(&object, old)
      return
    }
    if emptyStatus != nil, context.subresource != "approval" {
      object["status"] = old["status"] ?? emptyStatus
    }
    try keep(&object, old: old, context)
    guard countsGenerations else { return }
    let isSame =
      GoEquality.areEqual(object["spec"], old["spec"])
      && countedMetadata.allSatisfy {
        GoEquality.areEqual(object["metadata"]?[$0], old["metadata"]?[$0])
      }
    if !isSame { object.countGeneration(old) }
  }

  /// A write to the status changes nothing else but labels, annotations and the like.
  private func keepAllButStatus(_ object: inout JSONValue, _ old: JSONValue) {
    let own = ["apiVersion", "kind", "metadata", "status"]
    let names = ((object.members ?? []) + (old.members ?? [])).map(\.name)
    for name in names where !own.contains(name) { object[name] = old[name] }
    for name in keptByStatus { object["metadata"]?[name] = old["metadata"]?[name] }
  }

  func updateProblems(
    _ object: JSONValue, old: JSONValue, _ context: WriteContext
  ) -> [FieldProblem] {
    context.subresource == "status"
      ? statusProblems(object, old: old, context) : changeProblems(object, old: old, context)
  }
}

extension JSONValue {
  /// One more than the generation of the old object.
  mutating func countGeneration(_ old: JSONValue) {
    let (next, isTooLarge) = (old["metadata"]?.number("generation") ?? 0)
      .addingReportingOverflow(1)
    if !isTooLarge { self["metadata"]?["generation"] = .number(next) }
  }
}

/// Whether two values are the same to Go's `equality.Semantic`.
enum GoEquality {
  /// What is absent is null and an empty list.
  static func areEqual(_ one: JSONValue?, _ other: JSONValue?) -> Bool {
    switch (present(one), present(other)) {
    case (nil, nil): true
    case (let one?, let other?): areSame(one, other)
    default: false
    }
  }

  private static func present(_ value: JSONValue?) -> JSONValue? {
    guard let value, !value.isNull, value.array?.isEmpty != true else { return nil }
    return value
  }

  private static func areSame(_ one: JSONValue, _ other: JSONValue) -> Bool {
    if let members = one.members, let others = other.members {
      let names = Set(members.map(\.name)).union(others.map(\.name))
      return names.allSatisfy { areEqual(one[$0], other[$0]) }
    }
    if let items = one.array, let others = other.array {
      return items.count == others.count && zip(items, others).allSatisfy(areSame)
    }
    return one == other
  }
}
