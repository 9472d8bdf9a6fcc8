import KubeCore
import KubeTransport
import Synchronization

/// What goes wrong in a cluster, as a test says.
public final class Faults: Sendable {
  /// What ``add(_:matching:skipping:times:chance:)`` gives, to take the fault away again.
  public struct ID: Sendable, Hashable {
    let number: Int
  }

  /// A fault that is to happen.
  public struct Plan: Sendable, Hashable {
    public var id: ID
    public var fault: Fault
    public var match: RequestMatch
    /// How many requests that match it leaves alone before it begins.
    public var skipping: Int
    /// How many it is still for; nil for all.
    public var remaining: Int?
    /// How likely it is for each request, from 0 to 1.
    public var chance: Double
  }

  private struct State {
    var plans: [Plan] = []
    var last = 0
    var downUntil: ClusterClock.Instant?
    var bodies: [ObjectIdentifier: WeakBody] = [:]
    /// Those whom a fault holds in silence.
    var silences: [ID: Cancellation] = [:]
  }

  private struct WeakBody { weak var body: FaultyBody? }

  private let state = Mutex(State())

  init() {}

  /// Has something go wrong.
  ///
  /// Faults of one request add up in the order in which they were added; the first that ends the
  /// request is the last.
  ///
  /// - Parameters:
  ///   - fault: what goes wrong.
  ///   - match: for which requests; all by default.
  ///   - skipping: how many requests that match are left alone before.
  ///   - times: for how many requests; for all by default, until it is removed.
  ///   - chance: how likely it is for each of them; the cluster's seed decides.
  @discardableResult
  public func add(
    _ fault: Fault, matching match: RequestMatch = .all, skipping: Int = 0, times: Int? = nil,
    chance: Double = 1
  ) -> ID {
    state.withLock { state in
      state.last += 1
      let id = ID(number: state.last)
      state.plans.append(
        Plan(
          id: id, fault: fault, match: match, skipping: max(0, skipping),
          remaining: times.map { max(0, $0) }, chance: chance))
      return id
    }
  }

  public func remove(_ id: ID) {
    let silence = state.withLock { state in
      state.plans.removeAll { $0.id == id }
      return state.silences.removeValue(forKey: id)
    }
    silence?.cancel()
  }

  public func removeAll() {
    let silences = state.withLock { state in
      state.plans = []
      defer { state.silences = [:] }
      return Array(state.silences.values)
    }
    for silence in silences { silence.cancel() }
  }

  /// Those that are still to happen.
  public var plans: [Plan] { state.withLock { $0.plans.filter { $0.remaining != 0 } } }

  /// What happens to a request, which counts.
  func taken(by request: ServerRequest, _ random: ServerRandom) -> [(ID, Fault)] {
    state.withLock { state in
      guard !state.plans.isEmpty else { return [] }
      var taken: [(ID, Fault)] = []
      for index in state.plans.indices {
        let plan = state.plans[index]
        guard plan.remaining != 0, plan.match.matches(request) else { continue }
        if plan.skipping > 0 {
          state.plans[index].skipping -= 1
          continue
        }
        if plan.chance < 1, Double(random.number(below: 1_000_000)) >= plan.chance * 1_000_000 {
          continue
        }
        if let remaining = plan.remaining { state.plans[index].remaining = remaining - 1 }
        taken.append((plan.id, plan.fault))
      }
      return taken
    }
  }

  /// What ends the silence of a fault.
  func silence(_ id: ID) -> Cancellation {
    state.withLock { state in
      if let known = state.silences[id] { return known }
      let new = Cancellation()
      state.silences[id] = new
      return new
    }
  }

  // Restarts

  func isDown(at now: ClusterClock.Instant) -> Bool {
    state.withLock { $0.downUntil.map { now < $0 } ?? false }
  }

  func keep(_ body: FaultyBody) {
    state.withLock { $0.bodies[ObjectIdentifier(body)] = WeakBody(body: body) }
  }

  func forget(_ body: FaultyBody) {
    state.withLock { $0.bodies[ObjectIdentifier(body)] = nil }
  }

  /// - Parameter cut: whether they end without a last chunk.
  func endAll(downUntil: ClusterClock.Instant?, cut: Bool) {
    let (bodies, silences) = state.withLock { state in
      state.downUntil = downUntil
      defer { (state.bodies, state.silences) = ([:], [:]) }
      return (state.bodies.values.compactMap(\.body), Array(state.silences.values))
    }
    for body in bodies { body.end(cut: cut) }
    for silence in silences { silence.cancel() }
  }
}
