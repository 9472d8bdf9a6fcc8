import KubeJSON
import KubeSchema

/// Defaults that do not fit their own schema.
struct DefaultProblems {
  private var problems: [FieldProblem] = []
  /// What rules may still cost.
  private var budget = RuleSet.budget
  /// What a default of apiVersion, kind or metadata belongs to.
  private struct Resource {
    var schema: CustomSchema
    var wrap: (JSONValue) -> JSONValue

    func child(_ name: String) -> Resource {
      let wrap = self.wrap
      return Resource(schema: schema) { wrap(JSONValue(members: [.init(name: name, value: $0)])) }
    }

    var element: Resource {
      let wrap = self.wrap
      return Resource(schema: schema) { wrap(.array([$0])) }
    }
  }

  static func of(_ schema: CustomSchema, path: String) -> [FieldProblem] {
    var found = DefaultProblems()
    found.look(at: schema, path, root(schema), isResource: true, isInsideMetadata: false)
    return found.problems
  }

  private static func root(_ schema: CustomSchema) -> Resource {
    Resource(schema: schema) { value in
      var object = value
      if object["kind"] == nil { object["kind"] = "Validation" }
      if object["apiVersion"] == nil { object["apiVersion"] = "validation/v1" }
      return object
    }
  }

  private mutating func look(
    at schema: CustomSchema, _ path: String, _ resource: Resource, isResource: Bool,
    isInsideMetadata: Bool
  ) {
    var resource = resource
    var isInsideMetadata = isInsideMetadata
    if isResource {
      isInsideMetadata = false
      resource = Self.root(schema)
    }
    if let value = schema.defaultValue {
      let place = "\(path).default"
      problems +=
        isInsideMetadata
        ? metadataProblems(value, schema, place, resource)
        : valueProblems(value, schema, place, isResource: isResource)
    }
    if budget < 0 { return }
    if let items = schema.items {
      look(
        at: items, "\(path).items", resource.element, isResource: items.isEmbeddedResource,
        isInsideMetadata: isInsideMetadata)
    }
    for name in schema.propertyNames {
      guard let property = schema.properties[name] else { continue }
      look(
        at: property, "\(path).properties[\(name)]", resource.child(name),
        isResource: property.isEmbeddedResource,
        isInsideMetadata: isInsideMetadata || isResource && Pruning.metaFields.contains(name))
    }
  }

  private mutating func valueProblems(
    _ value: JSONValue, _ schema: CustomSchema, _ place: String, isResource: Bool
  ) -> [FieldProblem] {
    var problems: [FieldProblem] = []
    if !Pruning.isPruned(value, schema, isResource: isResource) {
      problems.append(.invalid(place, GoText.untyped(value), "must not have unknown fields"))
    }
    var coerced = value
    do throws(EmbeddedResources.Mismatch) {
      _ = try EmbeddedResources.coerce(&coerced, schema, isResource: isResource, path: place)
    } catch {
      return problems + [error.problem]
    }
    let metadata = EmbeddedResources.problems(value, schema, isResource: isResource, path: place)
    if !metadata.isEmpty { return problems + metadata }
    let values = ValueValidation.problems(value, schema, root: place)
    if !values.isEmpty { return problems + values }
    return problems + ruleProblems(value, schema, place, isResource: isResource)
  }

  private mutating func ruleProblems(
    _ value: JSONValue, _ schema: CustomSchema, _ place: String, isResource: Bool
  ) -> [FieldProblem] {
    RuleSet(schema, isResource: isResource)
      .problems(ofDefault: value, path: place, budget: &budget)
  }

  private mutating func metadataProblems(
    _ value: JSONValue, _ schema: CustomSchema, _ place: String, _ resource: Resource
  ) -> [FieldProblem] {
    func invalid(_ text: String) -> [FieldProblem] {
      [.invalid(place, GoText.untyped(value), "must result in valid metadata: \(text)")]
    }
    var object = resource.wrap(value)
    do throws(EmbeddedResources.Mismatch) {
      _ = try EmbeddedResources.coerce(&object, resource.schema, isResource: true)
    } catch {
      return invalid(error.problem.text)
    }
    let metadata = EmbeddedResources.problems(object, resource.schema, isResource: true)
    if !metadata.isEmpty {
      let texts = metadata.map(\.text)
      return invalid(texts.count == 1 ? texts[0] : "[\(texts.joined(separator: ", "))]")
    }
    let values = ValueValidation.problems(value, schema, root: place)
    return values.isEmpty
      ? ruleProblems(value, schema, place, isResource: schema.isEmbeddedResource) : values
  }
}
