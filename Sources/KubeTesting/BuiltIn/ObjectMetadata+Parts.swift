import KubeCore
import KubeJSON
import KubeSchema

extension ObjectMetadata {
  static func labels(_ labels: JSONValue?, field: String) -> [FieldProblem] {
    (labels?.members ?? []).flatMap { label -> [FieldProblem] in
      let value = label.value.string ?? ""
      return NameCheck.qualified(label.name).map {
        .invalid(field, GoText.quoted(label.name), $0)
      }
        + NameCheck.labelValue(value).map { .invalid(field, GoText.quoted(value), $0) }
    }
  }

  static func annotations(_ annotations: JSONValue?, field: String) -> [FieldProblem] {
    let members = annotations?.members ?? []
    var problems = members.flatMap { annotation in
      NameCheck.qualified(annotation.name.lowercased()).map {
        FieldProblem.invalid(field, GoText.quoted(annotation.name), $0)
      }
    }
    let size = members.reduce(0) { $0 + $1.name.utf8.count + ($1.value.string?.utf8.count ?? 0) }
    if size > 262_144 {
      problems.append(.tooLong(field, "may not be more than 262144 bytes"))
    }
    return problems
  }

  static func owners(_ owners: JSONValue?, field: String) -> [FieldProblem] {
    var problems: [FieldProblem] = []
    var controller: String?
    let list = owners?.array ?? []
    for owner in list {
      problems += ownerProblems(owner, field: field)
      guard owner["controller"]?.bool == true else { continue }
      let name = "\(owner.text("kind") ?? "")/\(owner.text("name") ?? "")"
      if let first = controller {
        problems.append(
          .invalid(
            field, GoText.json(.array(list.map(GoText.ownerReference))),
            "Only one reference can have Controller set to true. Found \"true\" in references for "
              + "\(first) and \(name)"))
      } else {
        controller = name
      }
    }
    return problems
  }

  private static func ownerProblems(_ owner: JSONValue, field: String) -> [FieldProblem] {
    let apiVersion = owner.text("apiVersion") ?? ""
    let parts = apiVersion.split(separator: "/", omittingEmptySubsequences: false)
    let group = parts.count == 2 ? String(parts[0]) : ""
    let version = parts.count <= 2 ? String(parts.last ?? "") : ""
    var problems: [FieldProblem] = []
    if version.isEmpty {
      problems.append(
        .invalid("\(field).apiVersion", GoText.quoted(apiVersion), "version must not be empty"))
    }
    for name in ["kind", "name", "uid"] where owner.text(name) == nil {
      problems.append(
        .invalid("\(field).\(name)", "\"\"", "must not be empty"))
    }
    if group.isEmpty, version == "v1", owner.text("kind") == "Event" {
      problems.append(
        .invalid(
          field, GoText.json(GoText.ownerReference(owner)),
          "/v1, Kind=Event is disallowed from being an owner"))
    }
    return problems
  }

  static func finalizers(_ finalizers: JSONValue?, field: String) -> [FieldProblem] {
    let names = (finalizers?.array ?? []).map { $0.string ?? "" }
    var problems = names.flatMap { name in
      NameCheck.qualified(name).map { FieldProblem.invalid(field, GoText.quoted(name), $0) }
    }
    if names.contains("orphan"), names.contains("foregroundDeletion") {
      problems.append(
        .invalid(
          field, GoText.json(.array(names.map(JSONValue.string))),
          "finalizer orphan and foregroundDeletion cannot be both set"))
    }
    return problems
  }

  static func isUnqualified(_ finalizer: String) -> Bool {
    !finalizer.contains("/")
      && !["kubernetes", "orphan", "foregroundDeletion"].contains(finalizer)
  }

  static func unqualifiedFinalizer(_ finalizer: String, field: String) -> [FieldProblem] {
    guard isUnqualified(finalizer) else { return [] }
    return [
      .invalid(
        field, GoText.quoted(finalizer),
        "name is neither a standard finalizer name nor is it fully qualified")
    ]
  }
}
