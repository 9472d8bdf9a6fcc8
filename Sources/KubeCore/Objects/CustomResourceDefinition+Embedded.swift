extension CustomResourceDefinition {
  /// The definition that stands in generated code as JSON. The generator has read the text before
  /// it wrote it.
  public init(embedded text: StaticString) {
    do throws(JSONError) {
      self = try text.withUTF8Buffer { (bytes) in
        Result { () throws(JSONError) in try Self(json: bytes) }
      }.get()
    } catch {
      // Generated code that was changed by hand, or a fault of the generator: there is no
      // definition to give back.
      preconditionFailure("the embedded CustomResourceDefinition cannot be read: \(error)")
    }
  }
}
