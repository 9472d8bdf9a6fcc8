extension SchemaBuilder {
  func rawStruct(
    _ declaration: Declaration, of scalar: Scalar, at place: SourceLocation,
    _ diagnostics: inout Diagnostics
  ) -> StructuralSchema {
    let remarks = types.remarks(above: declaration, &diagnostics)
    var schema = ScalarSchemas.schema(of: scalar, at: place)
    describe(&schema, remarks.documentation, at: declaration.place)
    AttributeApplier().apply(remarks.attributes, to: &schema, &diagnostics)
    return schema
  }
}
