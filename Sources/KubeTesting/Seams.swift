// What stands in for rooms that are being built. Whoever builds one takes its part out of here.
import KubeCore
import KubeJSON

enum BuiltInRules {
  static func rules(_ kind: GroupKind) -> any KindRules { PlainRules() }
}

enum ObjectMetadata {
  static func problems(_ object: JSONValue, _ context: WriteContext) -> [FieldProblem] { [] }
  static func updateProblems(
    _ object: JSONValue, old: JSONValue, _ context: WriteContext
  ) -> [FieldProblem] { [] }
}

enum FieldValidation { case strict, warn, ignore }

enum BodyDecoding {
  static func decode(
    _ value: JSONValue, as resource: ServedResource, validation: FieldValidation
  ) throws(Refusal) -> (object: JSONValue, warnings: [String]) { (value, []) }
}

enum YAMLBody {
  static func read(_ bytes: [UInt8]) throws(Refusal) -> JSONValue {
    throw Refusal.badRequest("YAML")
  }
}

enum JSONPatch {
  static func apply(_ patch: JSONValue, to object: JSONValue) throws(Refusal) -> JSONValue {
    object
  }
}

enum MergePatch {
  static func apply(_ patch: JSONValue, to object: JSONValue) -> JSONValue {
    guard let members = patch.members else { return patch }
    var result = object.members == nil ? [:] : object
    for member in members {
      if member.value.isNull {
        result[member.name] = nil
      } else {
        result[member.name] = apply(member.value, to: result[member.name] ?? [:])
      }
    }
    return result
  }
}

enum StrategicMergePatch {
  static func apply(
    _ patch: JSONValue, to object: JSONValue, schema: TypeSchema
  ) throws(Refusal) -> JSONValue { MergePatch.apply(patch, to: object) }
}

extension ResourceCall {
  func answer(subresource: String) async throws(Refusal) -> ServerAnswer {
    guard resource.subresource(subresource) != nil, let name = target.name else {
      throw .resourceNotFound
    }
    switch (subresource, request.method) {
    case ("status", "GET"): return try await get(name)
    case ("status", "PATCH"):
      let written = try patched(name, subresource: subresource)
      return try answer(200, resource.fromStorage(written.object), warnings: written.warnings)
    default: throw .methodNotAllowed
    }
  }
}
