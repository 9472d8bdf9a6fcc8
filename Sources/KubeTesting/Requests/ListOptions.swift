import KubeCore
import KubeJSON
import KubeSchema

/// What a list or a watch asks for.
struct ListOptions: Sendable {
  var labels = LabelQuery()
  var fields: [FieldRequirement] = []
  var version = ""
  var match = ""
  var limit = 0
  var token = ""
  var timeoutSeconds: Int?
  var watches = false
  var wantsBookmarks = false
  var wantsInitialEvents: Bool?

  init(_ query: RequestTarget.Query) throws(Refusal) {
    if let text = query["labelSelector"], !text.isEmpty {
      labels = try SelectorText.labels(text)
    }
    if let text = query["fieldSelector"], !text.isEmpty {
      fields = try SelectorText.fields(text)
    }
    version = query["resourceVersion"] ?? ""
    match = query["resourceVersionMatch"] ?? ""
    token = query["continue"] ?? ""
    limit = try Self.number(query["limit"]) ?? 0
    timeoutSeconds = try Self.number(query["timeoutSeconds"])
    watches = query.flag("watch") ?? false
    wantsBookmarks = query.flag("allowWatchBookmarks") ?? false
    wantsInitialEvents = query.flag("sendInitialEvents")
  }

  private static func number(_ text: String?) throws(Refusal) -> Int? {
    guard let text, !text.isEmpty else { return nil }
    if let number = Int(text) { return number }
    let digits = text.hasPrefix("-") || text.hasPrefix("+") ? text.dropFirst() : text[...]
    let isNumber = !digits.isEmpty && digits.utf8.allSatisfy { (48...57).contains($0) }
    throw .badRequest(
      "strconv.ParseInt: parsing \(GoText.quoted(text)): "
        + (isNumber ? "value out of range" : "invalid syntax"))
  }

  /// As `ValidateListOptions` of apimachinery does.
  func check() throws(Refusal) {
    var problems: [FieldProblem] = []
    if watches, let problem = watchProblem { problems = problem }
    if !watches {
      if !match.isEmpty {
        if version.isEmpty {
          problems.append(
            .forbidden(
              "resourceVersionMatch",
              "resourceVersionMatch is forbidden unless resourceVersion is provided"))
        }
        if !token.isEmpty {
          problems.append(
            .forbidden(
              "resourceVersionMatch",
              "resourceVersionMatch is forbidden when continue is provided"))
        }
        if !["Exact", "NotOlderThan"].contains(match) {
          problems.append(
            .notSupported(
              "resourceVersionMatch", GoText.quoted(match), ["Exact", "NotOlderThan", ""]))
        }
        if match == "Exact", version == "0" {
          problems.append(
            .forbidden(
              "resourceVersionMatch",
              "resourceVersionMatch \"exact\" is forbidden for resourceVersion \"0\""))
        }
      }
      if wantsInitialEvents != nil {
        problems.append(
          .forbidden("sendInitialEvents", "sendInitialEvents is forbidden for list"))
      }
    }
    if !problems.isEmpty {
      throw .invalid(GroupKind(group: "meta.k8s.io", kind: "ListOptions"), "", problems)
    }
  }

  private var watchProblem: [FieldProblem]? {
    var problems: [FieldProblem] = []
    if wantsInitialEvents != nil {
      if match != "NotOlderThan" {
        problems.append(
          .forbidden(
            "resourceVersionMatch",
            "sendInitialEvents requires setting resourceVersionMatch to NotOlderThan"))
        if !match.isEmpty {
          problems.append(
            .notSupported("resourceVersionMatch", GoText.quoted(match), ["NotOlderThan"]))
        }
      }
      if !token.isEmpty {
        problems.append(
          .forbidden(
            "sendInitialEvents", "sendInitialEvents is forbidden when continue is provided"))
      }
    } else {
      if !match.isEmpty {
        problems.append(
          .forbidden(
            "resourceVersionMatch",
            "resourceVersionMatch is forbidden for watch unless sendInitialEvents is provided"))
      }
      if !token.isEmpty {
        problems.append(
          .forbidden(
            "resourceVersionMatch", "resourceVersionMatch is forbidden when continue is provided"))
      }
    }
    return problems
  }
}
