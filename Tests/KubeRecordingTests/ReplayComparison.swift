import HTTPTypes
import KubeCore
import KubeTransport

/// What a request is, so far as two that mean the same are equal.
struct ReplayComparison {
  let method: String
  let path: String
  let query: [ReplayStep.QueryPair]
  let accept: String
  let contentType: String?
  let authorization: String?
  let impersonation: [String]
  let body: Body

  enum Body {
    case none
    case json(JSONValue)
    /// What is no JSON.
    case text(String)
  }

  /// A recorded request.
  init(_ step: ReplayStep) {
    let body: Body =
      switch step.body {
      case nil: .none
      case let value?: value.string.map { .text($0) } ?? .json(value)
      }
    self.init(
      step.method, step.target, Array(step.headers), body,
      authorization: step.user.map { "Bearer \($0)" })
  }

  /// A request on its way to a transport.
  init(_ request: TransportRequest) {
    let head = request.head
    let fields = head.headerFields.map { ($0.name.canonicalName, $0.value) }
    var body = Body.none
    if case .bytes(let bytes) = request.body {
      body =
        (try? JSONValue(json: bytes)).map { .json($0) }
        ?? .text(String(decoding: bytes, as: UTF8.self))
    }
    self.init(
      head.method.rawValue, head.path ?? "", fields.map { (key: $0.0, value: $0.1) }, body,
      authorization: head.headerFields[.authorization])
  }

  private init(
    _ method: String, _ target: String, _ fields: [(key: String, value: String)], _ body: Body,
    authorization: String?
  ) {
    func value(_ name: String) -> String? { fields.first { $0.key == name }?.value }
    self.method = method
    self.authorization = authorization
    accept = String(value("accept")?.split(separator: ",").first ?? "")
    impersonation = fields.filter { $0.key.hasPrefix("impersonate-") }
      .map { "\($0.key): \($0.value)" }.sorted()
    var (path, query) = ReplayStep.split(target)
    var normal = Self.normalised(body, in: path)
    var type = value("content-type")
    if method == "DELETE" {
      (normal, query) = Self.deleteOptions(normal, query)
      // Without a body there was no type; an empty body is the same.
      type = type ?? "application/json"
    }
    contentType = type
    self.path = path
    self.query = query.map(Self.normalised)
    self.body = normal
  }

  /// Selectors are sets of requirements: their order, and blanks, are left to who writes them.
  private static func normalised(_ pair: ReplayStep.QueryPair) -> ReplayStep.QueryPair {
    var pair = pair
    switch pair.name {
    case "labelSelector":
      if let query = try? LabelQuery(parsing: pair.value) { pair.value = query.description }
    case "fieldSelector":
      if let query = try? FieldSelector(parsing: pair.value) { pair.value = query.description }
    default: break
    }
    return pair
  }

  /// Metadata that say nothing beside the path: empty ones, and the path's own namespace.
  private static func normalised(_ body: Body, in path: String) -> Body {
    guard case .json(var value) = body, var metadata = value["metadata"] else { return body }
    let steps = path.split(separator: "/").map(String.init)
    if let place = steps.firstIndex(of: "namespaces"), steps.indices.contains(place + 1),
      metadata["namespace"]?.string == steps[place + 1]
    {
      metadata["namespace"] = nil
    }
    value["metadata"] = metadata
    if metadata == [:] { value["metadata"] = nil }
    return .json(value)
  }

  /// A server takes the options of deleting from the query or from the body, where they need no
  /// kind.
  private static func deleteOptions(
    _ body: Body, _ query: [ReplayStep.QueryPair]
  ) -> (Body, [ReplayStep.QueryPair]) {
    var options: JSONValue = [:]
    if case .json(let value) = body { options = value }
    options["kind"] = nil
    options["apiVersion"] = nil
    for pair in query {
      switch pair.name {
      case "dryRun": options[pair.name] = [.string(pair.value)]
      case "propagationPolicy": options[pair.name] = .string(pair.value)
      default: break
      }
    }
    return (.json(options), query.filter { !["dryRun", "propagationPolicy"].contains($0.name) })
  }
}

extension ReplayComparison {
  /// What is other in the request that was sent than in the recorded one.
  func differences(from recorded: ReplayComparison) -> [String] {
    var found: [String] = []
    func compare<Value: Equatable>(_ what: String, _ sent: Value, _ recorded: Value) {
      if sent != recorded { found.append("\(what): sent \(sent), recorded \(recorded)") }
    }
    compare("method", method, recorded.method)
    compare("path", path, recorded.path)
    if query.count != Set(query).count { found.append("query: a parameter stands twice") }
    for pair in query where !recorded.query.contains(pair) {
      found.append("query: sent \(pair), not recorded")
    }
    for pair in recorded.query where !query.contains(pair) {
      found.append("query: recorded \(pair), not sent")
    }
    // Who takes anything takes what was recorded.
    if accept != "*/*" { compare("Accept", accept, recorded.accept) }
    compare("Content-Type", contentType ?? "none", recorded.contentType ?? "none")
    // Tokens stay out of what tests print.
    if authorization != recorded.authorization { found.append("Authorization is another") }
    compare("impersonation", impersonation, recorded.impersonation)
    switch (body, recorded.body) {
    case (.none, .none): break
    case (.text(let sent), .text(let text)): compare("body", sent, text)
    case (.json(let sent), .json(let value)): found += Self.differences(sent, value, at: "body")
    default: found.append("body: sent \(body), recorded \(recorded.body)")
    }
    return found
  }

  private static func differences(
    _ sent: JSONValue, _ recorded: JSONValue, at path: String
  ) -> [String] {
    if sent == recorded { return [] }
    if let mine = sent.object, let theirs = recorded.object {
      return Set(mine.keys).union(theirs.keys).sorted().flatMap { name -> [String] in
        let path = "\(path).\(name)"
        switch (mine[name], theirs[name]) {
        case (let mine?, let theirs?): return differences(mine, theirs, at: path)
        case (let mine, let theirs):
          return ["\(path): sent \(mine?.text ?? "nothing"), recorded \(theirs?.text ?? "nothing")"]
        }
      }
    }
    if let mine = sent.array, let theirs = recorded.array, mine.count == theirs.count {
      return zip(mine, theirs).enumerated().flatMap { index, pair in
        differences(pair.0, pair.1, at: "\(path)[\(index)]")
      }
    }
    return ["\(path): sent \(sent.text), recorded \(recorded.text)"]
  }
}
