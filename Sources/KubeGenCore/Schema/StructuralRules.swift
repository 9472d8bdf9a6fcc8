/// The rules that an API server enforces on the schema of a CRD, and those by which some value must fit it.
package enum StructuralRules {
  package static func check(_ schema: StructuralSchema, diagnostics: inout Diagnostics) {
    var checker = StructuralChecker(diagnostics: diagnostics)
    checker.check(schema)
    diagnostics = checker.diagnostics
  }
}

struct StructuralChecker {
  var diagnostics: Diagnostics

  mutating func check(_ schema: StructuralSchema) {
    checkType(schema)
    checkBounds(schema)
    checkFormat(schema)
    checkAllowed(schema)
    checkLists(schema)
    checkRules(schema)
    if let value = schema[.default],
      let problem = DefaultCheck.problem(with: value, in: schema, path: "")
    {
      diagnostics.error("The default does not fit: \(problem)", at: schema.place(of: .default))
    }
    for property in schema.properties { check(property.schema) }
    if let values = schema.additionalProperties { check(values) }
    if let items = schema.items { check(items) }
  }

  private mutating func checkType(_ schema: StructuralSchema) {
    if schema.type == nil, !schema.isIntOrString, !schema.preservesUnknownFields {
      diagnostics.error(
        "An API server wants a type here. Write '@schema(type: …)', or "
          + "'@schema(preserveUnknownFields: true)' for a value of any form.", at: schema.place)
    }
    if schema.type == "array", schema.items == nil {
      diagnostics.error(
        "An API server wants to know the elements of a list. Write 'items: (type: …)' beside "
          + "'type'.", at: schema.place(of: .type))
    }
    if !schema.properties.isEmpty, schema.additionalProperties != nil {
      diagnostics.error(
        "A schema has properties or is a map, not both. Use JSONValue for one of the two.",
        at: schema.place)
    }
    if schema[.uniqueItems]?.bool == true {
      diagnostics.error(
        "API servers refuse 'uniqueItems', because it is slow. Write 'listType: \"set\"'.",
        at: schema.place(of: .uniqueItems))
    }
    if schema.isIntOrString, schema.preservesUnknownFields || schema[.embeddedResource] != nil {
      diagnostics.error(
        "An integer or a string has no fields. Take 'preserveUnknownFields' and "
          + "'embeddedResource' away.", at: schema.place(of: .intOrString))
    }
    if schema[.embeddedResource]?.bool == true { checkEmbedded(schema) }
  }

  private mutating func checkEmbedded(_ schema: StructuralSchema) {
    let place = schema.place(of: .embeddedResource)
    if schema.additionalProperties != nil {
      diagnostics.error(
        "An embedded resource is no map. Use a struct, or JSONValue.", at: place)
    } else if schema.properties.isEmpty, !schema.preservesUnknownFields {
      diagnostics.error(
        "An API server would drop all of an embedded resource without properties. Add "
          + "'preserveUnknownFields: true'.", at: place)
    }
    for (name, type) in [("apiVersion", "string"), ("kind", "string"), ("metadata", "object")] {
      guard let property = schema.property(name), property.schema.type != type else { continue }
      diagnostics.error(
        "In an embedded resource '\(name)' is \(type == "string" ? "a String" : "ObjectMeta").",
        at: property.place)
    }
  }

  private mutating func checkBounds(_ schema: StructuralSchema) {
    let bounds: [(StructuralKeyword, StructuralKeyword)] = [
      (.minimum, .maximum), (.minLength, .maxLength), (.minItems, .maxItems),
      (.minProperties, .maxProperties),
    ]
    for (low, high) in bounds {
      guard let least = schema[low], let most = schema[high] else { continue }
      let isExclusive =
        low == .minimum
        && (schema[.exclusiveMinimum]?.bool == true || schema[.exclusiveMaximum]?.bool == true)
      guard most.isLess(than: least) || (isExclusive && !least.isLess(than: most)) else {
        continue
      }
      diagnostics.error(
        "'\(low.rawValue)' is \(least.brief) and '\(high.rawValue)' is \(most.brief): nothing "
          + "fits both.", at: schema.place(of: low))
    }
    for (flag, bound) in [
      (StructuralKeyword.exclusiveMinimum, StructuralKeyword.minimum),
      (.exclusiveMaximum, .maximum),
    ] where schema[flag] != nil && schema[bound] == nil {
      diagnostics.error(
        "'\(flag.rawValue)' says that the '\(bound.rawValue)' itself is out. Write that beside it.",
        at: schema.place(of: flag))
    }
    for keyword in [StructuralKeyword.minimum, .maximum] where schema.type == "integer" {
      guard let bound = schema[keyword], !Self.isInteger(bound, schema.format) else { continue }
      let type = schema.format.map { "an integer of the format '\($0)'" } ?? "an integer of 64 bits"
      diagnostics.error(
        "'\(keyword.rawValue)' is \(bound.brief), which is not \(type): API servers refuse every "
          + "object that has the member.", at: schema.place(of: keyword))
    }
    if let step = schema[.multipleOf]?.double, step <= 0 {
      diagnostics.error("'multipleOf' is greater than zero.", at: schema.place(of: .multipleOf))
    }
    if schema.type == "integer", let step = schema[.multipleOf], !step.isWhole {
      diagnostics.error(
        "Of an integer, 'multipleOf' is an integer as well.", at: schema.place(of: .multipleOf))
    }
  }

  /// As `IsValueValidAgainstRange` of kube-openapi looks at bounds themselves.
  private static func isInteger(_ bound: Node, _ format: String?) -> Bool {
    guard let value = bound.integer ?? bound.double.flatMap({ Int64(exactly: $0) }) else {
      return format == "uint64" && bound.double.flatMap { UInt64(exactly: $0) } != nil
    }
    switch format {
    case "int32": return Int32(exactly: value) != nil
    case "uint32": return UInt32(exactly: value) != nil
    case "uint64": return value >= 0
    default: return true
    }
  }

  private static let stringFormats: Set<String> = [
    "bsonobjectid", "uri", "email", "hostname", "ipv4", "ipv6", "cidr", "mac", "uuid", "uuid3",
    "uuid4", "uuid5", "isbn", "isbn10", "isbn13", "creditcard", "ssn", "hexcolor", "rgbcolor",
    "byte", "password", "date", "duration", "date-time", "datetime", "k8s-short-name",
    "k8s-long-name",
  ]

  private mutating func checkFormat(_ schema: StructuralSchema) {
    guard let format = schema.format else { return }
    let known: Set<String>
    switch schema.type {
    case "integer": known = ["int32", "int64"]
    case "number": known = ["float", "double"]
    case "string", nil: known = Self.stringFormats
    default: known = []
    }
    guard !known.contains(format) else { return }
    diagnostics.warning(
      "API servers do not check the format '\(format)' of \(schema.kind)."
        + Suggestion.phrase(for: format, among: known), at: schema.place(of: .format))
  }

  private mutating func checkAllowed(_ schema: StructuralSchema) {
    guard let values = schema[.allowed]?.elements else { return }
    var plain = schema
    plain.remove(.allowed)
    var seen: Set<String> = []
    for value in values {
      if let problem = DefaultCheck.problem(with: value, in: plain, path: "") {
        diagnostics.error(
          "The value \(value.brief) of the enumeration does not fit: \(problem)",
          at: schema.place(of: .allowed))
      } else if !seen.insert(value.identity).inserted {
        diagnostics.error(
          "The enumeration has the value \(value.brief) twice. Leave one of the two out.",
          at: schema.place(of: .allowed))
      }
    }
  }
}
