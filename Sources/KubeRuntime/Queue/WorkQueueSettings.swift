import KubeClient

/// How a ``WorkQueue`` decides.
package struct WorkQueueSettings: Sendable {
  /// The most keys that run at a time; nil for no bound.
  package var concurrency: Int?
  /// How long what happens to a key must have been over before it runs.
  package var debounce: Duration
  /// The longest that a key waits for that, however much happens to it.
  package var longestDebounce: Duration
  /// The waits of a key that fails again and again.
  package var backoff: Backoff

  package init(
    concurrency: Int? = nil, debounce: Duration = .zero, longestDebounce: Duration? = nil,
    backoff: Backoff = Backoff(
      firstDelay: .milliseconds(5), factor: 2, longestDelay: .seconds(1000))
  ) {
    self.concurrency = concurrency.map { max($0, 1) }
    self.debounce = min(max(debounce, .zero), .longestWait)
    self.longestDebounce = min(
      max(longestDebounce ?? self.debounce * 10, self.debounce), .longestWait)
    self.backoff = backoff
  }
}
