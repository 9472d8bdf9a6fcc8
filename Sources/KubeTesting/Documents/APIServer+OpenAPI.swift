import HTTPTypes
import KubeCore
import KubeJSON

extension APIServer {
  private static let v2Type = "application/com.github.proto-openapi.spec.v2.v1.0+protobuf"

  /// - Parameter segments: those behind `/openapi`.
  func openAPI(_ request: ServerRequest, _ segments: [String]) throws(Refusal) -> ServerAnswer {
    let discovery = documents.discovery(registry)
    switch segments {
    case ["v2"]: return openAPIv2(request, discovery)
    case ["v3"], ["v3", ""]:
      let paths = Self.documentPaths(discovery).map { path in
        UnknownMembers.Member(
          name: path,
          value: [
            "serverRelativeURL": .string(
              "/openapi/v3/\(path)?hash=\(Self.hash(path, discovery))")
          ])
      }
      return ServerAnswer(
        200, text: JSONValue(members: [.init(name: "paths", value: .init(members: paths))]).text)
    case let segments where segments.first == "v3":
      return openAPIv3(request, segments.dropFirst().joined(separator: "/"), discovery)
    default: return .pageNotFound
    }
  }

  private func openAPIv2(_ request: ServerRequest, _ discovery: Discovery) -> ServerAnswer {
    let custom = (registry.custom.map(\.openAPIIdentity)).joined(separator: "\n")
    let hash = ContentHash.digits("v2\n\(custom)")
    for entry in AcceptedTypes(request.fields[.accept]).entries {
      let isProtobuf: Bool
      switch entry.type {
      case Self.v2Type, "application/com.github.proto-openapi.spec.v2@v1.0+protobuf":
        isProtobuf = true
      case "application/json", "*/*", "application/*": isProtobuf = false
      default: continue
      }
      let document = documents.document("v2 \(isProtobuf)", registry, hash: hash) { discovery in
        let json = OpenAPIv2.document(discovery)
        return isProtobuf ? GnosticEncoding.document(json) : Array(json.text.utf8)
      }
      return document.answer(
        to: request, contentType: isProtobuf ? Self.v2Type : "application/json",
        vary: "Accept-Encoding, Accept")
    }
    return Self.unacceptable("Accept-Encoding, Accept")
  }

  private func openAPIv3(
    _ request: ServerRequest, _ path: String, _ discovery: Discovery
  ) -> ServerAnswer {
    guard Self.documentPaths(discovery).contains(path) else {
      var answer = ServerAnswer(404, text: "")
      answer.fields[.contentType] = nil
      return answer
    }
    let accepted = AcceptedTypes(request.fields[.accept]).entries.lazy.compactMap { entry in
      switch entry.type {
      case GnosticV3Encoding.contentType,
        "application/com.github.proto-openapi.spec.v3@v1.0+protobuf":
        GnosticV3Encoding.contentType
      case "application/json", "*/*", "application/*": "application/json"
      default: nil
      }
    }
    guard let type = accepted.first else { return Self.unacceptable("Accept") }
    let hash = Self.hash(path, discovery)
    let asked = request.query["hash"] ?? ""
    if !asked.isEmpty, asked != hash {
      var answer = ServerAnswer(301, contentType: type, [])
      answer.fields[.eTag] = "\"\(hash)\""
      answer.fields[.vary] = "Accept"
      answer.fields[.location] = "\(request.target.path)?hash=\(hash)"
      return answer
    }
    return documents.document("v3 \(path) \(type)", registry, hash: hash) { discovery in
      let resources = Self.resources(path, discovery)
      let json =
        resources.isEmpty
        ? OpenAPIv3.document(path: path) : OpenAPIv3.document(resources)
      return type == GnosticV3Encoding.contentType
        ? GnosticV3Encoding.document(json) : Array(json.text.utf8)
    }.answer(
      to: request, contentType: type, vary: "Accept",
      cacheControl: asked.isEmpty ? nil : "public, immutable")
  }

  private static func unacceptable(_ vary: String) -> ServerAnswer {
    var answer = ServerAnswer(406, text: "")
    answer.fields[.contentType] = nil
    answer.fields[.vary] = vary
    return answer
  }

  private static func documentPaths(_ discovery: Discovery) -> [String] {
    var paths = [
      ".well-known/openid-configuration", "api", "api/v1", "apis", "openid/v1/jwks", "version",
    ]
    for group in discovery.groups {
      let isCustom = group.versions.contains { $0.resources.contains { $0.custom != nil } }
      if !isCustom { paths.append("apis/\(group.name)") }
      paths += group.versions.map { "apis/\(group.name)/\($0.name)" }
    }
    return paths.sorted()
  }

  private static func resources(_ path: String, _ discovery: Discovery) -> [ServedResource] {
    let parts = path.split(separator: "/").map(String.init)
    if path == "api/v1" { return discovery.core.resources }
    guard parts.count == 3, parts[0] == "apis" else { return [] }
    return discovery.version(parts[1], parts[2])?.resources ?? []
  }

  /// Changes when the document does; the server's own documents do not.
  private static func hash(_ path: String, _ discovery: Discovery) -> String {
    let custom = resources(path, discovery).filter { $0.custom != nil }.map(\.openAPIIdentity)
    return ContentHash.digits(([path] + custom).joined(separator: "\n"))
  }
}

extension ServedResource {
  /// A text that is another when what documents say of the resource is.
  var openAPIIdentity: String {
    let fields = (custom?.selectableFields ?? []).map(\.name)
    let names = [identity.description, kind, listKind, "\(isNamespaced)"] + verbs + fields
    return (names + subresources.map(\.name) + [openAPISchema?.text ?? ""])
      .joined(separator: "\n")
  }
}
