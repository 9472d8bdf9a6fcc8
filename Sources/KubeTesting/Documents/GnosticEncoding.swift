import KubeJSON

/// Writes an OpenAPI document of the second version as gnostic's protobuf, which kubectl reads.
enum GnosticEncoding {
  private indirect enum Form {
    case text, flag, number, integer
    case texts
    /// YAML text: JSON is some.
    case any, anys
    case message(Message)
    case messages(Message)
    /// Of names with messages.
    case named(Message)
    case schema, schemas, schemasByName
    case type, items, additional
    case parameters, responses, body, definitions, security
  }

  private typealias Message = [String: (number: Int, form: Form)]

  static func document(_ document: JSONValue) -> [UInt8] {
    encoded(document, self.document, extensions: 16)
  }

  private static let document: Message = [
    "swagger": (1, .text), "info": (2, .message(["title": (1, .text), "version": (2, .text)])),
    "paths": (8, .definitions), "definitions": (9, .schemasByName), "security": (12, .security),
    "securityDefinitions": (13, .named(securityDefinition)),
  ]

  /// An API key is the second of the kinds.
  private static let securityDefinition: Message = [
    "type": (1, .text), "name": (2, .text), "in": (3, .text), "description": (4, .text),
  ]

  private static let pathItem: Message = [
    "get": (2, .message(operation)), "put": (3, .message(operation)),
    "post": (4, .message(operation)), "delete": (5, .message(operation)),
    "patch": (8, .message(operation)), "parameters": (9, .parameters),
  ]

  private static let operation: Message = [
    "tags": (1, .texts), "description": (3, .text), "operationId": (5, .text),
    "produces": (6, .texts), "consumes": (7, .texts), "parameters": (8, .parameters),
    "responses": (9, .responses), "schemes": (10, .texts),
  ]

  private static let bodyParameter: Message = [
    "description": (1, .text), "name": (2, .text), "in": (3, .text), "required": (4, .flag),
    "schema": (5, .schema),
  ]

  private static let queryParameter: Message = [
    "required": (1, .flag), "in": (2, .text), "description": (3, .text), "name": (4, .text),
    "type": (6, .text), "format": (7, .text), "uniqueItems": (20, .flag),
  ]

  private static let pathParameter: Message = [
    "required": (1, .flag), "in": (2, .text), "description": (3, .text), "name": (4, .text),
    "type": (5, .text), "format": (6, .text), "uniqueItems": (19, .flag),
  ]

  private static let response: Message = ["description": (1, .text), "schema": (2, .body)]

  private static let schema: Message = [
    "$ref": (1, .text), "format": (2, .text), "title": (3, .text), "description": (4, .text),
    "default": (5, .any), "multipleOf": (6, .number), "maximum": (7, .number),
    "exclusiveMaximum": (8, .flag), "minimum": (9, .number), "exclusiveMinimum": (10, .flag),
    "maxLength": (11, .integer), "minLength": (12, .integer), "pattern": (13, .text),
    "maxItems": (14, .integer), "minItems": (15, .integer), "uniqueItems": (16, .flag),
    "maxProperties": (17, .integer), "minProperties": (18, .integer), "required": (19, .texts),
    "enum": (20, .anys), "additionalProperties": (21, .additional), "type": (22, .type),
    "items": (23, .items), "allOf": (24, .schemas), "properties": (25, .schemasByName),
    "example": (30, .any),
  ]

  /// - Parameter extensions: the number of `vendor_extension`.
  private static func encoded(
    _ value: JSONValue, _ message: Message, extensions: Int
  ) -> [UInt8] {
    var writer = ProtobufWriter()
    for member in value.members ?? [] {
      if let field = message[member.name] {
        write(member.value, field.number, field.form, &writer)
      } else if member.name.hasPrefix("x-") {
        writer.bytes(extensions, named(member.name, any(member.value)))
      }
    }
    return writer.output
  }

  private static func schema(_ value: JSONValue) -> [UInt8] {
    encoded(value, schema, extensions: 31)
  }

