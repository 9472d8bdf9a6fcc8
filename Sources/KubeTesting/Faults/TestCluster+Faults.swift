extension TestCluster {
  /// The server starts anew: watches end, and its caches forget what happened, so that watches of
  /// earlier versions are answered 410. Objects stay.
  ///
  /// - Parameters:
  ///   - duration: how long nobody can connect, by the cluster's clock.
  ///   - cut: whether watches are torn, as by a crash, or end in order.
  public func restart(downFor duration: Duration = .zero, cut: Bool = false) {
    server.restart(downFor: duration, cut: cut)
  }

  /// Forgets what was before now, so that earlier versions are answered 410. Watches that are open
  /// and have seen all go on.
  public func compact() { server.store.compact() }

  /// The watch cache stands still: watches, and reads that name a version such as 0, see nothing of
  /// what is written from now on, until ``releaseCache()``.
  public func holdCache() { server.store.holdCache() }

  /// The watch cache catches up.
  public func releaseCache() { server.store.releaseCache() }
}

extension APIServer {
  func restart(downFor duration: Duration, cut: Bool) {
    faults.endAll(
      downUntil: duration > .zero ? clock.now.advanced(by: duration) : nil, cut: cut)
    store.releaseCache()
    restart()
  }
}
