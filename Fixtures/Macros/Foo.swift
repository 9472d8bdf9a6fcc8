import KubeMacros

/// A foo.
@Kube(group: "clux.dev", version: "v1", kind: "Foo", namespaced: true, status: FooStatus.self)
struct FooSpec: Sendable, Equatable {
  /// Shown in the schema as the description.
  @Schema(minLength: 1, pattern: "^[a-z0-9-]+$")
  var name: String
  var info: String?
  var replicas: Int32 = 1
  var mode: Mode = .slow
}

@KubeSchema
enum Mode: String {
  case fast, slow
}

@KubeSchema
struct FooStatus: Sendable, Equatable {
  var isBad: Bool
  var replicas: Int32?
}
