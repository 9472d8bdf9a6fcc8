import CCurl
import KubeTransport

/// A connection that requests share, with the requests on it. Only the loop's thread has it.
///
/// libcurl would choose connections by itself. But it goes on using one whose other end is silent,
/// opens one for each request beyond a server's limit, and visits all requests of a connection at
/// each event of one. So each lane has a multi handle of its own, which may open one connection, and
/// takes few of what lasts long.
final class Lane {
  /// What keeps requests off each other's connections.
  struct Key: Equatable {
    var isLongLived: Bool
    var identity: ClientIdentity?
  }

  enum State {
    /// The first request waits for the connection, and others for it: ends as open, or with a
    /// failure.
    case opening
    case open
    /// Takes no more: ends with its last request.
    case retired
  }

  let key: Key
  private(set) var state = State.opening
  /// What waits for the first to have a connection.
  var waiting: [Transfer] = []
  private(set) var handles: [ObjectIdentifier: EasyHandle] = [:]
  private(set) var health: LaneHealth
  /// Since when there is nothing on the lane, in nanoseconds.
  private(set) var idleSince: UInt64?
  /// Whether the server allows no more at a time.
  private(set) var isFull = false
  private var multi: MultiHandle?
  /// What was added to a connection that is there, and must find itself on it at once.
  private var added: [EasyHandle] = []
  private var ping: EasyHandle?
  private let notes = LaneNotes()
  private unowned let pool: LanePool

  init(_ key: Key, _ pool: LanePool, _ poller: Poller, _ liveness: LivenessSettings)
    throws(TransportError)
  {
    self.key = key
    self.pool = pool
    health = LaneHealth(liveness)
    multi = try MultiHandle(poller, pool.time, hasOneConnection: true) { [unowned self] in settle()
    }
  }

  /// The most requests on one connection: of calls, what servers allow as a rule; of what lasts
  /// long, so few that an event of one does not cost much for the sake of the others.
  var capacity: Int { key.isLongLived ? 12 : 64 }

  var isEmpty: Bool { handles.isEmpty && waiting.isEmpty }

  var load: Int { handles.count + waiting.count }

  /// When there is something to do though nothing happens, in nanoseconds.
  var deadline: UInt64 { min(multi?.deadline ?? .max, health.nextCheck) }

  /// Whether a call has waited so long for its answer that no other should wait with it.
  func isDoubtful(_ now: UInt64) -> Bool {
    let patience = MonotonicTime.nanoseconds(health.settings.doubt)
    guard now > health.lastHeard &+ patience else { return false }
    return handles.values.contains { !$0.hasHead && now > $0.started &+ patience }
  }

  /// Begins with a request.
  func add(_ transfer: Transfer, _ now: UInt64) {
    do throws(TransportError) {
      let handle = try EasyHandle(transfer, notes, now)
      guard multi?.add(handle.raw) == true else {
        throw TransportError(.other, "libcurl did not take the request.", wasNotSent: true)
      }
      if state == .open { health.begin(now) }
      idleSince = nil
      handles[ObjectIdentifier(transfer)] = handle
      if state == .open { added.append(handle) }
    } catch {
      pool.forget(transfer)
      transfer.end(.failure(error))
      guard state == .opening, handles.isEmpty else { return }
      // Nothing opens it any more.
      retire()
      for next in takeWaiting() { pool.start(next) }
    }
  }

  func resume(_ transfer: Transfer) {
    handles[ObjectIdentifier(transfer)]?.resume()
  }

  /// Lets go of a transfer, whether it has ended or not. The server hears of it at once.
  func remove(_ transfer: Transfer) {
    guard let handle = handles[ObjectIdentifier(transfer)] else {
      return waiting.removeAll { $0 === transfer }
    }
    let wasAwaited = state == .opening && !handle.isConnected
    detach(handle)
    guard wasAwaited else { return }
    // The connection ends before it has begun, so that the others need another.
    retire()
    for next in takeWaiting() { pool.start(next) }
  }

  private func detach(_ handle: EasyHandle) {
    handles[ObjectIdentifier(handle.transfer)] = nil
    added.removeAll { $0 === handle }
    isFull = false
    let isCut = handle.isConnected && !handle.isFinished
    // libcurl writes that the stream ends, and leaves it lying until the connection is next used:
    // which may be never, while the server goes on with a watch. So another stream is used; and if
    // there is none, the connection ends.
    if isCut { handle.forbidReuse() }
    // It would keep the connection, with the end of the stream unsent.
    if handles.isEmpty { dropPing() }
    multi?.remove(handle.raw)
    guard handles.isEmpty else {
      if isCut { _ = handles.values.first { $0.isConnected && $0.flush() } }
      return
    }
    if isCut { retire() }
    health.rest()
    idleSince = pool.time.now()
  }

  private func takeWaiting() -> [Transfer] {
    defer { waiting = [] }
    return waiting
  }

  private func dropPing() {
    if let ping { multi?.remove(ping.raw) }
    ping = nil
  }

