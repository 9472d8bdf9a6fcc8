import KubeGenCore

/// A model as a few lines of text, one type after the other, for snippets to compare with.
enum ModelDump {
  static func text(of units: [SourceUnit]) -> String {
    units.flatMap(\.types).map(text).joined(separator: "\n")
  }

  static func text(of type: TypeModel) -> String {
    switch type.form {
    case .object(let object):
      let lines = object.properties.map { "  " + text(of: $0) }
      return (["\(type.name)"] + lines).joined(separator: "\n")
    case .enumeration(let enumeration):
      let cases = enumeration.cases.map { one in
        one.swiftName == one.rawValue ? one.swiftName : "\(one.swiftName)='\(one.rawValue)'"
      }
      return "\(type.name): \(enumeration.rawType.rawValue) = \(cases.joined(separator: " "))"
    case .otherName(let target): return "\(type.name) = \(text(of: target))"
    case .union, .alias:
      return "\(type.name)?"
    }
  }

  static func text(of property: PropertyModel) -> String {
    let name =
      property.swiftName == property.jsonName
      ? property.swiftName : "\(property.swiftName)='\(property.jsonName)'"
    return "\(name): \(text(of: property.type))\(property.isOptional ? "?" : "")"
      + (property.keepsNull ? " keepsNull" : "") + (property.isSecret ? " secret" : "")
  }

  static func text(of type: TypeReference) -> String {
    switch type {
    case .scalar(let scalar): scalar.rawValue
    case .named(let name): name.last
    case .core(let name): "KubeCore.\(name)"
    case .written(let text): text
    case .array(let element): "[\(text(of: element))]"
    case .dictionary(let element): "[String: \(text(of: element))]"
    case .set(let element): "Set<\(text(of: element))>"
    case .optional(let element): "\(text(of: element))?"
    }
  }
}
