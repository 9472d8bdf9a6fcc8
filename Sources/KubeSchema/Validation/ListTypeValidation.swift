import KubeJSON

/// Items that may stand once in their list: sets, and list maps by their keys.
package enum ListTypeValidation {
  package static func problems(
    _ value: JSONValue, _ schema: CustomSchema, path: String = ""
  ) -> [FieldProblem] {
    if let elements = value.array {
      return listProblems(elements, schema, path)
    }
    var problems: [FieldProblem] = []
    for member in value.members ?? [] {
      if let property = schema.properties[member.name] {
        let place = path.isEmpty ? member.name : "\(path).\(member.name)"
        problems += self.problems(member.value, property, path: place)
      } else if let additional = schema.additionalSchema {
        problems += self.problems(member.value, additional, path: "\(path)[\(member.name)]")
      }
    }
    return problems
  }

  private static func listProblems(
    _ elements: [JSONValue], _ schema: CustomSchema, _ path: String
  ) -> [FieldProblem] {
    var problems: [FieldProblem] = []
    switch schema.listType {
    case "set":
      problems += duplicates(elements).map {
        .duplicate("\(path)[\($0)]", GoText.untyped(elements[$0]))
      }
    case "map": problems += mapProblems(elements, schema, path)
    default: break
    }
    if let items = schema.items {
      for (index, element) in elements.enumerated() {
        problems += self.problems(element, items, path: "\(path)[\(index)]")
      }
    }
    return problems
  }

  private static func mapProblems(
    _ elements: [JSONValue], _ schema: CustomSchema, _ path: String
  ) -> [FieldProblem] {
    if let index = elements.firstIndex(where: { !$0.isNull && $0.members == nil }) {
      return [
        .invalid(
          "\(path)[\(index)]", GoText.untyped(elements[index]),
          "must be an object for an array of list-type map")
      ]
    }
    let keys = elements.map { element in
      schema.listMapKeys.reduce(into: [:] as JSONValue) { key, name in
        if let value = element[name] { key[name] = value }
      }
    }
    return duplicates(keys).map { .duplicate("\(path)[\($0)]", GoText.untyped(keys[$0])) }
  }

  /// The second of equals; third ones are not named.
  private static func duplicates(_ values: [JSONValue]) -> [Int] {
    var counts: [JSONValue: Int] = [:]
    return values.indices.filter { index in
      counts[values[index], default: 0] += 1
      return counts[values[index]] == 2
    }
  }
}
