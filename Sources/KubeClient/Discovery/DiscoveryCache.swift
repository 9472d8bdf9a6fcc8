import Synchronization

/// What is known of what a server serves, which is asked for anew when something is missing.
///
/// Those who miss something at the same time share one answer. Errors are not kept.
final class DiscoveryCache: Sendable {
  private struct Held {
    var discovery: Discovery
    /// How long ago it was asked for.
    var age: @Sendable () -> Duration
  }

  private struct Answer: Sendable {
    var discovery: Discovery
    /// That in which it was asked for.
    var era: Int
  }

  private struct State {
    var held: Held?
    /// How often all was forgotten, so that what was asked for before is not kept.
    var era = 0
  }

  /// What misses more often than this is not there.
  static let interval: Duration = .seconds(5)

  private let state = Mutex(State())
  private let work = SharedWork<Answer>()

  /// What is known, or, if that does not satisfy and is not new, what the server says now.
  ///
  /// - Parameters:
  ///   - clock: measures the age of what is known.
  ///   - isEnough: whether what is looked for is in it.
  ///   - ask: asks the server.
  func discovery(
    on clock: any Clock<Duration>, with isEnough: (Discovery) -> Bool,
    _ ask: () async throws(ClientError) -> Discovery
  ) async throws(ClientError) -> Discovery {
    let era = state.withLock { $0.era }
    while true {
      if let known = known(enough: isEnough) { return known }
      let answer = try await work.value { () throws(ClientError) in
        // Another may have asked since.
        if let known = known(enough: isEnough) { return Answer(discovery: known, era: era) }
        return try await asked(on: clock, ask)
      }
      // What was asked for before all was forgotten is not what this task wants.
      if answer.era >= era { return answer.discovery }
    }
  }

  private func known(enough isEnough: (Discovery) -> Bool) -> Discovery? {
    guard let held = state.withLock({ $0.held }),
      isEnough(held.discovery) || held.age() < Self.interval
    else { return nil }
    return held.discovery
  }

  func forget() {
    state.withLock { state in
      state.held = nil
      state.era += 1
    }
  }

  /// Asks the server, and keeps what it says.
  func renew(
    on clock: any Clock<Duration>, _ ask: () async throws(ClientError) -> Discovery
  ) async throws(ClientError) -> Discovery {
    try await asked(on: clock, ask).discovery
  }

  private func asked(
    on clock: any Clock<Duration>, _ ask: () async throws(ClientError) -> Discovery
  ) async throws(ClientError) -> Answer {
    let era = state.withLock { $0.era }
    let age = clock.stopwatch()
    let discovery = try await ask()
    state.withLock { state in
      if state.era == era { state.held = Held(discovery: discovery, age: age) }
    }
    return Answer(discovery: discovery, era: era)
  }
}
