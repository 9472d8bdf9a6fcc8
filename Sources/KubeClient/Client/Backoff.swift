/// Waits between tries, each longer than the one before, up to a bound.
///
/// ```swift
/// var backoff = Backoff()
/// while try await !attempt() { try await clock.sleep(for: backoff.next()) }
/// ```
///
/// Each wait is multiplied by a number that chance gives, so that those who failed together do not
/// come back together.
public struct Backoff: Sendable {
  /// The first wait, before chance shortens or lengthens it.
  public var firstDelay: Duration
  /// How many times as long as the one before each wait is; at least 1.
  public var factor: Double
  /// The longest wait, before chance has its part.
  public var longestDelay: Duration
  /// What a wait is multiplied by, as chance has it; `1...1` leaves nothing to chance.
  public var jitter: ClosedRange<Double>
  private let random: @Sendable (ClosedRange<Double>) -> Double
  /// The wait before chance, of the try before; nil ahead of the first.
  private var delay: Double?

  /// - Parameters:
  ///   - firstDelay: the first wait.
  ///   - factor: how many times as long as the one before each wait is.
  ///   - longestDelay: the longest wait.
  ///   - jitter: what a wait is multiplied by, as chance has it.
  ///   - random: where chance comes from: gives a number in a range.
  public init(
    firstDelay: Duration = .milliseconds(100), factor: Double = 2,
    longestDelay: Duration = .seconds(5), jitter: ClosedRange<Double> = 0.5...1,
    random: @escaping @Sendable (ClosedRange<Double>) -> Double = { Double.random(in: $0) }
  ) {
    self.firstDelay = firstDelay
    self.factor = factor
    self.longestDelay = longestDelay
    self.jitter = jitter
    self.random = random
  }

  /// How long to wait ahead of the next try.
  public mutating func next() -> Duration {
    let delay = min(
      self.delay.map { $0 * max(factor, 1) } ?? firstDelay.inSeconds, longestDelay.inSeconds)
    self.delay = delay
    return Duration(boundedSeconds: delay * random(jitter))
  }

  /// Begins anew with the first wait, as after a success.
  public mutating func reset() { delay = nil }

  /// A number from where chance comes from.
  package func chance(in range: ClosedRange<Double>) -> Double { random(range) }
}

extension Duration {
  fileprivate var inSeconds: Double {
    Double(components.seconds) + Double(components.attoseconds) * 1e-18
  }

  /// Whatever the number is, a duration from none to some decades.
  fileprivate init(boundedSeconds seconds: Double) {
    self = seconds > 0 ? .nanoseconds(Int64(Swift.min(seconds, 1e9) * 1e9)) : .zero
  }
}
