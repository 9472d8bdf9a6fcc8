extension SchemaReader {
  /// Strings: enumerations, times, and all other formats as text.
  ///
  /// `byte` stays text. The server checks such a string by a pattern that lets bits behind the last
  /// byte through (`QR==`), and those would be lost in bytes.
  mutating func string(_ schema: Schema, at path: SchemaPath) -> SchemaType {
    let values = distinct(schema, "a string") { $0.string }
    if !values.isEmpty {
      return shapes.enumeration(.string, values, description: schema.description, at: path)
    }
    return .scalar(schema.format == "date-time" ? .time : .string)
  }

  mutating func integer(_ schema: Schema, at path: SchemaPath) -> SchemaType {
    let values = distinct(schema, "an integer") { $0.integer.map { String($0) } }
    if !values.isEmpty {
      return shapes.enumeration(.int, values, description: schema.description, at: path)
    }
    guard let format = schema.format, let (scalar, range) = Self.integers[format] else {
      return .scalar(.int)
    }
    // Servers check no formats but these: values of all others may be beyond them.
    let isChecked = ["int32", "int64", "uint32", "uint64"].contains(format)
    let isBounded = schema.node["minimum"] != nil && schema.node["maximum"] != nil
    // Some generators write int32 beside bounds that an Int32 cannot hold; the bounds are what the
    // server checks.
    let fits = schema.bounds.allSatisfy { bound in
      switch bound.content {
      case .integer(let integer): range.contains(Double(integer))
      case .number(let number): Double(number).map(range.contains) ?? true
      default: true
      }
    }
    return .scalar(fits && (isChecked || isBounded) ? scalar : .int)
  }

  private static let integers: [String: (Scalar, ClosedRange<Double>)] = [
    "int8": (.int8, -128...127), "int16": (.int16, -32_768...32_767),
    "int32": (.int32, -2_147_483_648...2_147_483_647), "uint8": (.uint8, 0...255),
    "uint16": (.uint16, 0...65_535), "uint32": (.uint32, 0...4_294_967_295),
    "uint64": (.uint64, 0...18_446_744_073_709_551_616),
    "uint": (.uint, 0...18_446_744_073_709_551_616),
  ]

  /// The values of an enumeration, each once. Null is a matter of `nullable`; a value of another
  /// type can never pass the server's check of the type, and is most likely a word that YAML takes
  /// for something else.
  private mutating func distinct(
    _ schema: Schema, _ expected: String, _ text: (Node) -> String?
  ) -> [String] {
    var values: [String] = []
    var known: Set<String> = []
    for node in enumeration(schema) where !node.isNull {
      if let text = text(node) {
        if known.insert(text).inserted { values.append(text) }
      } else {
        diagnostics.warning(
          "This value is \(node.kind), but the type is \(expected), so no object can have it. If "
            + "it is a word that YAML reads as something else, write it in quotes.",
          at: node.location(in: file))
      }
    }
    return values
  }

  /// `enum`, or what all lists of values in an `allOf` have in common.
  private func enumeration(_ schema: Schema) -> [Node] {
    if !schema.values.isEmpty { return schema.values }
    let lists = schema.allOf.compactMap { $0["enum"]?.elements }
    guard let first = lists.first else { return [] }
    return first.filter { value in lists.allSatisfy { $0.contains(value) } }
  }
}

extension SchemaReader {
  /// Tells what cannot be meant. Keywords that only validate are nobody's business here.
  mutating func check(_ members: [Node.Member], depth: Int = 0) {
    for member in members where member.key != "description" {
      let place = SourceLocation(
        path: file, line: max(1, Int(member.keyLine)), column: max(1, Int(member.keyColumn)))
      if member.key == "$ref" {
        diagnostics.error(
          "A CustomResourceDefinition cannot hold a $ref, and an API server refuses it: write the "
            + "schema out in this place.", at: place)
      } else if !member.key.hasPrefix("x-"), !Schema.keywords.contains(member.key) {
        let suggestion = Suggestion.phrase(for: member.key, among: Schema.keywords)
        diagnostics.warning(
          "'\(member.key)' is no keyword of a schema, and an API server drops it.\(suggestion)",
          at: place)
      } else {
        checkForm(member)
      }
      if ["allOf", "anyOf", "oneOf"].contains(member.key), depth < Self.maximumDepth {
        for branch in member.value.elements ?? [] {
          check(branch.members ?? [], depth: depth + 1)
        }
      }
    }
  }

  private mutating func checkForm(_ member: Node.Member) {
    let value = member.value
    let (isRight, expected): (Bool, String) =
      switch member.key {
      case "type", "format": (value.string != nil, "a string")
      case "properties", "items": (value.members != nil, "a mapping")
      case "additionalProperties":
        (value.members != nil || value.bool != nil, "a schema, true or false")
      case "required", "enum", "allOf", "anyOf", "oneOf": (value.elements != nil, "a list")
      case "nullable", "x-kubernetes-int-or-string", "x-kubernetes-preserve-unknown-fields",
        "x-kubernetes-embedded-resource":
        (value.bool != nil, "true or false")
      default: (true, "")
      }
    if isRight || value.isNull { return }
    error("'\(member.key)' takes \(expected), but this is \(value.kind).", value)
  }
}
