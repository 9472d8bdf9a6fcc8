// Types of the macros' parameters. The compiler checks arguments against them; nothing makes their values.

/// What is true of a member or a type.
public enum SchemaFlag: Sendable {
  case intOrString, nullable, exclusiveMinimum, exclusiveMaximum, preserveUnknownFields
  case embeddedResource, schemaless, required, optional, immutable, untagged
}

/// What a value is in JSON.
public enum SchemaType: Sendable {
  case string, integer, number, boolean, array, object
}

/// How server-side apply merges a list.
public enum SchemaListType: Sendable {
  /// As one value.
  case atomic
  /// By its elements, each of which is there once.
  case set
  /// By its elements' keys.
  case map
}

/// How server-side apply merges an object.
public enum SchemaMapType: Sendable {
  /// As one value.
  case atomic
  /// By its members.
  case granular
}

/// Where more is written: an address, or an address with a description.
public struct SchemaDocs: Sendable, ExpressibleByStringLiteral {
  public init(stringLiteral value: String) {}

  private init() {}

  public static func docs(url: String, description: String? = nil) -> SchemaDocs {
    SchemaDocs()
  }
}

/// What is said of a list's elements.
public struct SchemaElement: Sendable {
  private init() {}

  /// The parameters are those of `Schema`.
  public static func items(
    _ flags: SchemaFlag..., type: SchemaType? = nil, format: String? = nil,
    intOrString: Bool? = nil, title: String? = nil, description: String? = nil,
    example: SchemaValue? = nil, externalDocs: SchemaDocs? = nil, nullable: Bool? = nil,
    enum: [SchemaValue]? = nil, minimum: Double? = nil, maximum: Double? = nil,
    exclusiveMinimum: Bool? = nil, exclusiveMaximum: Bool? = nil, multipleOf: Double? = nil,
    minLength: Int? = nil, maxLength: Int? = nil, pattern: String? = nil, minItems: Int? = nil,
    maxItems: Int? = nil, items: SchemaElement? = nil, minProperties: Int? = nil,
    maxProperties: Int? = nil, listType: SchemaListType? = nil, listMapKeys: [String]? = nil,
    mapType: SchemaMapType? = nil, structType: SchemaMapType? = nil,
    preserveUnknownFields: Bool? = nil, embeddedResource: Bool? = nil
  ) -> SchemaElement {
    SchemaElement()
  }
}
