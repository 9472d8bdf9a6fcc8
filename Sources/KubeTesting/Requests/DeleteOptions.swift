import KubeCore
import KubeJSON

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
      gracePeriodSeconds = request.query["gracePeriodSeconds"].flatMap { Int($0) }
      propagationPolicy = request.query["propagationPolicy"]
      orphanDependents = request.query.flag("orphanDependents")
      isDryRun = try Self.isDryRun(request.query.all("dryRun"))
    } else {
      let body: JSONValue
      do throws(JSONError) {
        body = try JSONValue(tree: request.body)
      } catch {
        throw .badRequest(
          "couldn't get version/kind; json parse error: \(error.message)")
      }
      gracePeriodSeconds = body["gracePeriodSeconds"]?.int
      propagationPolicy = body["propagationPolicy"]?.string
      orphanDependents = body["orphanDependents"]?.bool
      uid = body["preconditions"]?["uid"]?.string
      resourceVersion = body["preconditions"]?["resourceVersion"]?.string
      isDryRun = try Self.isDryRun(body["dryRun"]?.array?.compactMap(\.string) ?? [])
    }
    try check()
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
      } else if !["Foreground", "Background", "Orphan", ""].contains(policy) {
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
