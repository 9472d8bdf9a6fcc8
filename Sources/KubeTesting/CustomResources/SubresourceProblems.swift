import KubeJSON
import KubeSchema

/// What is wrong with subresources and columns of a version.
enum SubresourceProblems {
  static func scale(_ subresources: JSONValue?, _ path: String) -> [FieldProblem] {
    guard let scale = subresources?["scale"], scale.members != nil else { return [] }
    var problems: [FieldProblem] = []
    for (name, prefix) in [("specReplicasPath", ".spec"), ("statusReplicasPath", ".status")] {
      let text = scale[name]?.string ?? ""
      let place = "\(path).scale.\(name)"
      if text.isEmpty {
        problems.append(.required(place))
      } else {
        problems += pathProblems(
          text, place, prefixes: ["\(prefix)."], "should be a json path under \(prefix)")
      }
    }
    if let text = scale["labelSelectorPath"]?.string, !text.isEmpty {
      problems += pathProblems(
        text, "\(path).scale.labelSelectorPath", prefixes: [".spec.", ".status."],
        "should be a json path under either .spec or .status")
    }
    return problems
  }

  private static func pathProblems(
    _ text: String, _ path: String, prefixes: [String], _ rule: String
  ) -> [FieldProblem] {
    let simple = simplePathProblems(text, path)
    if !simple.isEmpty { return simple }
    return prefixes.contains(where: text.hasPrefix)
      ? [] : [.invalid(path, GoText.quoted(text), rule)]
  }

  private static func simplePathProblems(_ text: String, _ path: String) -> [FieldProblem] {
    text.hasPrefix(".")
      ? [] : [.invalid(path, GoText.quoted(text), "must be a simple json path starting with .")]
  }

  private static let columnTypes = ["boolean", "date", "integer", "number", "string"]
  private static let columnFormats = [
    "byte", "date", "date-time", "double", "float", "int32", "int64", "password",
  ]

  static func columns(_ columns: JSONValue?, _ path: String) -> [FieldProblem] {
    (columns?.array ?? []).enumerated().flatMap { index, json in
      columnProblems(CustomVersion.Column(json), "\(path)[\(index)]")
    }
  }

  private static func columnProblems(
    _ column: CustomVersion.Column, _ path: String
  ) -> [FieldProblem] {
    var problems: [FieldProblem] = []
    if column.name.isEmpty { problems.append(.required("\(path).name")) }
    let types = "must be one of \(columnTypes.joined(separator: ","))"
    if column.type.isEmpty {
      problems.append(.required("\(path).type", types))
    } else if !columnTypes.contains(column.type) {
      problems.append(.invalid("\(path).type", GoText.quoted(column.type), types))
    }
    if !column.format.isEmpty, !columnFormats.contains(column.format) {
      problems.append(
        .invalid(
          "\(path).format", GoText.quoted(column.format),
          "must be one of \(columnFormats.joined(separator: ","))"))
    }
    if column.path.isEmpty {
      problems.append(.required("\(path).JSONPath"))
    } else {
      problems += simplePathProblems(column.path, "\(path).JSONPath")
    }
    return problems
  }
}

/// What is wrong with `spec.conversion`.
enum ConversionProblems {
  static func of(_ spec: JSONValue) -> [FieldProblem] {
    guard let conversion = spec["conversion"], conversion.members != nil else { return [] }
    let strategy = conversion["strategy"]?.string ?? ""
    var problems: [FieldProblem] = []
    if strategy != "None", spec["preserveUnknownFields"]?.bool == true {
      problems.append(
        .invalid(
          "spec.conversion.strategy", GoText.quoted(strategy),
          "must be None if spec.preserveUnknownFields is true"))
    }
    if strategy.isEmpty {
      problems.append(.required("spec.conversion.strategy"))
    } else if strategy != "None", strategy != "Webhook" {
      problems.append(
        .notSupported(
          "spec.conversion.strategy", GoText.quoted(strategy), ["None", "Webhook"]))
    }
    let client = conversion["webhook"]?["clientConfig"]
    let versions = CustomSchema.strings(conversion["webhook"]?["conversionReviewVersions"])
    let clientPath = "spec.conversion.webhookClientConfig"
    let versionsPath = "spec.conversion.conversionReviewVersions"
    guard strategy == "Webhook" else {
      let rule = "should not be set when strategy is not set to Webhook"
      if client?.members != nil { problems.append(.forbidden(clientPath, rule)) }
      if !versions.isEmpty { problems.append(.forbidden(versionsPath, rule)) }
      return problems
    }
    problems += clientProblems(client, clientPath)
    problems += versionProblems(versions, versionsPath)
    return problems
  }

