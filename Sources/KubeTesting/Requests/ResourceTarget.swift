/// What a path names, if it is one of a resource: as `RequestInfoFactory` of apiserver reads it.
struct ResourceTarget: Sendable, Hashable {
  var group: String
  var version: String
  var namespace: String?
  var resource: String
  var name: String?
  var subresource: String?
  /// What stands behind the subresource.
  var rest: [String] = []
  /// The path began with the deprecated `watch/`.
  var isWatchPath = false

  /// - Parameter segments: those behind `/api/v1` or `/apis/group/version`.
  init?(group: String, version: String, segments: ArraySlice<String>) {
    var segments = segments
    // One slash at the end does not count.
    if segments.last == "" { segments.removeLast() }
    guard !segments.isEmpty, !segments.contains("") else { return nil }
    self.group = group
    self.version = version
    if segments.first == "watch", segments.count > 1 {
      isWatchPath = true
      segments.removeFirst()
    }
    if segments.first == "namespaces", segments.count > 2 {
      if !["status", "finalize"].contains(segments[segments.startIndex + 2]) {
        namespace = segments[segments.startIndex + 1]
        segments = segments.dropFirst(2)
      }
    }
    guard let resource = segments.popFirst() else { return nil }
    self.resource = resource
    name = segments.popFirst()
    subresource = segments.popFirst()
    rest = Array(segments)
  }
}
