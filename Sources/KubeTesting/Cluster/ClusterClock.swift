public import KubeCore
import Synchronization

/// The time of a cluster: the system's, or one that moves only as a test says.
///
/// ```swift
/// let clock = ClusterClock.manual()
/// let cluster = TestCluster(clock: clock)
/// clock.advance(by: .seconds(3600))   // leases expire, watches end, pods finish
/// ```
public final class ClusterClock: Clock {
  public struct Instant: InstantProtocol, Sendable {
    /// Since the clock was made.
    public var offset: Duration

    public func advanced(by duration: Duration) -> Instant { Instant(offset: offset + duration) }
    public func duration(to other: Instant) -> Duration { other.offset - offset }
    public static func < (a: Instant, b: Instant) -> Bool { a.offset < b.offset }
  }

  private struct Sleeper {
    var deadline: Duration
    var continuation: CheckedContinuation<Void, any Error>
  }

  private struct State {
    var offset: Duration = .zero
    var sleepers: [Int: Sleeper] = [:]
    var last = 0
    /// Who waits until somebody sleeps.
    var drivers: [CheckedContinuation<Void, Never>] = []
  }

  /// When the clock was made, in seconds since 1970.
  private let start: Duration
  private let system: ContinuousClock?
  private let systemStart: ContinuousClock.Instant
  private let state = Mutex(State())

  private init(start: Duration, system: ContinuousClock?) {
    self.start = start
    self.system = system
    systemStart = ContinuousClock.now
  }

  /// The system's time.
  public static func system() -> ClusterClock {
    let now = MicroTime.now()
    let start: Duration =
      .seconds(now.secondsSince1970) + .nanoseconds(Int64(now.nanoseconds))
    return ClusterClock(start: start, system: ContinuousClock())
  }

  /// A time that stands still until ``advance(by:)`` or ``set(_:)`` moves it.
  ///
  /// - Parameter start: 1 January 2026 by default, so that one test has the same times in each run.
  public static func manual(
    at start: Time = Time(secondsSince1970: 1_767_225_600)
  ) -> ClusterClock {
    ClusterClock(
      start: .seconds(start.secondsSince1970) + .nanoseconds(Int64(start.nanoseconds)),
      system: nil)
  }

  public var now: Instant {
    if system != nil { return Instant(offset: ContinuousClock.now - systemStart + jumps) }
    return Instant(offset: state.withLock { $0.offset })
  }

  /// How far the time was moved by hand.
  private var jumps: Duration { state.withLock { $0.offset } }

  public var minimumResolution: Duration { .nanoseconds(1) }

  /// The time of day, to the second.
  public var time: Time {
    let (seconds, attoseconds) = (start + now.offset).components
    return Time(
      secondsSince1970: seconds, nanoseconds: Int32(truncatingIfNeeded: attoseconds / 1_000_000_000)
    )
  }

  /// The time of day, to the microsecond.
  public var microTime: MicroTime {
    let (seconds, attoseconds) = (start + now.offset).components
    return MicroTime(
      secondsSince1970: seconds, nanoseconds: Int32(truncatingIfNeeded: attoseconds / 1_000_000_000)
    )
  }

  /// Moves the clock, and wakes those whose time has come. On a clock of the system's time it is a
  /// jump; less than zero goes back.
  public func advance(by duration: Duration) {
    let woken = state.withLock { state -> [Sleeper] in
      state.offset += duration
      guard system == nil else { return [] }
      let due = state.sleepers.filter { $0.value.deadline <= state.offset }
      for number in due.keys { state.sleepers[number] = nil }
      return due.values.sorted { $0.deadline < $1.deadline }
    }
    for sleeper in woken { sleeper.continuation.resume() }
  }

  /// Moves a manual clock to a time of day, if that is not over.
  public func set(_ time: MicroTime) {
    let target: Duration =
      .seconds(time.secondsSince1970) + .nanoseconds(Int64(time.nanoseconds)) - start
    let offset = now.offset
    if target > offset { advance(by: target - offset) }
  }

  /// Moves a manual clock to the next time that somebody waits for, once somebody does.
  func advanceToNextSleep() async {
    let waiting = Cancellation()
    await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        let isThere = state.withLock { state in
          if !state.sleepers.isEmpty || waiting.isCancelled { return true }
          state.drivers.append(continuation)
          return false
        }
        if isThere { continuation.resume() }
      }
    } onCancel: {
      waiting.cancel()
      wakeDrivers()
    }
    let next = state.withLock { $0.sleepers.values.map(\.deadline).min() }
    if let next, next > now.offset { advance(by: next - now.offset) }
  }

  private func wakeDrivers() {
    let drivers = state.withLock { state in
      defer { state.drivers = [] }
      return state.drivers
    }
    for driver in drivers { driver.resume() }
  }

  public func sleep(until deadline: Instant, tolerance: Duration?) async throws {
    if let system {
      let end = systemStart.advanced(by: deadline.offset - jumps)
      return try await system.sleep(until: end, tolerance: tolerance)
    }
    let number = state.withLock { state in
      state.last += 1
      return state.last
    }
    try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { continuation in
        let result = state.withLock { state -> Result<Void, any Error>? in
          // Under the lock, as whoever cancels may come ahead of the wait.
          if Task.isCancelled { return .failure(CancellationError()) }
          if deadline.offset <= state.offset { return .success(()) }
          state.sleepers[number] = Sleeper(
            deadline: deadline.offset, continuation: continuation)
          return nil
        }
        if let result { continuation.resume(with: result) } else { wakeDrivers() }
      }
    } onCancel: {
      let sleeper = state.withLock { $0.sleepers.removeValue(forKey: number) }
      sleeper?.continuation.resume(throwing: CancellationError())
    }
  }
}
