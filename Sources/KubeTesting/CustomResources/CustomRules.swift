import KubeCore
import KubeJSON
import KubeSchema

/// What the server does with objects of a custom resource.
struct CustomRules: KindRules {
  let definition: CustomDefinition
  let version: CustomVersion

  private var schema: CustomSchema { version.schema ?? .empty }

  func setDefaults(_ object: inout JSONValue) {
    SchemaDefaults.apply(&object, CustomDecoding.schema(of: object, definition))
  }

  func prepareForCreate(_ object: inout JSONValue, _ context: WriteContext) throws(Refusal) {
    let name = object["metadata"]?["name"]?.string ?? ""
    if definition.isTerminating {
      throw Refusal.forbidden(
        definition.groupResource, name,
        "create not allowed while custom resource definition is terminating")
    }
    try checkKind(object)
    if version.hasStatus { object["status"] = nil }
    object["metadata"]?["generation"] = 1
  }

  private func checkKind(_ object: JSONValue) throws(Refusal) {
    let kind = object["kind"]?.string ?? ""
    guard kind != definition.names.kind else { return }
    let name = object["metadata"]?["name"]?.string ?? ""
    throw Refusal.invalid(
      GroupKind(group: definition.group, kind: kind), name,
      [.invalid("kind", GoText.quoted(kind), "must be \(definition.names.kind)")])
  }

  func prepareForUpdate(
    _ object: inout JSONValue, old: JSONValue, _ context: WriteContext
  ) throws(Refusal) {
    try checkKind(object)
    if context.subresource == "status" {
      let status = object["status"]
      let managedFields = object["metadata"]?["managedFields"]
      object = old
      object["status"] = status
      object["metadata"]?["managedFields"] = managedFields
      return
    }
    if version.hasStatus { object["status"] = old["status"] }
    var (new, before) = (object, old)
    new["metadata"] = nil
    before["metadata"] = nil
    if new != before {
      let generation = old["metadata"]?["generation"]?.int ?? 0
      object["metadata"]?["generation"] = .number(generation &+ 1)
    }
  }

  func problems(_ object: JSONValue, _ context: WriteContext) -> [FieldProblem] {
    let problems =
      ValueValidation.problems(object, schema) + CustomScale.problems(object, version)
      + EmbeddedResources.problems(object, schema) + ListTypeValidation.problems(object, schema)
    return problems + ruleProblems(object, old: nil, problems, context)
  }

  func updateProblems(
    _ object: JSONValue, old: JSONValue, _ context: WriteContext
  ) -> [FieldProblem] {
    let problems = valueProblems(object, old: old, context)
    return problems + ruleProblems(object, old: old, problems, context)
  }

  private func valueProblems(
    _ object: JSONValue, old: JSONValue, _ context: WriteContext
  ) -> [FieldProblem] {
    var problems: [FieldProblem] = []
    if context.subresource == "status" {
      if let status = object["status"], let schema = schema.properties["status"] {
        problems += ValueValidation.problems(
          status, schema, old: old["status"] ?? .null, root: "status")
      }
      problems += CustomScale.statusProblems(object, version)
    } else {
      problems += ValueValidation.problems(object, schema, old: old)
      problems += CustomScale.problems(object, version)
      problems += EmbeddedResources.problems(object, schema)
    }
    let duplicates = ListTypeValidation.problems(object, schema)
    if !duplicates.isEmpty, ListTypeValidation.problems(old, schema).isEmpty {
      problems += duplicates
    }
    return problems
  }

  private static let blocking: Set<String> = [
    "FieldValueNotSupported", "FieldValueRequired", "FieldValueTooLong", "FieldValueTooMany",
    "FieldValueTypeInvalid",
  ]

  private func ruleProblems(
    _ object: JSONValue, old: JSONValue?, _ problems: [FieldProblem], _ context: WriteContext
  ) -> [FieldProblem] {
    guard !version.rules.isEmpty else { return [] }
    if problems.contains(where: { Self.blocking.contains($0.reason ?? "") }) {
      return [
        .invalid(
          "<nil>", "null",
          "some validation rules were not checked because the object was invalid; correct the "
            + "existing errors to complete validation")
      ]
    }
    let outcome = version.rules.outcome(object, old: old, path: "")
    for warning in outcome.warnings { context.warnings.add(warning) }
    return outcome.problems
  }

  func warnings(_ object: JSONValue, old: JSONValue?, _ context: WriteContext) -> [String] {
    if context.subresource == "status" { return [] }
    let known = Set(CustomSchema.strings(old?["metadata"]?["finalizers"]))
    let added = Set(CustomSchema.strings(object["metadata"]?["finalizers"])).subtracting(known)
    return added.sorted().flatMap(Self.finalizerWarnings)
  }

  private static let standardFinalizers = ["orphan", "foregroundDeletion", "kubernetes"]

  private static func finalizerWarnings(_ finalizer: String) -> [String] {
    guard !finalizer.contains("/"), !standardFinalizers.contains(finalizer) else { return [] }
    let path = finalizer.contains(".") ? "including a path (/) " : ""
    return [
      "metadata.finalizers: \(GoText.quoted(finalizer)): prefer a domain-qualified finalizer name "
        + "\(path)to avoid accidental conflicts with other finalizer writers"
    ]
  }
}
