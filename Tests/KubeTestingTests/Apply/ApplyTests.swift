import KubeCore
import KubeJSON
import KubeTestSupport
import Testing

@testable import KubeTesting

/// Properties of apply that hold whatever is applied. Objects are of a type with every kind of list
/// and map.
@Suite struct ApplyTests {
  @Test func whatIsAppliedTwiceChangesNothing() throws {
    try Fuzzing.run("apply twice", rounds: 100) { random in
      var live = Sample.named
      for manager in ["a", "b", "c"] {
        let patch = Sample.random(&random)
        let once = try apply(live, patch, manager, at: 1, force: true)
        let twice = try apply(once, patch, manager, at: 2, force: true)
        guard once.hasSameValue(as: twice) else { return "\(patch) twice on \(live)" }
        live = once
      }
      return nil
    }
  }

  @Test func whatNobodyOwnsAnyMoreIsGone() throws {
    try Fuzzing.run("appliers leave", rounds: 100) { random in
      var live = Sample.named
      let managers = ["a", "b", "c"]
      for manager in managers {
        live = try apply(live, Sample.random(&random), manager, at: 1, force: true)
      }
      for manager in managers.shuffled(using: &random) {
        live = try apply(live, Sample.named, manager, at: 2, force: false)
        let owned = ownedFields(live)
        let said = TypedFields.of(live, schema: Sample.schema).subtracting(Changes.nobodys)
        // A list or a struct stays as long as something is in it.
        if let path = said.subtracting(owned).paths.first(where: { owned.subtree($0).isEmpty }) {
          return "nobody owns \(path.map(\.description).joined()) in \(live)"
        }
      }
      return live["metadata"]?["managedFields"] == nil && live["spec"]?.members ?? [] == []
        ? nil : "\(live)"
    }
  }

  @Test func everyAppliedFieldIsThereAndOwned() throws {
    try Fuzzing.run("applied fields", rounds: 100) { random in
      var live = Sample.named
      for manager in ["a", "b"] {
        let patch = Sample.random(&random)
        live = try apply(live, patch, manager, at: 1, force: true)
        let applied = TypedFields.of(patch, schema: Sample.schema).subtracting(Changes.nobodys)
        let there = TypedFields.of(live, schema: Sample.schema)
        // What was applied empty may have got members.
        for path in applied.paths
        where !there.contains(path) && there.subtree(path).isEmpty {
          return "\(path.map(\.description).joined()) of \(patch) is not in \(live)"
        }
        guard fields(live, manager) == applied else { return "\(manager) in \(live)" }
      }
      return nil
    }
  }

  @Test func anUpdateOwnsWhatItChangesAndOthersDoNot() throws {
    try Fuzzing.run("updates", rounds: 100) { random in
      let live = try apply(Sample.named, Sample.random(&random), "a", at: 1, force: true)
      guard live["metadata"]?["managedFields"] != nil else { return nil }
      var new = Sample.random(&random)
      new["metadata"] = live["metadata"]
      let result = FieldManager.update(old: live, new: new, context: context("u", at: 2))
      let changes = try FieldComparison(old: live, new: new, schema: Sample.schema)
      let changed = changes.added.union(changes.modified)
      guard fields(result, "u") == changed else { return "\(result) of \(live)" }
      let applied = fields(result, "a")
      guard !applied.intersects(changed), !applied.intersects(changes.removed) else {
        return "a in \(result) of \(live)"
      }
      let again = FieldManager.update(old: result, new: result, context: context("v", at: 3))
      return again.hasSameValue(as: result) ? nil : "\(again) of \(result)"
    }
  }

  @Test func entriesThatAClientSendsAreKept() throws {
    try Fuzzing.run("sent entries", rounds: 100) { random in
      var sent = try apply(Sample.named, Sample.random(&random), "a", at: 1, force: true)
      sent = try apply(sent, Sample.random(&random), "b", at: 2, force: true)
      guard let entries = sent["metadata"]?["managedFields"] else { return nil }
      var old = sent
      old["metadata"]?["uid"] = "1"
      old["metadata"]?["managedFields"] = nil
      let result = FieldManager.update(old: old, new: sent, context: context("u", at: 3))
      return result["metadata"]?["managedFields"] == entries ? nil : "\(result) of \(sent)"
    }
  }

  @Test func whateverIsAppliedIsMergedOrRefused() throws {
    try Fuzzing.run("odd applies", rounds: 300) { random in
      var live = Sample.random(&random)
      live["metadata"] = ["name": "x", "uid": "1", "managedFields": Sample.junk(&random, depth: 3)]
      var patch = Sample.random(&random)
      patch["spec"]?["\(random.below(9))"] = Sample.junk(&random, depth: 4)
      for name in ["set", "map", "free", "atom"] where random.chance(1, in: 2) {
        patch["spec"]?[name] = Sample.junk(&random, depth: 3)
      }
      _ = try? apply(live, patch, "kubectl", at: 1, force: random.chance(1, in: 2))
      _ = FieldManager.update(old: live, new: patch, context: context("u", at: 1))
      let junk = Sample.junk(&random, depth: 3)
      _ = FieldManager.update(old: nil, new: junk, context: context("", at: 1))
      return nil
    }
  }

