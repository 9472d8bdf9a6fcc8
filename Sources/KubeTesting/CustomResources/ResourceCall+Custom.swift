import KubeCore
import KubeJSON
import KubeSchema

extension ResourceCall {
  func waitForNewDefinition() async {
    guard server.definitions.holdsBackCreations.load(ordering: .relaxed),
      let json = resource.custom?.resource.json,
      let established = CustomDefinition.condition("Established", json)?["lastTransitionTime"],
      let since = established.string.flatMap({ try? Time($0) }),
      server.clock.time.duration(since: since) < .seconds(2)
    else { return }
    try? await server.clock.sleep(for: .seconds(2))
  }

  /// A body of a custom resource has the version that the path names.
  func checkVersion(of object: JSONValue) throws(Refusal) {
    guard resource.custom != nil else { return }
    let apiVersion = object["apiVersion"]?.string ?? ""
    guard apiVersion != resource.apiVersion else { return }
    throw .badRequest(
      "the API version in the data (\(apiVersion)) does not match the expected API version "
        + "(\(resource.apiVersion))")
  }

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
