/// Says more of a member, a struct, an enum or an enum's case than its Swift type says. What is true or
/// false may also stand alone: `@Schema(.immutable)`.
///
/// Stands above members of types with ``KubeSchema()`` or
/// ``Kube(group:version:kind:root:namespaced:plural:singular:listKind:shortNames:categories:status:served:storage:deprecated:doc:keepsUnknown:)``,
/// and above those types. All values are literals.
///
/// - Parameters:
///   - flags: What is true.
///   - type: What the value is, where the Swift type does not say it.
///   - format: `uri`, `int64`, `date-time`, ….
///   - intOrString: The value is an integer or a string.
///   - title: A heading.
///   - description: Takes the place of the doc comment.
///   - example: A value, as an example.
///   - externalDocs: Where more is written: an address, or `.docs(url:description:)`.
///   - nullable: An API server takes null.
///   - enum: The values that are allowed.
///   - minimum: The least number.
///   - maximum: The greatest number.
///   - exclusiveMinimum: The least number itself is not allowed.
///   - exclusiveMaximum: The greatest number itself is not allowed.
///   - multipleOf: What a number is a multiple of.
///   - minLength: Characters that a string has at least.
///   - maxLength: Characters that a string has at most.
///   - pattern: A regular expression of RE2, for strings.
///   - minItems: Elements that a list has at least.
///   - maxItems: Elements that a list has at most.
///   - items: What is said of a list's elements: `.items(minLength: 1)`.
///   - minProperties: Members that an object has at least.
///   - maxProperties: Members that an object has at most.
///   - listType: How server-side apply merges a list.
///   - listMapKeys: The keys of a list of type `map`.
///   - mapType: How server-side apply merges an object.
///   - structType: The same as `mapType`.
///   - preserveUnknownFields: An API server keeps what the schema does not say.
///   - embeddedResource: The object is one of Kubernetes', with `apiVersion` and `kind`.
///   - schemaless: Nothing follows from the Swift type.
///   - default: What an API server fills in. `.value(Mode.slow)` for an enum's case.
///   - required: The member has to be there.
///   - optional: The member need not be there.
///   - immutable: The member does not change.
///   - atMostOneOf: Members of a struct of which at most one is set.
///   - exactlyOneOf: Members of a struct of which exactly one is set.
///   - atLeastOneOf: Members of a struct of which at least one is set.
///   - untagged: The values of an enum stand alone, without the names of their cases.
@attached(peer)
public macro Schema(
  _ flags: SchemaFlag..., type: SchemaType? = nil, format: String? = nil,
  intOrString: Bool? = nil, title: String? = nil, description: String? = nil,
  example: SchemaValue? = nil, externalDocs: SchemaDocs? = nil, nullable: Bool? = nil,
  enum: [SchemaValue]? = nil, minimum: Double? = nil, maximum: Double? = nil,
  exclusiveMinimum: Bool? = nil, exclusiveMaximum: Bool? = nil, multipleOf: Double? = nil,
  minLength: Int? = nil, maxLength: Int? = nil, pattern: String? = nil, minItems: Int? = nil,
  maxItems: Int? = nil, items: SchemaElement? = nil, minProperties: Int? = nil,
  maxProperties: Int? = nil, listType: SchemaListType? = nil, listMapKeys: [String]? = nil,
  mapType: SchemaMapType? = nil, structType: SchemaMapType? = nil,
  preserveUnknownFields: Bool? = nil, embeddedResource: Bool? = nil, schemaless: Bool? = nil,
  default: SchemaValue? = nil, required: Bool? = nil, optional: Bool? = nil,
  immutable: Bool? = nil, atMostOneOf: [String]? = nil, exactlyOneOf: [String]? = nil,
  atLeastOneOf: [String]? = nil, untagged: Bool? = nil
) = #externalMacro(module: "KubeMacroPlugin", type: "Schema")

/// Says more of a list's elements. The parameters are those of `Schema`.
@attached(peer)
public macro SchemaItems(
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
) = #externalMacro(module: "KubeMacroPlugin", type: "SchemaItems")
