import KubeCore
import KubeJSON
import KubeSchema

/// Why the server does not do what was asked: a Status, as the real one would give it.
struct Refusal: Error, Sendable, Hashable {
  var code: Int
  /// `NotFound`; nil where the server gives none, as for most of what goes wrong in a patch.
  var reason: String?
  var message: String
  var details: Details?
  /// Further header fields of the answer.
  var retryAfterSeconds: Int?
  var warnings: [String] = []
  /// `metadata.continue`: where a list can go on all the same.
  var token: String?

  struct Details: Sendable, Hashable {
    var name: String?
    var group: String?
    /// The resource, `pods`, or for what is invalid the kind, `Pod`.
    var kind: String?
    var uid: String?
    var causes: [FieldProblem] = []
    var retryAfterSeconds: Int?
  }

  init(
    _ code: Int, _ reason: StatusReason?, _ message: String, _ details: Details? = nil,
    retryAfterSeconds: Int? = nil
  ) {
    self.code = code
    self.reason = reason?.description
    self.message = message
    self.details = details
    self.retryAfterSeconds = retryAfterSeconds
  }

  /// The Status object.
  var status: JSONValue {
    var status: JSONValue = [
      "kind": "Status", "apiVersion": "v1", "metadata": [:], "status": "Failure",
      "message": .string(message),
    ]
    if let token { status["metadata"] = ["continue": .string(token)] }
    if let reason { status["reason"] = .string(reason) }
    if let details { status["details"] = details.json }
    status["code"] = .number(code)
    return status
  }
}

extension Refusal.Details {
  var json: JSONValue {
    var json: JSONValue = [:]
    if let name { json["name"] = .string(name) }
    if let group { json["group"] = .string(group) }
    if let kind { json["kind"] = .string(kind) }
    if let uid { json["uid"] = .string(uid) }
    if !causes.isEmpty { json["causes"] = .array(causes.map(\.json)) }
    if let retryAfterSeconds { json["retryAfterSeconds"] = .number(retryAfterSeconds) }
    return json
  }
}

extension Refusal {
  /// With warnings that were there before what was refused.
  func warning(_ warnings: [String]) -> Refusal {
    var refusal = self
    refusal.warnings = warnings + self.warnings
    return refusal
  }

  static func badRequest(_ message: String) -> Refusal { Refusal(400, .badRequest, message) }

  /// An error that the server did not foresee: 500, without reason.
  static func unforeseen(_ message: String) -> Refusal { Refusal(500, nil, message) }

  static func internalError(_ message: String) -> Refusal {
    Refusal(
      500, .internalError, "Internal error occurred: \(message)",
      Details(causes: [FieldProblem(reason: nil, message: message, field: nil)]))
  }

  static func notFound(_ resource: GroupResource, _ name: String) -> Refusal {
    Refusal(404, .notFound, "\(resource) \(GoText.quoted(name)) not found", details(resource, name))
  }

  static func alreadyExists(_ resource: GroupResource, _ name: String) -> Refusal {
    Refusal(
      409, .alreadyExists, "\(resource) \(GoText.quoted(name)) already exists",
      details(resource, name))
  }

  /// - Parameter why: `the object has been modified; please apply your changes …`
  static func conflict(_ resource: GroupResource, _ name: String, _ why: String) -> Refusal {
    Refusal(
      409, .conflict, "Operation cannot be fulfilled on \(resource) \(GoText.quoted(name)): \(why)",
      details(resource, name))
  }

  static func forbidden(_ resource: GroupResource, _ name: String, _ why: String) -> Refusal {
    let subject = name.isEmpty ? "\(resource) is" : "\(resource) \(GoText.quoted(name)) is"
    return Refusal(403, .forbidden, "\(subject) forbidden: \(why)", details(resource, name))
  }

  /// 422: the problems, in their order, as causes and, each once, in the message.
  static func invalid(
    _ kind: GroupKind, _ name: String, _ problems: [FieldProblem]
  ) -> Refusal {
    var texts: [String] = []
    for text in problems.map(\.text) where !texts.contains(text) { texts.append(text) }
    let list = texts.count == 1 ? texts[0] : "[\(texts.joined(separator: ", "))]"
    return Refusal(
      422, .invalid, "\(kind) \(GoText.quoted(name)) is invalid: \(list)",
      Details(
        name: name.isEmpty ? nil : name, group: kind.group.isEmpty ? nil : kind.group,
        kind: kind.kind.isEmpty ? nil : kind.kind, causes: problems))
  }

  private static func details(_ resource: GroupResource, _ name: String) -> Details {
    Details(
      name: name.isEmpty ? nil : name, group: resource.group.isEmpty ? nil : resource.group,
      kind: resource.resource)
  }
}
