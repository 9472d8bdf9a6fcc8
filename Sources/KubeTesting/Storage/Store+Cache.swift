import KubeCore

/// A watch cache that lags: what is read from it is old, while writes go on.
extension Store {
  /// Reads from the cache, and watches, see nothing newer from now on.
  func holdCache() { change { $0 = $0 ?? $1 } }

  var lags: Bool { cachedRevision < revision }

  func releaseCache() { change { held, _ in held = nil } }

  /// All objects of a resource as the watch cache knows them.
  func cachedSnapshot(_ resource: GroupResource) -> (revision: Int, objects: ObjectIndex) {
    let now = snapshot(resource)
    let cached = cachedRevision
    guard cached < now.revision, let past = snapshot(resource, at: cached) else { return now }
    return (cached, past)
  }
}
