extension StructuralChecker {
  mutating func checkLists(_ schema: StructuralSchema) {
    let keys = schema[.listMapKeys]?.elements?.compactMap(\.string) ?? []
    switch schema[.listType]?.string {
    case "set": checkSet(schema)
    case "map": checkMap(schema, keys)
    default: break
    }
    if schema[.listMapKeys] != nil, schema[.listType]?.string != "map" {
      diagnostics.error(
        "'listMapKeys' are the keys of a list with 'listType: \"map\"'. Add that.",
        at: schema.place(of: .listMapKeys))
    }
  }

  private mutating func checkSet(_ schema: StructuralSchema) {
    guard let items = schema.items else { return }
    let place = schema.place(of: .listType)
    if items.isNullable {
      diagnostics.error("The elements of a set cannot be null. Make them non-optional.", at: place)
    }
    switch items.type {
    case "array" where (items[.listType]?.string ?? "atomic") != "atomic":
      diagnostics.error("Lists in a set have the 'listType' \"atomic\".", at: place)
    case "object" where items[.mapType]?.string != "atomic":
      diagnostics.error(
        "The objects in a set are compared as wholes. Write '@schema(structType: \"atomic\")' "
          + "above their struct, or use 'listType: \"map\"' with 'listMapKeys'.", at: place)
    default: break
    }
  }

  private mutating func checkMap(_ schema: StructuralSchema, _ keys: [String]) {
    guard let items = schema.items else { return }
    let place = schema.place(of: .listType)
    guard !keys.isEmpty else {
      diagnostics.error(
        "A list with 'listType: \"map\"' needs 'listMapKeys': the properties that tell its "
          + "elements apart.", at: place)
      return
    }
    guard items.type == "object" else {
      diagnostics.error(
        "The elements of a list with 'listType: \"map\"' are structs, not \(items.kind). Use "
          + "\"set\".", at: place)
      return
    }
    if items.isNullable {
      diagnostics.error(
        "The elements of a list with keys cannot be null. Make them non-optional.", at: place)
    }
    for (index, key) in keys.enumerated() {
      if let problem = problem(with: key, of: items) {
        diagnostics.error(problem, at: schema.place(of: .listMapKeys))
      } else if keys[..<index].contains(key) {
        diagnostics.error(
          "The key '\(key)' is here twice. Leave one of the two out.",
          at: schema.place(of: .listMapKeys))
      }
    }
  }

  private func problem(with key: String, of items: StructuralSchema) -> String? {
    guard let property = items.property(key)?.schema else {
      return "The elements have no property '\(key)'."
        + Suggestion.phrase(for: key, among: items.properties.map(\.name))
    }
    if property.type == "array" || property.type == "object" {
      return "The key '\(key)' is \(property.kind). Keys are scalars."
    }
    if property.isNullable {
      return "The key '\(key)' is nullable, and elements are told apart by it. Make it "
        + "non-nullable."
    }
    if !items.required.contains(key), property[.default] == nil {
      return "The key '\(key)' may be absent. Make it non-optional, or give it a default."
    }
    return nil
  }
}
