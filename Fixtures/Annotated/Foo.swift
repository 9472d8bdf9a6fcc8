import KubeCore

/// A foo.
// @kube(group: "clux.dev", version: "v1", kind: "Foo", namespaced: true, status: FooStatus.self)
struct FooSpec: Sendable, Equatable {
  /// Shown in the schema as the description.
  // @schema(minLength: 1, pattern: "^[a-z0-9-]+$")
  var name: String
  var info: String?
  var replicas: Int32 = 1
  var mode: Mode = .slow
}

enum Mode: String {
  case fast, slow
}

struct FooStatus: Sendable, Equatable {
  var isBad: Bool
  var replicas: Int32?
}
