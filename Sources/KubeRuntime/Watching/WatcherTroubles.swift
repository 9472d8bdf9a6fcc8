/// Which trouble a watcher is in, so that each is said once.
struct WatcherTroubles: Sendable {
  private var current: WatcherTrouble.Kind?
  private var past: WatcherTrouble.Kind?

  /// - Returns: whether it is another than the last.
  mutating func begin(_ kind: WatcherTrouble.Kind) -> Bool {
    // That a version is forgotten is part of a server's life.
    guard kind != .expired, kind != current else { return false }
    current = kind
    past = nil
    return true
  }

  /// All is well.
  mutating func end() {
    guard let current else { return }
    past = current
    self.current = nil
  }

  /// The server no longer refuses; whether all is well will be seen.
  mutating func endRefusal() {
    switch current {
    case .forbidden, .unauthorized, .notServed: end()
    default: break
    }
  }

  mutating func takeRecovery() -> WatcherTrouble.Kind? {
    guard let past else { return nil }
    self.past = nil
    return past
  }
}
