extension TypeWriter {
  /// What tells the schema of a written type when the program runs.
  mutating func writeSchema(_ schema: SchemaModel, of type: TypeModel) {
    beginExtension(of: type.name, conformingTo: "KubeSchemaRepresentable")
    code.open(
      "\(modifier(of: type))static var kubeSchema: \(spelling.kubeCore("JSONSchemaProps")) {")
    if !schema.branches.isEmpty {
      writeUntagged(schema)
    } else if schema.parts.isEmpty {
      writeEmbedded(schema.text, as: "JSONSchemaProps")
    } else {
      writeAssembly(schema, named: "schema")
      code.line("return schema.schema")
    }
    code.close()
    code.close()
  }

  private mutating func writeUntagged(_ schema: SchemaModel) {
    for (index, branch) in schema.branches.enumerated() {
      writeAssembly(branch, named: branch.parts.isEmpty ? "let case\(index)" : "case\(index)")
    }
    let cases = schema.branches.indices.map { "case\($0).schema" }.joined(separator: ", ")
    code.line(
      "return \(spelling.kubeCore("JSONSchemaProps"))(untagged: [\(cases)])")
    code.line(".used(", deeper: 1)
    writeEmbedded(schema.text, as: "JSONSchemaProps", label: "with: ")
    code.line(")", deeper: 1)
  }

  private mutating func writeAssembly(_ schema: SchemaModel, named name: String) {
    let declared = name.hasPrefix("let ") ? name : "var \(name)"
    writeEmbedded(schema.text, as: "SchemaAssembly", label: "\(declared) = ")
    for part in schema.parts { write(part, to: name) }
  }

  mutating func write(_ part: SchemaModel.Part, to name: String) {
    var arguments = [Argument("\(part.type).self")]
    if part.type.hasSuffix("?") || part.type.hasPrefix("any ") {
      arguments = [Argument("(\(part.type)).self")]
    }
    if !part.path.isEmpty {
      arguments.append(
        Argument(part.path.map(StringLiteral.quoted).joined(separator: ", "), label: "at"))
    }
    if part.isImmutable { arguments.append(Argument("true", label: "isImmutable")) }
    if part.isTyped, let value = part.defaultExpression {
      arguments.append(Argument(value, label: "default"))
      if part.isCase { arguments.append(Argument("true", label: "isCase")) }
    }
    writeCall(part.isTyped ? "addIfKnown" : "add", of: name, arguments, at: part.place)
  }

  /// `Type(embedded: #"""…"""#)`.
  mutating func writeEmbedded(
    _ text: String, as type: String, label: String = "", _ others: [Argument] = []
  ) {
    code.open("\(label)\(spelling.kubeCore(type))(")
    let lines = StringLiteral.raw(text, width: code.room - 2)
    code.line("embedded: \(lines[0])")
    for line in lines.dropFirst().dropLast() { code.line(line, deeper: 1) }
    if let last = lines.last {
      code.line(others.isEmpty ? last : "\(last),", deeper: 1)
    }
    if !others.isEmpty { code.line(others.map(\.text).joined(separator: ", ")) }
    code.close(")")
  }
}
