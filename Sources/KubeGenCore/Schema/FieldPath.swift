/// Follows a path like `.spec.replicas` or `.labels['app']` through a schema, as API servers do.
enum FieldPath {
  enum Result {
    case found(StructuralSchema)
    /// What is wrong, in a sentence.
    case problem(String)
    /// The path leads where the schema does not say what there is.
    case open
  }

  static func follow(
    _ path: String, in schema: StructuralSchema, allowsBrackets: Bool
  ) -> Result {
    guard let tokens = tokens(of: path, allowsBrackets: allowsBrackets) else {
      return .problem(
        allowsBrackets
          ? "A path is made of '.name' and '['name']' parts."
          : "A path is made of '.name' parts.")
    }
    var schema = schema
    for token in tokens {
      if schema.isOpen { return .open }
      if let property = schema.property(token) {
        schema = property.schema
      } else if schema.properties.isEmpty, let values = schema.additionalProperties {
        schema = values
      } else if schema.preservesUnknownFields {
        return .open
      } else {
        let names = schema.properties.map(\.name)
        return .problem(
          "The schema has no field '\(token)' on the way '\(path)'."
            + Suggestion.phrase(for: token, among: names))
      }
    }
    return .found(schema)
  }

  private static func tokens(of path: String, allowsBrackets: Bool) -> [String]? {
    var tokens: [String] = []
    var rest = Substring(path)
    while let first = rest.first {
      rest = rest.dropFirst()
      if first == "." {
        let name = rest.prefix { $0 != "." && $0 != "[" && $0 != "]" }
        guard !name.isEmpty else { return nil }
        tokens.append(String(name))
        rest = rest.dropFirst(name.count)
      } else if first == "[", allowsBrackets, rest.first == "'" {
        guard let name = quoted(&rest) else { return nil }
        tokens.append(name)
      } else {
        return nil
      }
    }
    return tokens.isEmpty ? nil : tokens
  }

  private static func quoted(_ rest: inout Substring) -> String? {
    rest = rest.dropFirst()
    var name = ""
    while let character = rest.first {
      rest = rest.dropFirst()
      if character == "\\", let escaped = rest.first {
        name.append(escaped)
        rest = rest.dropFirst()
      } else if character == "'" {
        guard rest.first == "]" else { return nil }
        rest = rest.dropFirst()
        return name
      } else {
        name.append(character)
      }
    }
    return nil
  }
}
