/// The types of KubeCore that definitions repeat in full. One that is exactly of such a shape is
/// that type, wherever it stands: the same members, types and required ones, so that every value
/// decodes and encodes alike.
///
/// ObjectMeta is not among them. Where a schema spells it out below the root it is always a part of
/// it, and a bare `metadata: {type: object}` holds whatever its kind's server lets through.
enum CoreShapes {
  /// The name of the type that has these fields, which are sorted by name.
  static func name(of fields: [SchemaField], in shapes: ShapeTable) -> String? {
    guard let candidates = table[fields.map(\.name)] else { return nil }
    return candidates.first { candidate in
      zip(candidate.fields, fields).allSatisfy { expected, field in
        if expected == field { return true }
        var plain = field
        if shapes.strings(field.type)?.sorted() == conditionStatus { plain.type = .scalar(.string) }
        return expected == plain
      }
    }?.name
  }

  /// `meta/v1`'s Condition is a string there; controller-gen writes its three values into
  /// definitions.
  private static let conditionStatus = ["False", "True", "Unknown"]

  private struct Candidate: Sendable {
    var name: String
    var fields: [SchemaField]
  }

  private static let table: [[String]: [Candidate]] = {
    let string = SchemaType.scalar(.string)
    func required(_ name: String, _ type: SchemaType = .scalar(.string)) -> SchemaField {
      SchemaField(name, type)
    }
    func optional(_ name: String, _ type: SchemaType = .scalar(.string)) -> SchemaField {
      SchemaField(name, type, isOptional: true)
    }
    let all = [
      Candidate(
        name: "Condition",
        fields: [
          required("lastTransitionTime", .scalar(.time)), required("message"),
          optional("observedGeneration", .scalar(.int)), required("reason"), required("status"),
          required("type"),
        ]),
      Candidate(
        name: "LabelSelector",
        fields: [
          optional("matchExpressions", .array(.core("LabelSelectorRequirement"))),
          optional("matchLabels", .dictionary(string)),
        ]),
      Candidate(
        name: "LabelSelectorRequirement",
        fields: [required("key"), required("operator"), optional("values", .array(string))]),
      Candidate(
        name: "ObjectReference",
        fields: [
          optional("apiVersion"), optional("fieldPath"), optional("kind"), optional("name"),
          optional("namespace"), optional("resourceVersion"), optional("uid"),
        ]),
      Candidate(
        name: "OwnerReference",
        fields: [
          required("apiVersion"), optional("blockOwnerDeletion", .scalar(.bool)),
          optional("controller", .scalar(.bool)), required("kind"), required("name"),
          required("uid"),
        ]),
    ]
    return Dictionary(grouping: all) { $0.fields.map(\.name) }
  }()
}
