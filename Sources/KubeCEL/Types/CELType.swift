/// A type of the language, as the checker sees it.
public indirect enum CELType: Sendable, Hashable {
  case dyn
  case null
  case bool
  case int
  case uint
  case double
  case string
  case bytes
  case timestamp
  case duration
  case list(CELType)
  case map(CELType, CELType)
  /// A type with named fields: an object of a schema, or what cel-go declares by `ObjectType`
  /// though it has no fields, as Kubernetes does for `kubernetes.URL` and `kubernetes.Quantity`.
  case object(String)
  /// What cel-go declares by `OpaqueType`, with parameters: `net.IP`, `optional_type(T)`.
  case opaque(String, [CELType])
  /// The type of a type.
  case type(CELType?)
  /// `T` in a declaration.
  case parameter(String)
  /// A type that the checker does not know yet; none is left in what it returns.
  case variable(Int)
  /// Of what has been found wrong already.
  case error

  public static func optional(_ wrapped: CELType) -> CELType { .opaque("optional_type", [wrapped]) }
}
