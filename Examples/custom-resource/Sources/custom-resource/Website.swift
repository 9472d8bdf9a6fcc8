/// A website that is served from a Git repository.
// @kube(group: "example.com", version: "v1", kind: "Website", namespaced: true, status: WebsiteStatus.self)
struct WebsiteSpec: Sendable, Equatable {
  /// The name that it answers to.
  // @schema(minLength: 1, pattern: "^[a-z0-9.-]+$")
  var host: String
  /// The repository's address.
  var repository: String
  /// How many servers to run.
  // @schema(minimum: 0, maximum: 20)
  var replicas: Int32 = 2
  /// What visitors may see.
  var visibility: Visibility = .internal
}

enum Visibility: String {
  case `public`, `internal`
}

struct WebsiteStatus: Sendable, Equatable {
  var readyReplicas: Int32?
  /// The commit that is served.
  var commit: String?
}
