import KubeCore
import KubeJSON
import KubeSchema

/// What the server does with CustomResourceDefinitions.
struct DefinitionRules: KindRules {
  func setDefaults(_ object: inout JSONValue) {
    guard object["spec"]?.members != nil else { return }
    let kind = object["spec"]?["names"]?["kind"]?.string ?? ""
    if !kind.isEmpty {
      if (object["spec"]?["names"]?["singular"]?.string ?? "").isEmpty {
        object["spec"]?["names"]?["singular"] = .string(kind.lowercased())
      }
      if (object["spec"]?["names"]?["listKind"]?.string ?? "").isEmpty {
        object["spec"]?["names"]?["listKind"] = .string("\(kind)List")
      }
    }
    let conversion = object["spec"]?["conversion"]
    if conversion?.members == nil {
      object["spec"]?["conversion"] = ["strategy": "None"]
    } else if let service = conversion?["webhook"]?["clientConfig"]?["service"],
      service.members != nil, service["port"] == nil
    {
      object["spec"]?["conversion"]?["webhook"]?["clientConfig"]?["service"]?["port"] = 443
    }
    if (object["status"]?["storedVersions"]?.array ?? []).isEmpty,
      let version = CustomDefinition(object).storageVersion
    {
      var status = object["status"] ?? [:]
      status["storedVersions"] = [.string(version.name)]
      object["status"] = status
    }
  }

  func prepareForCreate(_ object: inout JSONValue, _ context: WriteContext) throws(Refusal) {
    let stored: JSONValue =
      CustomDefinition(object).storageVersion.map { [.string($0.name)] } ?? .null
    object["status"] = [
      "conditions": .null, "acceptedNames": ["plural": "", "kind": ""], "storedVersions": stored,
    ]
    object["metadata"]?["generation"] = 1
  }

  func problems(_ object: JSONValue, _ context: WriteContext) -> [FieldProblem] {
    DefinitionProblems.ofCreation(object)
  }

  func prepareForUpdate(
    _ object: inout JSONValue, old: JSONValue, _ context: WriteContext
  ) throws(Refusal) {
    if context.subresource == "status" {
      object["spec"] = old["spec"]
      return
    }
    object["status"] = old["status"]
    if object["spec"] != old["spec"] {
      let generation = old["metadata"]?["generation"]?.int ?? 0
      object["metadata"]?["generation"] = .number(generation &+ 1)
    }
    guard let version = CustomDefinition(object).storageVersion else { return }
    let stored = object["status"]?["storedVersions"]?.array ?? []
    if !stored.contains(.string(version.name)) {
      object["status"]?["storedVersions"] = .array(stored + [.string(version.name)])
    }
  }

  func updateProblems(
    _ object: JSONValue, old: JSONValue, _ context: WriteContext
  ) -> [FieldProblem] {
    context.subresource == "status"
      ? DefinitionProblems.ofStatusUpdate(object)
      : DefinitionProblems.ofUpdate(object, old: old)
  }

  func warnings(_ object: JSONValue, old: JSONValue?, _ context: WriteContext) -> [String] {
    guard context.subresource == nil else { return [] }
    let known = Set(old.map { Self.unknownFormats(CustomDefinition($0)) } ?? [])
    return Self.unknownFormats(CustomDefinition(object)).filter { !known.contains($0) }.map {
      "unrecognized format \(GoText.quoted($0))"
    }
  }

  /// Each once.
  private static func unknownFormats(_ definition: CustomDefinition) -> [String] {
    var formats: [String] = []
    for version in definition.versions {
      _ = version.schema?.contains { schema in
        if !schema.isFormatKnown, !formats.contains(schema.format) {
          formats.append(schema.format)
        }
        return false
      }
    }
    return formats
  }
}
