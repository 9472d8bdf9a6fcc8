/// The types in Swift that schemas become, for what changes of them do to code.
struct SwiftTypes {
  /// Whether a member with a default has a type that is no optional, as in structs that people
  /// write.
  let isWritten: Bool

  /// Of a member.
  func change(
    _ old: Node, _ new: Node, isRequired: (old: Bool, new: Bool)
  ) -> SwiftTypeChange? {
    let before = text(old, isOptional: isOptional(old, isRequired.old))
    let after = text(new, isOptional: isOptional(new, isRequired.new))
    return before == after ? nil : SwiftTypeChange(old: before, new: after)
  }

  /// Of an item or a value of a map.
  func change(_ old: Node, _ new: Node) -> SwiftTypeChange? {
    let before = text(old, isOptional: Schema(old).isNullable)
    let after = text(new, isOptional: Schema(new).isNullable)
    return before == after ? nil : SwiftTypeChange(old: before, new: after)
  }

  private func isOptional(_ node: Node, _ isRequired: Bool) -> Bool {
    let schema = Schema(node)
    if schema.isNullable { return true }
    if isWritten { return !isRequired && node.present("default") == nil }
    return !isRequired || schema.type == nil && text(node, isOptional: false) == "JSONValue"
  }

  private func text(_ node: Node, isOptional: Bool) -> String {
    var reader = reader
    let type = reader.type(of: node, at: SchemaPath())
    return head(type, reader.shapes) + (isOptional ? "?" : "")
  }

  /// Of a member that several alternatives describe.
  func text(_ schemas: [Node]) -> String {
    var reader = reader
    let type = reader.type(ofAlternatives: schemas, at: SchemaPath())
    return head(type, reader.shapes)
  }

  /// As ``text(_:)``, with the types of all that is within.
  func fullText(_ schemas: [Node]) -> String {
    if schemas.isEmpty { return "" }
    var reader = reader
    let type = reader.type(ofAlternatives: schemas, at: SchemaPath())
    return full(type, reader.shapes)
  }

  private var reader: SchemaReader { SchemaReader(file: "", diagnostics: Diagnostics()) }

  /// What a type is, without what is within: that has rows of its own.
  private func head(_ type: SchemaType, _ shapes: ShapeTable) -> String {
    switch type {
    case .scalar(let scalar): return scalar.rawValue
    case .core(let name): return name
    case .array: return "an array"
    case .dictionary: return "a dictionary"
    case .optional(let type): return head(type, shapes) + "?"
    case .shape(let id):
      switch shapes.shapes[id].form {
      case .object: return "a struct"
      case .enumeration(let type, _):
        return "an enumeration of \(type == .int ? "Int" : "String")"
      }
    }
  }

  private func full(_ type: SchemaType, _ shapes: ShapeTable) -> String {
    switch type {
    case .scalar, .core: return head(type, shapes)
    case .array(let element): return "[\(full(element, shapes))]"
    case .dictionary(let element): return "[:\(full(element, shapes))]"
    case .optional(let type): return full(type, shapes) + "?"
    case .shape(let id):
      guard case .object(let fields) = shapes.shapes[id].form else { return head(type, shapes) }
      let members = fields.sorted { $0.name < $1.name }.map { field in
        "\(field.name):\(full(field.type, shapes))\(field.isOptional ? "?" : "")"
      }
      return "{\(members.joined(separator: ","))}"
    }
  }
}
