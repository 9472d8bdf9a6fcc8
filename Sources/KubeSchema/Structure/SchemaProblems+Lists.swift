import KubeJSON

extension SchemaProblems {
  package mutating func lookAtExtensions(of schema: CustomSchema, _ path: String) {
    if schema.preservesUnknownFields == false {
      add(
        .invalid(
          "\(path).x-kubernetes-preserve-unknown-fields", "false", "must be true or undefined"))
    }
    if let mapType = schema.mapType {
      requireType("object", "x-kubernetes-map-type", schema, path)
      if mapType != "atomic", mapType != "granular" {
        add(
          .notSupported(
            "\(path).x-kubernetes-map-type", GoText.quoted(mapType), ["atomic", "granular"]))
      }
    }
    if schema.listType != nil, schema.type != "array" {
      requireType("array", "x-kubernetes-list-type", schema, path)
    } else if schema.listType == "set", let items = schema.items {
      lookAtSet(of: items, "\(path).items")
    }
    if let listType = schema.listType, !["atomic", "set", "map"].contains(listType) {
      add(
        .notSupported(
          "\(path).x-kubernetes-list-type", GoText.quoted(listType), ["atomic", "set", "map"]))
    }
    if !schema.listMapKeys.isEmpty, schema.listType != "map" {
      let rule = "must be map if x-kubernetes-list-map-keys is non-empty"
      add(
        schema.listType.map {
          .invalid("\(path).x-kubernetes-list-type", GoText.quoted($0), rule)
        } ?? .required("\(path).x-kubernetes-list-type", rule))
    }
  }

  private mutating func requireType(
    _ type: String, _ keyword: String, _ schema: CustomSchema, _ path: String
  ) {
    guard schema.type != type else { return }
    let rule = "must be \(type) if \(keyword) is specified"
    add(
      schema.type.isEmpty
        ? .required("\(path).type", rule)
        : .invalid("\(path).type", GoText.quoted(schema.type), rule))
  }

  /// Items of sets are compared as wholes.
  private mutating func lookAtSet(of items: CustomSchema, _ path: String) {
    let rule = "must be atomic as item of a list with x-kubernetes-list-type=set"
    if items.type == "array", let listType = items.listType, listType != "atomic" {
      add(.invalid("\(path).x-kubernetes-list-type", GoText.quoted(listType), rule))
    }
    if items.type == "object", items.mapType != "atomic" {
      // The server names the list type here, which is seldom there.
      let value = items.listType.map(GoText.quoted) ?? "null"
      add(.invalid("\(path).x-kubernetes-map-type", value, rule))
    }
  }

  package mutating func lookAtListMap(_ schema: CustomSchema, _ path: String) {
    guard schema.listType == "map" else { return }
    let keysPath = "\(path).x-kubernetes-list-map-keys"
    if schema.listMapKeys.isEmpty {
      add(.required(keysPath, "must not be empty if x-kubernetes-list-type is map"))
    }
    guard let items = schema.items else {
      add(
        schema.itemSchemas.isEmpty
          ? .required(
            "\(path).items", "must have a schema if x-kubernetes-list-type is map")
          : .invalid(
            "\(path).items", GoText.untyped(schema.json["items"] ?? .null),
            "must only have a single schema if x-kubernetes-list-type is map"))
      return
    }
    guard items.type == "object" else {
      add(
        .invalid(
          "\(path).items.type", GoText.quoted(items.type),
          "must be object if parent array's x-kubernetes-list-type is map"))
      return
    }
    let keys = GoText.untyped(.array(schema.listMapKeys.map { .string($0) }))
    var seen: Set<String> = []
    for key in schema.listMapKeys {
      if let property = items.properties[key] {
        if property.type == "array" || property.type == "object" {
          add(
            .invalid(
              "\(path).items.properties[\(key)].type", GoText.quoted(items.type),
              "must be a scalar type if parent array's x-kubernetes-list-type is map"))
        }
      } else {
        add(.invalid(keysPath, keys, "entries must all be names of item properties"))
      }
      if !seen.insert(key).inserted {
        add(.invalid(keysPath, keys, "must not contain duplicate entries"))
      }
    }
  }

  /// Keys must be there in every item, and items of sets and list maps may not be null.
  package static func keyProblems(_ schema: CustomSchema, _ path: String) -> [FieldProblem] {
    guard let items = schema.items, let listType = schema.listType,
      listType == "set" || listType == "map"
    else { return [] }
    var problems: [FieldProblem] = []
    if items.isNullable {
      problems.append(
        .forbidden(
          "\(path).items.nullable", "cannot be nullable when x-kubernetes-list-type is \(listType)"
        ))
    }
    guard listType == "map" else { return problems }
    for key in schema.listMapKeys {
      guard let property = items.properties[key] else { continue }
      let place = "\(path).items.properties[\(key)]"
      let start = "this property is in x-kubernetes-list-map-keys, so it"
      if !items.required.contains(key), property.defaultValue == nil {
        problems.append(
          .required("\(place).default", "\(start) must have a default or be a required property"))
      }
      if property.isNullable {
        problems.append(.forbidden("\(place).nullable", "\(start) cannot be nullable"))
      }
    }
    return problems
  }
}
