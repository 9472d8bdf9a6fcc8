import KubeCore
import KubeJSON
import KubeSchema

/// Objects within objects: `x-kubernetes-embedded-resource`. Their metadata is typed.
enum EmbeddedResources {
  /// Metadata of another type.
  struct Mismatch: Error, Hashable {
    var problem: FieldProblem
  }

  /// Checks the types of metadata of embedded resources, and drops what metadata does not have.
  ///
  /// - Returns: the paths of what was dropped, in order.
  static func coerce(
    _ value: inout JSONValue, _ schema: CustomSchema, isResource: Bool = false, path: String = ""
  ) throws(Mismatch) -> [String] {
    var unknown: [String] = []
    try coerce(&value, schema, isResource: isResource, path: path, &unknown)
    return unknown.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  private static func coerce(
    _ value: inout JSONValue, _ schema: CustomSchema?, isResource: Bool, path: String,
    _ unknown: inout [String]
  ) throws(Mismatch) {
    guard let schema else { return }
    if let values = value.array {
      guard schema.items != nil else { return }
      var coerced = values
      for index in coerced.indices {
        try coerce(
          &coerced[index], schema.items, isResource: false, path: "\(path)[\(index)]", &unknown)
      }
      value = .array(coerced)
      return
    }
    guard var members = value.members else { return }
    let hasMetadata = isResource || schema.isEmbeddedResource
    for index in members.indices {
      let name = members[index].name
      let place = path.isEmpty ? name : "\(path).\(name)"
      if hasMetadata, Pruning.metaFields.contains(name) {
        try coerce(metadata: &members[index].value, name, place, &unknown)
      }
      if let property = schema.properties[name] {
        try coerce(&members[index].value, property, isResource: false, path: place, &unknown)
      } else if let additional = schema.additionalSchema {
        try coerce(
          &members[index].value, additional, isResource: false, path: "\(path)[\(name)]",
          &unknown)
      }
    }
    value = JSONValue(members: members)
  }

  private static func coerce(
    metadata value: inout JSONValue, _ name: String, _ path: String, _ unknown: inout [String]
  ) throws(Mismatch) {
    guard name == "metadata" else {
      guard value.string == nil else { return }
      throw Mismatch(problem: .invalid(path, GoText.untyped(value), "must be a string"))
    }
    do throws(DecodingProblem) {
      let (metadata, dropped) = try TypedMetadata.decode(value)
      unknown += dropped.map { "\(path).\($0)" }
      value = metadata
    } catch {
      throw Mismatch(problem: .invalid(path, GoText.untyped(value), error.message))
    }
  }

  /// What is wrong with apiVersion, kind and metadata of embedded resources.
  static func problems(
    _ value: JSONValue, _ schema: CustomSchema?, isResource: Bool = false, path: String = ""
  ) -> [FieldProblem] {
    guard let schema else { return [] }
    var problems: [FieldProblem] = []
    if let values = value.array {
      guard let items = schema.items else { return [] }
      for (index, element) in values.enumerated() {
        problems += self.problems(element, items, path: "\(path)[\(index)]")
      }
      return problems
    }
    guard let members = value.members else { return [] }
    if isResource || schema.isEmbeddedResource { problems += metadataProblems(value, path) }
    for member in members {
      if let property = schema.properties[member.name] {
        let place = path.isEmpty ? member.name : "\(path).\(member.name)"
        problems += self.problems(member.value, property, path: place)
      } else if let additional = schema.additionalSchema {
        problems += self.problems(member.value, additional, path: "\(path)[\(member.name)]")
      }
    }
    return problems
  }

  static func metadataProblems(_ value: JSONValue, _ path: String) -> [FieldProblem] {
    func child(_ name: String) -> String { path.isEmpty ? name : "\(path).\(name)" }
    var problems: [FieldProblem] = []
    for name in ["apiVersion", "kind"] where value[name] == nil {
      problems.append(.required(child(name)))
    }
    if let apiVersion = value["apiVersion"] {
      problems += versionProblems(apiVersion, child("apiVersion"))
    }
    if let kind = value["kind"] { problems += kindProblems(kind, child("kind")) }
    if let metadata = value["metadata"] {
      var metadata = metadata
      // A name may be absent here.
      if metadata["name"]?.string ?? "" == "" { metadata["name"] = "fakename" }
      problems += ObjectMetadata.problems(
        ["metadata": metadata], naming: .pathSegment,
        isNamespaced: metadata["namespace"]?.string ?? "" != "", isBuiltIn: false,
        field: child("metadata"))
    }
    return problems
  }

  private static func versionProblems(_ value: JSONValue, _ path: String) -> [FieldProblem] {
    guard let text = value.string else {
      return [.invalid(path, GoText.untyped(value), "must be a string")]
    }
    if text.isEmpty { return [.invalid(path, "\"\"", "must not be empty")] }
    guard text.utf8.count(where: { $0 == UInt8(ascii: "/") }) > 1 else { return [] }
    return [
      .invalid(path, GoText.quoted(text), "unexpected GroupVersion string: \(text)")
    ]
  }

  private static func kindProblems(_ value: JSONValue, _ path: String) -> [FieldProblem] {
    guard let text = value.string else {
      return [.invalid(path, GoText.untyped(value), "must be a string")]
    }
    if text.isEmpty { return [.invalid(path, "\"\"", "must not be empty")] }
    let problems = NameCheck.dns1035Label(text.lowercased())
    guard !problems.isEmpty else { return [] }
    return [
      .invalid(
        path, GoText.quoted(text),
        "may have mixed case, but should otherwise match: \(problems.joined(separator: ","))")
    ]
  }
}