  /// Takes no more from here on.
  func retire() { state = .retired }

  /// Ends the lane with all that is on it.
  func close(_ error: TransportError) {
    let ended = handles.values.map(\.transfer) + waiting
    for handle in handles.values { multi?.remove(handle.raw) }
    dropPing()
    (handles, waiting, added, state) = ([:], [], [], .retired)
    multi?.close()
    for transfer in ended {
      pool.forget(transfer)
      transfer.end(.failure(error))
    }
  }

  func workIfDue(_ now: UInt64) {
    multi?.workIfDue(now)
    switch health.check(now) {
    case .nothing: break
    case .ping: sendPing(now)
    case .end:
      // There is nothing to judge by where the question found no room on the connection, as on one
      // of HTTP/1.1 or one that takes no more; or where a reader who is slow holds up the answer.
      guard let ping, ping.isConnected, !ping.isRestarted,
        !handles.values.contains(where: \.transfer.isPaused)
      else {
        dropPing()
        return health.hear(now)
      }
      let waited = health.settings.silence ?? .zero
      close(
        TransportError(
          .connectionLost,
          "The connection is lost: the server has sent nothing for "
            + "\(waited + health.settings.timeout), nor an answer to what was then asked."))
    }
  }

  /// Asks what every server answers (RFC 9110, 9.3.7), whatever the answer is.
  private func sendPing(_ now: UInt64) {
    dropPing()
    guard let plan = handles.values.first?.transfer.plan else { return }
    guard let handle = try? EasyHandle(Transfer(plan.ping()), notes, now) else { return }
    if multi?.add(handle.raw) == true { ping = handle }
  }

  /// Sees to what libcurl's work has changed.
  private func settle() {
    let tried = added
    added = []
    if notes.takeLife() { health.hear(pool.time.now()) }
    if notes.isHTTP1 { pool.hasHTTP1() }
    settleOpening()
    if notes.isHTTP1 || notes.goAway != nil { retire() }
    takeFinished()
    takeRestarted()
    settle(tried)
    notes.endTurn()
  }

  /// Lets the others begin once the first has a connection.
  private func settleOpening() {
    guard state == .opening, handles.values.contains(where: \.isConnected) else { return }
    state = notes.isHTTP1 ? .retired : .open
    // Until then there is the time to connect.
    health.begin(pool.time.now())
    for transfer in takeWaiting() { pool.start(transfer) }
  }

  private func takeFinished() {
    while let (easy, code) = multi?.nextFinished() {
      guard let context = kube_curl_context(easy) else { continue }
      let handle = Unmanaged<EasyHandle>.fromOpaque(context).takeUnretainedValue()
      handle.isFinished = true
      // An answer of whatever sort is a sign of life, unless it is that the connection has ended;
      // then all that is on it hears of that.
      guard handle !== ping else {
        dropPing()
        health.hear(pool.time.now())
        continue
      }
      finish(handle, code)
    }
  }

  private func finish(_ handle: EasyHandle, _ code: CURLcode) {
    let transfer = handle.transfer
    let isUnprocessed =
      code != CURLE_OK && handle.isUnprocessed(code)
    let outcome = handle.outcome(of: code, isUnprocessed: isUnprocessed)
    let mayRestart = isUnprocessed && handle.isConnected && transfer.mayRestart()
    let stranded = state == .opening && !handle.isConnected ? takeWaiting() : []
    detach(handle)
    if mayRestart {
      retire()
      return pool.start(transfer)
    }
    pool.forget(transfer)
    transfer.end(outcome)
    // What ends more than a stream ends the connection.
    if state == .open, code != CURLE_OK, code != CURLE_HTTP2_STREAM { retire() }
    guard state == .opening else { return }
    // All that wait begin each by itself, lest they fail one after another.
    retire()
    for next in stranded { pool.startAlone(next) }
  }

  /// libcurl begins anew with a request that got no answer. Where that may be done, it is done on
  /// another connection.
  private func takeRestarted() {
    guard notes.takeRestart() else { return }
    retire()
    for handle in Array(handles.values) where handle.isRestarted {
      let transfer = handle.transfer
      let isUnprocessed = handle.isUnprocessed(CURLE_RECV_ERROR)
      let outcome = handle.outcome(of: CURLE_RECV_ERROR, isUnprocessed: isUnprocessed)
      let mayRestart = handle.isRepeatable || isUnprocessed
      detach(handle)
      if mayRestart, transfer.mayRestart() {
        pool.start(transfer)
      } else {
        pool.forget(transfer)
        transfer.end(outcome)
      }
    }
  }

  /// What is not on the connection at once found no room on it.
  private func settle(_ tried: [EasyHandle]) {
    let late = tried.filter {
      !$0.isConnected && !$0.isFinished && handles[ObjectIdentifier($0.transfer)] === $0
    }
    guard !late.isEmpty else { return }
    for handle in late { detach(handle) }
    isFull = true
    for handle in late { pool.start(handle.transfer) }
  }
}
