extension Clock where Duration == Swift.Duration {
  /// Says how long ago it was made.
  package func stopwatch() -> @Sendable () -> Duration {
    let start = now
    return { start.duration(to: self.now) }
  }
}
