import KubeCore

extension ResourceCall {
  /// Custom resources have what their definition says, and refuse all else in their own way.
  func checkCustom(subresource: String) throws(Refusal) {
    guard resource.custom != nil else { return }
    guard resource.subresource(subresource) != nil else {
      throw .notFound(resource.groupResource, target.name ?? "")
    }
    let verb: String
    switch request.method {
    case "POST": verb = "create"
    case "DELETE": verb = "delete"
    default: return
    }
    throw Refusal(
      405, .methodNotAllowed,
      "\(verb) is not supported on resources of kind \"\(resource.groupResource)\"",
      Refusal.Details(group: resource.identity.group, kind: resource.identity.resource))
  }
}
