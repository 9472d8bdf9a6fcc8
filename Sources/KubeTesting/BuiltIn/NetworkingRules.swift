import KubeCore
import KubeJSON
import KubeSchema

struct IngressRules: SpecRules {
  var emptyStatus: JSONValue? { ["loadBalancer": [:]] }

  func admit(
    _ object: inout JSONValue, old: JSONValue?, _ context: WriteContext
  ) throws(Refusal) {
    guard old == nil, object["spec"]?.given("ingressClassName") == nil,
      object["metadata"]?["annotations"]?["kubernetes.io/ingress.class"] == nil
    else { return }
    let name = DefaultClass.name(
      GroupResource(group: "networking.k8s.io", resource: "ingressclasses"),
      ["ingressclass.kubernetes.io/is-default-class"], context)
    guard let name else { return }
    if object.given("spec") == nil { object["spec"] = [:] }
    object["spec"]?["ingressClassName"] = .string(name)
  }

  func specProblems(_ object: JSONValue, _ context: WriteContext) -> [FieldProblem] {
    let spec = object["spec"] ?? [:]
    var problems: [FieldProblem] = []
    if spec.isUnset("rules"), spec.given("defaultBackend") == nil {
      problems.append(
        .invalid(
          "spec", "null", "either `defaultBackend` or `rules` must be specified"))
    }
    if let backend = spec.given("defaultBackend") {
      problems += Self.backendProblems(backend, "spec.defaultBackend")
    }
    for (index, rule) in spec.items("rules").enumerated() {
      let field = "spec.rules[\(index)]"
      if let host = rule.text("host") {
        problems.checkName(
          host, "\(field).host", host.contains("*") ? NameCheck.wildcard : NameCheck.subdomain)
      }
      guard let http = rule.given("http") else { continue }
      problems.require(http, "paths", "\(field).http")
      for (place, path) in http.items("paths").enumerated() {
        problems += Self.pathProblems(path, "\(field).http.paths[\(place)]")
      }
    }
    if let name = spec.text("ingressClassName") {
      problems.checkName(name, "spec.ingressClassName", NameCheck.subdomain)
    }
    return problems
  }

  private static func pathProblems(_ path: JSONValue, _ field: String) -> [FieldProblem] {
    guard let type = path.text("pathType") else {
      return [.required("\(field).pathType", "pathType must be specified")]
    }
    var problems: [FieldProblem] = []
    let text = path.text("path") ?? ""
    let absolute = FieldProblem.invalid(
      "\(field).path", GoText.quoted(text), "must be an absolute path")
    switch type {
    case "Exact", "Prefix":
      if !text.hasPrefix("/") { problems.append(absolute) }
      for bad in ["//", "/./", "/../", "%2f", "%2F"] where text.contains(bad) {
        problems.append(
          .invalid("\(field).path", GoText.quoted(text), "must not contain '\(bad)'"))
      }
      for bad in ["/..", "/."] where text.hasSuffix(bad) {
        problems.append(
          .invalid("\(field).path", GoText.quoted(text), "cannot end with '\(bad)'"))
      }
    case "ImplementationSpecific":
      if !text.isEmpty, !text.hasPrefix("/") { problems.append(absolute) }
    default:
      problems.append(
        .notSupported(
          "\(field).pathType", GoText.quoted(type),
          ["Exact", "ImplementationSpecific", "Prefix"]))
    }
    return problems + backendProblems(path["backend"] ?? [:], "\(field).backend")
  }

  private static func backendProblems(_ backend: JSONValue, _ field: String) -> [FieldProblem] {
    let service = backend.given("service")
    let resource = backend.given("resource")
    var problems: [FieldProblem] = []
    switch (service, resource) {
    case (.some, .some):
      return [.invalid(field, "\"\"", "cannot set both resource and service backends")]
    case (nil, nil): return [.required(field, "resource or service backend is required")]
    default: break
    }
    guard let service else { return problems }
    if let name = service.text("name") {
      problems.checkName(name, "\(field).service.name", NameCheck.dns1035Label)
    } else {
      problems.append(.required("\(field).service.name"))
    }
    let port = service["port"] ?? [:]
    let name = port.text("name")
    let number = port.number("number")
    if name != nil, number != 0 {
      problems.append(.invalid(field, "\"\"", "cannot set both port name & port number"))
    } else if let name {
      problems.checkName(name, "\(field).service.port.name", NameCheck.portName)
    } else if number != 0 {
      problems += NameCheck.port(number).map {
        .invalid("\(field).service.port.number", "\(number)", $0)
      }
    } else {
      problems.append(.required(field, "port name or number is required"))
    }
    return problems
  }
}
