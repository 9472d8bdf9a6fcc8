/// What calls of the client and the runtime ask of a server, in the words of RBAC.
package enum MethodVerbs {
  /// A verb, and the subresource that it is about.
  struct Need: Hashable {
    var verb: String
    var subresource: String?

    init(_ verb: String, _ subresource: String? = nil) {
      self.verb = verb
      self.subresource = subresource
    }
  }

  private static func needs(_ verbs: String..., on subresource: String? = nil) -> [Need] {
    verbs.map { Need($0, subresource) }
  }

  /// Methods of `Api` and `AllNamespaces`.
  static let ofCollections: [String: [Need]] = [
    "get": needs("get"), "find": needs("get"),
    "list": needs("list"), "pages": needs("list"), "table": needs("list"),
    "waitUntilServed": needs("list"),
    "watch": needs("watch"),
    "wait": needs("list", "watch"), "watchObject": needs("list", "watch"),
    "create": needs("create"), "createIfMissing": needs("create", "get"),
    "createOrUpdate": needs("get", "create", "update"),
    "replace": needs("update"), "modify": needs("get", "update"),
    "updateIfNeeded": needs("get", "update"),
    "patch": needs("patch"), "merge": needs("patch"),
    // What is not there is created.
    "apply": needs("create", "patch"), "applyIfNeeded": needs("get", "create", "patch"),
    "delete": needs("delete"), "deleteAndWait": needs("delete", "list", "watch"),
    "deleteCollection": needs("deletecollection"), "deleteAll": needs("deletecollection"),
    "withFinalizer": needs("get", "patch"),
    "restart": needs("patch"), "cordon": needs("patch"), "uncordon": needs("patch"),

    "getStatus": needs("get", on: "status"), "patchStatus": needs("patch", on: "status"),
    "replaceStatus": needs("update", on: "status"), "applyStatus": needs("patch", on: "status"),
    "applyStatusIfNeeded": needs("get") + needs("patch", on: "status"),
    "updateStatusIfNeeded": needs("get") + needs("update", on: "status"),
    "getScale": needs("get", on: "scale"), "replaceScale": needs("update", on: "scale"),
    "scale": needs("patch", on: "scale"), "patchScale": needs("patch", on: "scale"),
    "log": needs("get", on: "log"), "logLines": needs("get", on: "log"),
    // Servers until 1.34 take a WebSocket for a get, later ones for a create.
    "exec": needs("get", "create", on: "exec"), "withExec": needs("get", "create", on: "exec"),
    "withAttach": needs("get", "create", on: "attach"),
    "withPortForward": needs("get", "create", on: "portforward"),
    "evict": needs("create", on: "eviction"),
    "addEphemeralContainers": needs("patch", on: "ephemeralcontainers"),
    "createToken": needs("create", on: "token"),
  ]

  /// Methods whose first argument names a subresource.
  static let ofSubresources: [String: String] = [
    "getSubresource": "get", "createSubresource": "create", "replaceSubresource": "update",
    "patchSubresource": "patch",
  ]

  /// Methods whose name says enough, whatever they are called on.
  static let distinctive: Set<String> = [
    "applyIfNeeded", "applyStatus", "applyStatusIfNeeded", "createIfMissing", "createOrUpdate",
    "deleteAndWait", "deleteCollection", "getStatus", "patchStatus", "replaceStatus",
    "updateIfNeeded", "updateStatusIfNeeded", "waitUntilServed", "watchObject", "withFinalizer",
  ]

  /// Methods of collections that others have, too.
  static let usual: Set<String> = [
    "get", "find", "list", "watch", "create", "replace", "modify", "patch", "apply", "delete",
    "deleteAll",
  ]

  /// What gives objects of a collection's kind.
  static let giveObject: Set<String> = [
    "get", "find", "create", "replace", "modify", "patch", "merge", "apply", "getStatus",
    "patchStatus",
    "replaceStatus", "applyStatus", "wait", "restart", "cordon", "uncordon",
  ]

  /// Types that watch the collection which is their first argument.
  static let watching: Set<String> = ["Controller", "Watcher"]

  /// Methods of a controller that watch the collection which is their first argument.
  static let related: Set<String> = ["owns", "watches"]

  /// What types ask for by themselves.
  static let ofTypes: [String: (group: String, resource: String, verbs: [String])] = [
    "EventRecorder": ("events.k8s.io", "events", ["create", "patch"]),
    "LeaderElection": ("coordination.k8s.io", "leases", ["get", "create", "update"]),
    "Shards": ("coordination.k8s.io", "leases", ["get", "list", "create", "update", "delete"]),
  ]

  /// Methods of `Client` whose request is made by hand.
  static let byHand: Set<String> = ["value", "send", "text"]

  /// The methods whose requests are known.
  package static var known: Set<String> {
    Set(ofCollections.keys).union(ofSubresources.keys)
  }

  static let order = [
    "get", "list", "watch", "create", "update", "patch", "delete", "deletecollection",
  ]
}
