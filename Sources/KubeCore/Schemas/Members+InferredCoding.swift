// A macro sees how a member's type is written, and not how it is coded. That the compiler finds out, by
// the overload that fits. What a type without JSON gets is one message at its place.

extension Members {
  /// A member of a type that codes itself as JSON; what its schema is, the member says.
  public mutating func inferCoding<Value: JSONCodable>(
    _ name: StaticString, _ path: KeyPath<Root, Value>
  ) {
    add(name, path)
  }

  /// The same, of a type that has hand-written `Codable` and no table.
  @_disfavoredOverload
  public mutating func inferCoding<Value: Codable & Sendable>(
    _ name: StaticString, _ path: KeyPath<Root, Value>
  ) {
    coded(name, path)
  }

  /// A member that reads as `default` where it is absent or null.
  public mutating func inferCoding<Value: JSONCodable>(
    _ name: StaticString, _ path: KeyPath<Root, Value>, default value: Value
  ) {
    add(name, path, default: value)
  }

  /// The same, of a type that has hand-written `Codable` and no table.
  @_disfavoredOverload
  public mutating func inferCoding<Value: Codable & Sendable>(
    _ name: StaticString, _ path: KeyPath<Root, Value>, default value: Value
  ) {
    coded(name, path)
  }

  /// An optional member whose explicit null is told from absence.
  public mutating func inferCoding<Value: JSONCodable>(
    _ name: StaticString, _ path: KeyPath<Root, Value>, keepsNull: Bool
  ) {
    add(name, path, keepsNull: keepsNull)
  }

  /// The same, of a type that has hand-written `Codable` and no table.
  @_disfavoredOverload
  public mutating func inferCoding<Value: Codable & Sendable>(
    _ name: StaticString, _ path: KeyPath<Root, Value>, keepsNull: Bool
  ) {
    coded(name, path)
  }

  @available(
    *, unavailable,
    message: "This type has no JSON. Write '@KubeSchema' above it, or make it Codable."
  )
  @_disfavoredOverload
  public mutating func inferCoding<Value>(
    _ name: StaticString, _ path: KeyPath<Root, Value>
  ) {}

  @available(
    *, unavailable,
    message: "This type has no JSON. Write '@KubeSchema' above it, or make it Codable."
  )
  @_disfavoredOverload
  public mutating func inferCoding<Value>(
    _ name: StaticString, _ path: KeyPath<Root, Value>, default value: Value
  ) {}

  @available(
    *, unavailable,
    message: "This type has no JSON. Write '@KubeSchema' above it, or make it Codable."
  )
  @_disfavoredOverload
  public mutating func inferCoding<Value>(
    _ name: StaticString, _ path: KeyPath<Root, Value>, keepsNull: Bool
  ) {}
}
