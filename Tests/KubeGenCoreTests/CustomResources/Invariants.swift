import KubeGenCore

/// What holds for every unit, whatever its definition.
enum Invariants {
  static func violations(_ unit: SourceUnit) -> [String] {
    var violations: [String] = []
    let names = unit.types.map(\.name)
    let known = Set(names)
    if known.count != names.count { violations.append("two types have one name") }
    for (_, siblings) in Dictionary(grouping: names, by: { $0.description.lowercased() })
    where siblings.count > 1 {
      violations.append("names differ in case only: \(siblings)")
    }
    for definition in Set(unit.types.compactMap { $0.resource?.definition }) {
      let (documents, messages) = Documents.read(definition)
      if !messages.isEmpty || documents.map({ $0.jsonText() }) != [definition] {
        violations.append("the definition is not the JSON of one value: \(messages)")
      }
    }
    for type in unit.types {
      let last = type.name.last
      if SwiftNaming.reservedTypeNames.contains(last) { violations.append("reserved: \(last)") }
      if type.name.path.count > 2 { violations.append("nested too deep: \(type.name)") }
      if let parent = type.name.parent, parent.last.lowercased() == last.lowercased() {
        violations.append("as its root: \(type.name)")
      }
      guard case .object(let object) = type.form else { continue }
      let swiftNames = object.properties.map(\.swiftName)
      if Set(swiftNames).count != swiftNames.count { violations.append("members of \(type.name)") }
      for property in object.properties {
        if let name = named(property.type), !known.contains(name) || name.parent != root(type.name)
        {
          violations.append("\(type.name).\(property.jsonName) is of no type of its root: \(name)")
        }
        if property.keepsNull, !property.isOptional {
          violations.append("\(type.name).\(property.jsonName) keeps null, but is not optional")
        }
      }
    }
    return violations
  }

  private static func root(_ name: TypeName) -> TypeName { TypeName(path: [name.path[0]]) }

  private static func named(_ type: TypeReference) -> TypeName? {
    switch type {
    case .named(let name): name
    case .array(let inner), .dictionary(let inner), .set(let inner), .optional(let inner):
      named(inner)
    case .scalar, .core, .written: nil
    }
  }
}
