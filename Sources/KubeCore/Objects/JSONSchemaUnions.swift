/// A schema, or true or false: `additionalProperties` and `additionalItems` of a
/// ``JSONSchemaProps``.
public indirect enum JSONSchemaPropsOrBool: JSONUnion, Sendable {
  case schema(JSONSchemaProps)
  case bool(Bool)

  public init(reading reader: inout JSONReader) throws(JSONError) {
    self =
      try reader.peek() == .bool
      ? .bool(reader.readBool()) : .schema(JSONSchemaProps(reading: &reader))
  }

  public func write(to writer: inout JSONWriter) {
    switch self {
    case .schema(let schema): schema.write(to: &writer)
    case .bool(let value): writer.write(value)
    }
  }
}

/// A schema, or a list of schemas: `items` of a ``JSONSchemaProps``.
public indirect enum JSONSchemaPropsOrArray: JSONUnion, Sendable {
  case schema(JSONSchemaProps)
  case schemas([JSONSchemaProps])

  public init(reading reader: inout JSONReader) throws(JSONError) {
    self =
      try reader.peek() == .array
      ? .schemas([JSONSchemaProps](reading: &reader)) : .schema(JSONSchemaProps(reading: &reader))
  }

  public func write(to writer: inout JSONWriter) {
    switch self {
    case .schema(let schema): schema.write(to: &writer)
    case .schemas(let schemas): schemas.write(to: &writer)
    }
  }
}

/// A schema, or a list of property names: `dependencies` of a ``JSONSchemaProps``.
public indirect enum JSONSchemaPropsOrStringArray: JSONUnion, Sendable {
  case schema(JSONSchemaProps)
  case names([String])

  public init(reading reader: inout JSONReader) throws(JSONError) {
    self =
      try reader.peek() == .array
      ? .names([String](reading: &reader)) : .schema(JSONSchemaProps(reading: &reader))
  }

  public func write(to writer: inout JSONWriter) {
    switch self {
    case .schema(let schema): schema.write(to: &writer)
    case .names(let names): names.write(to: &writer)
    }
  }
}
