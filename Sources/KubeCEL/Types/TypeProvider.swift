/// Knows the types with named fields that an expression meets, such as the objects of a schema.
public protocol TypeProvider: Sendable {
  /// Whether `name` is such a type.
  func hasType(named name: String) -> Bool
  /// The type of a field, or nil if the type has none of that name. Names are as an expression
  /// writes them, escaped.
  func type(ofField field: String, in name: String) -> CELType?
}

/// For environments without objects.
public struct NoTypes: TypeProvider {
  public init() {}
  public func hasType(named name: String) -> Bool { false }
  public func type(ofField field: String, in name: String) -> CELType? { nil }
}
