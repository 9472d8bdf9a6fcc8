/// A schema as far as one declaration tells it, and the types that tell the rest when the program runs.
package struct SchemaModel: Sendable, Hashable {
  package struct Part: Sendable, Hashable {
    /// The names of the properties down to the one that the part is the schema of.
    package var path: [String]
    /// As the declaration spells it.
    package var type: String
    /// The type need not have a schema, or something else makes sure that it has.
    package var isTyped: Bool
    package var isImmutable: Bool
    /// The expression of the value that an absent member reads as.
    package var defaultExpression: String?
    /// The expression names a member of the type, which is a default if it is an enum's case.
    package var isCase = false
    /// Where the type is written.
    package var place: SourceLocation

    package init(
      path: [String], type: String, isTyped: Bool = false, isImmutable: Bool = false,
      defaultExpression: String? = nil, place: SourceLocation
    ) {
      self.path = path
      self.type = type
      self.isTyped = isTyped
      self.isImmutable = isImmutable
      self.defaultExpression = defaultExpression
      self.place = place
    }
  }

  /// Compact JSON.
  package var text: String
  package var parts: [Part]
  /// The cases of an enum without tags, if what they have in common is to be found out.
  package var branches: [SchemaModel]

  package init(text: String, parts: [Part] = [], branches: [SchemaModel] = []) {
    self.text = text
    self.parts = parts
    self.branches = branches
  }
}
