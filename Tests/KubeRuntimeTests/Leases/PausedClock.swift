import KubeTestSupport

/// A clock of a process that is paused once: right ahead of one of the looks at the clock.
final class PausedClock: Clock {
  private let base = TestClock(instantUpTo: .seconds(4))
  private let looks = Shared(0)
  private let pausedAt: Int
  private let length: Duration

  init(at look: Int, for length: Duration) {
    pausedAt = look
    self.length = length
  }

  var now: TestClock.Instant {
    if looks.change({
      $0 += 1; return $0
    }) == pausedAt {
      base.advance(by: length)
    }
    return base.now
  }

  var minimumResolution: Duration { base.minimumResolution }

  func sleep(until deadline: TestClock.Instant, tolerance: Duration?) async throws {
    try await base.sleep(until: deadline, tolerance: tolerance)
  }
}
