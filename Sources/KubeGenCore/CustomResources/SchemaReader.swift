/// Maps a version's schema to shapes.
///
/// Every JSON value that an API server hands out under the schema must decode, and encode to the
/// same value again. Where a schema leaves more open than a Swift type would, the type is
/// `JSONValue`.
struct SchemaReader {
  /// Levels of schemas within one another. Real definitions go to 38.
  static let maximumDepth = 128
  /// Arrays and dictionaries directly within one another. Real definitions go to 4.
  static let maximumContainers = 12

  let file: String
  var diagnostics: Diagnostics
  var shapes = ShapeTable()
  private var depth = 0

  struct Field {
    var field: SchemaField
    var description: String?
    /// Its value is not shown to who prints the object.
    var isSecret = false
  }

  init(file: String, diagnostics: Diagnostics) {
    self.file = file
    self.diagnostics = diagnostics
  }

  /// The members of an object: its own properties, then those that only alternatives of it have.
  mutating func fields(of schema: Schema, at path: SchemaPath) -> [Field] {
    let required = Set(schema.required + schema.allOf.flatMap { Schema($0).required })
    var fields = schema.isEmbeddedResource ? identity(of: schema) : []
    for member in schema.properties {
      let isRequired = required.contains(member.key)
      fields.append(field(member.key, member.value, isRequired: isRequired, at: path))
    }
    for (name, nodes) in Alternatives(schema).properties {
      let type = type(ofAlternatives: nodes, at: path.appending(name))
      let description = nodes.lazy.compactMap { Schema($0).description }.first
      fields.append(
        Field(
          field: SchemaField(
            name, type, isOptional: true,
            keepsNull: type == .value || nodes.contains { $0["nullable"]?.bool == true }),
          description: description, isSecret: nodes.contains { Schema($0).isSecret }))
    }
    return fields
  }

  private mutating func field(
    _ name: String, _ node: Node, isRequired: Bool, at path: SchemaPath
  ) -> Field {
    let type = type(of: node, at: path.appending(name))
    let schema = Schema(node)
    // What has no type may be null, also where it is required, and a null must not become an absence.
    let isOptional = !isRequired || schema.isNullable || (type == .value && schema.type == nil)
    let keepsNull = schema.isNullable || (isOptional && type == .value)
    return Field(
      field: SchemaField(name, type, isOptional: isOptional, keepsNull: keepsNull),
      description: schema.description, isSecret: schema.isSecret)
  }

  /// What the server demands of an embedded object, though its schema need not say so.
  private func identity(of schema: Schema) -> [Field] {
    let members: [(String, SchemaType)] = [
      ("apiVersion", .scalar(.string)), ("kind", .scalar(.string)),
      ("metadata", .dictionary(.value)),
    ]
    return members.compactMap { name, type in
      if schema.properties.contains(where: { $0.key == name }) { return nil }
      return Field(field: SchemaField(name, type, isOptional: true), description: nil)
    }
  }

  /// The type of one member that several alternatives describe: theirs if they agree.
  mutating func type(ofAlternatives nodes: [Node], at path: SchemaPath) -> SchemaType {
    var types: [SchemaType] = []
    var known: Set<SchemaType> = []
    for node in nodes {
      let type = type(of: node, at: path)
      if known.insert(type).inserted { types.append(type) }
    }
    guard let first = types.first else { return .value }
    if types.count == 1 { return first }
    let areStrings = types.allSatisfy { $0 == .scalar(.string) || shapes.strings($0) != nil }
    return areStrings ? .scalar(.string) : .value
  }

  mutating func type(of node: Node, at path: SchemaPath) -> SchemaType {
    guard let members = node.members else {
      if !node.isNull { error("A schema is a mapping, but this is \(node.kind).", node) }
      return .value
    }
    guard depth < Self.maximumDepth else {
      error("Schemas are nested more than \(Self.maximumDepth) levels deep here.", node)
      return .value
    }
    depth += 1
    defer { depth -= 1 }
    check(members)
    return type(of: Schema(node), at: path)
  }

  private mutating func type(of schema: Schema, at path: SchemaPath) -> SchemaType {
    if schema.isIntOrString { return .scalar(.intOrString) }
    switch schema.effectiveType {
    case "object": return object(schema, at: path)
    case "array": return array(schema, at: path)
    case "string": return string(schema, at: path)
    case "integer": return integer(schema, at: path)
    case "number": return .scalar(.double)
    case "boolean": return .scalar(.bool)
    case nil: return untyped(schema, at: path)
    case let type?:
      let suggestion = Suggestion.phrase(for: type, among: Schema.types)
      error(
        "'\(type)' is no type of a schema.\(suggestion) There are "
          + "\(Schema.types.joined(separator: ", ")).",
        schema.node["type"] ?? schema.node)
      return .value
    }
  }

  private mutating func object(_ schema: Schema, at path: SchemaPath) -> SchemaType {
    let fields = fields(of: schema, at: path)
    let isOpenEmbedded = schema.isEmbeddedResource && schema.properties.isEmpty
    if isOpenEmbedded { return .value }
    if !fields.isEmpty {
      return shapes.object(
        fields.map(\.field), description: schema.description,
        fieldDescriptions: fields.map(\.description),
        secrets: Set(fields.filter(\.isSecret).map(\.field.name)), at: path)
    }
    switch schema.additional {
    case .values(let values): return container(element(values, at: path), SchemaType.dictionary)
    case .anything: return .value
    case .none: return schema.preservesUnknown ? .value : .dictionary(.value)
    }
  }

  private mutating func array(_ schema: Schema, at path: SchemaPath) -> SchemaType {
    let items = schema.items ?? schema.branches.lazy.compactMap { $0["items"] }.first
    return container(items.map { element($0, at: path) } ?? .value, SchemaType.array)
  }

  /// Swift's type checker takes exponential time for arrays and dictionaries within one another:
  /// seconds at 24 levels, minutes at 32.
  private func container(_ element: SchemaType, _ make: (SchemaType) -> SchemaType) -> SchemaType {
    element.levels < Self.maximumContainers ? make(element) : .value
  }

  private mutating func element(_ node: Node, at path: SchemaPath) -> SchemaType {
    let type = type(of: node, at: path)
    return node["nullable"]?.bool == true && type != .value ? .optional(type) : type
  }

  private mutating func untyped(_ schema: Schema, at path: SchemaPath) -> SchemaType {
    if schema.format == "int-or-string" || schema.isIntegerOrStringByBranches {
      return .scalar(.intOrString)
    }
    let values = schema.values.filter { !$0.isNull }
    if !values.isEmpty, values.allSatisfy({ $0.string != nil }) { return string(schema, at: path) }
    if !values.isEmpty, values.allSatisfy({ $0.integer != nil }) {
      return integer(schema, at: path)
    }
    return .value
  }

  mutating func error(_ message: String, _ node: Node) {
    diagnostics.error(message, at: node.location(in: file))
  }
}
