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
  /// A type with named fields that the environment's `TypeProvider` knows: an object of a schema.
  case object(String)
  /// A type of a library, with parameters: `net.IP`, `kubernetes.Quantity`, `optional_type(T)`.
  case opaque(String, [CELType])
  /// The type of a type.
  case type(CELType?)
  /// `T` in declarations; numbered by the checker where it is free.
  case parameter(String)
  /// Of what has been found wrong already.
  case error

  static func optional(_ wrapped: CELType) -> CELType { .opaque("optional_type", [wrapped]) }
}
