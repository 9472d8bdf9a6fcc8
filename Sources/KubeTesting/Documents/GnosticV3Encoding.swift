import KubeJSON

/// Writes an OpenAPI document of the third version as gnostic's protobuf.
enum GnosticV3Encoding {
  static let contentType = "application/com.github.proto-openapi.spec.v3.v1.0+protobuf"

  static func document(_ document: JSONValue) -> [UInt8] {
    message { writer in
      writer.bytes(1, (document["openapi"]?.string ?? "").utf8)
      writer.bytes(
        2,
        message { info in
          info.bytes(1, (document["info"]?["title"]?.string ?? "").utf8)
          info.bytes(6, (document["info"]?["version"]?.string ?? "").utf8)
        })
      writer.bytes(4, list(document["paths"], path))
      writer.bytes(
        5, message { $0.bytes(1, list(document["components"]?["schemas"], schemaOrReference)) })
    }
  }

  private static func message(_ write: (inout ProtobufWriter) -> Void) -> [UInt8] {
    var writer = ProtobufWriter()
    write(&writer)
    return writer.output
  }

  private static func named(_ name: String, _ value: [UInt8]) -> [UInt8] {
    message { writer in
      writer.bytes(1, name.utf8)
      writer.bytes(2, value)
    }
  }

  /// A map, as a message whose first field is its entries.
  private static func list(
    _ value: JSONValue?, number: Int = 1, _ encode: (JSONValue) -> [UInt8]
  ) -> [UInt8] {
    message { writer in
      for member in value?.members ?? [] {
        writer.bytes(number, named(member.name, encode(member.value)))
      }
    }
  }

  private static func any(_ value: JSONValue) -> [UInt8] {
    message { $0.bytes(2, (value.text + "\n").utf8) }
  }

  private static func extensions(
    _ value: JSONValue, _ number: Int, _ writer: inout ProtobufWriter
  ) {
    for member in value.members ?? [] where member.name.hasPrefix("x-") {
      writer.bytes(number, named(member.name, any(member.value)))
    }
  }

  private static func path(_ value: JSONValue) -> [UInt8] {
    message { writer in
      for (number, method) in [(4, "get"), (5, "put"), (6, "post"), (7, "delete"), (10, "patch")] {
        if let given = value[method] { writer.bytes(number, operation(given)) }
      }
      for given in value["parameters"]?.array ?? [] { writer.bytes(13, parameter(given)) }
      extensions(value, 14, &writer)
    }
  }

  private static func operation(_ value: JSONValue) -> [UInt8] {
    message { writer in
      for tag in value["tags"]?.array ?? [] { writer.bytes(1, (tag.string ?? "").utf8) }
      if let text = value["description"]?.string { writer.bytes(3, text.utf8) }
      if let text = value["operationId"]?.string { writer.bytes(5, text.utf8) }
      for given in value["parameters"]?.array ?? [] { writer.bytes(6, parameter(given)) }
      if let body = value["requestBody"] {
        let encoded = message { request in
          request.bytes(2, list(body["content"], mediaType))
          if body["required"]?.bool == true { request.varint(3, 1) }
        }
        writer.bytes(7, message { $0.bytes(1, encoded) })
      }
      writer.bytes(8, list(value["responses"], number: 2, response))
      extensions(value, 13, &writer)
    }
  }

  private static func response(_ value: JSONValue) -> [UInt8] {
    let encoded = message { writer in
      writer.bytes(1, (value["description"]?.string ?? "").utf8)
      if let content = value["content"] { writer.bytes(3, list(content, mediaType)) }
    }
    return message { $0.bytes(1, encoded) }
  }

  private static func mediaType(_ value: JSONValue) -> [UInt8] {
    message { writer in
      if let schema = value["schema"] { writer.bytes(1, schemaOrReference(schema)) }
    }
  }

  private static func parameter(_ value: JSONValue) -> [UInt8] {
    let encoded = message { writer in
      for (number, key) in [(1, "name"), (2, "in"), (3, "description")] {
        if let text = value[key]?.string { writer.bytes(number, text.utf8) }
      }
      if value["required"]?.bool == true { writer.varint(4, 1) }
      if let schema = value["schema"] { writer.bytes(10, schemaOrReference(schema)) }
    }
    return message { $0.bytes(1, encoded) }
  }

  private static func schemaOrReference(_ value: JSONValue) -> [UInt8] {
    message { writer in
      if let reference = value["$ref"]?.string {
        writer.bytes(2, message { $0.bytes(1, reference.utf8) })
      } else {
        writer.bytes(1, schema(value))
      }
    }
  }

  private static let texts = [
    "title": 9, "pattern": 17, "type": 25, "description": 34, "format": 35,
  ]
  private static let flags = [
    "nullable": 1, "exclusiveMaximum": 12, "exclusiveMinimum": 14, "uniqueItems": 20,
  ]
  private static let numbers = ["multipleOf": 10, "maximum": 11, "minimum": 13]
  private static let integers = [
    "maxLength": 15, "minLength": 16, "maxItems": 18, "minItems": 19, "maxProperties": 21,
    "minProperties": 22,
  ]
  private static let lists = ["allOf": 26, "oneOf": 27, "anyOf": 28]

  private static func schema(_ value: JSONValue) -> [UInt8] {
    message { writer in
      for member in value.members ?? [] { write(member.name, member.value, &writer) }
      extensions(value, 36, &writer)
    }
  }

  private static func write(_ key: String, _ value: JSONValue, _ writer: inout ProtobufWriter) {
    if let number = texts[key] {
      writer.bytes(number, (value.string ?? "").utf8)
    } else if let number = flags[key] {
      writer.varint(number, value.bool == true ? 1 : 0)
    } else if let number = numbers[key] {
      writer.fixed64(number, (value.double ?? 0).bitPattern)
    } else if let number = integers[key] {
      writer.varint(number, UInt64(bitPattern: Int64(value.int ?? 0)))
    } else if let number = lists[key] {
      for element in value.array ?? [] { writer.bytes(number, schemaOrReference(element)) }
    } else {
      writeRest(key, value, &writer)
    }
  }

  private static func writeRest(
    _ key: String, _ value: JSONValue, _ writer: inout ProtobufWriter
  ) {
    switch key {
    case "required":
      for element in value.array ?? [] { writer.bytes(23, (element.string ?? "").utf8) }
    case "enum": for element in value.array ?? [] { writer.bytes(24, any(element)) }
    case "not": writer.bytes(29, schema(value))
    case "items": writer.bytes(30, message { $0.bytes(1, schemaOrReference(value)) })
    case "properties": writer.bytes(31, list(value, schemaOrReference))
    case "additionalProperties":
      let item = message { item in
        if let flag = value.bool {
          item.varint(2, flag ? 1 : 0)
        } else {
          item.bytes(1, schemaOrReference(value))
        }
      }
      writer.bytes(32, item)
    case "default":
      // Only these have a place.
      let item = message { item in
        if let number = value.double { item.fixed64(1, number.bitPattern) }
        if let flag = value.bool { item.varint(2, flag ? 1 : 0) }
        if let text = value.string { item.bytes(3, text.utf8) }
      }
      writer.bytes(33, item)
    default: break
    }
  }
}
