import KubePattern
import KubeSchema

/// Checks a value against a schema, as API servers check defaults. CEL is left to them.
enum DefaultCheck {
  /// The first thing that does not fit, in a sentence; nil if all does.
  static func problem(with value: Node, in schema: StructuralSchema, path: String) -> String? {
    let place = path.isEmpty ? "it" : "'\(path)'"
    if value.isNull {
      return schema.isNullable || (schema.type == nil && schema.preservesUnknownFields)
        ? nil : "\(place) is null. Add 'nullable: true' to allow it."
    }
    if let problem = typeProblem(value, schema, place) { return problem }
    if let allowed = schema[.allowed]?.elements, !allowed.contains(value) {
      return "\(place) is \(value.brief), which is not in the enumeration."
    }
    if let problem = boundProblem(value, schema, place) { return problem }
    for branch in schema.allOf {
      if let problem = boundProblem(value, branch, place) { return problem }
    }
    if let elements = value.elements { return problem(with: elements, in: schema, path, place) }
    if let members = value.members { return problem(with: members, in: schema, path, place) }
    return nil
  }

  private static func typeProblem(
    _ value: Node, _ schema: StructuralSchema, _ place: String
  ) -> String? {
    if schema.isIntOrString {
      return value.integer != nil || value.string != nil
        ? nil : "\(place) is \(value.kind), not \(schema.kind)."
    }
    let fits: Bool
    switch schema.type {
    case "string": fits = value.string != nil
    case "boolean": fits = value.bool != nil
    case "integer": fits = value.isWhole
    case "number": fits = value.isNumber
    case "array": fits = value.elements != nil
    case "object": fits = value.members != nil
    default: fits = true
    }
    guard fits else { return "\(place) is \(value.kind), not \(schema.kind)." }
    if schema.type == "integer", value.integer == nil, value.isNumber,
      value.double.flatMap({ Int64(exactly: $0) }) == nil
    {
      return "\(place) is \(value.brief), which is beyond 64 bits."
    }
    if schema.format == "int32", let integer = value.integer, Int32(exactly: integer) == nil {
      return "\(place) is \(integer), which is beyond 32 bits."
    }
    return nil
  }

  private static func boundProblem(
    _ value: Node, _ schema: StructuralSchema, _ place: String
  ) -> String? {
    if value.isNumber {
      return numberProblem(value, schema, place)
    }
    if let string = value.string {
      return countProblem(
        string.unicodeScalars.count, "characters", .minLength, .maxLength, schema, place)
        ?? textProblem(string, schema, place)
    }
    if let elements = value.elements {
      return countProblem(elements.count, "elements", .minItems, .maxItems, schema, place)
    }
    if let members = value.members {
      return countProblem(
        members.count, "members", .minProperties, .maxProperties, schema, place)
    }
    return nil
  }

  private static func textProblem(
    _ text: String, _ schema: StructuralSchema, _ place: String
  ) -> String? {
    if let pattern = schema[.pattern]?.string, !isFound(pattern, in: text) {
      return "\(place) is \(Node(.string(text)).brief), which the pattern does not match."
    }
    if let format = schema.format, StringFormat.validates(text, as: format) == false {
      return "\(place) is \(Node(.string(text)).brief), which is no '\(format)'."
    }
    return nil
  }

  /// True of what is no pattern, which is said elsewhere.
  private static func isFound(_ pattern: String, in text: String) -> Bool {
    (try? Pattern(pattern))?.matches(text) ?? true
  }

  private static func numberProblem(
    _ value: Node, _ schema: StructuralSchema, _ place: String
  ) -> String? {
    if let least = schema[.minimum] {
      let isExclusive = schema[.exclusiveMinimum]?.bool == true
      if value.isLess(than: least) || (isExclusive && value == least) {
        return "\(place) is \(value.brief), and the minimum is \(least.brief)."
      }
    }
    if let most = schema[.maximum] {
      let isExclusive = schema[.exclusiveMaximum]?.bool == true
      if most.isLess(than: value) || (isExclusive && value == most) {
        return "\(place) is \(value.brief), and the maximum is \(most.brief)."
      }
    }
    if let step = schema[.multipleOf]?.double, step > 0, let number = value.double {
      let quotient = number / step
      if (quotient - quotient.rounded()).magnitude > 1e-9 {
        return "\(place) is \(value.brief), which is no multiple of \(step)."
      }
    }
    return nil
  }