  private func fields(_ object: JSONValue, _ manager: String) -> FieldSet {
    ManagedEntries(object["metadata"]?["managedFields"])?.entries
      .first { $0.identity.manager == manager }?.fields ?? FieldSet()
  }

  private func context(_ manager: String, at seconds: Int64) -> FieldContext {
    FieldContext(
      manager: manager, apiVersion: "a.b/v1", schema: Sample.schema,
      now: Time(secondsSince1970: seconds), kind: "Sample")
  }

  private func apply(
    _ live: JSONValue, _ patch: JSONValue, _ manager: String, at seconds: Int64, force: Bool
  ) throws(Refusal) -> JSONValue {
    let result = try FieldManager.apply(
      live: live, patch: patch, force: force, context: context(manager, at: seconds))
    return FieldManager.keepTimes(old: live, new: result, schema: Sample.schema)
  }

  private func ownedFields(_ object: JSONValue) -> FieldSet {
    (ManagedEntries(object["metadata"]?["managedFields"])?.entries ?? [])
      .reduce(FieldSet()) { $0.union($1.fields) }
  }
}

extension FieldSet {
  fileprivate func subtree(_ path: [PathElement]) -> FieldSet {
    path.reduce(self) { $0[$1]?.children ?? FieldSet() }
  }
}

/// Objects of a type with every kind of list and map.
private enum Sample {
  static let named: JSONValue = [
    "apiVersion": "a.b/v1", "kind": "Sample", "metadata": ["name": "x"],
  ]

  static let schema: TypeSchema = {
    let text = TypeSchema(.scalar(.string))
    func list(_ elements: TypeSchema, _ type: TypeSchema.ListType) -> TypeSchema {
      let schema = TypeSchema(.array(elements))
      schema.listType = type
      return schema
    }
    func object(_ fields: [String: TypeSchema]) -> TypeSchema {
      TypeSchema(.object(fields.mapValues { TypeSchema.Field(schema: $0) }))
    }
    let item = object(["k": text, "v": text, "tags": list(text, .set)])
    let atom = object(["a": text, "b": text])
    atom.isAtomic = true
    return object([
      "spec": object([
        "text": text, "set": list(text, .set), "plain": list(text, .atomic),
        "map": list(item, .map(keys: ["k"])), "atom": atom, "gran": TypeSchema(.map(text)),
        "struct": object(["a": text, "b": text]), "free": .any,
      ])
    ])
  }()

  static func random(_ random: inout SplitMix64) -> JSONValue {
    func letters(_ random: inout SplitMix64) -> [JSONValue] {
      ["x", "y", "z"].shuffled(using: &random).prefix(Int.random(in: 0...3, using: &random))
        .map { .string($0) }
    }
    func members(_ names: [String], _ random: inout SplitMix64) -> JSONValue {
      var object: JSONValue = [:]
      for name in names where Bool.random(using: &random) {
        object[name] = .string(Bool.random(using: &random) ? "1" : "2")
      }
      return object
    }
    var spec: JSONValue = [:]
    for name in ["text", "set", "plain", "map", "atom", "gran", "struct", "free"]
    where Bool.random(using: &random) {
      switch name {
      case "text": spec[name] = .string(Bool.random(using: &random) ? "1" : "2")
      case "set", "plain": spec[name] = .array(letters(&random))
      case "map":
        spec[name] = .array(
          letters(&random).map { key in
            var item = members(["v"], &random)
            item["k"] = key
            if Bool.random(using: &random) { item["tags"] = .array(letters(&random)) }
            return item
          })
      case "free": spec[name] = ["q": members(["a", "b"], &random), "l": .array(letters(&random))]
      default: spec[name] = members(["a", "b"], &random)
      }
    }
    var object = named
    if Bool.random(using: &random) { object["spec"] = spec }
    return object
  }

  static func junk(_ random: inout SplitMix64, depth: Int) -> JSONValue {
    switch Int.random(in: 0...(depth == 0 ? 4 : 8), using: &random) {
    case 0: return .null
    case 1: return .bool(true)
    case 2:
      return .string(["", "x", "Apply", "FieldsV1", "v1"].randomElement(using: &random) ?? "")
    case 3: return .number(Int.random(in: -2...2, using: &random))
    case 4: return JSONNumber("1e400").map { .number($0) } ?? .null
    case 5, 6:
      return .array((0..<3).map { _ in junk(&random, depth: depth - 1) })
    default:
      let names = [
        "k", "", "f:a", "fieldsV1", "operation", "fieldsType", "apiVersion", "metadata", ".", "v:1",
      ]
      return JSONValue(
        members: (0..<3).map { _ in
          UnknownMembers.Member(
            name: names.randomElement(using: &random) ?? "", value: junk(&random, depth: depth - 1))
        })
    }
  }
}