  private static func clientProblems(_ client: JSONValue?, _ path: String) -> [FieldProblem] {
    guard let client, client.members != nil else {
      return [.required(path, "required when strategy is set to Webhook")]
    }
    let url = client["url"]?.string
    let service = client["service"].flatMap { $0.members == nil ? nil : $0 }
    switch (url, service) {
    case (let url?, nil): return urlProblems(url, "\(path).url")
    case (nil, let service?): return serviceProblems(service, "\(path).service")
    default: return [.required(path, "exactly one of url or service is required")]
    }
  }

  private static func urlProblems(_ text: String, _ path: String) -> [FieldProblem] {
    let form = "; desired format: https://host[/path]"
    let url = URIFormat.parts(text) ?? ("", "")
    var problems: [FieldProblem] = []
    if url.scheme != "https" {
      problems.append(
        .invalid(
          path, GoText.quoted(url.scheme), "'https' is the only allowed URL scheme\(form)"))
    }
    if url.host.isEmpty {
      problems.append(.invalid(path, "\"\"", "host must be specified\(form)"))
    }
    if let mark = text.firstIndex(of: "#") {
      problems.append(
        .invalid(
          path, GoText.quoted(String(text[mark...].dropFirst())),
          "fragments are not permitted in the URL"))
    }
    if let mark = text.firstIndex(of: "?") {
      let query = text[mark...].dropFirst().prefix { $0 != "#" }
      problems.append(
        .invalid(
          path, GoText.quoted(String(query)), "query parameters are not permitted in the URL"))
    }
    return problems
  }

  private static func serviceProblems(_ service: JSONValue, _ path: String) -> [FieldProblem] {
    var problems: [FieldProblem] = []
    for (name, rule) in [
      ("name", "service name is required"), ("namespace", "service namespace is required"),
    ] where (service[name]?.string ?? "").isEmpty {
      problems.append(.required("\(path).\(name)", rule))
    }
    let port = service["port"]?.int ?? 443
    if !(1...65535).contains(port) {
      problems.append(
        .invalid(
          "\(path).port", "\(port)",
          "port is not valid: must be between 1 and 65535, inclusive"))
    }
    if let text = service["path"]?.string, !text.isEmpty, !text.hasPrefix("/") {
      problems.append(
        .invalid("\(path).path", GoText.quoted(text), "must start with a '/'"))
    }
    return problems
  }

  private static func versionProblems(_ versions: [String], _ path: String) -> [FieldProblem] {
    guard !versions.isEmpty else { return [.required(path)] }
    var problems: [FieldProblem] = []
    var seen: Set<String> = []
    for (index, version) in versions.enumerated() {
      let value = GoText.quoted(version)
      guard seen.insert(version).inserted else {
        problems.append(.invalid("\(path)[\(index)]", value, "duplicate version"))
        continue
      }
      problems += NameCheck.dns1035Label(version).map {
        .invalid("\(path)[\(index)]", value, $0)
      }
    }
    if seen.isDisjoint(with: ["v1", "v1beta1"]) {
      problems.append(
        .invalid(
          path, GoText.untypedJSON(.array(versions.map { .string($0) })),
          "must include at least one of v1, v1beta1"))
    }
    return problems
  }
}
