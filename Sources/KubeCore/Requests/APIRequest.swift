import HTTPTypes

/// A request to an API server, not yet sent: no address, no credential, only what is asked.
public struct APIRequest: Sendable, Hashable {
  /// What the request asks for, for metrics and traces.
  public var verb: APIVerb
  public var method: HTTPRequest.Method
  /// Percent-encoded, without query.
  public var path: String
  var query = QueryItems()
  /// What the answer may be.
  public var accept: String
  /// The type of ``body``.
  public var contentType: String?
  public var body: [UInt8]?
  /// Header fields besides `Accept` and `Content-Type`.
  public var headerFields: HTTPFields = [:]
  /// The group, version and plural of the resource, for metrics and traces; nil for other paths.
  public var resource: ResourceIdentity?
  /// The subresource, for metrics and traces.
  public var subresource: String?

  public static let json = "application/json"

  /// A request for any path of the server, such as `/healthz`; methods of ``ResourceRequests`` make
  /// those for resources.
  ///
  /// - Throws: ``InvalidRequest`` if the path does not begin with a slash, or has characters that a
  ///   URL cannot have. A query after `?` is taken as it is.
  public init(
    raw method: HTTPRequest.Method, _ path: String, body: [UInt8]? = nil,
    contentType: String = json, accept: String = json
  ) throws(InvalidRequest) {
    guard path.utf8.first == UInt8(ascii: "/") else {
      throw InvalidRequest("The path '\(path)' does not begin with a slash.")
    }
    guard path.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "#") }) else {
      throw InvalidRequest("The path '\(path)' has characters that must be percent-encoded.")
    }
    switch method {
    case .get, .head: verb = .get
    case .put: verb = .update
    case .patch: verb = .patch
    case .delete: verb = .delete
    default: verb = .create
    }
    self.method = method
    self.path = path
    self.accept = accept
    self.contentType = body == nil ? nil : contentType
    self.body = body
  }

  init(
    _ verb: APIVerb, _ method: HTTPRequest.Method, _ path: String, of resource: ResourceIdentity,
    subresource: String? = nil
  ) {
    self.verb = verb
    self.method = method
    self.path = path
    self.resource = resource
    self.subresource = subresource
    accept = Self.json
  }

  /// Path and query.
  public var target: String { path + query.text }

  /// The parameters of the query, in their order.
  public var parameters: [(name: String, value: String)] { query.items.map { ($0.name, $0.value) } }

  /// Whether the request can be sent again when nobody knows whether it arrived: it changes nothing,
  /// or a second time changes nothing more.
  public var isRepeatable: Bool { [.get, .list, .watch].contains(verb) }

  /// Whether the answer goes on for as long as somebody reads it: a watch, a log that is followed,
  /// a stream.
  public var isLongLived: Bool {
    verb == .watch || verb == .connect || query.items.contains { $0.name == "follow" }
  }

  /// The head of the request, without scheme and authority, which the client adds.
  public var head: HTTPRequest {
    var fields = headerFields
    fields[.accept] = accept
    if let contentType { fields[.contentType] = contentType }
    return HTTPRequest(
      method: method, scheme: nil, authority: nil, path: target, headerFields: fields)
  }

  mutating func setBody(_ bytes: [UInt8], type: String = json) {
    body = bytes
    contentType = type
  }
}

extension APIRequest: CustomStringConvertible {
  /// Method and path. The query is left out.
  public var description: String {
    "\(method.rawValue) \(path.split(separator: "?").first ?? "/")"
  }
}
