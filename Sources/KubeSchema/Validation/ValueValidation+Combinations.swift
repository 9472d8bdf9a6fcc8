import KubeJSON

extension ValueValidation {
  /// `anyOf`, `oneOf`, `allOf` and `not`.
  package static func combinations(
    _ value: JSONValue, _ schema: CustomSchema, path: String
  ) -> SchemaResult {
    var result = SchemaResult()
    if !schema.anyOf.isEmpty { any(value, schema.anyOf, path, &result) }
    if !schema.oneOf.isEmpty { one(value, schema.oneOf, path, &result) }
    if !schema.allOf.isEmpty { all(value, schema.allOf, path, &result) }
    if let not = schema.not, validate(value, not, path: path, nil).isValid {
      result.add(general("\(GoText.quoted(path)) must not validate the schema (not)"))
    }
    result.matchCount += 1
    return result
  }

  private static func general(_ text: String) -> SchemaFinding {
    SchemaFinding(kind: .general, name: "", value: "", text: text)
  }

  private static func any(
    _ value: JSONValue, _ schemas: [CustomSchema], _ path: String, _ result: inout SchemaResult
  ) {
    var best: SchemaResult?
    for schema in schemas {
      let candidate = validate(value, schema, path: path, nil)
      if candidate.isValid {
        result.merge(candidate)
        return
      }
      if candidate.matchCount > best?.matchCount ?? -1 { best = candidate }
    }
    result.add(general("\(GoText.quoted(path)) must validate at least one schema (anyOf)"))
    if let best { result.merge(best) }
  }

  private static func one(
    _ value: JSONValue, _ schemas: [CustomSchema], _ path: String, _ result: inout SchemaResult
  ) {
    var best: SchemaResult?
    var valid: [SchemaResult] = []
    for schema in schemas {
      let candidate = validate(value, schema, path: path, nil)
      if candidate.isValid {
        valid.append(candidate)
        best = nil
      } else if valid.isEmpty, candidate.matchCount > best?.matchCount ?? -1 {
        best = candidate
      }
    }
    if valid.count == 1 {
      result.merge(valid[0])
      return
    }
    let found = valid.isEmpty ? "Found none valid" : "Found \(valid.count) valid alternatives"
    result.add(
      general("\(GoText.quoted(path)) must validate one and only one schema (oneOf). \(found)"))
    if let best { result.merge(best) }
  }

  private static func all(
    _ value: JSONValue, _ schemas: [CustomSchema], _ path: String, _ result: inout SchemaResult
  ) {
    var validCount = 0
    for schema in schemas {
      let candidate = validate(value, schema, path: path, nil)
      if candidate.isValid { validCount += 1 }
      result.merge(candidate)
    }
    guard validCount < schemas.count else { return }
    let none = validCount == 0 ? ". None validated" : ""
    result.add(general("\(GoText.quoted(path)) must validate all the schemas (allOf)\(none)"))
  }
}
