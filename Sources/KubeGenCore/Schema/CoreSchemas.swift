/// The schemas of the API types that KubeCore has and that specs and statuses are made with.
///
/// Facts of metav1 and core/v1, as controller-gen writes them. ObjectMeta is a bare object: an API server knows what is
/// in the metadata of an embedded resource, and prunes what it does not know.
package enum CoreSchemas {
  package static let names: Set<String> = [
    "Condition", "FieldSelectorRequirement", "KubeDuration", "LabelSelector",
    "LabelSelectorRequirement", "ObjectMeta", "ObjectReference", "OwnerReference",
  ]

  /// LocalObjectReference and TypedLocalObjectReference are no part of KubeCore, but generated with
  /// the kinds that have them.
  package static func schema(of name: String, at place: SourceLocation) -> StructuralSchema? {
    let form = Form(place: place)
    switch name {
    case "Condition": return form.condition
    case "KubeDuration": return form.string
    case "LabelSelector": return form.labelSelector
    case "LabelSelectorRequirement", "FieldSelectorRequirement": return form.requirement
    case "LocalObjectReference":
      // The empty default is what Kubernetes itself declares for `name`.
      var name = form.string
      name.set(.default, "", at: place)
      return form.object([("name", name)], isAtomic: true)
    case "ObjectMeta": return StructuralSchema([.type: "object"], at: place)
    case "ObjectReference": return form.objectReference
    case "OwnerReference": return form.ownerReference
    case "TypedLocalObjectReference":
      return form.object(
        [("apiGroup", form.string), ("kind", form.string), ("name", form.string)],
        required: ["kind", "name"], isAtomic: true)
    default: return nil
    }
  }
}

private struct Form {
  var place: SourceLocation

  var string: StructuralSchema { StructuralSchema([.type: "string"], at: place) }
  var boolean: StructuralSchema { StructuralSchema([.type: "boolean"], at: place) }

  func string(_ values: [StructuralKeyword: Node]) -> StructuralSchema {
    var schema = string
    for (keyword, node) in values { schema.set(keyword, node, at: place) }
    return schema
  }

  func list(of items: StructuralSchema) -> StructuralSchema {
    StructuralSchema(
      [.type: "array", .listType: "atomic"], element: .items(items), at: place)
  }

  func object(
    _ properties: [(String, StructuralSchema)], required: [String] = [], isAtomic: Bool = false
  ) -> StructuralSchema {
    var schema = StructuralSchema(
      [.type: "object"],
      properties: properties.map { StructuralSchema.Property($0.0, $0.1, at: place) },
      required: required, at: place)
    if isAtomic { schema.set(.mapType, "atomic", at: place) }
    return schema
  }

  var requirement: StructuralSchema {
    object(
      [("key", string), ("operator", string), ("values", list(of: string))],
      required: ["key", "operator"])
  }

  var labelSelector: StructuralSchema {
    let labels = StructuralSchema(
      [.type: "object"], element: .additionalProperties(string), at: place)
    return object(
      [("matchExpressions", list(of: requirement)), ("matchLabels", labels)],
      isAtomic: true)
  }

  var objectReference: StructuralSchema {
    let names = [
      "apiVersion", "fieldPath", "kind", "name", "namespace", "resourceVersion", "uid",
    ]
    return object(names.map { ($0, string) }, isAtomic: true)
  }

  var ownerReference: StructuralSchema {
    object(
      [
        ("apiVersion", string), ("blockOwnerDeletion", boolean), ("controller", boolean),
        ("kind", string), ("name", string), ("uid", string),
      ], required: ["apiVersion", "kind", "name", "uid"], isAtomic: true)
  }

  var condition: StructuralSchema {
    let generation = StructuralSchema(
      [.type: "integer", .format: "int64", .minimum: 0], at: place)
    let conditionType =
      #"^([a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*/)?"#
      + #"(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])$"#
    return object(
      [
        ("lastTransitionTime", string([.format: "date-time"])),
        ("message", string([.maxLength: 32768])),
        ("observedGeneration", generation),
        (
          "reason",
          string([
            .minLength: 1, .maxLength: 1024, .pattern: "^[A-Za-z]([A-Za-z0-9_,:]*[A-Za-z0-9_])?$",
          ])
        ),
        ("status", string([.allowed: ["True", "False", "Unknown"]])),
        ("type", string([.maxLength: 316, .pattern: Node(.string(conditionType))])),
      ], required: ["lastTransitionTime", "message", "reason", "status", "type"])
  }
}
