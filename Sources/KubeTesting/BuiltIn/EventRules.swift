import KubeCore
import KubeJSON
import KubeSchema

/// Events of both APIs; those of `events.k8s.io` have stricter rules.
struct EventRules: KindRules {
  func problems(_ object: JSONValue, _ context: WriteContext) -> [FieldProblem] {
    let isCore = context.resource.identity.group.isEmpty
    let event = EventConversion.convert(object, to: "v1")
    var problems = Self.plainProblems(event, isCore: isCore)
    guard !isCore else { return problems }
    if event.text("eventTime") == nil { problems.append(.required("eventTime")) }
    let type = event.text("type") ?? ""
    if type != "Normal", type != "Warning" {
      problems.append(.invalid("type", "\"\"", "has invalid value: \(type)"))
    }
    let source = event["source"] ?? [:]
    let set = [
      ("firstTimestamp", event.text("firstTimestamp") != nil),
      ("lastTimestamp", event.text("lastTimestamp") != nil),
      ("count", event.number("count") != 0),
      ("source", source.text("component") != nil || source.text("host") != nil),
    ]
    for (name, isSet) in set where isSet {
      problems.append(.invalid(name, "\"\"", "needs to be unset"))
    }
    if let series = event.given("series") {
      if series.number("count") < 2 {
        problems.append(.invalid("series.count", "\"\"", "should be at least 2"))
      }
      problems.require(series, "lastObservedTime", "series")
    }
    return problems
  }

  private static func plainProblems(_ event: JSONValue, isCore: Bool) -> [FieldProblem] {
    var problems: [FieldProblem] = []
    let namespace = event["metadata"]?.text("namespace") ?? ""
    let involved = event["involvedObject"]?.text("namespace") ?? ""
    let mismatch = FieldProblem.invalid(
      "involvedObject.namespace", GoText.quoted(involved), "does not match event.namespace")
    guard event.text("eventTime") != nil else {
      let matches =
        involved.isEmpty
        ? ["", "default"].contains(namespace) : namespace == involved
      return matches ? [] : [mismatch]
    }
    if involved.isEmpty, !["default", "kube-system"].contains(namespace) {
      problems.append(mismatch)
    }
    let controller = event.text("reportingComponent") ?? ""
    let field = isCore ? "reportingComponent" : "reportingController"
    if controller.isEmpty { problems.append(.required(field)) }
    problems.checkName(controller, field, NameCheck.qualified)
    for name in ["reportingInstance", "action", "reason"] {
      let text = event.text(name) ?? ""
      if text.isEmpty { problems.append(.required(name)) }
      if text.utf8.count > 128 {
        problems.append(.invalid(name, "\"\"", "can have at most 128 characters"))
      }
    }
    if event.text("message")?.utf8.count ?? 0 > 1024 {
      problems.append(.invalid("message", "\"\"", "can have at most 1024 characters"))
    }
    return problems
  }

  func updateProblems(
    _ object: JSONValue, old: JSONValue, _ context: WriteContext
  ) -> [FieldProblem] {
    let isCore = context.resource.identity.group.isEmpty
    let event = EventConversion.convert(object, to: "v1")
    let previous = EventConversion.convert(old, to: "v1")
    var problems = Self.plainProblems(event, isCore: isCore)
    guard !isCore else { return problems }
    if event["involvedObject"] != previous["involvedObject"] {
      problems.append(.immutable("involvedObject", Self.reference(event["involvedObject"])))
    }
    // The reason is looked at twice.
    problems.checkImmutable(
      event, previous, "", "reason", "message", "source", "firstTimestamp", "lastTimestamp",
      "count", "reason", "type", "eventTime", "action")
    if event["related"] != previous["related"] {
      problems.append(.immutable("related", Self.reference(event["related"])))
    }
    if event.text("reportingComponent") != previous.text("reportingComponent") {
      problems.append(
        .immutable("reportingController", GoText.value(event["reportingComponent"])))
    }
    problems.checkImmutable(event, previous, "", "reportingInstance")
    return problems
  }

  private static func reference(_ value: JSONValue?) -> String {
    guard let value, !value.isNull else { return "null" }
    return GoText.json(InternalDump.shared.value(value, as: "ObjectReference"))
  }
}
