/// When a request is sent again.
///
/// A server that is busy says so with 429, 503 or 504, perhaps with the time to wait; these are
/// repeated for every verb, as the server has not done what was asked, except that 504 is repeated
/// only for reads. Failures of the connection are repeated where the server cannot have seen the
/// request, or where a second time changes nothing.
public struct RetryPolicy: Sendable, Hashable {
  /// The most tries in all; 1 for no repetition.
  public var attempts: Int
  /// The first wait; each is twice the one before.
  public var firstDelay: Duration
  /// The longest wait, but for what a server asks.
  public var longestDelay: Duration

  public init(
    attempts: Int = 5, firstDelay: Duration = .milliseconds(100),
    longestDelay: Duration = .seconds(5)
  ) {
    self.attempts = attempts
    self.firstDelay = firstDelay
    self.longestDelay = longestDelay
  }

  /// Nothing is sent twice.
  public static let none = RetryPolicy(attempts: 1)

  /// The wait after some failed tries, at least 1. A share of it, from 0 to 1, is left to chance, so
  /// that clients that failed together do not come back together.
  func delay(after failures: Int, chance: Double) -> Duration {
    var delay = firstDelay
    for _ in 1..<max(failures, 1) where delay < longestDelay { delay *= 2 }
    delay = min(delay, longestDelay)
    return delay * 0.5 + delay * (0.5 * chance)
  }
}
