import CCurl
import KubeTransport

/// The connections of a transport, and what is on which. Only the loop's thread has it.
final class LanePool {
  let time: LoopTime
  private let poller: Poller
  private let settings: TransportSettings
  private var lanes: [Lane] = []
  private var free: FreeLane?
  private var places: [ObjectIdentifier: Place] = [:]
  /// Whether the server has shown that its connections take one request at a time.
  private var isHTTP1 = false

  private enum Place {
    case lane(Lane)
    case free(FreeLane)
  }

  /// How long a connection is kept that nobody uses: one that has died in the meantime would cost
  /// the next request its time.
  private static let longestRest: UInt64 = 30_000_000_000

  init(_ poller: Poller, _ time: LoopTime, _ settings: TransportSettings) {
    self.poller = poller
    self.time = time
    self.settings = settings
  }

  var isEmpty: Bool { places.isEmpty }

  func start(_ transfer: Transfer) {
    guard !transfer.isEnded else { return forget(transfer) }
    guard transfer.plan.mayShareConnection, !isHTTP1 else { return startFree(transfer) }
    let now = time.now()
    let key = Lane.Key(
      isLongLived: transfer.plan.isLongLived, identity: transfer.plan.identity)
    let candidates = lanes.filter {
      $0.key == key && $0.state != .retired && $0.load < $0.capacity && !$0.isFull
    }
    // The fullest, so that the others come to rest and end.
    let open = candidates.filter { $0.state == .open && !$0.isDoubtful(now) }
    if let lane = open.max(by: { $0.load < $1.load }) {
      places[ObjectIdentifier(transfer)] = .lane(lane)
      lane.add(transfer, now)
    } else if let lane = candidates.first(where: { $0.state == .opening }) {
      places[ObjectIdentifier(transfer)] = .lane(lane)
      lane.waiting.append(transfer)
    } else {
      startAlone(transfer)
    }
  }

  /// Begins with a request on a connection of its own, which others may join.
  func startAlone(_ transfer: Transfer) {
    guard !transfer.isEnded else { return forget(transfer) }
    let key = Lane.Key(
      isLongLived: transfer.plan.isLongLived, identity: transfer.plan.identity)
    do throws(TransportError) {
      let lane = try Lane(key, self, poller, settings.liveness)
      lanes.append(lane)
      places[ObjectIdentifier(transfer)] = .lane(lane)
      lane.add(transfer, time.now())
    } catch {
      forget(transfer)
      transfer.end(.failure(error))
    }
  }

  private func startFree(_ transfer: Transfer) {
    do throws(TransportError) {
      let lane = try freeLane()
      places[ObjectIdentifier(transfer)] = .free(lane)
      lane.add(transfer, time.now())
    } catch {
      forget(transfer)
      transfer.end(.failure(error))
    }
  }

  private func freeLane() throws(TransportError) -> FreeLane {
    if let free { return free }
    let made = try FreeLane(self, poller)
    free = made
    return made
  }

  func resume(_ transfer: Transfer) {
    switch places[ObjectIdentifier(transfer)] {
    case .lane(let lane): lane.resume(transfer)
    case .free(let lane): lane.resume(transfer)
    case nil: break
    }
  }

  func remove(_ transfer: Transfer) {
    switch places.removeValue(forKey: ObjectIdentifier(transfer)) {
    case .lane(let lane): lane.remove(transfer)
    case .free(let lane): lane.remove(transfer)
    case nil: break
    }
  }

  /// The transfer is on no connection any more.
  func forget(_ transfer: Transfer) {
    places[ObjectIdentifier(transfer)] = nil
  }

  func hasHTTP1() { isHTTP1 = true }

  func hasHTTP2() { isHTTP1 = false }

  /// When there is something to do though nothing happens, in nanoseconds.
  var deadline: UInt64 {
    var deadline = free?.deadline ?? .max
    for lane in lanes {
      deadline = min(deadline, lane.deadline)
      if let idle = lane.idleSince { deadline = min(deadline, idle &+ Self.longestRest) }
    }
    return deadline
  }

  /// Does what is due.
  func work(_ now: UInt64) {
    free?.workIfDue(now)
    var hasSpent = false
    for lane in lanes {
      if lane.deadline <= now { lane.workIfDue(now) }
      if isSpent(lane, now) { hasSpent = true }
    }
    guard hasSpent else { return }
    let spent = lanes.filter { isSpent($0, now) }
    lanes.removeAll { isSpent($0, now) }
    for lane in spent { lane.close(EventLoop.shutDownError) }
  }

  private func isSpent(_ lane: Lane, _ now: UInt64) -> Bool {
    guard lane.isEmpty else { return false }
    if lane.state == .retired || lane.isFull { return true }
    return lane.idleSince.map { $0 &+ Self.longestRest <= now } ?? false
  }

  func endAll(_ error: TransportError) {
    for lane in lanes { lane.close(error) }
    free?.close(error)
    (lanes, free, places) = ([], nil, [:])
  }
}