  private static func named(_ name: String, _ value: [UInt8]) -> [UInt8] {
    message { writer in
      writer.bytes(1, name.utf8)
      writer.bytes(2, value)
    }
  }

  private static func any(_ value: JSONValue) -> [UInt8] {
    message { $0.bytes(2, (value.text + "\n").utf8) }
  }

  private static func message(_ write: (inout ProtobufWriter) -> Void) -> [UInt8] {
    var writer = ProtobufWriter()
    write(&writer)
    return writer.output
  }

  private static func write(
    _ value: JSONValue, _ number: Int, _ form: Form, _ writer: inout ProtobufWriter
  ) {
    switch form {
    case .text: writer.bytes(number, (value.string ?? "").utf8)
    case .flag: writer.varint(number, value.bool == true ? 1 : 0)
    case .number: writer.fixed64(number, (value.double ?? 0).bitPattern)
    case .integer: writer.varint(number, UInt64(bitPattern: Int64(value.int ?? 0)))
    case .texts:
      for text in value.array ?? [] { writer.bytes(number, (text.string ?? "").utf8) }
    case .any: writer.bytes(number, any(value))
    case .anys: for element in value.array ?? [] { writer.bytes(number, any(element)) }
    case .message(let form): writer.bytes(number, encoded(value, form, extensions: 13))
    case .messages(let form):
      for element in value.array ?? [] {
        writer.bytes(number, encoded(element, form, extensions: 13))
      }
    case .named(let form):
      writer.bytes(
        number,
        message { list in
          for member in value.members ?? [] {
            let key = message { $0.bytes(2, encoded(member.value, form, extensions: 5)) }
            list.bytes(1, named(member.name, key))
          }
        })
    case .schema: writer.bytes(number, schema(value))
    case .schemas: for element in value.array ?? [] { writer.bytes(number, schema(element)) }
    case .schemasByName:
      writer.bytes(
        number,
        message { list in
          for member in value.members ?? [] {
            list.bytes(1, named(member.name, schema(member.value)))
          }
        })
    case .type:
      let types = value.array ?? [value]
      writer.bytes(
        number, message { list in for type in types { list.bytes(1, (type.string ?? "").utf8) } })
    case .items: writer.bytes(number, message { $0.bytes(1, schema(value)) })
    case .additional:
      writer.bytes(
        number,
        message { item in
          if let flag = value.bool {
            item.varint(2, flag ? 1 : 0)
          } else {
            item.bytes(1, schema(value))
          }
        })
    case .parameters:
      for element in value.array ?? [] { writer.bytes(number, parameter(element)) }
    case .responses:
      writer.bytes(
        number,
        message { list in
          for member in value.members ?? [] {
            let answer = encoded(member.value, response, extensions: 5)
            list.bytes(1, named(member.name, message { $0.bytes(1, answer) }))
          }
        })
    case .body: writer.bytes(number, message { $0.bytes(1, schema(value)) })
    case .definitions:
      writer.bytes(
        number,
        message { list in
          for member in value.members ?? [] {
            let item = encoded(member.value, pathItem, extensions: 10)
            list.bytes(2, named(member.name, item))
          }
        })
    case .security:
      for requirement in value.array ?? [] {
        writer.bytes(
          number,
          message { list in
            for member in requirement.members ?? [] { list.bytes(1, named(member.name, [])) }
          })
      }
    }
  }

  /// A parameter is the first of what can stand in its place.
  private static func parameter(_ value: JSONValue) -> [UInt8] {
    let parameter = message { writer in
      switch value["in"]?.string {
      case "body": writer.bytes(1, encoded(value, bodyParameter, extensions: 6))
      case "path":
        let path = encoded(value, pathParameter, extensions: 22)
        writer.bytes(2, message { $0.bytes(4, path) })
      default:
        let query = encoded(value, queryParameter, extensions: 23)
        writer.bytes(2, message { $0.bytes(3, query) })
      }
    }
    return message { $0.bytes(1, parameter) }
  }
}
