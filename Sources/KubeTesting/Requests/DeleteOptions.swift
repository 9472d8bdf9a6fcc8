import KubeCore
import KubeJSON
import KubeSchema

/// What a deletion asks for, of its body or, where there is none, of its query.
struct DeleteOptions: Sendable {
  var gracePeriodSeconds: Int?
  var propagationPolicy: String?
  var orphanDependents: Bool?
  var uid: String?
  var resourceVersion: String?
  var isDryRun = false

  init(_ request: ServerRequest) throws(Refusal) {
    if request.body.isEmpty {
      self.init()
      gracePeriodSeconds = request.query["gracePeriodSeconds"].flatMap { Int($0) }
      propagationPolicy = request.query["propagationPolicy"]
      orphanDependents = request.query.flag("orphanDependents")
      isDryRun = try Self.isDryRun(request.query.all("dryRun"))
      try check()
    } else {
      try self.init(body: Self.read(request))
    }
  }

  private init() {}

  init(body: JSONValue) throws(Refusal) {
    gracePeriodSeconds = body["gracePeriodSeconds"]?.int
    propagationPolicy = body["propagationPolicy"]?.string
    orphanDependents = body["orphanDependents"]?.bool
    uid = body["preconditions"]?["uid"]?.string
    resourceVersion = body["preconditions"]?["resourceVersion"]?.string
    isDryRun = try Self.isDryRun(body["dryRun"]?.array?.compactMap(\.string) ?? [])
    try check()
  }

  private static func read(_ request: ServerRequest) throws(Refusal) -> JSONValue {
    let body: JSONValue
    do throws(DecodingProblem) {
      switch request.contentType {
      case nil, "", "application/json": body = try JSONBody.read(request.body, .standard)
      case "application/yaml": body = try YAMLBody.parse(request.body).value
      case "application/vnd.kubernetes.protobuf":
        do throws(Refusal) {
          body = try ProtobufBody.decode(request.body)
        } catch {
          throw DecodingProblem(error.message)
        }
      default:
        throw DecodingProblem("")
      }
    } catch {
      guard !error.message.isEmpty else {
        throw .unsupportedMediaType(
          "the body of the request was in an unknown format - accepted media types include: "
            + "application/json, application/yaml, application/vnd.kubernetes.protobuf")
      }
      throw .badRequest("couldn't get version/kind; json parse error: \(error.message)")
    }
    guard body.members != nil || body.isNull else {
      throw .badRequest(
        "couldn't get version/kind; json parse error: json: cannot unmarshal "
          + "\(body.array == nil ? "value" : "array") into Go value of type struct { APIVersion "
          + "string \"json:\\\"apiVersion,omitempty\\\"\"; Kind string "
          + "\"json:\\\"kind,omitempty\\\"\" }")
    }
    let kind = body["kind"]?.string ?? "DeleteOptions"
    guard ["DeleteOptions", ""].contains(kind) else {
      throw .badRequest(
        "no kind \(GoText.quoted(kind)) is registered for version "
          + "\(GoText.quoted(body["apiVersion"]?.string ?? "")) in scheme "
          + "\"k8s.io/apimachinery/pkg/apis/meta/internalversion/scheme/register.go:27\"")
    }
    return body
  }

  private static func isDryRun(_ values: [String]) throws(Refusal) -> Bool {
    if values.allSatisfy({ $0 == "All" }) { return !values.isEmpty }
    let texts = values.map { "\"\($0)\"" }.joined(separator: ",")
    throw .invalid(
      GroupKind(group: "meta.k8s.io", kind: "DeleteOptions"), "",
      [.notSupported("dryRun", "[\(texts)]", ["All"])])
  }

  private func check() throws(Refusal) {
    var problems: [FieldProblem] = []
    if let policy = propagationPolicy {
      if orphanDependents != nil {
        problems.append(
          .invalid(
            "propagationPolicy", GoText.quoted(policy),
            "orphanDependents and deletionPropagation cannot be both set"))
      } else if !["Foreground", "Background", "Orphan"].contains(policy) {
        problems.append(
          .notSupported(
            "propagationPolicy", GoText.quoted(policy),
            ["Foreground", "Background", "Orphan", "nil"]))
      }
    }
    if !problems.isEmpty {
      throw .invalid(GroupKind(group: "meta.k8s.io", kind: "DeleteOptions"), "", problems)
    }
  }

  /// The finalizers of an object after this deletion has begun.
  func finalizers(_ old: [String]) -> [String] {
    var kept = old
    let policy =
      propagationPolicy ?? orphanDependents.map { $0 ? "Orphan" : "Background" }
    guard let policy else { return old }
    kept.removeAll { $0 == "orphan" || $0 == "foregroundDeletion" }
    switch policy {
    case "Orphan": kept.append("orphan")
    case "Foreground": kept.append("foregroundDeletion")
    default: break
    }
    return Set(kept) == Set(old) ? old : kept
  }
}
