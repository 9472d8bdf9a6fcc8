import KubeGenCore

/// What holds for every unit, whatever its definition.
enum Invariants {
  static func violations(_ unit: SourceUnit) -> [String] {
    var violations: [String] = []
    let names = unit.types.map(\.name)
    let known = Set(names)
    if known.count != names.count { violations.append("two types have one name") }
    for definition in Set(unit.types.compactMap { $0.resource?.definition }) {
      let (documents, messages) = Documents.read(definition)
      if !messages.isEmpty || documents.map({ $0.jsonText() }) != [definition] {
        violations.append("the definition is not the JSON of one value: \(messages)")
      }
    }
    for type in unit.types {
      let last = type.name.last
      if SwiftNaming.reservedTypeNames.contains(last) { violations.append("reserved: \(last)") }
      if let parent = type.name.parent {
        if !known.contains(parent) { violations.append("nested in nothing: \(type.name)") }
        if last == type.name.path[0] { violations.append("as its root: \(type.name)") }
      }
      if case .otherName(.named(let target)) = type.form, !known.contains(target) {
        violations.append("\(type.name) is another name for nothing")
      }
      guard case .object(let object) = type.form else { continue }
      let swiftNames = object.properties.map(\.swiftName)
      if Set(swiftNames).count != swiftNames.count { violations.append("members of \(type.name)") }
      for property in object.properties {
        if let name = named(property.type), !known.contains(name) || name.parent != type.name {
          violations.append("\(type.name).\(property.jsonName) is of no type of its place: \(name)")
        }
        if property.keepsNull, !property.isOptional {
          violations.append("\(type.name).\(property.jsonName) keeps null, but is not optional")
        }
      }
    }
    return violations
  }

  private static func named(_ type: TypeReference) -> TypeName? {
    switch type {
    case .named(let name): name
    case .array(let inner), .dictionary(let inner), .set(let inner), .optional(let inner):
      named(inner)
    case .scalar, .core, .written: nil
    }
  }
}