  private static func countProblem(
    _ count: Int, _ what: String, _ low: StructuralKeyword, _ high: StructuralKeyword,
    _ schema: StructuralSchema, _ place: String
  ) -> String? {
    if let least = schema[low]?.integer, count < least {
      return "\(place) has \(count) \(what), and '\(low.rawValue)' is \(least)."
    }
    if let most = schema[high]?.integer, count > most {
      return "\(place) has \(count) \(what), and '\(high.rawValue)' is \(most)."
    }
    return nil
  }

  private static func problem(
    with elements: [Node], in schema: StructuralSchema, _ path: String, _ place: String
  ) -> String? {
    if schema[.listType]?.string == "set" {
      var seen: Set<String> = []
      if let double = elements.first(where: { !seen.insert($0.identity).inserted }) {
        return "\(place) is a set and has \(double.brief) twice."
      }
    }
    if let problem = keyProblem(elements, in: schema, place) { return problem }
    guard let items = schema.items else { return nil }
    for (index, element) in elements.enumerated() {
      if let problem = problem(with: element, in: items, path: "\(path)[\(index)]") {
        return problem
      }
    }
    return nil
  }

  /// Elements of a list with keys that have the same ones.
  private static func keyProblem(
    _ elements: [Node], in schema: StructuralSchema, _ place: String
  ) -> String? {
    guard schema[.listType]?.string == "map",
      let keys = schema[.listMapKeys]?.elements?.compactMap(\.string)
    else { return nil }
    var seen: Set<String> = []
    for element in elements {
      let values = keys.map { key in
        (element[key] ?? schema.items?.property(key)?.schema[.default] ?? .init(.null)).identity
      }
      if !seen.insert(values.joined(separator: ",")).inserted {
        let list = keys.map { "'\($0)'" }.joined(separator: ", ")
        return "\(place) has two elements with the same \(list)."
      }
    }
    return nil
  }

  private static func problem(
    with members: [Node.Member], in schema: StructuralSchema, _ path: String, _ place: String
  ) -> String? {
    let isResource = schema[.embeddedResource]?.bool == true
    if isResource, let problem = resourceProblem(members, place) { return problem }
    for member in members {
      let inner = path.isEmpty ? member.key : "\(path).\(member.key)"
      if let property = schema.property(member.key) {
        if let problem = problem(with: member.value, in: property.schema, path: inner) {
          return problem
        }
      } else if let values = schema.additionalProperties {
        if let problem = problem(with: member.value, in: values, path: inner) { return problem }
      } else if isResource, ["apiVersion", "kind", "metadata"].contains(member.key) {
        continue
      } else if !schema.preservesUnknownFields, schema.type == "object" {
        return "\(place) has a member '\(member.key)' that the schema does not know."
          + Suggestion.phrase(for: member.key, among: schema.properties.map(\.name))
      }
    }
    let keys = Set(members.map(\.key))
    if let missing = schema.required.sorted().first(where: { !keys.contains($0) }) {
      return "\(place) lacks the required member '\(missing)'."
    }
    let tags = schema.oneOf.filter { $0.required.allSatisfy(keys.contains) }
    if !schema.oneOf.isEmpty, tags.count != 1 {
      return "\(place) has \(tags.count) of the cases, and one is wanted."
    }
    let isBranched = !schema.isIntOrString && !schema.anyOf.isEmpty
    if isBranched, !schema.anyOf.contains(where: { $0.required.allSatisfy(keys.contains) }) {
      return "\(place) has all members of none of the cases."
    }
    return nil
  }

  /// An embedded resource in a default is one: it says what it is.
  private static func resourceProblem(_ members: [Node.Member], _ place: String) -> String? {
    for key in ["apiVersion", "kind"] {
      let value = members.first { $0.key == key }?.value.string
      if value?.isEmpty ?? true {
        return "\(place) is an embedded resource and does not say its '\(key)'."
      }
    }
    return nil
  }
}
