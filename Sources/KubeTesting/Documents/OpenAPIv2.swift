import KubeCore
import KubeJSON

/// The document under `/openapi/v2`, of everything.
enum OpenAPIv2 {
  static func document(_ discovery: Discovery) -> JSONValue {
    var schemas = OpenAPISchemas(.v2)
    var paths: [String: JSONValue] = [:]
    let versions = [discovery.core] + discovery.groups.flatMap(\.versions)
    for resource in versions.flatMap(\.resources) {
      if resource.custom != nil { schemas.add(custom: resource) }
      for path in resource.apiPaths { paths[path.path] = written(path, &schemas) }
    }
    return [
      "swagger": "2.0", "info": ["title": "Kubernetes", "version": "v1.36.2"],
      "paths": .object(paths), "definitions": schemas.finished(),
      "securityDefinitions": [
        "BearerToken": [
          "description": "Bearer Token authentication", "type": "apiKey",
          "name": "authorization", "in": "header",
        ]
      ],
      "security": [["BearerToken": []]],
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
    let types = ["application/json", "application/yaml"]
    var json: JSONValue = [
      "description": .string(operation.summary),
      "consumes": texts(operation.method == "patch" ? operation.patchTypes : types),
      "produces": texts(
        operation.isCustom ? types : types + ["application/vnd.kubernetes.protobuf"]),
      "schemes": ["https"], "tags": [.string(operation.tag)],
      "operationId": .string(operation.id),
    ]
    var parameters = operation.parameters.map(written)
    if let body = operation.body {
      var parameter: JSONValue = ["name": "body", "in": "body"]
      if operation.isBodyRequired { parameter["required"] = true }
      parameter["schema"] = schemas.reference(body)
      parameters.insert(parameter, at: 0)
    }
    if !parameters.isEmpty { json["parameters"] = .array(parameters) }
    var responses: [UnknownMembers.Member] = []
    for code in operation.codes {
      let answer: JSONValue = [
        "description": .string(operation.description(code)),
        "schema": schemas.reference(operation.answer),
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

  private static func texts(_ texts: [String]) -> JSONValue { .array(texts.map { .string($0) }) }

  private static func written(_ parameter: APIParameter) -> JSONValue {
    var json: JSONValue = ["uniqueItems": true, "type": .string(parameter.type)]
    if let description = parameter.description { json["description"] = .string(description) }
    json["name"] = .string(parameter.name)
    json["in"] = parameter.isInPath ? "path" : "query"
    if parameter.isInPath { json["required"] = true }
    return json
  }
}
