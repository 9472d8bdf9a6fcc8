/// A struct of the target with its fields.
struct WrittenStruct {
  var declaration: Declaration
  var documentation: String?
  var attributes = SchemaAttributes()
  var properties: [WrittenProperty] = []
  /// The property that keeps what the struct does not know.
  var unknownMembers: String?
  /// The stored properties that an object must be made of, in their order.
  var uninitialised: [String] = []
  var making = Making.memberwise
}
