public import KubeCore
import KubeSchema

/// Checks objects against the schema and the rules of a definition, as an API server does it: the
/// same fields, the same texts.
///
/// What a schema gives to absent fields is set first, as on a server. The metadata is not checked.
///
/// ```swift
/// let validator = try ObjectValidator(definition, version: "v1")
/// try validator.validate(object, replacing: old)
/// ```
///
/// It takes some milliseconds to make, as all rules are compiled, and is kept by who uses it again.
public struct ObjectValidator: Sendable {
  private let kind: String
  private let schema: CustomSchema
  private let validation: ObjectValidation
  private let hasStatus: Bool

  /// - Parameters:
  ///   - definition: of which the schema of a version is taken.
  ///   - version: the name of the version.
  /// - Throws: ``InvalidDefinition`` if it has no such version, or the version has no schema, or a
  ///   rule of it does not compile.
  public init(
    _ definition: CustomResourceDefinition, version: String
  ) throws(InvalidDefinition) {
    let json = JSONValue(definition)
    let name = json["metadata"]?["name"]?.string ?? ""
    let versions = json["spec"]?["versions"]?.array ?? []
    guard let found = versions.first(where: { $0["name"]?.string == version }) else {
      let names = versions.compactMap { $0["name"]?.string }.joined(separator: ", ")
      throw InvalidDefinition(
        description: "The definition \(name) has no version '\(version)', only \(names).")
    }
    guard let schema = found["schema"]?["openAPIV3Schema"], schema.members != nil else {
      throw InvalidDefinition(
        description: "The version '\(version)' of \(name) has no schema to check objects against.")
    }
    self.schema = CustomSchema(schema)
    let problems = DefinitionRuleProblems.of(self.schema, path: "openAPIV3Schema")
    if let problem = problems.first {
      throw InvalidDefinition(
        description: "A rule of \(name), version '\(version)': \(problem.text)")
    }
    let group = json["spec"]?["group"]?.string ?? ""
    kind = "\(json["spec"]?["names"]?["kind"]?.string ?? "").\(group)"
    validation = ObjectValidation(self.schema, RuleSet(self.schema, isResource: true))
    hasStatus = found["subresources"]?["status"] != nil
  }

  /// Checks what a create, or a replace of `old`, would send. Where there is a status subresource,
  /// such a write does not touch the status, so that of `old` counts.
  ///
  /// - Parameters:
  ///   - object: what would be written.
  ///   - old: what is on the server; nil if nothing is.
  /// - Returns: what the server would warn of: rules that failed before, and fail again for what has
  ///   not changed.
  /// - Throws: ``ValidationFailure`` with everything that is wrong.
  @discardableResult
  public func validate(
    _ object: some KubeObject, replacing old: (some KubeObject)? = DynamicObject?.none
  ) throws(ValidationFailure) -> [String] {
    let before = old.map { prepared(JSONValue($0)) }
    var new = JSONValue(object)
    if hasStatus { new["status"] = before?["status"] }
    // A server makes the name before it checks, and rules may look at it.
    if new["metadata"]?["name"]?.string ?? "" == "",
      let prefix = new["metadata"]?["generateName"]?.string
    {
      new["metadata"]?["name"] = .string(prefix + "x2x2x")
    }
    new = prepared(new)
    return try check(new, validation.outcome(new, old: before))
  }

  /// Checks what a write of the status of `old` would send, which touches nothing else.
  ///
  /// - Throws: ``ValidationFailure`` with everything that is wrong.
  @discardableResult
  public func validateStatus(
    _ object: some KubeObject, replacing old: some KubeObject
  ) throws(ValidationFailure) -> [String] {
    let before = prepared(JSONValue(old))
    var new = before
    new["status"] = JSONValue(object)["status"]
    new = prepared(new)
    return try check(new, validation.statusOutcome(new, old: before))
  }

  /// As a server has it once it has read it.
  private func prepared(_ object: JSONValue) -> JSONValue {
    var object = object.tree
    _ = Pruning.prune(&object, schema)
    SchemaDefaults.dropNulls(&object, schema)
    SchemaDefaults.apply(&object, schema)
    return object
  }

  private func check(
    _ object: JSONValue, _ outcome: RuleOutcome
  ) throws(ValidationFailure) -> [String] {
    guard !outcome.problems.isEmpty else { return outcome.warnings }
    throw ValidationFailure(
      kind: kind, name: object["metadata"]?["name"]?.string ?? "",
      causes: outcome.problems.map {
        StatusCause(reason: $0.reason, message: $0.message, field: $0.field)
      })
  }
}
