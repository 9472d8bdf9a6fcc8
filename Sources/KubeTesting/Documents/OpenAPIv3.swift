import KubeCore
import KubeJSON

/// The documents under `/openapi/v3`: one for each version of a group.
enum OpenAPIv3 {
  static func document(_ resources: [ServedResource]) -> JSONValue {
    var schemas = OpenAPISchemas(.v3)
    let isCustom = resources.contains { $0.custom != nil }
    var paths: [String: JSONValue] = [:]
    for resource in resources {
      if resource.custom != nil { schemas.add(custom: resource) }
      for path in resource.apiPaths {
        paths[path.path] = written(path, &schemas)
      }
    }
    return [
      "openapi": "3.0.0",
      "info": isCustom
        ? ["title": "Kubernetes CRD Swagger", "version": "v0.1.0"]
        : ["title": "Kubernetes", "version": "v1.36.2"],
      "paths": .object(paths), "components": ["schemas": schemas.finished()],
    ]
  }

  /// A path that no resource stands behind.
  static func document(path: String) -> JSONValue {
    [
      "openapi": "3.0.0", "info": ["title": "Kubernetes", "version": "v1.36.2"],
      "paths": [
        "/\(path)/": [
          "get": [
            "responses": ["200": ["description": "OK"], "401": ["description": "Unauthorized"]]
          ]
        ]
      ],
    ]
  }

  private static func written(_ path: APIPath, _ schemas: inout OpenAPISchemas) -> JSONValue {
    var item: JSONValue = [:]
    for operation in path.operations { item[operation.method] = written(operation, &schemas) }
    item["parameters"] = .array(path.parameters.map(written))
    return item
  }

  private static func written(
    _ operation: APIOperation, _ schemas: inout OpenAPISchemas
  ) -> JSONValue {
    var json: JSONValue = [
      "tags": [.string(operation.tag)], "description": .string(operation.summary),
      "operationId": .string(operation.id),
    ]
    if !operation.parameters.isEmpty {
      json["parameters"] = .array(operation.parameters.map(written))
    }
    if let body = operation.body {
      let types =
        operation.method == "patch"
        ? operation.patchTypes : operation.isCustom ? Self.types : ["*/*"]
      json["requestBody"] = ["content": content(types, body, &schemas)]
      if operation.isBodyRequired { json["requestBody"]?["required"] = true }
    }
    let types = operation.isCustom ? Self.types : Self.types + Self.builtInTypes
    var responses: [UnknownMembers.Member] = []
    for code in operation.codes {
      let answer: JSONValue = [
        "description": .string(operation.description(code)),
        "content": content(types, operation.answer, &schemas),
      ]
      responses.append(.init(name: "\(code)", value: answer))
    }
    responses.append(.init(name: "401", value: ["description": "Unauthorized"]))
    json["responses"] = JSONValue(members: responses)
    json["x-kubernetes-action"] = .string(operation.action)
    json["x-kubernetes-group-version-kind"] = OpenAPISchemas.kind(
      operation.kind.group, operation.kind.version, operation.kind.kind)
    return json
  }

  private static let types = ["application/json", "application/yaml"]
  private static let builtInTypes = ["application/vnd.kubernetes.protobuf", "application/cbor"]

  private static func content(
    _ types: [String], _ definition: String, _ schemas: inout OpenAPISchemas
  ) -> JSONValue {
    let reference = schemas.reference(definition)
    return JSONValue(members: types.map { .init(name: $0, value: ["schema": reference]) })
  }

  private static func written(_ parameter: APIParameter) -> JSONValue {
    var json: JSONValue = [
      "name": .string(parameter.name), "in": parameter.isInPath ? "path" : "query",
    ]
    if let description = parameter.description { json["description"] = .string(description) }
    if parameter.isInPath { json["required"] = true }
    json["schema"] = ["type": .string(parameter.type), "uniqueItems": true]
    return json
  }
}

extension APIOperation {
  var patchTypes: [String] {
    let types = [
      "application/apply-patch+yaml", "application/json-patch+json", "application/merge-patch+json",
    ]
    return isCustom ? types : types + ["application/strategic-merge-patch+json"]
  }

  func description(_ code: Int) -> String {
    switch code {
    case 201: "Created"
    case 202: "Accepted"
    default: "OK"
    }
  }
}
