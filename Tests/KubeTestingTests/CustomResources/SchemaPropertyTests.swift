import KubeCore
import KubeJSON
import KubeTestSupport
import Testing

@testable import KubeSchema
@testable import KubeTesting

/// What holds of objects and schemas whatever they are.
@Suite struct SchemaPropertyTests {
  @Test func defaultsAreThereAfterTheFirstTime() throws {
    try Fuzzing.run("defaults twice", rounds: 400) { random in
      let schema = CustomSchema(random.rootSchema())
      var once = random.isOne(of: 2) ? random.value(of: schema) : random.object(depth: 3)
      SchemaDefaults.dropNulls(&once, schema)
      SchemaDefaults.apply(&once, schema)
      var twice = once
      SchemaDefaults.apply(&twice, schema)
      return once.hasSameValue(as: twice) ? nil : "\(schema.json)\n\(once)\n\(twice)"
    }
  }

  @Test func whatIsPrunedStaysAsItIs() throws {
    try Fuzzing.run("pruned twice", rounds: 400) { random in
      let schema = CustomSchema(
        random.isOne(of: 2) ? random.rootSchema() : random.wildSchema(depth: 3))
      let whole = random.isOne(of: 2) ? random.value(of: schema) : random.object(depth: 3)
      var once = whole
      let dropped = Pruning.prune(&once, schema)
      if dropped.isEmpty, !once.hasSameValue(as: whole) { return "\(whole) became \(once)" }
      var twice = once
      let more = Pruning.prune(&twice, schema)
      return more.isEmpty && once.hasSameValue(as: twice)
        ? nil : "\(schema.json)\n\(once)\n\(twice) \(more)"
    }
  }

  @Test func whatIsValidStaysValid() throws {
    try Fuzzing.run("valid objects", rounds: 600) { random in
      let schema = CustomSchema(random.rootSchema())
      var object = random.value(of: schema)
      let before = problems(object, schema)
      if !before.isEmpty { return "\(object) of \(schema.json): \(before)" }
      Pruning.prune(&object, schema)
      SchemaDefaults.dropNulls(&object, schema)
      SchemaDefaults.apply(&object, schema)
      let after = problems(object, schema)
      return after.isEmpty ? nil : "\(object) of \(schema.json): \(after)"
    }
  }

  @Test func whatIsUnchangedIsLetPass() throws {
    try Fuzzing.run("ratcheting", rounds: 400) { random in
      let schema = CustomSchema(random.rootSchema())
      var object = random.value(of: schema)
      for _ in 0..<3 { random.disturb(&object) }
      let same = ValueValidation.problems(object, schema, old: object)
      if !same.isEmpty, isNamed(object, schema) { return "\(object) of \(schema.json): \(same)" }
      var other = object
      other["a"] = random.json(depth: 2)
      let all = ValueValidation.problems(other, schema).map(\.message)
      let left = ValueValidation.problems(other, schema, old: object).map(\.message)
      return Set(left).isSubset(of: all) ? nil : "\(object), \(other): \(left), not \(all)"
    }
  }

  @Test func schemasInOrderMakeDefinitionsInOrder() throws {
    try Fuzzing.run("definitions in order", rounds: 300) { random in
      var definition = Samples.definition(random.rootSchema())
      var version = definition["spec"]?["versions"]?.array?.first ?? [:]
      version["selectableFields"] = nil
      definition["spec"]?["versions"] = [version]
      let problems = DefinitionProblems.ofCreation(definition).filter {
        // A default is checked as what it makes of its object, which random ones seldom survive.
        !($0.field ?? "").contains(".default")
      }
      return problems.isEmpty ? nil : "\(definition): \(problems)"
    }
  }

  /// No definition, object or schema makes the server trap, and each says something or nothing.
  @Test func anythingIsChecked() throws {
    try Fuzzing.run("wild definitions", rounds: 600) { random in
      var definition = random.wildDefinition()
      let rules = DefinitionRules()
      rules.setDefaults(&definition)
      _ = DefinitionProblems.ofCreation(definition)
      let other = random.wildDefinition()
      _ = DefinitionProblems.ofUpdate(definition, old: other)
      _ = DefinitionProblems.ofStatusUpdate(definition)
      let now = Time(secondsSince1970: 0)
      _ = DefinitionController.next(definition, others: [other], instanceCount: 1, now: now)
      _ = DefinitionController.deleted(definition, now: now)
      for resource in CustomDefinition.servedResources(definition) {
        var object = random.object(depth: 3)
        object = resource.toStorage(object)
        _ = resource.fromStorage(object)
      }
      return nil
    }
  }

  @Test func anyValueIsCheckedByAnySchema() throws {
    try Fuzzing.run("wild schemas", rounds: 1500) { random in
      let schema = CustomSchema(random.wildSchema(depth: 3))
      var object = random.isOne(of: 2) ? random.value(of: schema) : random.object(depth: 3)
      Pruning.prune(&object, schema)
      SchemaDefaults.dropNulls(&object, schema)
      SchemaDefaults.apply(&object, schema)
      _ = problems(object, schema)
      _ = ValueValidation.problems(object, schema, old: random.object(depth: 3))
      _ = ListTypeValidation.problems(object, schema)
      _ = schema.objectType()
      return nil
    }
  }

  /// Whether the schema knows all fields and finds all items: others are never told unchanged.
  private func isNamed(_ value: JSONValue, _ schema: CustomSchema) -> Bool {
    if let elements = value.array {
      guard let items = schema.items, schema.listType == "map" else { return true }
      let keys = elements.map { $0["key"]?.string }
      return !keys.contains(nil) && Set(keys).count == keys.count
        && elements.allSatisfy { isNamed($0, items) }
    }
    return value.members?.allSatisfy { member in
      schema[member.name].map { isNamed(member.value, $0) } ?? false
    } ?? true
  }

  private func problems(_ object: JSONValue, _ schema: CustomSchema) -> [FieldProblem] {
    ValueValidation.problems(object, schema)
      + ListTypeValidation.problems(object, schema)
      + EmbeddedResources.problems(object, schema)
  }
}
