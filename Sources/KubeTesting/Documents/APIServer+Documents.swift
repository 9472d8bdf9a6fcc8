import HTTPTypes
import KubeCore
import KubeJSON

/// Everything that is no resource: discovery, OpenAPI, version, health.
extension APIServer {
  func document(_ request: ServerRequest) throws(Refusal) -> ServerAnswer {
    var segments = request.target.segments
    let isIndex = segments == [""] || segments == ["index.html"]
    if isIndex { return try index(request) }
    switch segments.first {
    case "healthz", "livez", "readyz": return HealthChecks.answer(segments, request.query)
    case "openapi": return try openAPI(request, Array(segments.dropFirst()))
    case "metrics" where segments.count == 1:
      return ServerAnswer(
        200, contentType: "text/plain; version=0.0.4; charset=utf-8; escaping=underscores",
        Array("# TYPE apiserver_storage_objects gauge\n".utf8))
    case "debug" where segments.count == 3 && segments[1] == "pprof":
      return ServerAnswer(404, text: "Unknown profile\n")
    case ".well-known", "openid": return try keys(request, segments)
    default: break
    }
    if segments.count > 1, segments.last == "" { segments.removeLast() }
    switch (segments.first, segments.count) {
    case ("version", _):
      guard segments.count == 1 else { throw .resourceNotFound }
      try requireGet(request)
      let form = try documentForm(request, offering: [.json])
      return ServerAnswer(200, contentType: form.contentType, Self.pretty(Self.version))
    case ("api", 1):
      try requireGet(request)
      if let answer = aggregated("/api", request, { $0.aggregatedCore }) { return answer }
      let address = request.fields[HTTPField.Name("Host") ?? .server] ?? "127.0.0.1:6443"
      return try plain(Discovery.versions(address: address), request)
    case ("api", _): return try resourceList("", segments.dropFirst(), request)
    case ("apis", 1):
      // Whatever the method: whoever answers this has no routes.
      if let answer = aggregated("/apis", request, { $0.aggregatedGroups }) { return answer }
      return try plain(documents.discovery(registry).groupList, request)
    case ("apis", 2):
      guard let group = documents.discovery(registry).group(segments[1]) else {
        return .pageNotFound
      }
      try requireGet(request)
      return try plain(group.json, request)
    case ("apis", _): return try resourceList(segments[1], segments.dropFirst(2), request)
    default: return .pageNotFound
    }
  }

  private func resourceList(
    _ group: String, _ rest: ArraySlice<String>, _ request: ServerRequest
  ) throws(Refusal) -> ServerAnswer {
    guard rest.count == 1, let name = rest.first,
      let version = documents.discovery(registry).version(group, name)
    else {
      if registry.isBuiltIn(group: group) { throw .resourceNotFound }
      return .pageNotFound
    }
    try requireGet(request)
    return try plain(Discovery.resourceList(group, version), request)
  }

  private func requireGet(_ request: ServerRequest) throws(Refusal) {
    guard request.method == "GET" else { throw .methodNotAllowed }
  }

  private func plain(
    _ document: JSONValue, _ request: ServerRequest
  ) throws(Refusal) -> ServerAnswer {
    let form = try documentForm(request, offering: [.json, .yaml, .protobuf])
    return ServerAnswer(200, contentType: form.contentType, form.bytes(document))
  }

  /// Nil where the client would rather have something else.
  private func aggregated(
    _ path: String, _ request: ServerRequest, _ make: (Discovery) -> JSONValue
  ) -> ServerAnswer? {
    for entry in AcceptedTypes(request.fields[.accept]).entries {
      let parameters = entry.parameters
      guard parameters["as"] != nil else {
        if ["application/json", "application/yaml", "*/*"].contains(entry.type) { return nil }
        continue
      }
      guard entry.type == "application/json", parameters["g"] == "apidiscovery.k8s.io",
        parameters["v"] == "v2", parameters["as"]?.lowercased() == "apigroupdiscoverylist"
      else { continue }
      return documents.document(path, registry) { Array(make($0).text.utf8) }
        .answer(
          to: request, contentType: Discovery.aggregatedType, vary: "Accept",
          cacheControl: "public")
    }
    return nil
  }

  private func index(_ request: ServerRequest) throws(Refusal) -> ServerAnswer {
    let discovery = documents.discovery(registry)
    var paths = [
      "/.well-known/openid-configuration", "/api", "/api/v1", "/apis", "/apis/", "/flagz",
      "/metrics", "/metrics/slis", "/openapi/v2", "/openapi/v3", "/openapi/v3/",
      "/openid/v1/jwks", "/statusz", "/version",
    ]
    for group in discovery.groups {
      paths.append("/apis/\(group.name)")
      paths += group.versions.map { "/apis/\(group.name)/\($0.name)" }
    }
    paths = (paths + HealthChecks.paths).sorted()
    return ServerAnswer(
      200, contentType: "application/json",
      Self.pretty(["paths": .array(paths.map { .string($0) })]))
  }

  private func keys(
    _ request: ServerRequest, _ segments: [String]
  ) throws(Refusal) -> ServerAnswer {
    var answer: ServerAnswer
    switch segments {
    case [".well-known", "openid-configuration"]:
      let form = try documentForm(request, offering: [.json])
      let document: JSONValue = [
        "issuer": "https://kubernetes.default.svc",
        "jwks_uri": "https://127.0.0.1:6443/openid/v1/jwks",
        "response_types_supported": ["id_token"], "subject_types_supported": ["public"],
        "id_token_signing_alg_values_supported": ["RS256"],
      ]
      answer = ServerAnswer(200, contentType: form.contentType, Array(document.text.utf8))
    case ["openid", "v1", "jwks"]:
      let type = "application/jwk-set+json"
      guard
        AcceptedTypes(request.fields[.accept]).entries.contains(where: {
          [type, "*/*"].contains($0.type)
        })
      else { throw .notAcceptable(type) }
      answer = ServerAnswer(200, contentType: type, Array(#"{"keys":[]}"#.utf8))
    default: return .pageNotFound
    }
    answer.fields[.cacheControl] = "public, max-age=3600"
    return answer
  }

  static let version: JSONValue = [
    "major": "1", "minor": "36", "emulationMajor": "1", "emulationMinor": "36",
    "minCompatibilityMajor": "1", "minCompatibilityMinor": "35", "gitVersion": "v1.36.2",
    "gitCommit": "8e16b12fda5b1dccc41a6de48b3e356cc7d5048b", "gitTreeState": "",
    "buildDate": "1970-01-01T00:00:00Z", "goVersion": "go1.27.3", "compiler": "gc",
    "platform": "linux/amd64",
  ]

  static func pretty(_ value: JSONValue) -> [UInt8] {
    var form = AnswerForm()
    form.isPretty = true
    return form.bytes(value)
  }
}
