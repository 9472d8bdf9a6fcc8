import CCurl
import KubeTransport

/// The transfers that libcurl works on. Only the loop's thread has it.
struct RunningTransfers {
  private let multi: MultiHandle
  var upgrades: RunningUpgrades
  private var running: [ObjectIdentifier: EasyHandle] = [:]
  /// The transfer that waits for a connection, which may have HTTP/2 and room for more.
  ///
  /// Until it has one all others wait, lest each open a connection of its own where one would do.
  /// (`CURLOPT_PIPEWAIT` of libcurl 7.88 is for that, but leaves some waiting for as long as the
  /// others last, which is for ever with watches.)
  private var probe: Transfer?
  private var hasProbeFailed = false
  private var waiting: ArraySlice<Transfer> = []
  /// Whether the server has shown that its connections take one request at a time.
  private var isHTTP1 = false

  init(_ multi: MultiHandle) {
    self.multi = multi
    upgrades = RunningUpgrades(multi)
  }

  var isEmpty: Bool { running.isEmpty && waiting.isEmpty && upgrades.isEmpty }

  mutating func start(_ transfer: Transfer) {
    guard !transfer.isEnded else { return }
    guard !isHTTP1, transfer.plan.mayShareConnection else { return add(transfer) }
    guard probe == nil else {
      return waiting.append(transfer)
    }
    probe = transfer
    add(transfer)
  }

  private mutating func add(_ transfer: Transfer) {
    do throws(TransportError) {
      let handle = try EasyHandle(transfer)
      guard curl_multi_add_handle(multi.raw, handle.raw) == CURLM_OK else {
        throw TransportError(.other, "libcurl did not take the request.", wasNotSent: true)
      }
      running[ObjectIdentifier(transfer)] = handle
    } catch {
      transfer.end(.failure(error))
    }
  }

  func resume(_ transfer: Transfer) {
    running[ObjectIdentifier(transfer)]?.resume()
  }

  /// Lets go of a transfer, whether it has ended or not. The server hears of it at once.
  mutating func remove(_ transfer: Transfer) {
    guard let handle = running.removeValue(forKey: ObjectIdentifier(transfer)) else { return }
    guard handle.mayShareConnection, !handle.isFinished else {
      curl_multi_remove_handle(multi.raw, handle.raw)
      return
    }
    // libcurl writes that the stream ends, and leaves it lying until the connection is next used:
    // which may be never, while the server goes on with a watch. So another stream is used; and if
    // there is none, the connection ends.
    let port = handle.localPort
    handle.forbidReuse()
    curl_multi_remove_handle(multi.raw, handle.raw)
    _ = running.values.first { $0.mayShareConnection && $0.localPort == port && $0.flush() }
  }

  mutating func endAll(_ error: TransportError) {
    for handle in running.values {
      handle.transfer.end(.failure(error))
      curl_multi_remove_handle(multi.raw, handle.raw)
    }
    running = [:]
    for transfer in waiting { transfer.end(.failure(error)) }
    waiting = []
    upgrades.endAll(error)
  }

  /// Lets the next begin once the one before has a connection. If that could not get one, or none
  /// can be shared, all begin, lest they fail or wait one after another.
  ///
  /// - Returns: whether there is work.
  private mutating func settleProbe() -> Bool {
    guard let first = probe else { return false }
    if let handle = running[ObjectIdentifier(first)] {
      guard handle.isConnected else { return false }
    }
    probe = nil
    if !waiting.isEmpty, running.values.contains(where: { $0.head.isHTTP1 == true }) {
      isHTTP1 = true
    }
    let isEach = hasProbeFailed || isHTTP1
    hasProbeFailed = false
    while let next = waiting.popFirst() {
      guard !next.isEnded else { continue }
      add(next)
      if !isEach {
        probe = next
        return true
      }
    }
    return isEach
  }

  /// Does what can be done, and waits until there is more to do.
  mutating func work() {
    var active: Int32 = 0
    curl_multi_perform(multi.raw, &active)
    takeFinished()
    while settleProbe() {
      curl_multi_perform(multi.raw, &active)
      takeFinished()
    }
    var waits = upgrades.waits()
    curl_multi_poll(multi.raw, &waits, UInt32(waits.count), 60_000, nil)
    upgrades.proceed(waits)
  }

  private mutating func takeFinished() {
    var left: Int32 = 0
    while let message = curl_multi_info_read(multi.raw, &left) {
      guard message.pointee.msg == CURLMSG_DONE, let raw = message.pointee.easy_handle else {
        continue
      }
      let result = kube_curl_result(message)
      guard let context = kube_curl_context(raw) else {
        upgrades.connected(raw, result)
        continue
      }
      let handle = Unmanaged<EasyHandle>.fromOpaque(context).takeUnretainedValue()
      let transfer = handle.transfer
      handle.isFinished = true
      let outcome = handle.outcome(of: result)
      if transfer === probe { hasProbeFailed = !handle.isConnected }
      if let version = handle.head.isHTTP1 { isHTTP1 = version }
      remove(transfer)
      transfer.end(outcome)
    }
  }
}
