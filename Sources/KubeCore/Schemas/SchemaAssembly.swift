/// A schema whose parts come from types that only the running program knows.
///
/// What `@KubeSchema` and `@Kube` make uses it; by hand, ``JSONSchemaProps`` is simpler.
public struct SchemaAssembly {
  public private(set) var schema: JSONSchemaProps

  /// - Parameter text: The schema as JSON. What it says of a part stays said when the part comes.
  public init(embedded text: StaticString) {
    schema = JSONSchemaProps(embedded: text)
  }

  /// The schema of a type takes its place as a property.
  ///
  /// - Parameters:
  ///   - type: whose schema it is.
  ///   - names: The property's name, behind those of the properties that it is in; none for the whole
  ///     schema.
  ///   - isImmutable: It gets the rule that it does not change.
  public mutating func add<T: KubeSchemaRepresentable>(
    _ type: T.Type, at names: String..., isImmutable: Bool = false
  ) {
    add(JSONSchemaProps(of: type), names, isImmutable)
  }

  @available(
    *, unavailable,
    message: "This type has no schema. Write '@KubeSchema' above it."
  )
  @_disfavoredOverload
  public mutating func add<T>(_ type: T.Type, at names: String..., isImmutable: Bool = false) {}

  /// The schema of a type, if it has one, takes its place as a property.
  public mutating func addIfKnown<T>(
    _ type: T.Type, at names: String..., isImmutable: Bool = false
  ) {
    add(Self.schema(ifKnown: type), names, isImmutable)
  }

  /// The schema of a type, if it has one, takes its place as a property that has a default.
  ///
  /// - Parameters:
  ///   - type: whose schema it is.
  ///   - names: the way to the property: those of the objects around it, and its own.
  ///   - isImmutable: whether a rule forbids changes of it.
  ///   - value: What an absent member reads as. It becomes the schema's default where it is a plain
  ///     value: a string, a number, an enum's case, or a list or map of those.
  ///   - isCase: It is a default only if it is an enum's case, and none if another static member.
  public mutating func addIfKnown<T>(
    _ type: T.Type, at names: String..., isImmutable: Bool = false, default value: T,
    isCase: Bool = false
  ) {
    let known = Self.schema(ifKnown: type)
    let json = (value as? any JSONCodable).map { JSONValue($0) }
    add(known, names, isImmutable) { schema in
      if let json, schema.isPlain(json, isCase: isCase) { schema.default = json }
    }
  }

  private static func schema<T>(ifKnown type: T.Type) -> JSONSchemaProps {
    (type as? any KubeSchemaRepresentable.Type).map { schema(of: $0) } ?? JSONSchemaProps()
  }

  private static func schema<T: KubeSchemaRepresentable>(of type: T.Type) -> JSONSchemaProps {
    JSONSchemaProps(of: type)
  }

  private mutating func add(
    _ known: JSONSchemaProps, _ names: [String], _ isImmutable: Bool,
    _ body: (inout JSONSchemaProps) -> Void = { _ in }
  ) {
    Self.change(&schema, names[...]) { place in
      place = known.used(with: place)
      body(&place)
      guard isImmutable else { return }
      place.xKubernetesValidations.append(
        ValidationRule(message: "field is immutable", rule: "self == oldSelf"))
    }
  }

  private static func change(
    _ schema: inout JSONSchemaProps, _ names: ArraySlice<String>,
    _ body: (inout JSONSchemaProps) -> Void
  ) {
    guard let name = names.first else { return body(&schema) }
    change(&schema.properties[name, default: JSONSchemaProps()], names.dropFirst(), body)
  }
}

extension JSONSchemaProps {
  /// Whether a default is one that a literal stands for. Structs are made by expressions, which a schema
  /// does not say.
  fileprivate func isPlain(_ value: JSONValue, isCase: Bool) -> Bool {
    switch value.kind {
    case .null: return false
    case .bool, .number, .string: return !isCase || `enum`.contains(value)
    case .array(let values):
      guard case .schema(let items)? = items else { return false }
      return values.allSatisfy { items.isPlain($0, isCase: isCase) }
    case .object(let members):
      guard case .schema(let schema)? = additionalProperties else { return false }
      return members.values.allSatisfy { schema.isPlain($0, isCase: isCase) }
    }
  }
}
