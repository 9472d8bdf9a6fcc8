/// Writes what macros expand to.
package struct MacroRenderer: Sendable {
  private let access: Access

  /// - Parameter access: Of types that do not have their own.
  package init(access: Access = .internal) {
    self.access = access
  }

  /// Extensions of a written type: its codec, unless it has one, and its schema.
  package func extensions(
    of type: TypeModel, schema: SchemaModel, hasOwnCodec: Bool = false, addsSendable: Bool = false
  ) -> String {
    var writer = writer
    if case .union(let union) = type.form, union.cases.isEmpty {
      writer.writeEmptyUnion(type)
    } else if !hasOwnCodec {
      writer.write(type)
    }
    writer.writeSchema(schema, of: type)
    if addsSendable {
      writer.beginExtension(of: type.name, conformingTo: "Sendable", isEmpty: true)
    }
    return writer.code.text
  }

  /// The type of the whole object, as a member of the type of its spec.
  ///
  /// - Parameters:
  ///   - definition: The CustomResourceDefinition without the schemas of spec and status.
  ///   - spec: The name of the type that has the schema of the spec.
  ///   - status: That of the status.
  package func member(
    _ type: TypeModel, definition: String, spec: String, status: SchemaModel.Part?
  ) -> String {
    guard case .object(let object) = type.form, let resource = type.resource else { return "" }
    var writer = writer
    writer.writeMember(type, object, resource, definition, spec: spec, status: status)
    return writer.code.text
  }

  /// The codec of a written type that is a part of a kind.
  package func view(_ type: TypeModel, of kind: String) -> String {
    var writer = writer
    writer.write(type)
    writer.beginExtension(of: type.name, conformingTo: "ResourceView")
    writer.code.line("\(writer.modifier(of: type))typealias Whole = \(kind)")
    writer.code.close()
    return writer.code.text
  }

  private var writer: TypeWriter {
    TypeWriter(access: access, spelling: TypeSpelling(declared: [], qualifiesAll: true))
  }
}

extension TypeWriter {
  /// So that after a mistake in an enum the compiler does not speak of conformances that are missing.
  fileprivate mutating func writeEmptyUnion(_ type: TypeModel) {
    let modifier = modifier(of: type)
    beginExtension(of: type.name, conformingTo: "JSONUnion")
    code.open(
      "\(modifier)init(reading reader: inout KubeCore.JSONReader) throws(KubeCore.JSONError) {")
    code.line("throw reader.fail(\"\")")
    code.close()
    code.line("\(modifier)func write(to writer: inout KubeCore.JSONWriter) {}")
    code.close()
  }

  fileprivate mutating func writeMember(
    _ type: TypeModel, _ object: ObjectModel, _ resource: ResourceModel, _ definition: String,
    spec: String, status: SchemaModel.Part?
  ) {
    let conformances = ["CustomResource"] + resource.capabilities.map(\.rawValue)
    beginStruct(
      type, object,
      conformingTo: conformances.map(spelling.kubeCore).joined(separator: ", "))
    code.blankLine()
    writeIdentityMembers(type, object, resource)
    code.blankLine()
    code.documentation(
      "The CustomResourceDefinition of this kind, as its declaration describes it.")
    let result = spelling.kubeCore("CustomResourceDefinition")
    code.open("\(modifier(of: type))static func crd() -> \(result) {")
    let schema = spelling.kubeCore("JSONSchemaProps")
    var schemas = [Argument("\(schema)(of: \(spec).self)", label: "spec")]
    if let status {
      code.line("var status = \(spelling.kubeCore("SchemaAssembly"))(embedded: \"{}\")")
      write(status, to: "status")
      schemas.append(Argument("status.schema", label: "status"))
    }
    writeEmbedded(
      definition, as: "CustomResourceDefinition", label: status == nil ? "" : "return ", schemas)
    code.close()
    code.close()
  }
}
